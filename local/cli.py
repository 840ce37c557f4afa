"""The command `tocsin`: files through the whole flow, the flow as a server, and its parts alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from local.inputs import documents, lines

FILES = click.Path(path_type=Path, allow_dash=True)
LONG = 30  # documents from which a progress bar shows


def main() -> None:
    """Entry point: Ctrl-C ends with one line and 130."""
    try:
        commands(prog_name="tocsin", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nstopped", err=True)
        sys.exit(130)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Reports in, structured, dated, located, merged security incidents out."""


@commands.command()
@click.argument("files", nargs=-1, required=True, type=FILES)
@click.option("--mentions", type=click.Path(path_type=Path, dir_okay=False), help="Write each report's mentions here, one line a report.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write published files here.")
def run(files: tuple[Path, ...], mentions: Path | None, out: Path | None) -> None:
    """Send FILES (.json, .jsonl, .txt) through the whole flow on moto and show the incidents."""
    from local.session import Session
    from local.stack import Stack

    found = list(documents(files))
    session = Session(Stack.deploy())
    with _progress(len(found)) as step:
        session.send(found, step)
    if mentions is not None:
        _write_lines(mentions, session.mention_lines())
    if out is not None:
        _write_out(out, session)
    sys.exit(_report(session))


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    """A bar on standard error for long input at a terminal; else nothing."""
    console = Console(stderr=True)
    if total < LONG or not console.is_terminal:
        yield lambda done: None
        return
    with Progress("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task("reports", total=total)
        yield lambda done: bar.advance(task, done)


def _write_lines(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as handle:
        for row in rows:
            handle.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_out(folder: Path, session: Any) -> None:
    """What was published, as files: a detail document for each incident, feeds, and the mentions."""
    from tocsin.publishing.geojson import collection

    _write_lines(folder / "mentions.jsonl", session.mention_lines())
    for key, body in session.published():
        target = folder / key
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
    summaries = [i.summary for i in session.incidents()]
    newest = max((s.updated_at for s in summaries), default="")
    (folder / "incidents.geojson").write_text(
        json.dumps(collection(summaries, newest, "incidents"), ensure_ascii=False, indent=1), encoding="utf-8"
    )


def _report(session: Any) -> int:
    """The table, what was refused or rejected, and the exit code."""
    from local.tables import incident_table
    from tocsin.model.report import ReportStatus

    console = Console(width=None if Console().is_terminal else 110)
    incidents = session.incidents()
    console.print(incident_table(incidents))
    refused = [(s.name, s.refusal) for s in session.sent if s.refusal]
    states = [(s, session.state(s)) for s in session.sent if s.report]
    rejected = [(s.name, state.history[-1].reason) for s, state in states if state.status == ReportStatus.REJECTED]
    open_ones = [
        (s.name, state.history[-1].reason or state.status.value)
        for s, state in states
        if state.status not in {ReportStatus.DONE, ReportStatus.REJECTED}
    ]
    for name, why in refused + rejected:
        console.print(f"rejected: {name}: {why}", markup=False)
    for name, why in open_ones:
        console.print(f"not done: {name}: {why}", markup=False)
    console.print(
        f"{len(session.sent)} reports, {len(incidents)} incidents, {len(refused) + len(rejected)} rejected, {len(open_ones)} not done"
    )
    return 1 if open_ones else 0


@commands.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--secret", help="Sign with this secret (whsec_…) instead of a new one.")
def serve(port: int, secret: str | None) -> None:
    """Webhook, API and feeds on moto, in one process."""
    from local.server import serve as start

    start(port, secret)


@commands.command()
@click.argument("file", type=FILES)
@click.option("--secret", required=True, help="The signing secret, whsec_…")
@click.option("--id", "message_id", default="msg-1", show_default=True, help="The message id: one for each message.")
def sign(file: Path, secret: str, message_id: str) -> None:
    """Print the signature headers of FILE as curl takes them."""
    from local.session import signed

    body = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        headers = signed(secret, message_id, body)
    except ValueError as fault:
        raise click.ClickException(f"this secret cannot sign: {fault}") from fault
    click.echo(" ".join(f"-H {name}:{value}" for name, value in headers.items()))


@commands.command()
@click.argument("file", type=FILES)
@click.option("--explain", is_flag=True, help="Show text and reasons side by side.")
def extract(file: Path, explain: bool) -> None:
    """The reader alone: what each report of FILE says, as JSON."""
    from local.explain import explained
    from tocsin.enrichment import resolve
    from tocsin.errors import Rejected
    from tocsin.extraction.reader import read
    from tocsin.intake.documents import good, parse, report_of

    for raw in documents([file]):
        read_documents, _ = parse(json.dumps(raw, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        for refusal in (d for d in read_documents if isinstance(d, Rejected)):
            raise click.ClickException(f"{file}: {refusal.detail} {refusal.pointer}")
        for document in good(read_documents):
            report = report_of(document)
            mentions = resolve(report, read(report))
            if explain:
                Console().print(explained(report, mentions))
            else:
                shown = {"report": report.external_id or report.id, "mentions": [m.model_dump(mode="json") for m in mentions]}
                click.echo(json.dumps(shown, ensure_ascii=False, indent=1))


@commands.command()
@click.argument("file", type=FILES)
def dates(file: Path) -> None:
    """The time grammar alone: lines {"id","lang","reference","text"} in, {"id","value"} out."""
    from tocsin.times import answer

    for line in lines(file):
        click.echo(json.dumps({"id": line["id"], "value": answer(line["text"], line["lang"], line.get("reference"))}, ensure_ascii=False))


@commands.command()
@click.argument("file", type=FILES)
def link(file: Path) -> None:
    """The merging alone: lines of mentions without `incident` in, the same lines with it out."""
    from tocsin.merging import link_lines

    for line in link_lines(lines(file)):
        click.echo(json.dumps(line, ensure_ascii=False))
