"""`make orders`: the same reports in many orders, some of them several times, must end in the same incidents.

Reads every report once, then settles the mentions one report at a time on a store in memory, in random orders with
repetitions. The incidents, their ids, their mentions and all that is said of them must come out the same each time, and every
id that was ever given must lead to where its mentions are now.

    python -m tools.merge_orders [--orders 200] [FILE.jsonl …]      default: the devset beside the project, and the own corpus
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.memory_incidents import MemoryIncidents
from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.documents import IntakeDocument, report_of
from tocsin.merging.records import record
from tocsin.merging.regroup import Cause
from tocsin.model.incident import IncidentStatus, MentionRecord
from tocsin.model.neighbourhood import Home, Lookup
from tocsin.stages.settle import Matter, settle

ROOT = Path(__file__).parents[1]
DEVSET = ROOT.parent / "shared" / "eval" / "devset" / "reports.jsonl"
OWN = tuple(sorted((ROOT / "tests" / "reading").glob("*.jsonl")))
ORDERS, OWN_ORDERS = 200, 20  # the own corpus is twenty times as large
AGAIN = 0.2  # of the reports come twice

Reports = Sequence[tuple[str, list[MentionRecord]]]
Outcome = dict[str, tuple[tuple[str, ...], str]]


class Finding(NamedTuple):
    """How many outcomes there were, and ids that lead nowhere."""

    outcomes: int
    incidents: int
    lost: int


def reports_of(*files: Path) -> Reports:
    """Report id and mentions, as enrich would settle them."""
    return [_read(json.loads(line)) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def _read(row: dict[str, str]) -> tuple[str, list[MentionRecord]]:
    given = {"external_id": row["id"], "source": {"name": row.get("source") or "unknown"}, "published_at": row.get("published")}
    report = report_of(IntakeDocument.model_validate({**given, "text": row["text"]}))
    return report.id, [record(report, m) for m in resolve(report, read(report))]


def orders(reports: Reports, number: int, seed: int = 0) -> Iterator[Reports]:
    """Shuffled, with some reports twice."""
    for n in range(number):
        chance = Random(seed + n)
        order = [*reports, *chance.sample(list(reports), int(len(reports) * AGAIN))]
        chance.shuffle(order)
        yield order


def settled(order: Reports) -> MemoryIncidents:
    store = MemoryIncidents()
    for step, (report, records) in enumerate(order):
        settle(Matter(Cause(report, "report", f"2030-01-01T00:00:00.{step:06d}Z"), records, report), store)
    return store


def outcome(store: MemoryIncidents) -> Outcome:
    now = [store.get(i) for i in store.ids()]
    return {i.id: (tuple(m.id for m in i.mentions), i.summary.view.model_dump_json()) for i in now if i.status is not IncidentStatus.MERGED}


def lost(store: MemoryIncidents) -> int:
    """Ids ever given from which some mention cannot be found."""
    return sum(not _leads_on(store, name) for name in store.ids())


def _leads_on(store: MemoryIncidents, name: str) -> bool:
    held = {m.id for version in range(1, store.get(name).version + 1) for m in store.get(name, version=version).mentions}
    found = store.neighbourhood(Lookup(homes=tuple(Home(mention=m, incident=name) for m in held))).incidents
    return held <= {m.id for i in found for m in i.mentions}


def check(reports: Reports, number: int) -> Finding:
    seen: set[str] = set()
    dead = incidents = 0
    for order in orders(reports, number):
        store = settled(order)
        found = outcome(store)
        seen.add(json.dumps(found, sort_keys=True))
        dead, incidents = dead + lost(store), len(found)
    return Finding(len(seen), incidents, dead)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--orders", type=int)
    asked = parser.parse_args()
    own = [("own corpus", OWN, OWN_ORDERS), ("devset", (DEVSET,), ORDERS)]
    groups = [("given", tuple(asked.files), ORDERS)] if asked.files else own
    good = True
    for name, files, usual in groups:
        if not all(f.exists() for f in files):
            print(f"{name}: NOT MEASURED, {files[0]} is not there", file=sys.stderr)
            continue
        number = asked.orders or usual
        found = check(reports := reports_of(*files), number)
        good &= found.outcomes == 1 and not found.lost
        told = f"{found.outcomes} outcome(s), {found.incidents} incidents, {found.lost} lost ids"
        print(f"{name}: {len(reports)} reports in {number} orders: {told}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
