"""What can be spent once in the whole shop, such as a voucher, is claimed for an order before the order is sold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from sqlalchemy import Connection, delete, select

from counter.journal.fit import insert_once
from counter.journal.tables import PendingClaimRow
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


def note_claim(connection: Connection, what: str, order_id: OrderId) -> OrderId:
    """Notes, before anybody is asked, what this terminal claims for an order that is not sold yet.

    Gives the order for which it is noted now: another one where that was noted before, to be given back first.
    """
    insert_once(connection, PendingClaimRow, {"what": what, "order_id": order_id})
    noted = select(PendingClaimRow.order_id).where(PendingClaimRow.what == what)
    return OrderId(connection.execute(noted).scalar_one())


def noted_claims(connection: Connection) -> Mapping[str, OrderId]:
    """Everything this terminal claims for orders that are not sold yet, by what it is."""
    rows = connection.execute(select(PendingClaimRow.__table__).order_by(PendingClaimRow.what))
    return {row.what: OrderId(row.order_id) for row in rows}


def drop_claim(connection: Connection, what: str) -> None:
    """In the unit that sells the order, or once it was given back: nothing is noted of it any more."""
    connection.execute(delete(PendingClaimRow).where(PendingClaimRow.what == what))
