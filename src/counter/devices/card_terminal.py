"""What takes cards: a terminal that stands by itself, or one that the counter talks to."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from counter.kernel.money import Money


class Charged(StrEnum):
    """What became of asking a card terminal for money."""

    TAKEN = "taken"
    DECLINED = "declined"
    UNKNOWN = "unknown"  # it gave no answer, or does not remember


class CardTerminal(Protocol):
    """A card terminal. It is asked on a thread of its own, before anything is recorded: it may take its time.

    `is_asked`: the counter talks to it. Else a person does, and it can neither answer nor be asked afterwards.
    """

    is_asked: bool

    def charge(self, amount: Money, reference: str, /) -> Charged:
        """Has the customer pay so much, tip included, under a `reference` that is used once."""

    def became_of(self, reference: str, /) -> Charged:
        """What became of what it was asked under a reference, as it remembers."""


class ByHand:
    """One that stands by itself: whoever taps Take typed the amount into it, and says that it took it."""

    is_asked = False

    def charge(self, _amount: Money, _reference: str, /) -> Charged:
        """It was taken, the person says; what it declines they say with a key of its own."""
        return Charged.TAKEN

    def became_of(self, _reference: str, /) -> Charged:
        """Nobody can ask it."""
        return Charged.UNKNOWN
