"""Fold a text to comparable letters without moving any offset.

`fold` maps one character to one character, so that position n of the folded text is position n of the original:
lower case, accents off, Arabic and Persian letter variants unified, digits of every script as ASCII.
Marks that stand alone (Arabic vowels, tatweel, combining accents) become NUL, which tokens drop.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MARK = "\0"
_SPECIAL = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ک": "ك",
    "گ": "گ",
    "ـ": MARK,
    "ı": "i",
    "İ": "i",
    "ß": "s",
    "æ": "a",
    "œ": "o",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ё": "е",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "`": "'",
    "′": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "″": '"',
    "–": "-",
    "—": "-",
    "‑": "-",
    "‐": "-",
    "−": "-",
    "­": MARK,
    "\u200c": " ",
    "\u200d": MARK,
    "\u200e": MARK,
    "\u200f": MARK,
    "\u202a": MARK,
    "\u202b": MARK,
    "\u202c": MARK,
    "\u2066": MARK,
    "\u2067": MARK,
    "\u2068": MARK,
    "\u2069": MARK,
    "\ufeff": MARK,
    "\xa0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u200b": MARK,
    "ך": "כ",
    "ם": "מ",
    "ן": "נ",
    "ף": "פ",
    "ץ": "צ",
}


def _fold_character(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    if unicodedata.combining(char):
        return MARK
    digit = unicodedata.digit(char, None)
    if digit is not None and char.isdecimal():
        return str(digit)
    lower = char.lower()[:1] or char
    if lower in _SPECIAL:
        return _SPECIAL[lower]
    # й and ї decompose to и and і plus a mark; readers of Cyrillic tell them apart, so they stay.
    if lower in "йї":
        return lower
    return unicodedata.normalize("NFKD", lower)[:1] or lower


class _Table(dict[int, str]):
    """A translation table that learns each character when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


_TABLE = _Table()


def fold(text: str) -> str:
    """The folded text, exactly as long as `text`."""
    return text.translate(_TABLE)


@lru_cache(maxsize=4096)
def fold_key(text: str) -> str:
    """A folded key for look-up: marks dropped, every run of other than letters and digits one space."""
    kept = fold(text).replace(MARK, "")
    if kept.isalnum():
        return kept
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())
