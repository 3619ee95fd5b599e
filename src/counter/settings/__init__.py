"""Who we are and what we decided."""
