"""What can be spent once in the whole shop, such as a voucher, is claimed for an order before the order is sold."""

from __future__ import annotations

from typing import Protocol

from counter.kernel.ids import OrderId


class Claims(Protocol):
    """Grants a thing to one order only."""

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """Who holds `what` ("voucher:0193…") now: `order_id`, unless another order was first. Asking twice is harmless.

        Unavailable where nobody can be asked.
        """


class OwnClaims:
    """The claims of a shop with one terminal: whoever asks holds it, since the sale's own commit decides."""

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """The order that asks."""
        return order_id
