"""`python -m compiler`: everything that must be compiled before tocsin runs."""

from __future__ import annotations

from compiler.gazetteer import build
from compiler.language_model import copy_model
from compiler.packs import compile_packs


def main() -> None:
    print(f"packs: {len(compile_packs())} compiled")
    copy_model()
    count = build()
    print(f"gazetteer: {count} places" if count else "gazetteer: up to date")


if __name__ == "__main__":
    main()
