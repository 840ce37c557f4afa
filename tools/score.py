"""`make score`: the corpus of the project, then every gold set that lies beside it, through the real command line.

`python -m tools.score [FOLDER]`: FOLDER holds the sets and their scorer (default ../shared/eval); `seed` may lie next to it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tools.scoring.__main__ import main as corpus

ROOT = Path(__file__).parents[1]
SETS = ROOT.parent / "shared" / "eval"
NAMES = ("seed", "devset", "wikipedia_2018", "awsd", "case2021", "arabic_gsr", "muc4", "news_cluster")
FIELDS = (
    "mention",
    "main_mention",
    "type",
    "date",
    "date_span",
    "place",
    "country",
    "killed",
    "injured",
    "munitions",
    "weapons",
    "perpetrator",
    "stance",
    "targets",
    "attributed_to",
    "full_record",
    "all_slots",
)
TOCSIN = str(ROOT / "bin" / "tocsin")


def main(arguments: list[str]) -> int:
    print("own corpus (tests/reading)")
    code = corpus([])
    folder = Path(arguments[0]).resolve() if arguments else SETS
    if not (folder / "score.py").exists():
        print("\nNO GOLD SETS BESIDE THE PROJECT: only the own corpus was measured", file=sys.stderr)
        return code
    with tempfile.TemporaryDirectory() as scratch:
        measured = {name: found for name in NAMES if (found := _flow(folder, name, Path(scratch)))}
        print("\nthe whole flow (tocsin run), F1\n" + _table(measured))
        _print_dates(folder, Path(scratch))
        _print_linking(folder, Path(scratch))
    return code


def _place(folder: Path, name: str) -> Path:
    return folder / name if (folder / name).exists() else folder.parent / name


def _is_there(path: Path) -> bool:
    if not path.exists():
        print(f"MISSING SET: {path.parent.name} ({path.name} not found)", file=sys.stderr)
    return path.exists()


def _scorer(folder: Path, *arguments: str | Path) -> str:
    command = [sys.executable, str(folder / "score.py"), *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def _timed(label: str, *command: str | Path) -> str:
    """Run a command, saying what and how long on standard error. CalledProcessError if it fails."""
    print(f"{label} … ", end="", file=sys.stderr, flush=True)
    start = time.perf_counter()
    done = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr)
    return done


def _flow(folder: Path, name: str, scratch: Path) -> dict[str, Any] | None:
    """A set through `tocsin run`, scored. None for a set that is not there."""
    place = _place(folder, name)
    if not _is_there(place / "reports.jsonl"):
        return None
    given, out = scratch / f"{name}.jsonl", scratch / f"{name}.out.jsonl"
    given.write_text(_scorer(folder, "prepare", place), encoding="utf-8")
    _timed(f"{name}: {len(given.read_text(encoding='utf-8').splitlines())} reports", TOCSIN, "run", "--mentions", out, given)
    found: dict[str, Any] = json.loads(_scorer(folder, "score", place, out, "--json", "--bootstrap", "0"))
    return found


def _table(measured: dict[str, dict[str, Any]]) -> str:
    """A column a set; a dash where a set says nothing of a field."""
    rows = [["set", *measured], ["reports", *(str(m["reports"]) for m in measured.values())]]
    rows += [[name, *(_figure(m["fields"].get(name, {}).get("f1")) for m in measured.values())] for name in FIELDS]
    rows.append(["merge (B3)", *(_figure((m["merge_b3"] or {}).get("f1")) for m in measured.values())])
    rows.append(["false alarms", *(_figure(m["false_alarm_rate"]) for m in measured.values())])
    return "\n".join(row[0].ljust(14) + "".join(cell.rjust(16) for cell in row[1:]) for row in rows)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _print_dates(folder: Path, scratch: Path) -> None:
    cases, out = folder / "dates" / "cases.jsonl", scratch / "dates.jsonl"
    if _is_there(cases):
        out.write_text(_timed("dates", TOCSIN, "dates", cases), encoding="utf-8")
        print("\nthe time grammar alone (tocsin dates), share of cases right")
        groups = json.loads(_scorer(folder, "dates", folder / "dates", out, "--json"))
        print("  ".join(f"{k.removeprefix('lang ')} {v['accuracy']:.3f}" for k, v in groups.items() if k == "all" or k.startswith("lang ")))


def _print_linking(folder: Path, scratch: Path) -> None:
    """B-cubed of the merging on annotated mentions, for the sets that annotate incidents."""
    print("\nthe merging alone on annotated mentions (tocsin link), B-cubed F1")
    for name in NAMES:
        place = _place(folder, name)
        if not (place / "reports.jsonl").exists():
            continue
        given, out = scratch / f"{name}.gold.jsonl", scratch / f"{name}.linked.jsonl"
        given.write_text(_scorer(folder, "prepare", "--mentions", place), encoding="utf-8")
        out.write_text(_timed(f"link {name}", TOCSIN, "link", given), encoding="utf-8")
        merged = json.loads(_scorer(folder, "score", place, out, "--json", "--bootstrap", "0"))["merge_b3"]
        if merged:
            print(f"{name:16}{merged['f1']:.3f}  P {merged['p']:.3f}  R {merged['r']:.3f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
