"""enrich: what reports tell in, incidents in the table and on the bus out."""

from tocsin.start import without_collector

with without_collector():
    from enrich import app as app
