"""Turns what people edit (packs, gazetteer sources) into what runs. Nothing in here ships."""
