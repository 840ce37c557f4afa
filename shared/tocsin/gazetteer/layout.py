"""The files of a compiled gazetteer and the shape of a row: what the compiler writes and the reader maps."""

from __future__ import annotations

from pathlib import Path

KINDS = ("town", "district", "province", "site", "region", "sea", "country")
# Finer than KINDS: what sort of site. Compiled rows hold the number, so only ever append.
FINE = (*KINDS, "base", "airport", "embassy", "quarter", "camp", "crossing", "landmark", "facility")
KIND_OF = {fine: fine if fine in KINDS else "site" for fine in FINE}
# id, latitude and longitude in 1e-5 degrees, population, name, admin and country strings, radius in 0.1 km, fine kind
ROW = "<IiiIIHHHB"
MANY = 0x8000_0000


class Files:
    """Paths of the parts of a compiled gazetteer in `folder`.

    `trie` numbers the folded names; `entries` holds for each a row number or, with MANY set, a position in `lists`, where row
    numbers stand best first and the last has MANY set. `skeletons` and its two files are the same for country + skeleton.
    """

    def __init__(self, folder: Path) -> None:
        self.trie = folder / "keys.marisa"
        self.entries = folder / "entries.u32"
        self.lists = folder / "lists.u32"
        self.skeletons = folder / "skeletons.marisa"
        self.skeleton_entries = folder / "skeleton_entries.u32"
        self.skeleton_lists = folder / "skeleton_lists.u32"
        self.rows = folder / "rows.bin"
        self.names = folder / "names.marisa"
        self.strings = folder / "strings.txt"
        self.inputs = folder / "inputs.txt"

    def complete(self) -> bool:
        parts = (self.trie, self.entries, self.lists, self.skeletons, self.skeleton_entries, self.skeleton_lists, self.rows, self.names)
        return all(path.exists() for path in (*parts, self.strings))
