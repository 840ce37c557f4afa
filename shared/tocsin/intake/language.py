"""Which language a block is in: script and letters first, then a small classifier for what they leave open."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from tocsin.packs import COMPILED

MODEL = COMPILED / "lid.176.ftz"
_NOISE = re.compile(r"https?://\S+|pic\.twitter\.com/\S+|[@#]\w+|\d+")
_SCRIPTS = (
    ("arabic", re.compile(r"[\u0600-\u06ff]")),
    ("hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("latin", re.compile(r"[a-zA-Z\u00c0-\u024f]")),
)
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
# Languages in Arabic letters by letters that only they have, the rarer language first; Persian also by the shape of its ya and kaf.
_ARABIC_LETTERS = (
    ("ur", re.compile(r"[ٹڈڑےں]")),
    ("ps", re.compile(r"[ټډړښږڼې]")),
    ("ku", re.compile(r"[ۆێڕڵ]")),
    ("fa", re.compile(r"[پچژگیک]")),
)
_PERSIAN_WORDS = re.compile(r"\b(?:است|در|را|که|از|شد|شدند|اند)\b")  # as typed on a keyboard that has only Arabic letters


def detect(text: str, hint: str | None = None) -> str:
    """ISO 639-1 of the text. A hint decides only where the text itself is too short to tell."""
    bare = _NOISE.sub(" ", text)
    letters = Counter({name: len(pattern.findall(bare)) for name, pattern in _SCRIPTS})
    script, count = letters.most_common(1)[0]
    if count == 0:
        return (hint or "en")[:2]
    if script == "hebrew":
        return "he"
    if script == "arabic":
        return _in_arabic_letters(bare, count)
    if script == "cyrillic":
        return "uk" if len(_UKRAINIAN.findall(bare)) * 50 > count else _classified(bare, ("ru", "uk", "bg", "sr", "mk", "kk")) or "ru"
    if count < 12 and hint:
        return hint[:2]
    return _classified(bare, None) or "en"


def _in_arabic_letters(text: str, count: int) -> str:
    """Arabic, unless one letter in forty or one word in ten is another language's."""
    for code, letters in _ARABIC_LETTERS:
        if len(letters.findall(text)) * 40 > count:
            return code
    return "fa" if len(_PERSIAN_WORDS.findall(text)) * 10 > len(text.split()) else "ar"


def _classified(text: str, among: tuple[str, ...] | None) -> str | None:
    """The classifier's best language, of those allowed."""
    line = " ".join(text.split()).lower() if text.isupper() else " ".join(text.split())
    for label in _model().predict(line, k=8)[0] if line else ():
        code = str(label).removeprefix("__label__")
        if among is None or code in among:
            return code[:2]
    return None


@cache
def _model() -> Any:
    import fasttext  # noqa: PLC0415 (only the first report pays for the model)

    if not MODEL.exists():
        raise FileNotFoundError(f"the language model is not there: run `make data` ({MODEL})")
    return fasttext.load_model(str(MODEL))
