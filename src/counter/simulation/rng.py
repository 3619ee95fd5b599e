"""Random numbers that repeat: a draw named the same comes out the same, whatever else happens that day."""

from __future__ import annotations

from random import Random


def rng_for(seed: int, *name: object) -> Random:
    """A generator of its own for what `name` says (a word, an order's number), the same for one `seed`.

    A name is part of the seed: change it, and a demo of the same seed has other figures.
    """
    return Random("/".join(str(part) for part in (seed, *name)))
