"""api: questions about reports and incidents in, answers out."""

from tocsin.start import without_collector

with without_collector():
    from api import app as app
