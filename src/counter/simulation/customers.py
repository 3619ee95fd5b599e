"""Simulated customers: the name they give, whether they take it with them, how they pay."""

from __future__ import annotations

from random import Random

from counter.kernel.money import Money
from counter.till.rules import CARD, CASH, quick_cash
from counter.till.settlement import Tender

NAMES = ("Ada", "Amir", "Bea", "Carl", "Cleo", "Dora", "Eli", "Gus", "Ida", "Jo", "Kaya", "Leo", "Nils", "Pia", "Zoe")
_GIVES_NAME, _TO_GO, _BY_CARD, _EXACT_CASH = 0.45, 0.65, 0.62, 0.3


def draw_name(rng: Random) -> str:
    """The name a customer gives, or "" where they give none."""
    return rng.choice(NAMES) if rng.random() < _GIVES_NAME else ""


def draw_to_go(rng: Random) -> bool:
    """Whether a customer takes it with them."""
    return rng.random() < _TO_GO


def draw_payment(rng: Random, due: Money) -> Tender:
    """How a customer pays: by card, in exact cash, or with the notes they have."""
    if rng.random() < _BY_CARD:
        return Tender(CARD)
    notes = quick_cash(due)
    if rng.random() < _EXACT_CASH or not notes or not due:
        return Tender(CASH)
    return Tender(CASH, tendered=rng.choice(notes))
