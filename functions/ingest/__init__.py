"""ingest: signed documents in, stored and queued reports out."""
