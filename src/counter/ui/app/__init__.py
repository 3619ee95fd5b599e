"""Windows and navigation."""
