"""What the customer display shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A line of the customer's order."""

    count: str
    title: str
    detail: str
    amount: str


@dataclass(frozen=True, slots=True)
class OrderBoard:
    """The order at hand and its promise; `heading` is a welcome while there is none."""

    heading: str = ""
    lines: tuple[BoardLine, ...] = ()
    total: str = ""
    promise: str = ""
    if_missed: str = ""


@dataclass(frozen=True, slots=True)
class ReadyOrder:
    """An order that waits for its customer."""

    who: str
    number: str


@dataclass(frozen=True, slots=True)
class OrderBeingMade:
    """An order on the bar: its time, and after a reset the one promised before, which is struck through."""

    who: str
    time: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class ReadyBoard:
    """The orders that wait and the ones on the bar."""

    ready: tuple[ReadyOrder, ...] = ()
    making: tuple[OrderBeingMade, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardState:
    """The whole customer display."""

    order: OrderBoard = OrderBoard()
    board: ReadyBoard = ReadyBoard()
