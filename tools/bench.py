"""`make bench`: how long a report takes to be read and resolved, and how long a function takes to start."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from local.inputs import documents
from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.documents import good, parse, report_of
from tocsin.model.report import Report

SAMPLES = Path(__file__).parents[1] / "events" / "reports"
ROUNDS = 20
STARTS = 5
FUNCTIONS = ("ingest", "extract", "enrich", "publish", "api")


def reports() -> list[Report]:
    found, _ = parse(json.dumps(list(documents(sorted(SAMPLES.iterdir())))).encode())
    return [report_of(document, None) for document in good(found)]


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def speed(report: Report) -> float:
    """Median milliseconds to read and resolve a report once everything is warm."""
    return statistics.median(milliseconds(lambda: resolve(report, read(report))) for _ in range(ROUNDS))


def start(statement: str) -> float:
    """Median milliseconds that a fresh interpreter takes for an import beyond those it takes for nothing."""

    def once(code: str) -> float:
        return milliseconds(lambda: subprocess.run([sys.executable, "-c", code], check=True))

    return statistics.median(once(statement) - once("pass") for _ in range(STARTS))


def foreign(function: str) -> str:
    """What a function's handler brings in of others, modules and submodules, as code that imports just that."""
    code = f"import sys, {function}.app; print(*sorted(m for m, v in sys.modules.items() if getattr(v, '__spec__', None)))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    own = {"tocsin", *FUNCTIONS}
    tops = {m: m.split(".")[0] for m in loaded if "six.moves" not in m}  # names that six makes up, and no modules
    others = [m for m, top in tops.items() if top not in own | sys.stdlib_module_names and not top.startswith("_")]
    return f"import importlib\nfor name in {others}: importlib.import_module(name)"


def main() -> None:
    for report in reports():
        print(f"{len(report.text):6d} characters  {speed(report):6.2f} ms  {report.external_id}")
    for function in FUNCTIONS:
        whole, others = start(f"import {function}.app"), start(foreign(function))
        print(f"{function:8s} starts in {whole:5.0f} ms; what it imports of others takes {others:5.0f} ms ({whole / others:.2f} times)")


if __name__ == "__main__":
    main()
