"""Builds the compiled gazetteer that `tocsin.gazetteer` maps into memory."""

from compiler.gazetteer.build import build

__all__ = ["build"]
