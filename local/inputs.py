"""Files on disk as intake documents: .json, .jsonl and plain .txt."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click


def documents(paths: Iterable[Path]) -> Iterator[Any]:
    """Every document of every file, in order, unchecked: the door decides. ClickException for a file that cannot be read."""
    for path in paths:
        yield from _documents_of(path)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a JSONL file; "-" is standard input."""
    text = sys.stdin.read() if str(path) == "-" else _text(path)
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _loaded(line, f"{path}, line {number}")


def _documents_of(path: Path) -> Iterator[Any]:
    text = sys.stdin.read() if str(path) == "-" else _text(path)
    if path.suffix == ".txt":
        yield {"external_id": path.stem, "source": {"name": path.name}, "text": text}
    elif path.suffix == ".json":
        found = _loaded(text, str(path))
        yield from found if isinstance(found, list) else [found]
    elif path.suffix == ".jsonl" or str(path) == "-":
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield _loaded(line, f"{path}, line {number}")
    else:
        raise click.ClickException(f"{path}: only .json, .jsonl and .txt are read")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise click.ClickException(f"{path}: {fault}") from fault


def _loaded(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as fault:
        raise click.ClickException(f"{where}: not JSON: {fault}") from fault
