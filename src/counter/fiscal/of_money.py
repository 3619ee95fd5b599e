"""Money that moved, as positions and ways to pay: payments and what went back, tips, gift cards, drawers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from counter.fiscal.model import (
    AHEAD,
    AHEAD_USED,
    CARD_SOLD,
    CARD_USED,
    CASH_IN,
    CASH_OUT,
    DISCOUNT,
    FLOAT,
    OVER_SHORT,
    OWED,
    OWED_PAID,
    SURCHARGE,
    TIP,
    TRANSIT,
    Pay,
    Position,
    plain,
    together,
)
from counter.fiscal.vat import OPEN
from counter.journal.fact import Fact
from counter.kernel.ids import OrderId, RefundId
from counter.kernel.money import Money
from counter.till.drawer_facts import CashMoved, DrawerSessionOpened
from counter.till.facts import PaymentReturned, PaymentTaken, Refunded, TenderChanged, TipAdded
from counter.till.received_facts import MoneyGivenBack, MoneyReceived
from counter.till.rules import CARD, CASH, GIFT_CARD, HOUSE, KEPT
from counter.till.till_report import DrawerSum

MOVES = (PaymentTaken, PaymentReturned, TenderChanged, TipAdded, Refunded)
"""What moves money of an order."""
OTHERS = (DrawerSessionOpened, CashMoved, MoneyReceived, MoneyGivenBack)
"""What moves money of none."""
BAR, UNBAR = "Bar", "Unbar"
NAMES: Mapping[type[Fact], str] = {
    PaymentTaken: "Anzahlung", PaymentReturned: "Zahlung zurück", TenderChanged: "Zahlart geändert",
    TipAdded: "Trinkgeld", Refunded: "Zahlung zurück",
}  # fmt: skip
"""What a case is that has no receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Money of an order by a tender: `amount − rounding` pays of it, the tip comes on top. Below nothing it went."""

    order_id: OrderId
    tender: str
    amount: int
    rounding: int = 0
    tip: int = 0
    payment: UUID | None = None
    source: UUID | None = None


def moves_of(fact: Fact, undone: Mapping[RefundId, Money]) -> Iterator[Move]:
    """What a fact moved; `undone` says what refunds of lines that were taken off were rounded by."""
    match fact:
        case PaymentTaken():
            yield Move(
                order_id=fact.order_id, tender=fact.tender, amount=fact.amount.minor, tip=fact.tip.minor,
                rounding=fact.rounding.minor if fact.rounding else 0, payment=fact.payment_id, source=fact.source,
            )  # fmt: skip
        case PaymentReturned():
            yield Move(
                order_id=fact.order_id, tender=fact.tender, amount=-fact.amount.minor, tip=-fact.tip.minor,
                rounding=-fact.rounding.minor, payment=fact.payment_id,
            )  # fmt: skip
        case TenderChanged():
            minor, tip, more = fact.amount.minor, fact.tip.minor, fact.more.minor
            yield Move(order_id=fact.order_id, tender=fact.was, amount=-minor, tip=-tip, payment=fact.payment_id)
            yield Move(
                order_id=fact.order_id, tender=fact.now, amount=minor + more, tip=tip, rounding=more,
                payment=fact.payment_id,
            )  # fmt: skip
        case TipAdded():
            yield Move(order_id=fact.order_id, tender=fact.tender, amount=0, tip=fact.tip.minor)
        case Refunded():
            rounding = undone.get(fact.refund_id)
            for nth, back in enumerate(fact.back):
                off = rounding.minor if rounding is not None and nth == 0 else 0
                yield Move(
                    order_id=fact.order_id, tender=back.tender, amount=-back.amount.minor, rounding=-off,
                    source=back.source,
                )  # fmt: skip
        case _:
            return


def money_positions(moves: Sequence[Move], sold: int, rounding: int) -> Iterator[Position]:
    """Beside what was `sold`: tips, the rounding of cash, what accounts paid, and what was paid before or ahead."""
    yield from _unless_nothing(TIP, "Trinkgeld", sum(move.tip for move in moves))
    yield from rounded(rounding)
    for move in moves:
        if move.tender in KEPT and (minor := move.amount + move.tip):
            yield plain(
                CARD_USED if move.tender == GIFT_CARD else OWED,
                "Geschenkkarte" if move.tender == GIFT_CARD else "Hauskonto",
                -minor,
                voucher=move.source.hex if move.source and move.tender == GIFT_CARD else "",
            )
    rest = sum(move.amount for move in moves) - rounding - sold
    if rest:
        text = "Bezahlt vor dem Beleg" if rest > 0 else "Bezahlt mit einem anderen Vorgang"
        yield plain(AHEAD if rest > 0 else AHEAD_USED, text, rest, vat=OPEN)


def rounded(minor: int) -> Iterator[Position]:
    """What cash was rounded by, outside the tax."""
    if minor:
        yield plain(SURCHARGE if minor > 0 else DISCOUNT, "Rundung", minor, name="Rundung")


def _unless_nothing(kind: str, text: str, minor: int) -> Iterator[Position]:
    if minor:
        yield plain(kind, text, minor)


def pays_of(moves: Iterable[Move]) -> tuple[Pay, ...]:
    """How it was paid: money alone, what accounts paid is a position."""
    return together(_pay(move.tender, move.amount + move.tip) for move in moves if move.tender not in KEPT)


def _pay(tender: str, minor: int) -> Pay:
    if tender == CASH:
        return Pay(BAR, "Bar", minor)
    return Pay(UNBAR, "Karte" if tender == CARD else tender, minor)


def account_of(moves: Iterable[Move]) -> str:
    """The house account that paid, by its id; "" where none did."""
    return next((move.source.hex for move in moves if move.tender == HOUSE and move.source), "")


def other_case(fact: Fact) -> tuple[str, tuple[Position, ...], tuple[Pay, ...]]:
    """What moved money of no order: what it is called, its positions, how it was paid. LookupError for others."""
    match fact:
        case DrawerSessionOpened():
            minor = fact.float_counted.minor
            return "Anfangsbestand", (plain(FLOAT, f"Lade {fact.drawer}", minor),), (_pay(CASH, minor),)
        case CashMoved():
            minor = fact.amount.minor
            kind = CASH_IN if minor > 0 else CASH_OUT
            return kind, (plain(kind, fact.reason, minor),), (_pay(CASH, minor),)
        case MoneyReceived():
            return _received(fact.what, fact.of, fact.tender, fact.amount.minor, fact.rounding.minor)
        case MoneyGivenBack():
            return _received(fact.what, fact.of, fact.tender, -fact.amount.minor, -fact.rounding.minor)
        case _:
            raise LookupError(f"{fact} moves no money")


def _received(
    what: str, of: UUID, tender: str, minor: int, rounding: int
) -> tuple[str, tuple[Position, ...], tuple[Pay, ...]]:
    is_card = what == GIFT_CARD
    kind, text = (CARD_SOLD, "Geschenkkarte") if is_card else (OWED_PAID, "Hauskonto")
    position = plain(kind, text, minor - rounding, voucher=of.hex if is_card else "")
    return text, (position, *rounded(rounding)), (_pay(tender, minor),)


def closing_cases(drawer: DrawerSum) -> Iterator[tuple[str, Position, Pay]]:
    """What a close finds in a drawer: what is over or short, and what is taken out of it for the night."""
    if drawer.over_short:
        minor = drawer.over_short.minor
        yield "Kassendifferenz", plain(OVER_SHORT, f"Lade {drawer.drawer}", minor), _pay(CASH, minor)
    if drawer.counted is not None and drawer.stays is not None and drawer.stays != drawer.counted:
        minor = drawer.stays.minor - drawer.counted.minor
        yield "Abschöpfung", plain(TRANSIT, f"Lade {drawer.drawer}", minor), _pay(CASH, minor)
