"""What the layer is built without is not needed: handlers start and a report is read where no TOML pack lies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import marisa_trie

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(
    "*.toml", "__pycache__", "admin.tsv", "admin_nouns.tsv", "exonyms.tsv", "quarters.tsv", "sites.tsv", "towns.tsv"
)
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
    shutil.copytree(ROOT / "shared" / "tocsin", tmp_path / "tocsin", ignore=LEFT_OUT)
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


def test_a_library_works_without_what_debuggers_read(tmp_path: Path) -> None:
    library = Path(marisa_trie.__file__)
    shutil.copy(library, tmp_path)
    subprocess.run([sys.executable, ROOT / "shared" / "strip.py", tmp_path], check=True)
    assert (tmp_path / library.name).stat().st_size < library.stat().st_size
    code = "import sys; sys.path.insert(0, '.'); import marisa_trie as m; print(m.__file__, *m.Trie(['a', 'ab']).prefixes('abc'))"
    run = subprocess.run([sys.executable, "-S", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.split()[1:] == ["a", "ab"]
    assert str(tmp_path) in run.stdout
