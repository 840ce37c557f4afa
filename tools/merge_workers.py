"""`make workers`: sixteen processes settle a thousand reports of twenty incidents, interleaved, on one table.

Ends well when there are twenty incidents and every claim of every report is in one of them. The table is moto's, behind an
HTTP server of its own; DYNAMODB_ENDPOINT names another (DynamoDB Local, or the real service).

    python -m tools.merge_workers [--workers 16] [--reports 1000]
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from tests.contract.endpoint import endpoint
from tests.contract.test_incident_store import dynamo_client, make_table
from tests.made_up import mention, record
from tocsin.aws.dynamodb_incidents import DynamoIncidents
from tocsin.errors import Conflict
from tocsin.merging.regroup import Cause
from tocsin.model.incident import MentionRecord
from tocsin.stages.settle import Matter, settle

WORKERS, REPORTS, INCIDENTS = 16, 1000, 20
REDELIVERIES = 60
TOWNS = ("Qarun", "Ostrov")


class Finding(NamedTuple):
    incidents: int
    claims: int
    wanted: int
    seconds: float
    redelivered: int

    @property
    def is_good(self) -> bool:
        return self.incidents == INCIDENTS and self.claims == self.wanted


class Job(NamedTuple):
    address: str
    table: str
    first: int
    step: int
    reports: int


def reports_of(number: int) -> list[MentionRecord]:
    """Interleaved reports of twenty incidents, a week apart in two towns, with tolls that tell them apart. Shuffled."""
    made = [_report(n) for n in range(number)]
    Random(4).shuffle(made)
    return made


def _report(n: int) -> MentionRecord:
    which = n % INCIDENTS
    day = date(2020, 1, 6) + timedelta(weeks=which // 2)
    told = mention(f"r{n:04d}", day=day, where=TOWNS[which % 2], killed=(which * 11 + 3, which * 11 + 3))
    return record(told, source=f"Source {n}", published=f"2020-12-{1 + n % 28:02d}")


def work(job: Job) -> int:
    """One worker's share, as the queue would deliver it: what meets too much traffic comes again. How often that was."""
    store = DynamoIncidents(dynamo_client(job.address), job.table)
    return sum(_settle(made, store) for made in reports_of(job.reports)[job.first :: job.step])


def _settle(made: MentionRecord, store: DynamoIncidents) -> int:
    for again in range(REDELIVERIES):
        try:
            settle(Matter(Cause(made.report, "report", "2020-12-30T00:00:00Z"), [made], made.report), store)
        except Conflict:
            continue
        return again
    raise AssertionError(f"{made.report} never got through")


def run(workers: int, reports: int) -> Finding:
    with _address() as address:
        client = dynamo_client(address)
        table = make_table(client)
        start = time.perf_counter()
        with multiprocessing.get_context("spawn").Pool(workers) as pool:
            again = sum(pool.map(work, [Job(address, table, n, workers, reports) for n in range(workers)], chunksize=1))
        return _found(DynamoIncidents(client, table), reports_of(reports), time.perf_counter() - start, again)


@contextmanager
def _address() -> Iterator[str]:
    given = os.environ.get("DYNAMODB_ENDPOINT")
    if given:
        yield given
        return
    with endpoint() as address:
        yield address


def _found(store: DynamoIncidents, made: Sequence[MentionRecord], seconds: float, again: int) -> Finding:
    active = store.listing("2019-01-01", "2021-12-31", 1000)
    held = Counter(c.id for s in active for m in store.get(s.id).mentions for c in m.claims())
    wanted = Counter(c.id for m in made for c in m.claims())
    return Finding(len(active), (held & wanted).total(), wanted.total(), seconds, again)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=WORKERS)
    parser.add_argument("--reports", type=int, default=REPORTS)
    asked = parser.parse_args()
    found = run(asked.workers, asked.reports)
    print(
        f"{asked.workers} processes, {asked.reports} reports: {found.incidents} incidents, {found.claims} of {found.wanted} claims, "
        f"{found.seconds:.0f} s, {found.redelivered} redeliveries"
    )
    return 0 if found.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
