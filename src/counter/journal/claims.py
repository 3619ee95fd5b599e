"""What can be spent once in the whole shop, such as a voucher, is claimed for an order before the order is sold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from sqlalchemy import Connection, delete, select

from counter.journal.fit import insert_once
from counter.journal.tables import PendingClaimRow
from counter.kernel.ids import OrderId
from counter.store.unit import Unit

R = TypeVar("R")


class NeedsClaim(Exception):  # noqa: N818 - says what it is
    """An act needs what only others can grant: nothing of it is kept, they are asked, and it is done again."""

    def __init__(self, what: str, order_id: OrderId) -> None:
        super().__init__(what)
        self.what, self.order_id = what, order_id


class Claims(Protocol):
    """Grants a thing to one order only."""

    @property
    def is_away(self) -> bool:
        """Whether nobody could be asked a moment ago: who looks at a voucher hears it before the sale does."""

    @property
    def is_shut(self) -> bool:
        """Whether nobody can be asked before this machine has a new code; then it `is_away`, too."""

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """Who holds `what` ("voucher:0193…") now: `order_id`, unless another order was first. Asking twice is harmless.

        While it `is_away` whoever asks holds it: how far that goes, flows say before (`flows/away.py`). NeedsClaim
        where it has to be asked outside of the act.
        """

    def ask(self, what: str, order_id: OrderId) -> OrderId:
        """Asks who holds it, so that `claim` can say; where nobody answers it `is_away`, and it may be `order_id`."""

    def holds(self, what: str, order_id: OrderId) -> bool:
        """Whether it was granted to that order and not given back since: it is the order's while it `is_away`, too."""

    def forget(self) -> None:
        """The act is over: what was asked for it is asked anew for the next."""


class OwnClaims:
    """The claims of a shop with one terminal: whoever asks holds it, since the sale's own commit decides."""

    is_away = is_shut = False

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """The order that asks."""
        return order_id

    def ask(self, what: str, order_id: OrderId) -> OrderId:
        """The same."""
        return order_id

    def holds(self, what: str, order_id: OrderId) -> bool:
        """Nobody is asked, and nobody away."""
        return False

    def forget(self) -> None:
        """Nothing was asked."""


def claiming(claims: Claims, unit: Callable[[], AbstractContextManager[Unit]], act: Callable[[], R]) -> R:
    """Does an act; what has to be claimed for it is asked for in between, in no transaction, and it is done again.

    `unit` begins a transaction: what is claimed is noted before, so that it can be given back whatever happens; what
    another order holds cannot.
    """
    try:
        while True:
            try:
                return act()
            except NeedsClaim as needed:
                with unit() as noting:
                    noted = note_claim(noting.connection, needed.what, needed.order_id)
                if claims.ask(needed.what, noted) != noted:
                    with unit() as dropping:
                        drop_claim(dropping.connection, needed.what)
    finally:
        claims.forget()


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
