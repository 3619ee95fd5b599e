"""What the customer display shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import OrderId


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A line of the customer's order."""

    count: str
    title: str
    detail: str
    amount: str


@dataclass(frozen=True, slots=True)
class OrderBoard:
    """The order at hand and its promise; `heading` is a welcome while there is none.

    Where nothing is promised, `wait` is how long it takes, and `below` says so; else what a missed promise is worth.
    `language` is the customer's ("" is the shop's).
    """

    heading: str = ""
    lines: tuple[BoardLine, ...] = ()
    total: str = ""
    promise: str = ""
    wait: str = ""
    below: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReadyOrder:
    """An order that waits for its customer. `asked_name` names a tap on it; `seen` is said instead just after one."""

    who: str
    number: str
    order: OrderId | None = None
    asked_name: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class OrderBeingMade:
    """An order on the bar: its time, and after a reset the one promised before, which is struck through.

    One that is not `promised` has words in place of its time. `asked_name` names a tap on it; `seen` is said instead
    just after one.
    """

    who: str
    time: str
    before: str = ""
    promised: bool = True
    order: OrderId | None = None
    asked_name: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class ReadyBoard:
    """The orders that wait and the ones on the bar."""

    ready: tuple[ReadyOrder, ...] = ()
    making: tuple[OrderBeingMade, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiptBoard:
    """The receipt of what was just sold as the text of a `code` to scan, "" while nobody wants it so."""

    heading: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class BoardState:
    """The whole customer display; a receipt to scan stands in the place of the order."""

    order: OrderBoard = OrderBoard()
    receipt: ReceiptBoard = ReceiptBoard()
    board: ReadyBoard = ReadyBoard()
