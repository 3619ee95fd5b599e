"""The books of a period: every business case of its closed days as a transaction of two sides. Amounts are minor units.

What a case is says `fiscal/cases.py`, which the tests hold against the Z reports; here it is put down to accounts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from counter.exports.rows import percent
from counter.fiscal.cases import Cases, acts_of
from counter.fiscal.model import (
    AHEAD,
    AHEAD_USED,
    CARD_SOLD,
    CARD_USED,
    CASH_IN,
    CASH_OUT,
    DEPOSIT,
    DEPOSIT_BACK,
    DISCOUNT,
    FLOAT,
    OVER_SHORT,
    OWED,
    OWED_PAID,
    SALE,
    SURCHARGE,
    TIP,
    TRANSIT,
    Bon,
    Pay,
    Position,
)
from counter.fiscal.of_money import BAR
from counter.fiscal.of_receipt import positions_of
from counter.fiscal.queries import Closed, closes_between, the_close
from counter.fiscal.vat import NO_SALE, Vat
from counter.orders.model import Line
from counter.receipts.content import ReceiptContent
from counter.settings.book_accounts import account_for
from counter.store.unit import Connection
from counter.till.till_report import DrawerSum

_SALE, _TO_SAFE = "Sale", "To the safe"
_NAMES: Mapping[str, str] = {
    "": _SALE, "Rückgabe": "Refund", "Zahlung zurück": "Money back", "Anzahlung": "Paid ahead",
    "Zahlart geändert": "Tender changed", "Trinkgeld": "Tip", "Anfangsbestand": "Float",
    CASH_IN: "Paid in", CASH_OUT: "Paid out", "Geschenkkarte": "Gift card", "Hauskonto": "House account",
    "Kassendifferenz": "Over or short", "Abschöpfung": _TO_SAFE,
}  # fmt: skip
"""What a case is called in the books, by its name at the tax office."""
_USES: Mapping[str, str] = {
    TIP: "tips", CARD_SOLD: "gift cards", CARD_USED: "gift cards", OWED: "house accounts", OWED_PAID: "house accounts",
    AHEAD: "prepayments", AHEAD_USED: "prepayments", FLOAT: "float", CASH_IN: "paid in", CASH_OUT: "paid out",
    TRANSIT: "safe", OVER_SHORT: "over or short", DEPOSIT: "deposits", DEPOSIT_BACK: "deposits",
}  # fmt: skip
"""The account of a position, by its kind; sales, and what lowers or raises them, are told apart below."""
_SEVERAL = "several"
"""The sales of a receipt with lines of two taxes: no rate is theirs alone."""


@dataclass(frozen=True, slots=True)
class Posting:
    """An amount put down to an account: above nothing on its left side (debit), below on its right (credit)."""

    account: str
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """A business case in the books, on the trading day of its close; its postings come to nothing together.

    `at` is aware; `order` is what is called out, `receipt` its number in its `series`: 0 where there is none.
    """

    id: str
    day: date
    terminal: str
    z: int
    at: datetime
    name: str
    receipt: int
    series: str
    order: str
    note: str
    postings: tuple[Posting, ...]


def transactions(
    connection: Connection, chosen: Mapping[str, str], first: date, last: date
) -> Iterator[tuple[Closed, tuple[Transaction, ...] | Iterator[Transaction]]]:
    """Each close of these trading days, and its transactions; `chosen` are accounts as the owner named them."""
    for fact_id in closes_between(connection, first, last):
        close = the_close(connection, fact_id)
        yield close, _of_close(connection, close, chosen)


def _of_close(connection: Connection, close: Closed, chosen: Mapping[str, str]) -> Iterator[Transaction]:
    cases = Cases(connection, close, _positions)
    for recorded in acts_of(connection, close):
        for bon in cases.of_act(recorded):
            yield from _booked(bon, close, chosen)
    for bon in cases.of_close():
        yield from _booked(bon, close, chosen)
    for drawer in close.report.drawers:
        night = tuple(_together(_for_the_night(drawer), chosen))
        if night:
            yield _transaction(close, f"{close.fact_id.hex}-{drawer.drawer}", close.at, "Kept for the night", night)


def _booked(bon: Bon, close: Closed, chosen: Mapping[str, str]) -> Iterator[Transaction]:
    """A case as a transaction; none where it moves nothing, or was broken off before it did."""
    sides = [(_tender(pay), pay.minor) for pay in bon.pays]
    sides += [side for position in bon.positions for side in _sides(position)]
    postings = tuple(_together(sides, chosen))
    if bon.counts and postings:
        made = _transaction(close, bon.bon_id, bon.ended, _NAMES[bon.name], postings)
        note = "" if made.name == _TO_SAFE else bon.note  # it says why the count is off
        yield replace(made, receipt=bon.number, series=bon.series, order=bon.group, note=note)


def _transaction(close: Closed, of: str, at: datetime, name: str, postings: tuple[Posting, ...]) -> Transaction:
    return Transaction(
        id=of, day=close.day, terminal=close.terminal, z=close.number, at=at, name=name, receipt=0, series="", order="",
        note="", postings=postings,
    )  # fmt: skip


def _together(sides: list[tuple[str, int]], chosen: Mapping[str, str]) -> Iterator[Posting]:
    """One posting an account, in the order in which they come; none of nothing."""
    sums: dict[str, int] = {}
    for use, minor in sides:
        account = account_for(use, chosen)
        sums[account] = sums.get(account, 0) + minor
    return (Posting(account, minor) for account, minor in sums.items() if minor)


def _tender(pay: Pay) -> str:
    if pay.kind == BAR:
        return "cash"
    return "card" if pay.name == "Karte" else f"tender {pay.name}"


def _sides(position: Position) -> Iterator[tuple[str, int]]:
    """What a position is put down to: what it is for without tax, what lowered it, and its tax."""
    lowered = sum(step.net for step in position.steps if step.lowers)
    yield _use(position), lowered - position.net
    yield "reductions", -lowered
    yield f"tax {_rate(position.vat)}", position.net - position.gross


def _use(position: Position) -> str:
    if position.kind in _USES:
        return _USES[position.kind]
    if position.vat == NO_SALE:
        return "rounding"
    if position.kind == SURCHARGE and position.name == "Service":
        return "service"
    if position.kind == DISCOUNT and position.name == "Gutschein":
        return "vouchers"
    if position.kind == DISCOUNT and position.name not in ("Rundung", "Steuerbefreiung"):
        return "reductions"
    return f"sales {_SEVERAL if position.name == _SEVERAL else percent(position.vat.percent / 100)}"


def _rate(vat: Vat) -> str:
    return f"{vat.words} {percent(vat.percent / 100)}".strip()


def _for_the_night(drawer: DrawerSum) -> list[tuple[str, int]]:
    """What stays in a drawer goes to the float, and what the float of the day was more than that came from the safe."""
    stays = (drawer.expected if drawer.stays is None else drawer.stays).minor
    brought = drawer.float_counted.minor - drawer.left.minor
    return [("cash", -stays), ("float", stays + brought), ("safe", -brought)]


def _positions(content: ReceiptContent, sold: Mapping[str, Line]) -> tuple[Position, ...]:
    """The positions of a receipt, their taxes by the names that it says.

    Where a line has two taxes, or two have one rate, each tax is a position, and so is all that was sold without them.
    """
    letters = {line.tax for line in content.lines} | {content.service.tax if content.service else ""}
    names = {tax.rate * 100: tax.name for tax in content.taxes}
    if len(names) == len(content.taxes) and all(len(letter) <= 1 for letter in letters):
        return tuple(
            replace(each, vat=replace(each.vat, words=names.get(each.vat.percent, "")))
            for each in positions_of(content, sold)
        )
    taxes = tuple(
        Position(kind=SALE, text="", gross=tax.tax.minor, net=0, vat=Vat(0, tax.rate * 100, tax.name))
        for tax in content.taxes
    )
    net = content.total.minor - sum(tax.gross for tax in taxes)
    return (Position(kind=SALE, name=_SEVERAL, text="", gross=net, net=net, vat=Vat(0, Decimal(0), "")), *taxes)
