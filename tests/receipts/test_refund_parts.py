"""What each refund of an order takes back adds up to the order, to the cent and rate by rate."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from cafe import eur
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, new_id
from counter.kernel.language import Language
from counter.kernel.money import Money, total
from counter.orders.model import Order, OrderLine, Reduction
from counter.orders.tax import reckon_taxes
from counter.orders.taxed import LineTax, ServiceCharge
from counter.receipts.content import ReceiptContent
from counter.receipts.refund_parts import parts_refunded
from counter.receipts.refund_rules import as_refund, part_sold
from counter.receipts.rules import gone_back, receipt_lines, service_line, tax_lines, vouchers_used, whole_reductions
from counter.settings.cash import CashRounding, round_cash
from counter.settings.taxes import Tax
from counter.till.model import Paid
from counter.till.refunds import LineWanted, RefundRequest, lines_left, plan_refund
from till.paid_orders import NOW, after, line, order, paid

SWISS = CashRounding(Decimal("0.05"), "half up")
TAXES = (
    (Tax(Decimal("0.19")),),
    (Tax(Decimal("0.07")),),
    (Tax(Decimal("0.05"), "GST"), Tax(Decimal("0.07"), "PST", compound=True)),
)
ENGLISH = Language("en", ZoneInfo("Europe/Berlin"))


@st.composite
def sold_orders(draw: st.DrawFn) -> Order:
    """Lines of several rates, with reductions of their own and of the order, inside or on top, with service or not."""
    inside = draw(st.booleans())
    sold = [line(draw(st.integers(1, 900)), draw(st.integers(1, 4)), less=0) for _ in range(draw(st.integers(1, 4)))]
    lines = [_reduced(draw, each) for each in sold]
    service = draw(st.sampled_from([0, 0, 137]))
    taxes = [draw(st.sampled_from(TAXES)) for _ in lines]
    amounts = [each.sold.total.minor for each in lines]
    reckoned = reckon_taxes([*amounts, service], [*taxes, TAXES[0]], "document", inside=inside)
    lines = [
        replace(each, sold=replace(each.sold, **_taxed(each.sold.total.minor, of_line, minor, inside=inside)))
        for each, of_line, minor in zip(lines, taxes, reckoned, strict=False)
    ]
    made = order(*lines)
    charge = _service(service, reckoned[-1], inside=inside) if service else None
    owed = [each.owed for each in made.sold] + ([charge.owed] if charge else [])
    return replace(made, prices_include_tax=inside, service=charge, total=total(owed, "EUR"))


def _reduced(draw: st.DrawFn, each: OrderLine) -> OrderLine:
    left, off = each.sold.gross.minor, []
    for source in draw(st.lists(st.sampled_from([None, new_id()]), max_size=2)):
        less = draw(st.integers(0, left))
        left -= less
        if less:
            off.append(Reduction(kind="discount", amount=Money(less, "EUR"), reason="regular", source=source))
    return replace(each, sold=replace(each.sold, reductions=tuple(off)))


def _taxed(amount: int, taxes: tuple[Tax, ...], minor: list[int], *, inside: bool) -> dict[str, Any]:
    parts = tuple(
        LineTax(tax.rate, Money(each, "EUR"), tax.name, tax.compound) for tax, each in zip(taxes, minor, strict=True)
    )
    net = amount - sum(minor) if inside else amount
    return {
        "net": Money(net, "EUR"),
        "tax": Money(sum(minor), "EUR"),
        "tax_rate": taxes[0].rate,
        "tax_parts": parts if len(parts) > 1 else (),
    }


def _service(amount: int, minor: list[int], *, inside: bool) -> ServiceCharge:
    return ServiceCharge(
        share=Decimal("0.1"),
        amount=Money(amount, "EUR"),
        tax_class="drinks",
        **_taxed(amount, TAXES[0], minor, inside=inside),
    )


def _paid(sold: Order, kind: str) -> Paid:
    """By card, by card too much, or in cash that is rounded."""
    minor = sold.total.minor
    if kind == "too much":
        return paid(("card", minor + 120))
    if kind == "card":
        return paid(("card", minor))
    rounded = round_cash(sold.total, SWISS).minor
    money = paid(("cash", rounded))
    return replace(money, payments=(replace(money.payments[0], rounding=Money(rounded - minor, "EUR")),))


def _asked(draw: st.DrawFn, sold: Order, money: Paid) -> RefundRequest:
    how = draw(st.sampled_from(["line", "line", "amount", "all"]))
    left = lines_left(sold, money)
    if how == "line" and left:
        chosen = draw(st.sampled_from(left))
        return RefundRequest((LineWanted(chosen.line_id, draw(st.integers(1, chosen.quantity))),))
    if how == "amount":
        return RefundRequest(amount=Money(draw(st.integers(1, max(1, money.left.minor))), "EUR"))
    return RefundRequest()


@settings(max_examples=150, deadline=None)
@given(sold=sold_orders(), kind=st.sampled_from(["card", "too much", "cash"]), data=st.data())
def test_however_it_is_refunded_the_parts_are_the_order(sold: Order, kind: str, data: st.DataObject) -> None:
    money, tried = _paid(sold, kind), 0
    while money.left and tried < 12:
        tried += 1
        asked = RefundRequest() if tried == 12 else data.draw(st.composite(_asked)(sold, money))
        try:
            money = after(money, plan_refund(sold, money, asked, SWISS if kind == "cash" else None))
        except Refused:
            continue
    parts = parts_refunded(sold, money)
    for back, refund in zip(parts, money.refunds, strict=True):
        assert back.share.amount + back.rounding + back.too_much == refund.amount
        assert total((part.owed for part in back.share.parts), "EUR") == back.share.amount
    _rows_add_up(sold, money)
    if money.left or not parts:  # a cent in cash is rounded to nothing: no money came, none goes back
        return
    assert total((back.share.amount for back in parts), "EUR") == sold.total
    assert total((back.rounding for back in parts), "EUR") == money.rounding
    assert total((back.too_much for back in parts), "EUR") == money.amount - sold.total - money.rounding
    taken: Counter[tuple[LineId | None, int]] = Counter()
    for part in (part for back in parts for part in back.share.parts):
        for nth, tax in enumerate(part.taxes):
            taken[part.line_id, nth] += tax.minor
    owed = {
        (getattr(each, "line_id", None), nth): tax.tax.minor
        for each in sold.taxed
        for nth, tax in enumerate(each.taxes)
    }
    assert {key: minor for key, minor in taken.items() if minor} == {key: minor for key, minor in owed.items() if minor}


def _rows_add_up(sold: Order, money: Paid) -> None:
    """The rows of each receipt come to its total, and that with the rounding to what went back."""
    for refund, of_it in zip(money.refunds, parts_refunded(sold, money), strict=True):
        part = part_sold(sold, of_it)
        content = as_refund(_content(part), part, of_it, refund, (), (), ENGLISH)
        assert (
            content.total + (content.rounding or eur("0.00"))
            == -refund.amount
            == -total((-each.amount for each in gone_back(refund.back, ENGLISH, {})), "EUR")
        )
        rows = [each.amount for each in content.lines]
        rows += [-each.amount for row in content.lines for each in row.reductions]
        rows += [-each.amount for each in content.reductions]
        rows += [content.service.amount] if content.service else []
        rows += [tax.tax for tax in content.taxes] if not content.prices_include_tax else []
        too_much = content.refund_of.too_much if content.refund_of else None
        assert total(rows, "EUR") + (too_much or eur("0.00")) == content.total
        assert all(row.amount.minor <= 0 for row in content.lines)


def _content(part: Order) -> ReceiptContent:
    return ReceiptContent(
        shop="Rosa’s",
        address="",
        order_number="1",
        number="T1-000002",
        sold_at=NOW,
        terminal="T1",
        served_by="Ana",
        to_go=True,
        lines=receipt_lines(part, ENGLISH),
        reductions=whole_reductions(part),
        vouchers=vouchers_used(part, {}),
        total=part.total,
        tip=eur("0.00"),
        tenders=(),
        change=eur("0.00"),
        taxes=tax_lines(part),
        tax_rounding="document",
        currency="EUR",
        prices_include_tax=part.prices_include_tax,
        service=service_line(part),
    )
