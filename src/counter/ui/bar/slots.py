"""Cards keep their places while somebody works on them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter.kernel.ids import OrderId
from counter.reports.bar_board import BarCard

HOLD = timedelta(seconds=2)
"""For so long after the last tap nothing moves."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A card in its place; once it is not `there` any more it is shown as it was last known."""

    card: BarCard
    there: bool = True


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The card of an order that was handed over, and when (aware): for a while that can be taken back."""

    card: BarCard
    at: datetime


@dataclass(frozen=True, slots=True)
class Promised:
    """An order that was given its first promise here, and when (aware): for a while that can be taken back."""

    order_id: OrderId
    at: datetime


class Slots:
    """The places of one list of cards."""

    def __init__(self) -> None:
        self._shown: dict[OrderId, BarCard] = {}

    def arrange(self, cards: Iterable[BarCard], *, held: bool) -> tuple[Slot, ...]:
        """The cards in this order; while `held` as they stood, what is gone in its place, what is new at the end."""
        there = {card.order.order_id: card for card in cards}
        order = dict.fromkeys((*self._shown, *there)) if held else there
        self._shown = {order_id: there.get(order_id) or self._shown[order_id] for order_id in order}
        return tuple(Slot(card, order_id in there) for order_id, card in self._shown.items())


def hold_left(tapped: datetime | None, now: datetime) -> timedelta:
    """How much longer cards keep their places after the last tap; nothing where there was none, or the clock jumped."""
    left = HOLD - (now - tapped) if tapped else timedelta()
    return left if timedelta() < left <= HOLD else timedelta()
