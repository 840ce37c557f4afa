"""Files as documents: nothing that a file holds is lost or judged before the door."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from local.inputs import inputs, lines


def made(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_plain_text_is_a_document_to_the_letter(tmp_path: Path) -> None:
    (given,) = inputs([made(tmp_path, "a-1.txt", "date 2021-02 one\r\n two\u00a0 ")])
    assert json.loads(given.body) == {"external_id": "a-1", "source": {"name": "a-1.txt"}, "text": "date 2021-02 one\r\n two\u00a0 "}


def test_a_list_and_lines_and_one_document(tmp_path: Path) -> None:
    several = made(tmp_path, "several.json", '[{"text": "a"}, {"text": "b"}]')
    rows = made(tmp_path, "rows.jsonl", '{"text": "c"}\n\n{"text": "d\u2028e"}\r\n')
    one = made(tmp_path, "one.json", '{"text": "f"}')
    assert [json.loads(g.body)["text"] for g in inputs([several, rows, one])] == ["a", "b", "c", "d\u2028e", "f"]


def test_what_is_broken_goes_to_the_door_as_it_is(tmp_path: Path) -> None:
    rows = made(tmp_path, "rows.jsonl", b'{"text": \n{"text": "good"}\n\xff\n')
    given = list(inputs([rows, made(tmp_path, "no.json", "{"), made(tmp_path, "latin.txt", b"caf\xe9")]))
    assert [g.body for g in given] == [b'{"text": ', b'{"text": "good"}', b"\xff", b"{", b"caf\xe9"]
    assert given[0].name == "rows.jsonl, line 1"


@pytest.mark.parametrize("name", ["missing.json", "table.xlsx"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    if name.endswith("xlsx"):
        made(tmp_path, name, "x")
    with pytest.raises(click.ClickException, match=name):
        list(inputs([tmp_path / name]))


def test_lines_must_be_objects(tmp_path: Path) -> None:
    assert list(lines(made(tmp_path, "a.jsonl", '\ufeff{"id": 1}\n'))) == [{"id": 1}]
    with pytest.raises(click.ClickException, match=r"b\.jsonl, line 2"):
        list(lines(made(tmp_path, "b.jsonl", '{"id": 1}\n[]\n')))
