"""The workplace setup: a new owner makes the shop theirs in five steps, the last of which sells a coffee."""
