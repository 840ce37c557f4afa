"""Take from shared libraries what only debuggers read, whatever processor they are for: all that lies behind the last byte that is
loaded, and the table of it. Some wheels come with ten times their code in debug data."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

MAGIC = b"\x7fELF\x02\x01"  # 64 bits, little-endian
PROGRAM_HEADERS, SECTION_HEADERS, SIZES = 32, 40, 54  # where the file header tells of them


def stripped(library: bytes) -> bytes:
    """The same library for a loader; unchanged where it is no ELF file of a kind that Lambda runs."""
    if not library.startswith(MAGIC):
        return library
    (table,) = struct.unpack_from("<Q", library, PROGRAM_HEADERS)
    size, count = struct.unpack_from("<HH", library, SIZES)
    segments = [struct.unpack_from("<IIQQQQQQ", library, table + n * size) for n in range(count)]
    end = max([table + size * count, *(offset + length for _, _, offset, _, _, length, _, _ in segments)])
    kept = bytearray(library[:end])
    struct.pack_into("<Q", kept, SECTION_HEADERS, 0)
    struct.pack_into("<HHH", kept, SIZES + 4, 0, 0, 0)
    return bytes(kept)


def main() -> None:
    for path in sorted(Path(sys.argv[1]).rglob("*.so*")):
        path.write_bytes(stripped(path.read_bytes()))


if __name__ == "__main__":
    main()
