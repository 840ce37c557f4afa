"""The command tocsin, as people call it: its words, its files, its exit codes."""

from __future__ import annotations

import base64
import json
import os
import shlex
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from local.cli import commands
from tests.flow.story import BOMB, QUIET, ROCKETS, SAME_ROCKETS

ROOT = Path(__file__).parents[2]
SECRET = f"whsec_{base64.b64encode(bytes(32)).decode()}"
PATIENCE = 60  # seconds until a server must have answered


def tocsin(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(commands, [str(a) for a in arguments], input=given)


def written(folder: Path, *documents: dict[str, Any]) -> Path:
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents), encoding="utf-8")
    return path


def mentions(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_run_writes_a_line_a_report_in_their_order_and_merges(tmp_path: Path) -> None:
    out = tmp_path / "m.jsonl"
    result = tocsin("run", written(tmp_path, BOMB, ROCKETS, QUIET, SAME_ROCKETS), "--mentions", out)
    assert result.exit_code == 0, result.output
    lines = mentions(out)
    assert [line["report"] for line in lines] == ["c-1", "a-1", "d-1", "b-1"]
    bomb, rockets, quiet, same = (line["mentions"] for line in lines)
    assert quiet == []
    assert rockets[0]["incident"] == same[0]["incident"] != bomb[0]["incident"]
    assert (rockets[0]["date"], rockets[0]["country"]) == ("2020-08-03", "SO")
    assert set(rockets[0]) == {
        *("incident", "role", "type", "date", "place", "place_aliases", "country", "lat", "lon", "radius_km", "geo_precision"),
        *("killed", "injured", "munitions", "weapons", "perpetrators", "targets", "attributed_to", "evidence", "confidence"),
    }
    assert "4 reports, 2 incidents, 0 rejected, 0 not done" in result.output


def test_run_lists_what_was_refused_with_its_reason_and_goes_on(tmp_path: Path) -> None:
    path = written(tmp_path, {"external_id": "e-1", "text": "  "}, ROCKETS)
    path.write_bytes(path.read_bytes() + b"{broken\n")
    out = tmp_path / "m.jsonl"
    result = tocsin("run", path, "--mentions", out)
    assert result.exit_code == 0, result.output
    assert "rejected: e-1: the text is blank /text" in result.output
    assert "rejected: reports.jsonl, line 3: not JSON" in result.output
    assert [(line["report"], len(line["mentions"])) for line in mentions(out)] == [("e-1", 0), ("a-1", 1), ("reports.jsonl, line 3", 0)]


def test_run_writes_what_was_published_and_clears_what_an_earlier_run_left(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert tocsin("run", written(tmp_path, ROCKETS, SAME_ROCKETS), "--out", out).exit_code == 0
    (feature,) = json.loads((out / "incidents.geojson").read_text())["features"]
    detail = json.loads((out / "incidents" / f"{feature['id']}.json").read_text())
    assert {c["source"] for c in detail["contributors"]} == {"Northern Wire", "Evening Post"}
    assert (out / "incidents" / feature["id"] / "v1.json").exists()
    assert (out / "feeds" / "all_week.geojson").exists() and (out / "mentions.jsonl").exists()
    assert (out / "incidents.csv").read_text(encoding="utf-8").count(feature["id"]) == 1
    (out / "mine.txt").write_text("kept")
    assert tocsin("run", written(tmp_path, BOMB), "--out", out).exit_code == 0
    assert not (out / "incidents" / f"{feature['id']}.json").exists()
    assert (out / "mine.txt").exists()


def test_run_ends_with_1_and_the_error_when_a_report_is_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("the reader broke")

    monkeypatch.setattr("tocsin.stages.extract.read", fail)
    result = tocsin("run", written(tmp_path, ROCKETS))
    assert result.exit_code == 1
    assert "not done: a-1" in result.output
    assert "RuntimeError" in result.output


@pytest.mark.parametrize("name", ["missing.txt", "reports.csv"])
def test_a_file_that_cannot_be_read_is_said_before_anything_begins(tmp_path: Path, name: str) -> None:
    (tmp_path / "reports.csv").write_text("a,b")
    result = tocsin("run", tmp_path / name)
    assert result.exit_code == 1
    assert name in result.output


def test_extract_reads_a_report_alone(tmp_path: Path) -> None:
    path = tmp_path / "a-1.txt"
    path.write_text(ROCKETS["text"])  # type: ignore[arg-type]
    told = json.loads(tocsin("extract", path).output)
    assert told["report"] == "a-1"
    killed = next(c for c in told["mentions"][0]["claims"] if c["field"] == "killed")
    assert (killed["value"]["min"], killed["speaker"]) == (2, "police")
    explained = tocsin("extract", path, "--explain").output
    assert all(word in explained for word in ("police", "killed", "rule and", "Mogadishu"))


def test_dates_answers_line_by_line() -> None:
    rows = [{"id": "1", "lang": "en", "reference": "2021-02-24", "text": "on Monday"}, {"id": "2", "lang": "en", "text": "no time at all"}]
    result = tocsin("dates", "-", given="\n".join(map(json.dumps, rows)).encode())
    assert [json.loads(line) for line in result.output.splitlines()] == [{"id": "1", "value": "2021-02-22"}, {"id": "2", "value": None}]


@pytest.mark.parametrize("row", ['{"id": "1"}', '{"id": "1", "lang": "en", "reference": "soon", "text": "today"}', "[1]", "{"])
def test_dates_says_which_line_is_wrong(row: str) -> None:
    result = tocsin("dates", "-", given=row.encode())
    assert result.exit_code == 1
    assert result.output.startswith("Error: ") and "1" in result.output


def test_link_gives_each_mention_its_incident() -> None:
    told = {"type": "bombing", "date": "2020-05-04", "place": "Qarun", "country": "IQ", "lat": 34.1, "lon": 43.9, "radius_km": 5}
    far = {**told, "country": "UA", "lat": 48.4, "lon": 37.2, "place": "Ostrov"}
    rows = [{"report": name, "published_at": "2020-05-05", "mentions": [m]} for name, m in (("a", told), ("b", far), ("c", told))]
    result = tocsin("link", "-", given="\n".join(map(json.dumps, rows)).encode())
    first, second, third = (json.loads(line)["mentions"][0]["incident"] for line in result.output.splitlines())
    assert first == third != second


@pytest.mark.parametrize("secret", ["whsec_%%%", "whsec_", "whsec_c2hvcnQ="])
@pytest.mark.parametrize("command", [("serve",), ("sign", "-")])
def test_what_is_no_secret_is_refused(command: tuple[str, ...], secret: str) -> None:
    result = tocsin(*command, "--secret", secret, given=b"{}")
    assert result.exit_code == 1
    assert "not a secret" in result.output


def run_alone(*arguments: str | Path) -> subprocess.Popen[str]:
    """In a process of its own, as from a shell, which hears an interrupt even where these tests were started to ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    path = os.pathsep.join(str(ROOT / part) for part in ("shared", "functions", ""))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "local", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_ctrl_c_ends_with_one_line_and_130(tmp_path: Path) -> None:
    path = written(tmp_path, *({**ROCKETS, "external_id": f"x-{n}"} for n in range(500)))
    running = run_alone("run", path)
    time.sleep(3)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out, err.strip()) == (130, "", "stopped")


def asked(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        found: dict[str, Any] = json.loads(answer.read())
    return found


def test_serve_prints_a_line_that_works_and_stops_cleanly() -> None:
    running = run_alone("serve", "--port", "0", "--secret", SECRET)
    assert running.stdout is not None
    printed = [running.stdout.readline() for _ in range(6)]
    here = printed[0].split()[-1]
    try:
        assert SECRET in printed[1]
        assert asked(f"{here}/health") == {"status": "ok"}
        told = json.loads(_posted(printed[3]))
        assert _until_done(f"{here}{told['status_url']}")["status"] == "done"
        look = shlex.split(printed[5])[-1]
        assert asked(look)["metadata"]["count"] >= 1
    finally:
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert err.splitlines()[-1] == "stopped"


def _posted(line: str) -> str:
    """The printed line, run by a shell; the shell's python is the one of the tests."""
    line = line.replace("$(bin/tocsin ", f"$({shlex.quote(sys.executable)} -m local ")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in ("shared", "functions", ""))}
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=True)
    return done.stdout


def _until_done(url: str) -> dict[str, Any]:
    end = time.monotonic() + PATIENCE
    while (told := asked(url))["status"] in {"queued", "processing"} and time.monotonic() < end:
        time.sleep(0.1)
    return told
