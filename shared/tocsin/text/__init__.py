"""The letters of a text: folding that keeps offsets, tokens, sentences, and phrase look-up over them."""

from tocsin.text.fold import fold, fold_key
from tocsin.text.known import Known
from tocsin.text.openings import Openings
from tocsin.text.phrases import Match, PhraseIndex, variants
from tocsin.text.tokens import Tokens, tokenize

__all__ = ["Known", "Match", "Openings", "PhraseIndex", "Tokens", "fold", "fold_key", "tokenize", "variants"]
