"""What can be spent once in the whole shop, such as a voucher, is claimed for an order before the order is sold."""

from __future__ import annotations

from typing import Protocol

from counter.kernel.ids import OrderId


class Claims(Protocol):
    """Grants a thing to one order only."""

    @property
    def is_away(self) -> bool:
        """Whether nobody could be asked a moment ago: who looks at a voucher hears it before the sale does."""

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """Who holds `what` ("voucher:0193…") now: `order_id`, unless another order was first. Asking twice is harmless.

        While it `is_away` whoever asks holds it: how far that goes, flows say before (`flows/away.py`).
        """


class OwnClaims:
    """The claims of a shop with one terminal: whoever asks holds it, since the sale's own commit decides."""

    is_away = False

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """The order that asks."""
        return order_id
