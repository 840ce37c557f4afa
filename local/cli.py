"""The command `tocsin`: files through the whole flow, the flow as a server, and its parts alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from local.inputs import inputs, lines, read
from local.interrupt import Interrupt

if TYPE_CHECKING:
    from local.session import Session

FILES = click.Path(path_type=Path, allow_dash=True)
PAGE = 140  # columns of what goes into a file
LONG = 30  # documents from which a progress bar shows
MARK = "incidents.geojson"  # tells a folder that a run wrote to


def main() -> None:
    """Entry point: Ctrl-C ends with one line and 130."""
    interrupt = Interrupt()
    interrupt.install()
    try:
        commands(prog_name="tocsin", standalone_mode=False, obj=interrupt)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
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
@click.make_pass_decorator(Interrupt, ensure=True)
def run(interrupt: Interrupt, files: tuple[Path, ...], mentions: Path | None, out: Path | None) -> None:
    """Send FILES (.json, .jsonl, .txt; - for lines on standard input) through the whole flow on moto and show the incidents.

    Ends with 0 when every report was done, or rejected with its reason.
    """
    from local.session import Session
    from local.stack import Stack

    given = list(inputs(files))
    with closing(Stack.deploy()) as stack:
        session = Session(stack)
        with _progress(len(given)) as step:
            for done in session.send(given):
                step(done)
                interrupt.check()
        if mentions is not None:
            _write_lines(mentions, session.mention_lines())
        if out is not None:
            _write_out(out, session)
        sys.exit(_report(session))


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error for long input at a terminal; else nothing."""
    console = Console(stderr=True)
    if total < LONG or not console.is_terminal:
        yield lambda done: None
        return
    with Progress("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task("reports", total=total)
        yield lambda done: bar.advance(task, done)


def _write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as handle:
        for row in rows:
            handle.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_out(folder: Path, session: Session) -> None:
    """What was published, as files: a detail document for each incident, feeds; beside them all incidents of the run, and the mentions."""
    from tocsin.publishing.geojson import collection
    from tocsin.publishing.redaction import PUBLIC, Redaction
    from tocsin.publishing.table import table

    shown = Redaction(PUBLIC)
    _clear(folder)
    for key, body in session.published():
        (folder / key).parent.mkdir(parents=True, exist_ok=True)
        (folder / key).write_bytes(body)
    _write_lines(folder / "mentions.jsonl", session.mention_lines())
    summaries = [shown.incident(i).summary for i in session.incidents()]
    newest = max((s.updated_at for s in summaries), default="")
    everything = json.dumps(collection(summaries, newest, "incidents of this run"), ensure_ascii=False, indent=1)
    (folder / MARK).write_text(everything, encoding="utf-8")
    (folder / "incidents.csv").write_text(table(summaries), encoding="utf-8", newline="")


def _clear(folder: Path) -> None:
    """Take away what an earlier run wrote, and nothing else."""
    if (folder / MARK).exists():
        for written in (*folder.glob("feeds/*.geojson"), *folder.glob("incidents/i_*.json"), *folder.glob("incidents/i_*/v*.json")):
            written.unlink()


def _report(session: Session) -> int:
    """The table, what was refused or rejected, and the exit code."""
    from local.tables import WIDTH, incident_table
    from tocsin.model.report import ReportStatus

    console = Console()
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    incidents = session.incidents()
    if incidents:
        console.print(incident_table(incidents))
    states = [(s.name, s.refusal, session.state(s)) for s in session.sent]
    rejected = [(name, refusal or "") for name, refusal, state in states if state is None]
    rejected += [(name, s.history[-1].reason or "") for name, _, s in states if s and s.status is ReportStatus.REJECTED]
    settled = {ReportStatus.DONE, ReportStatus.REJECTED}
    open_ones = [(name, s.history[-1].reason or s.status.value) for name, _, s in states if s and s.status not in settled]
    for word, found in (("rejected", rejected), ("not done", open_ones)):
        for name, why in found:
            console.print(f"{word}: {name}: {why}", markup=False, highlight=False, soft_wrap=True)
    for error in session.errors() if open_ones else ():
        console.print(f"error in {error}", markup=False, highlight=False, soft_wrap=True)
    told = f"{len(states)} reports, {len(incidents)} incidents, {len(rejected)} rejected, {len(open_ones)} not done"
    console.print(told, highlight=False)
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
    from local.session import check_secret, signed

    check_secret(secret)
    headers = signed(secret, message_id, read(file))
    click.echo(" ".join(f"-H {name}:{value}" for name, value in headers.items()))


@commands.command()
@click.argument("file", type=FILES)
@click.option("--explain", is_flag=True, help="Show text and reasons side by side.")
def extract(file: Path, explain: bool) -> None:
    """The reader alone: what each report of FILE says, as JSON."""
    from local.explain import explained
    from tocsin.enrichment import resolve
    from tocsin.errors import Rejected
    from tocsin.extraction.reader import read as read_report
    from tocsin.intake.documents import parse, report_of

    console = Console()
    console.width = console.width if console.is_terminal else PAGE
    for given in inputs([file]):
        documents, _ = parse(given.body)
        for document in documents:
            if isinstance(document, Rejected):
                raise click.ClickException(f"{given.name}: {document.detail} {document.pointer}".strip())
            report = report_of(document)
            mentions = resolve(report, read_report(report))
            if explain:
                console.print(explained(report, mentions, console.width))
            else:
                shown = {"report": report.external_id or report.id, "mentions": [m.model_dump(mode="json") for m in mentions]}
                click.echo(json.dumps(shown, ensure_ascii=False, indent=1))


@commands.command()
@click.argument("file", type=FILES)
def dates(file: Path) -> None:
    """The time grammar alone: lines {"id","lang","reference","text"} in, {"id","value"} out."""
    from tocsin.times import answer

    for line in lines(file):
        try:
            value = answer(str(line["text"]), str(line["lang"]), line.get("reference"))
        except (KeyError, ValueError) as fault:
            raise click.ClickException(f"{line.get('id')}: {fault}") from fault
        click.echo(json.dumps({"id": line.get("id"), "value": value}, ensure_ascii=False))


@commands.command()
@click.argument("file", type=FILES)
def link(file: Path) -> None:
    """The merging alone: lines of mentions without `incident` in, the same lines with it out."""
    from tocsin.merging.lines import link_lines

    given = list(lines(file))
    try:
        linked = link_lines(given)
    except (KeyError, TypeError, ValueError) as fault:
        raise click.ClickException(f"not lines of mentions: {type(fault).__name__} {fault}") from fault
    for line in linked:
        click.echo(json.dumps(line, ensure_ascii=False))
