"""Make it right: something went wrong, and a person owns it."""
