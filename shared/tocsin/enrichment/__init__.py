"""Where, when and who: what extraction read, resolved as far as the evidence goes, each choice with its reason."""

from tocsin.enrichment.resolve import resolve

__all__ = ["resolve"]
