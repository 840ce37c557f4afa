"""enrich: what reports tell in, incidents in the table and on the bus out."""
