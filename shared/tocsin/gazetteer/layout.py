"""The files of a compiled gazetteer and the shape of a row: what the compiler writes and the reader maps."""

from __future__ import annotations

from pathlib import Path

KINDS = ("town", "district", "province", "site", "region", "sea", "country")
# id, latitude and longitude in 1e-5 degrees, population, offset of the name, admin and country strings, radius in km, kind
ROW = "<IiiIIHHHB"


class Files:
    """Paths of the parts of a compiled gazetteer in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.trie = folder / "names.marisa"
        self.offsets = folder / "offsets.u32"
        self.postings = folder / "postings.u32"
        self.rows = folder / "rows.bin"
        self.names = folder / "names.utf8"
        self.strings = folder / "strings.txt"
