"""Who did it: everybody a report names, what it says of him, and how he stands to each incident."""
