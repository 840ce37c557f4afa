"""Files on disk as intake documents: .json, .jsonl and plain .txt."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click


class Input(NamedTuple):
    """One document as the door gets it, and what to call it where it has no id of its own. What it holds is the door's to judge."""

    name: str
    body: bytes


def inputs(paths: Iterable[Path]) -> Iterator[Input]:
    """Every document of every file, in order. ClickException for a file that cannot be read or is of no known kind."""
    for path in paths:
        yield from _inputs_of(path)


def documents(paths: Iterable[Path]) -> Iterator[Any]:
    """The same as JSON values. ClickException for what is not JSON."""
    for given in inputs(paths):
        yield _loaded(given.body, given.name)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a JSONL file; "-" is standard input."""
    for name, line in _numbered(path, read(path)):
        found = _loaded(line, name)
        if not isinstance(found, dict):
            raise click.ClickException(f"{name}: not a JSON object")
        yield found


def _inputs_of(path: Path) -> Iterator[Input]:
    raw = read(path)
    kind = ".jsonl" if str(path) == "-" else path.suffix.lower()
    if kind == ".txt":
        yield Input(path.stem, _plain(path, raw))
    elif kind == ".json":
        yield from _parts(path, raw)
    elif kind == ".jsonl":
        yield from (Input(name, line) for name, line in _numbered(path, raw))
    else:
        raise click.ClickException(f"{path}: only .json, .jsonl and .txt are read")


def _plain(path: Path, raw: bytes) -> bytes:
    """A plain text as a document. What is not UTF-8 goes out as it is, and the door says so."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw
    return _dumped({"external_id": path.stem, "source": {"name": path.name}, "text": text})


def _parts(path: Path, raw: bytes) -> Iterator[Input]:
    """The documents of a JSON file, which holds one or a list."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, list):
        yield from (Input(f"{path.name}, document {n}", _dumped(document)) for n, document in enumerate(found, 1))
    else:
        yield Input(path.name, raw)


def _numbered(path: Path, raw: bytes) -> Iterator[tuple[str, bytes]]:
    name = "standard input" if str(path) == "-" else path.name
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield f"{name}, line {number}", line


def _dumped(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def read(path: Path) -> bytes:
    """What a file holds; "-" is standard input. ClickException for one that cannot be read."""
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as fault:
        raise click.ClickException(f"{path}: {fault.strerror}") from fault


def _loaded(raw: bytes, name: str) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as fault:
        raise click.ClickException(f"{name}: not JSON: {fault}") from fault
