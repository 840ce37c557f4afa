"""The examples that stand in packs/place/<lang>.toml."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tocsin.gazetteer import Gazetteer, survey
from tocsin.packs import HERE
from tocsin.text import fold_key, tokenize


def _examples() -> list[Any]:
    found = []
    for path in sorted((HERE / "place").glob("*.toml")):
        for example in tomllib.loads(path.read_text(encoding="utf-8")).get("examples", []):
            found.append(pytest.param(path.stem, example, id=f"{path.stem}-{example['text'][:30]}"))
    return found


@pytest.mark.parametrize(("lang", "example"), _examples())
def test_places_are_read_as_the_pack_says(lang: str, example: dict[str, Any]) -> None:
    gazetteer = Gazetteer.open()
    readings = [r for r in survey([(tokenize(example["text"]), lang)], gazetteer) if not r.demonym and not r.role_noun]
    found = {r.text: r for r in readings}
    for words, name, country in example.get("expect", []):
        assert words in found, f"{words!r} not read, but {sorted(found)}"
        record = found[words].record
        if not name:
            assert record is None
            continue
        assert record is not None, f"{words!r} was not resolved: {found[words].reason}"
        assert (fold_key(record.name), record.country) == (fold_key(name), country), found[words].reason
    for words in example.get("absent", []):
        assert words not in found


def test_every_language_has_examples() -> None:
    with_examples = {p.values[0] for p in _examples()}
    packs = {p.stem for p in (HERE / "place").glob("*.toml")} - {"former", "ordinary", "seats", "settings", "skeleton"}
    assert packs == with_examples
