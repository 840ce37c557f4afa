"""publish: changed incidents in, published files and signed webhooks out."""

from tocsin.start import without_collector

with without_collector():
    from publish import app as app
