"""Blank out what is not prose, keeping every offset: tags, links, entities, paywall tails."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|</?[a-zA-Z][^<>]{0,500}>", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+|pic\.twitter\.com/\S+|t\.co/\S+", re.IGNORECASE)
_ENTITY = re.compile(r"&(#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_TAIL = re.compile(r"\[\+\d+ chars\]|Advertisement Continue reading the main story", re.IGNORECASE)
_SIGNS = ((_TAG, ("<",)), (_LINK, ("http", "www.", ".com/", "t.co/")), (_TAIL, ("[+", "advert")))  # without one there is nothing to blank
_ENTITIES = {
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    "nbsp": " ",
    "laquo": "«",
    "raquo": "»",
    "rsquo": "’",
    "eacute": "é",
    "egrave": "è",
}


def mask(text: str) -> str:
    """`text` at equal length with blanks for what is no prose; line ends stay."""
    small = text.lower()
    for pattern, signs in _SIGNS:
        if any(sign in small for sign in signs):
            text = pattern.sub(_blank, text)
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _blank(match: re.Match[str]) -> str:
    return "".join(c if c in "\r\n" else " " for c in match.group())


def _entity(match: re.Match[str]) -> str:
    """The character an entity stands for, padded to the entity's length."""
    name = match.group(1)
    char = _ENTITIES.get(name, "")
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] == "x" else int(name[1:])
        char = chr(code) if 31 < code < 0xD800 or 0xE000 <= code < 0x110000 else " "
    return char.ljust(len(match.group())) if char else match.group()
