"""The shop's punch card: "10th on us"."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.errors import Refused

EVERY = (2, 50)
"""The least and the most of the rule."""


@dataclass(frozen=True, slots=True)
class PunchCard:
    """Every so-many-th of these categories is on us (10: nine earn it); without categories, of all that is sold."""

    every: int
    categories: tuple[str, ...] = ()

    @property
    def full(self) -> int:
        """How many punches a full card has."""
        return self.every - 1

    def counts(self, category: str) -> bool:
        """Whether something of that category is punched, and can be had for a full card."""
        return not self.categories or category in self.categories


def check_punch_card(card: PunchCard | None) -> None:
    """Refused where no card could be so."""
    if card is not None and not EVERY[0] <= card.every <= EVERY[1]:
        least, most = EVERY
        raise Refused("A punch card is full after {least} to {most}. Choose a number between.", least=least, most=most)
