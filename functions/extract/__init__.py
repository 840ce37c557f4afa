"""extract: stored reports in, what they tell out."""

from tocsin.start import without_collector

with without_collector():
    from extract import app as app
