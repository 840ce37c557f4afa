"""`make bench`: how long a report takes to be read and resolved, beside what others take for its dates alone; how fast places are
looked up; how much memory stays; how long a function takes to start. Times are of the processor, so that neighbours disturb little."""

from __future__ import annotations

import compileall
import gc
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from dateparser.search import search_dates

from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.gazetteer import Gazetteer
from tocsin.intake.documents import IntakeDocument, report_of
from tocsin.model.report import Report

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "reading"
LONG = 3000  # characters of a report
ROUNDS = 7
STARTS = 5
MANY = 10_000  # reports over which memory must not grow
LOOKUPS = 300_000
FUNCTIONS = ("ingest", "extract", "enrich", "publish", "api")


def corpus(lang: str) -> list[str]:
    return [json.loads(line)["text"] for line in (CORPUS / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()]


def long_report(lang: str) -> Report:
    """Annotated reports of one language run together: denser than an article of that length, with one incident after another."""
    return report_of(IntakeDocument(text="\n\n".join(corpus(lang))[:LONG], published_at="2021-06-15"))


def milliseconds(work: Callable[[], object]) -> float:
    """Median, once everything is warm."""
    work()
    return statistics.median(_once(work) for _ in range(ROUNDS))


def _once(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def speed(lang: str) -> str:
    report = long_report(lang)
    mentions = read(report)
    reading, resolving = milliseconds(lambda: read(report)), milliseconds(lambda: resolve(report, mentions))
    dates = milliseconds(lambda: search_dates(report.text, languages=[lang]))
    return (
        f"{lang}  {len(report.text)} characters, {len(mentions):2d} mentions  read {reading:6.1f} ms  resolve {resolving:5.1f} ms  "
        f"dateparser, dates alone {dates:7.1f} ms  ({reading / dates:.2f} times)"
    )


def resident() -> float:
    """Megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def growth() -> Iterator[str]:
    """Memory after a tenth of many reports, and after all."""
    reports = [report_of(IntakeDocument(text=text, published_at="2021-06-15")) for text in corpus("en")]
    for count, report in enumerate(islice(cycle(reports), MANY), 1):
        resolve(report, read(report))
        if count in {MANY // 10, MANY}:
            yield f"{resident():.1f} MB after {count} reports"


def lookups() -> str:
    """Names that are there and names that are not, in turn."""
    gazetteer = Gazetteer.open()
    names = [name for n in range(0, len(gazetteer), 200) for name in (gazetteer.at(n).name.lower(), f"no such place {n}")]
    start = time.process_time()
    for name in islice(cycle(names), LOOKUPS):
        gazetteer.rows(name)
    return f"{LOOKUPS / (time.process_time() - start):,.0f} look-ups a second"


OPENING = """
import time
from pathlib import Path
from tocsin.gazetteer import Gazetteer
resident = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
before, start = resident(), time.process_time()
gazetteer = Gazetteer.open()
gazetteer.rows("baghdad")
took = (time.process_time() - start) * 1000
for n in range(0, len(gazetteer), 50):
    gazetteer.rows(gazetteer.at(n).name.lower())
print(f"opened in {took:.1f} ms; {resident() - before:.1f} MB more resident after {len(gazetteer) // 50} places")
"""


def start(statement: str) -> float:
    """Median milliseconds of the processor that a fresh interpreter takes for an import beyond those it takes for nothing."""

    def once(code: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000

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
    languages = sorted(path.stem for path in CORPUS.glob("*.jsonl"))
    for lang in languages:
        read(long_report(lang))
    gc.collect()
    gc.freeze()  # as the functions do after their first batch
    for lang in languages:
        print(speed(lang), flush=True)
    print(f"gazetteer: {lookups()}; ", end="", flush=True)
    subprocess.run([sys.executable, "-c", OPENING], check=True)
    for line in growth():
        print(line, flush=True)
    for folder in ("shared/tocsin", "functions"):
        compileall.compile_dir(ROOT / folder, quiet=2)  # as in the layer; what others wrote was compiled when it was installed
    for function in FUNCTIONS:
        whole, others = start(f"import {function}.app"), start(foreign(function))
        print(f"{function:8s} starts in {whole:5.0f} ms; what it imports of others takes {others:5.0f} ms ({whole / others:.2f} times)")


if __name__ == "__main__":
    main()
