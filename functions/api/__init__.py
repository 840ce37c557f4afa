"""api: questions about reports and incidents in, answers out."""
