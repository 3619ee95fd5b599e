"""What a full punch card pays for: whole pieces, the dearest first. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from counter.kernel.money import share_out
from counter.menu.rules import Item
from counter.orders.draft import DraftLine
from counter.settings.punch_card import PunchCard


def pieces_on_us(
    lines: Sequence[DraftLine], items: Sequence[Item], left: Sequence[int], card: PunchCard | None, full_cards: int
) -> list[tuple[int, int]]:
    """One piece for each full card: the place of its line, and what is `left` of its price in minor units.

    Deposits and what costs nothing any more are none.
    """
    if card is None or full_cards <= 0:
        return []
    pieces = [
        (place, minor)
        for place, (line, item) in enumerate(zip(lines, items, strict=True))
        if line.belongs_to is None and card.counts(item.category)
        for minor in share_out(left[place], [1] * line.quantity)
        if minor
    ]
    return sorted(pieces, key=lambda piece: -piece[1])[:full_cards]
