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
_PERSIAN, _UKRAINIAN = re.compile(r"[پچژگ]"), re.compile(r"[іїєґІЇЄҐ]")


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
        return "fa" if len(_PERSIAN.findall(bare)) * 40 > count else "ar"
    if script == "cyrillic":
        return "uk" if len(_UKRAINIAN.findall(bare)) * 50 > count else _classified(bare, ("ru", "uk", "bg", "sr", "mk", "kk")) or "ru"
    if count < 12 and hint:
        return hint[:2]
    return _classified(bare, None) or "en"


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
