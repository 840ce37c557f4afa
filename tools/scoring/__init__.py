"""How well reports are read: annotated reports, a scorer, floors. `python -m tools.scoring` runs it."""
