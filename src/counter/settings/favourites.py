"""Which tiles the shop put on its first page, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Favourite:
    """A tile: the item or combo `of` that id, as it comes or as it is said here.

    It is called by its own `name` (empty: as the item). `size` is one of the item's (empty: the usual one), `choices`
    are modifiers of groups, each with how much of it (empty: as it comes).
    """

    of: UUID
    name: str = ""
    size: str = ""
    choices: tuple[tuple[UUID, str, str], ...] = ()
