"""Issues receipts and apology slips, and queues them for the printer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from counter.flows.shop import Act
from counter.kernel.ids import OrderId, ReceiptId, VoucherId, new_id
from counter.kernel.language import Language, _
from counter.kernel.money import Money, total
from counter.orders.facts import Line, OrderPlaced
from counter.orders.queries import the_order
from counter.people.queries import staff_member
from counter.promises.queries import the_promise
from counter.receipts.content import ReceiptContent, ReceiptLine, TaxLine, Tendered, VoucherUsed
from counter.receipts.facts import ReceiptIssued
from counter.receipts.queries import next_receipt_number, receipt_of
from counter.till.rules import CARD, CASH
from counter.vouchers.code import voucher_code
from counter.vouchers.queries import the_voucher
from counter.vouchers.slip import SlipContent

RECEIPT, SLIP = "receipt", "apology"
TENDER_NAMES = {CASH: _("Cash"), CARD: _("Card")}


@dataclass(frozen=True, slots=True)
class ReceiptDocument:
    """What the printer gets of a receipt: its content and the customer's name."""

    content: ReceiptContent
    customer: str


@dataclass(frozen=True, slots=True)
class SlipDocument:
    """What the printer gets of an apology slip: its content but for the code, which nothing keeps."""

    content: SlipContent
    voucher_id: VoucherId
    key_number: int


def issue_receipt(
    act: Act,
    placed: OrderPlaced,
    due: datetime,
    tender: str,
    tendered: Money,
    change: Money,
    voucher_id: VoucherId | None,
) -> None:
    """Numbers the receipt of a placed order, freezes it in the journal and queues it."""
    number = act.read(next_receipt_number, act.terminal)
    shown_number = f"{act.terminal}-{number:06d}"
    letters = _letters(placed.lines)
    settings = act.settings
    content = ReceiptContent(
        shop=settings.shop_name,
        address=settings.address,
        tax_number=settings.tax_number,
        contact=settings.contact,
        contact_line=settings.contact_line,
        order_number=placed.number,
        number=shown_number,
        sold_at=act.at,
        ready_by=due,
        terminal=act.terminal,
        served_by=act.read(staff_member, act.by).name,
        to_go=placed.to_go,
        lines=tuple(_receipt_line(line, letters, act.language) for line in placed.lines),
        vouchers=_vouchers(act, placed, voucher_id),
        total=placed.total,
        tenders=(Tendered(act.language.say(TENDER_NAMES[tender]), tendered),) if placed.total else (),
        change=change,
        taxes=_taxes(placed, letters),
        currency=settings.currency,
    )
    receipt = ReceiptIssued(ReceiptId(new_id()), placed.order_id, number, content, placed.customer)
    act.record(receipt)
    act.print(RECEIPT, f"receipt {shown_number}", ReceiptDocument(content, placed.customer))


def print_again(act: Act, order_id: OrderId) -> None:
    """A copy of an order's receipt: the same, and it says COPY."""
    receipt = act.read(receipt_of, order_id)
    document = ReceiptDocument(receipt.content, receipt.customer)
    act.print(RECEIPT, f"receipt {receipt.content.number} copy", document, is_copy=True)


def queue_slip(act: Act, order_id: OrderId, voucher_id: VoucherId, who: str) -> None:
    """Queues the apology slip for a voucher, in the name of `who`."""
    order = act.read(the_order, order_id)
    promise = act.read(the_promise, order_id)
    voucher = act.read(the_voucher, voucher_id)
    missed = promise is not None and promise.first_due < (order.ready_at or act.at)
    slip = SlipContent(
        customer=order.customer,
        promised_at=promise.first_due if promise is not None and missed else None,
        ready_at=order.ready_at,
        amount=voucher.amount,
        code="",
        good_until=voucher.good_until,
        who=who,
        shop=act.settings.shop_name,
        order_number=order.number,
    )
    act.print(SLIP, f"apology order {order.number}", SlipDocument(slip, voucher_id, voucher.key_number))


def _letters(lines: tuple[Line, ...]) -> dict[Decimal, str]:
    rates = sorted({line.tax_rate for line in lines})
    return {rate: "ABCDEFGHIJ"[i] for i, rate in enumerate(rates)}


def _receipt_line(line: Line, letters: dict[Decimal, str], language: Language) -> ReceiptLine:
    modifiers = ", ".join(language.within(modifier) for modifier in line.modifiers)
    return ReceiptLine(line.quantity, line.name, modifiers, line.unit_price, line.gross, letters[line.tax_rate])


def _vouchers(act: Act, placed: OrderPlaced, voucher_id: VoucherId | None) -> tuple[VoucherUsed, ...]:
    if voucher_id is None:
        return ()
    key = act.keys.vouchers[act.read(the_voucher, voucher_id).key_number]
    off = total((line.discount for line in placed.lines), placed.total.currency)
    return (VoucherUsed(voucher_code(key, voucher_id)[-5:], off),)


def _taxes(placed: OrderPlaced, letters: dict[Decimal, str]) -> tuple[TaxLine, ...]:
    currency = placed.total.currency
    return tuple(
        TaxLine(
            letter,
            rate,
            total((line.net for line in placed.lines if line.tax_rate == rate), currency),
            total((line.tax for line in placed.lines if line.tax_rate == rate), currency),
        )
        for rate, letter in letters.items()
    )
