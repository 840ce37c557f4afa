"""publish: changed incidents in, published files and signed webhooks out."""
