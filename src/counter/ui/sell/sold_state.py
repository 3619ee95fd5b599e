"""What stands where the ticket was, until the next customer. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter.flows.receipt_ways import Way
from counter.kernel.ids import OrderId
from counter.ui.parts.ticket_state import PromiseState


@dataclass(frozen=True, slots=True)
class PieceState:
    """A note or a coin to pick."""

    words: str
    is_note: bool


@dataclass(frozen=True, slots=True)
class ReceiptWent:
    """How a receipt went: the chosen `way`, whether it is `printed`, and the address it goes `to`, "" for none.

    `qr` is its text while somebody wants that as a code. While an address is asked for (`asks`), `typed` is what was
    said before, and `wrong` what is wrong with it.
    """

    way: Way = "print"
    printed: bool = True
    to: str = ""
    qr: str = ""
    asks: bool = False
    typed: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class SoldState:
    """An order that was just sold, or left as a tab.

    `big` stands large: the change to give, what stays to pay, or when it will be ready; `big_title` says which. `given`
    is what the change is from, `pieces` are it. `aside` says what else there is to know of the money: how cash was
    rounded, a tip; `warning` that too much was taken. `went` is how its receipt went, `note` what there is to know of
    that: where it goes by e-mail, which is there where it `can_mail`; that a code has not all of it. `has_receipt`:
    nothing is left to pay.
    """

    order_id: OrderId
    title: str
    short_title: str
    detail: str
    big_title: str
    big: str
    given: str = ""
    pieces: tuple[PieceState, ...] = ()
    aside: str = ""
    warning: str = ""
    promise: PromiseState = field(default_factory=PromiseState)
    has_receipt: bool = True
    can_mail: bool = False
    note: str = ""
    went: ReceiptWent = ReceiptWent()
