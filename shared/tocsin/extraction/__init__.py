"""Text to mentions: what a report says, with the very words. One file per concern; `reader.read` runs them in order."""
