"""Repeatable chance: whatever is named the same has the same luck, whatever else happens that day."""

from __future__ import annotations

from random import Random


def chance(seed: int, *about: object) -> Random:
    """A stream of chance of its own for what `about` names (a word, an order's number), the same for one `seed`."""
    return Random("/".join(str(part) for part in (seed, *about)))
