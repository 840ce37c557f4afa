"""What the layer is built without is not needed: handlers start and a report is read where no TOML pack lies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
READING = """
import api.app, enrich.app, extract.app, ingest.app, publish.app
from tocsin.enrichment import resolve
from tocsin.extraction.reader import read
from tocsin.intake.documents import parse, report_of
(document,), _ = parse(open(0, "rb").read())
report = report_of(document, None)
print(len(resolve(report, read(report))))
"""


def test_a_report_is_read_from_a_copy_without_sources_of_packs(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "shared" / "tocsin", tmp_path / "tocsin", ignore=shutil.ignore_patterns("*.toml", "__pycache__"))
    sample = (ROOT / "events" / "reports" / "01-market-en.json").read_bytes()
    run = subprocess.run(
        [sys.executable, "-c", READING],
        input=sample,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT / "functions")))},
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode()
    assert int(run.stdout) >= 1
