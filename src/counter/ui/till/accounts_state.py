"""What the card below the keys shows of gift cards and house accounts. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

GIFT_CARD, ACCOUNTS = "gift card", "accounts"
"""The two keys below the four."""


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """Something to choose, by its `key`, and what stands at the right of it."""

    key: str
    words: str
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsState:
    """A gift card to sell, or accounts to settle: an amount, something to choose, or a statement to look at.

    `amount` can be typed again where it stands; `quick` are amounts of one tap, in minor units. `settle` is what the
    key below a statement says.
    """

    kind: str
    title: str
    note: str = ""
    amount: str = ""
    typing: bool = False
    quick: tuple[tuple[int, str], ...] = ()
    choices: tuple[ChoiceState, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    settle: str = ""
