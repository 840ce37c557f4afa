"""ingest: signed documents in, stored and queued reports out."""

from tocsin.start import without_collector

with without_collector():
    from ingest import app as app
