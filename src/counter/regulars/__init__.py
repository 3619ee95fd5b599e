"""Regulars: customers who want to be known, by a name or a short code of their choosing."""
