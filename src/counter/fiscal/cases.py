"""What one act did, as business cases: each receipt with its money, and what moved without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from counter.fiscal.model import BROKEN_OFF, SALE, TRANSIT, Bon, Position, Refers, plain
from counter.fiscal.of_money import (
    MOVES,
    NAMES,
    OTHERS,
    Move,
    account_of,
    closing_cases,
    money_positions,
    moves_of,
    other_case,
    pays_of,
)
from counter.fiscal.of_receipt import positions_of
from counter.fiscal.queries import Closed, order_with_lines, refers_to, sale_receipts, went_back
from counter.fiscal.vat import OPEN, vat_of
from counter.journal.fact import Entry, Fact, read_back
from counter.journal.queries import did_not_fit, own_entries
from counter.kernel.ids import OrderId, RefundId, derived_id
from counter.kernel.money import Money
from counter.orders.change_queries import undone_of
from counter.orders.facts import OrderCancelled, TicketVoided
from counter.orders.model import Line, Order
from counter.orders.voids import was_voided
from counter.receipts.content import ReceiptContent, below_nothing
from counter.receipts.facts import ReceiptIssued
from counter.receipts.queries import invoices_of
from counter.receipts.signing_queries import signed_of
from counter.store.unit import Connection
from counter.till.facts import PaymentReturned, Refunded

KINDS: tuple[type[Fact], ...] = (*MOVES, *OTHERS, ReceiptIssued, TicketVoided, OrderCancelled)
"""The facts that are business cases, or part of one."""
_BY_NAME = {kind.__name__: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class _Sold:
    """What a receipt says, as positions; what cash was rounded by with it, and which cases it refers to."""

    content: ReceiptContent
    positions: tuple[Position, ...]
    rounding: int
    name: str = ""
    refers: tuple[Refers, ...] = ()


Positions = Callable[[ReceiptContent, Mapping[str, Line]], tuple[Position, ...]]
"""What a receipt sold as positions, with the lines of its order by their names."""


class Cases:
    """Makes business cases of what a terminal recorded until a close; `positions` makes those of a receipt."""

    def __init__(self, connection: Connection, close: Closed, positions: Positions = positions_of) -> None:
        self._connection, self._close, self._positions = connection, close, positions
        self._backs = went_back(connection, close)

    def of_act(self, recorded: Sequence[tuple[Entry, Fact]]) -> Iterator[Bon]:
        """The cases of one act, in the order in which it recorded them."""
        orders: dict[OrderId, None] = {}
        for entry, fact in recorded:
            if isinstance(fact, OTHERS):
                name, positions, pays = other_case(fact)
                yield Bon(
                    bon_id=str(entry.id), name=name, began=entry.at, ended=entry.at,
                    by=str(entry.by), positions=positions, pays=pays, note=getattr(fact, "reason", ""),
                )  # fmt: skip
            elif isinstance(fact, TicketVoided):
                yield from self._voided(entry, fact)
            elif isinstance(fact, (*MOVES, ReceiptIssued)):
                orders[fact.order_id] = None
        for order_id in orders:
            yield from self._of_order(order_id, recorded)
        for entry, fact in recorded:
            if isinstance(fact, OrderCancelled):
                yield from self._cancelled(entry, fact)

    def of_close(self) -> Iterator[Bon]:
        """What the close itself finds in the drawers."""
        close = self._close
        for drawer in close.report.drawers:
            for name, position, pay in closing_cases(drawer):
                yield Bon(
                    bon_id=str(derived_id(close.fact_id, f"{name} {drawer.drawer}")), name=name,
                    began=close.at, ended=close.at, by=str(close.by), positions=(position,), pays=(pay,),
                    note=close.report.reason,
                )  # fmt: skip

    def _of_order(self, order_id: OrderId, recorded: Sequence[tuple[Entry, Fact]]) -> Iterator[Bon]:
        """The receipts that an act issued for an order, each with the payments of its own, the last with the rest."""
        mine = [(entry, fact) for entry, fact in recorded if getattr(fact, "order_id", None) == order_id]
        moved = [(entry, fact) for entry, fact in mine if isinstance(fact, MOVES)]
        undone = self._undone(order_id, moved)
        moves = [move for _, fact in moved for move in moves_of(fact, undone)]
        issued = [(entry, fact) for entry, fact in mine if isinstance(fact, ReceiptIssued)]
        said = {fact.takes_back for _, fact in issued}
        went_back = [(entry, back) for entry, _ in moved for back in self._backs.get(entry.seq, ())]
        backs = [(entry, back) for entry, back in went_back if back.receipt_id not in said]
        order, lines = order_with_lines(self._connection, order_id)
        for nth, (entry, fact) in enumerate(issued, start=1):
            own = [move for move in moves if nth == len(issued) or _pays(move, fact)]
            moves = [move for move in moves if move not in own]
            bon = self._with_receipt(entry, str(fact.receipt_id), self._sold(fact, own, lines), own, order)
            buyer = invoices_of(self._connection, order_id).get(fact.receipt_id)
            yield replace(bon, invoice=buyer, signed=signed_of(self._connection, fact.receipt_id))
        for entry, back in backs:
            content = below_nothing(back.content)
            refers = refers_to(self._connection, [back.receipt_id])
            rounding = sum(move.rounding for move in moves)
            sold = _Sold(content, self._positions(content, lines), rounding, "Zahlung zurück", refers)
            bon = self._with_receipt(entry, str(derived_id(back.receipt_id, "back")), sold, moves, order)
            yield replace(bon, number=0)
            moves = []
        if moves:
            yield self._without_receipt(*moved[0], moves, order)

    def _sold(self, fact: ReceiptIssued, moves: Sequence[Move], lines: Mapping[str, Line]) -> _Sold:
        content = fact.content
        positions = self._positions(content, lines)
        if fact.takes_back is not None:
            refers = refers_to(self._connection, [fact.takes_back])
            return _Sold(content, positions, sum(move.rounding for move in moves), "Zahlung zurück", refers)
        if fact.refund_id is None:
            return _Sold(content, positions, sum(move.rounding for move in moves))
        refers = refers_to(self._connection, sale_receipts(self._connection, fact.order_id))
        return _Sold(content, positions, content.rounding.minor if content.rounding else 0, "Rückgabe", refers)

    def _undone(self, order_id: OrderId, moved: Sequence[tuple[Entry, Fact]]) -> dict[RefundId, Money]:
        """By refund what it was rounded by, where it was for what was taken off."""
        if not any(isinstance(fact, Refunded) for _, fact in moved):
            return {}
        undone = undone_of(self._connection, order_id, self._close.report.sales.currency)
        return {RefundId(refund_id): each.rounding for refund_id, each in undone.items()}

    def _with_receipt(self, entry: Entry, bon_id: str, sold: _Sold, moves: Sequence[Move], order: Order | None) -> Bon:
        content = sold.content
        is_sale = not sold.refers
        began = order.placed_at if is_sale and order and order.placed_at <= entry.at else entry.at
        of_money = money_positions(moves, sum(each.gross for each in sold.positions), sold.rounding)
        series, _, number = content.number.rpartition("-")
        return Bon(
            bon_id=bon_id, number=int(number), series=series, name=sold.name, began=began, ended=entry.at,
            by=str(entry.by), positions=(*sold.positions, *of_money), pays=pays_of(moves), refers=sold.refers,
            group=content.order_number, account=account_of(moves),
            note=content.refund_of.reason if content.refund_of else "",
        )  # fmt: skip

    def _without_receipt(self, entry: Entry, fact: Fact, moves: Sequence[Move], order: Order | None) -> Bon:
        name = NAMES[type(fact)]
        positions = tuple(money_positions(moves, 0, sum(move.rounding for move in moves)))
        return Bon(
            bon_id=str(entry.id), name=name, began=entry.at, ended=entry.at, by=str(entry.by),
            positions=positions or (plain(TRANSIT, name, 0),), pays=pays_of(moves),
            group=order.called if order else "", account=account_of(moves), note=getattr(fact, "reason", ""),
        )  # fmt: skip

    def _voided(self, entry: Entry, fact: TicketVoided) -> Iterator[Bon]:
        """A ticket that was thrown away, unless it came back."""
        if was_voided(self._connection, fact.order_id):
            position = plain(SALE, fact.what, fact.amount.minor, vat=OPEN)
            yield self._broken_off(entry, (position,), fact.reason)

    def _cancelled(self, entry: Entry, fact: OrderCancelled) -> Iterator[Bon]:
        """An order that was cancelled before it had a receipt; what has joined another one is in that."""
        order, _ = order_with_lines(self._connection, fact.order_id)
        if (
            order is None
            or not order.sold
            or order.remake_of is not None
            or sale_receipts(self._connection, fact.order_id)
        ):
            return
        positions = tuple(
            Position(
                kind=SALE, text=line.name, gross=line.owed.minor, net=line.net.minor, vat=vat_of(line.tax_rate),
                quantity=Decimal(line.quantity), unit=line.unit_price.minor, item=line.item_id.hex,
                category=line.category,
            )
            for line in order.sold
        )  # fmt: skip
        yield self._broken_off(entry, positions, fact.reason, order)

    def _broken_off(
        self, entry: Entry, positions: tuple[Position, ...], reason: str, order: Order | None = None
    ) -> Bon:
        return Bon(
            bon_id=str(entry.id), kind=BROKEN_OFF, began=order.placed_at if order else entry.at,
            ended=entry.at, by=str(entry.by), positions=positions, group=order.called if order else "", note=reason,
        )  # fmt: skip


def acts_of(connection: Connection, close: Closed) -> Iterator[list[tuple[Entry, Fact]]]:
    """What a terminal recorded of business cases until a close, act by act; not what came too late to count."""
    late = {each.fact_id for each in did_not_fit(connection, [PaymentReturned])}
    entries = own_entries(connection, close.terminal, close.first_seq, close.last_seq)
    for _, act in groupby(entries, key=lambda entry: entry.act):
        yield [
            (entry, read_back(_BY_NAME[entry.kind], entry.body, entry.private))
            for entry in act
            if entry.kind in _BY_NAME and entry.id not in late
        ]


def _pays(move: Move, fact: ReceiptIssued) -> bool:
    """Whether a payment is that of a share's receipt."""
    return fact.share is not None and move.payment is not None and move.payment in fact.share.payments
