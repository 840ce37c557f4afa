"""The door: documents checked, signatures verified, bundles split, text cleaned without moving an offset, language found."""
