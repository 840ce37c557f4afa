"""Every example written beside the words of a language in packs/time/."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin import packs
from tocsin.times import answer

FOLDER = Path(packs.__file__).parent / "time"
REVIEWED = {"en": 20, "fr": 20, "ar": 20, "es": 20}
OTHERS = 12


def _examples() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.toml")):
        for number, example in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["examples"]):
            yield pytest.param(path.stem, example, id=f"{path.stem}-{number}")


@pytest.mark.parametrize(("lang", "example"), list(_examples()))
def test_example(lang: str, example: dict[str, str]) -> None:
    assert (answer(example["text"], lang, example["reference"]) or "") == example["want"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda p: p.stem)
def test_every_pack_has_examples_and_counter_examples(path: Path) -> None:
    examples = tomllib.loads(path.read_text(encoding="utf-8"))["examples"]
    assert len(examples) >= REVIEWED.get(path.stem, OTHERS)
    assert sum(1 for e in examples if not e["want"]) >= 2
