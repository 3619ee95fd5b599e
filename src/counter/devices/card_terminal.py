"""What takes cards: a terminal that stands by itself, or one that the counter talks to."""

from __future__ import annotations

from typing import Protocol

from counter.kernel.money import Money


class CardTerminal(Protocol):
    """A card terminal. It is asked on a thread of its own, before anything is recorded: it may take its time."""

    def charge(self, amount: Money, /) -> bool:
        """Has the customer pay so much, tip included; whether they did. False where it declined or gave no answer."""


class ByHand:
    """One that stands by itself: whoever taps Take typed the amount into it, and says that it took it."""

    def charge(self, _amount: Money, /) -> bool:
        """It was taken, the person says; what it declines they say with a key of its own."""
        return True
