"""This terminal and the shop's server: a PostgreSQL that gives every fact of a shop its position."""
