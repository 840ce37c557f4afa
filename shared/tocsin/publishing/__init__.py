"""What the world gets to see: detail documents, GeoJSON feeds, webhook bodies. Pure: an incident in, a document out."""
