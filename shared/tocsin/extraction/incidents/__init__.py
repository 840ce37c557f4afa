"""From statements to incidents: which tell of the same one, whether it is one, and of which type."""
