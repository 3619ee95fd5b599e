"""A discount with a reason and a payment by two tenders with a tip go through the whole house."""

from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from cafe import Cafe, eur
from counter.flows import attach_voucher, reduce, ring_up
from counter.flows.open_shop import decide
from counter.flows.print_queue import print_waiting
from counter.flows.refund import refund
from counter.journal.fact import read_back
from counter.journal.queries import entries
from counter.journal.replay import differences
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, new_id
from counter.orders.facts import OrderPlaced
from counter.receipts.content import Reduced, Tendered, VoucherUsed
from counter.receipts.queries import receipt_of
from counter.reports.books import money_faults, money_findings
from counter.reports.day.figures import DayFigures, day_figures
from counter.reports.day.figures_json import day_json
from counter.reports.story import staff_names, story
from counter.rooms import registry
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender


@pytest.fixture
def sold(cafe: Cafe) -> OrderId:
    """A latte less 10%, a croissant, 1.00 off both, a voucher of 3.00; paid in cash and by card, with a tip."""
    code = cafe.code(cafe.miss())
    order_id = cafe.ring("Latte", "Croissant", customer="Mia")
    line = cafe.shop.do(cafe.ana, ring_up.requote, order_id).draft.lines[0].line_id
    cafe.shop.do(cafe.ana, reduce.discount_line, order_id, line, percent=Decimal(10), reason="spilled a drop")
    cafe.shop.do(cafe.staff("Dana"), reduce.discount_order, order_id, amount=eur("1.00"), reason="regular")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)
    total = cafe.shop.do(cafe.ana, ring_up.requote, order_id).priced.total
    cafe.pay(order_id, Tender("cash", amount=eur("0.50"), tendered=eur("2.00")), Tender("card", tip=eur("1.00")))
    assert cafe.order(order_id).total == total
    return order_id


def figures(cafe: Cafe) -> DayFigures:
    return cafe.shop.report(day_figures, cafe.shop.settings.trading_day(cafe.clock.now()), cafe.shop.settings)


def test_the_facts_say_what_lowered_it_and_how_it_was_paid(cafe: Cafe, sold: OrderId) -> None:
    with cafe.shop.store.read() as connection:
        *_, (_, entry) = entries(connection, kinds=[OrderPlaced])
    placed = read_back(OrderPlaced, entry.body, entry.private)
    assert [(each.kind, each.reason) for each in placed.lines[0].reductions] == [
        ("discount", "spilled a drop"),
        ("discount", "regular"),
        ("voucher", ""),
    ]
    told = cafe.shop.read(story, sold)
    assert [(each.tender, each.tip) for each in told.paid.payments] == [("cash", eur("0.00")), ("card", eur("1.00"))]


def test_the_receipt_says_it(cafe: Cafe, sold: OrderId) -> None:
    content, order = cafe.shop.read(receipt_of, sold).content, cafe.order(sold)
    assert content.lines[0].reductions == (Reduced("discount", "spilled a drop", eur("0.38")),)
    assert content.lines[1].reductions == ()
    assert content.reductions == (Reduced("discount", "regular", eur("1.00")),)
    assert [(used.amount, len(used.last_five)) for used in content.vouchers] == [(eur("3.00"), 5)]
    assert isinstance(content.vouchers[0], VoucherUsed)
    lines = sum(line.amount.minor - sum(off.amount.minor for off in line.reductions) for line in content.lines)
    assert lines - 100 - 300 == content.total.minor == order.total.minor
    by_card = content.total - eur("0.50") + eur("1.00")
    assert content.tenders == (Tendered("Cash", eur("2.00"), "cash"), Tendered("Card", by_card, "card"))
    assert (content.tip, content.change) == (eur("1.00"), eur("1.50"))
    for tax in content.taxes:
        assert abs(tax.net.minor * tax.rate - tax.tax.minor) <= 1
    assert content.total + content.tip + content.change == eur("2.00") + by_card


def test_the_paper_says_it_in_that_order(cafe: Cafe, sold: OrderId) -> None:
    assert print_waiting(cafe.shop) == ""
    _, pdf = cafe.paper.printed[-1]
    text = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    said = [
        *("1 Latte", "Discount, spilled a drop", "−0.38", "1 Croissant", "Discount, regular", "−1.00"),
        *("Apology voucher …", "−3.00", "Total EUR", "Tip", "1.00", "Cash", "2.00", "Card", "Change", "1.50"),
    ]
    at = 0
    for words in said:
        assert words in text[at:]
        at = text.index(words, at) + len(words)


def test_the_day_says_it(cafe: Cafe, sold: OrderId) -> None:
    order, missed = cafe.order(sold), 380  # the latte that the voucher is for
    said = day_json(figures(cafe), cafe.clock.now())
    assert said["sales_minor"] == missed + order.gross.minor
    assert said["reductions_minor"] == {
        "comp": 0,
        "discount": 138,
        "price": 0,
        "staff": 0,
        "combo": 0,
        "punch": 0,
        "voucher": 300,
    }
    assert said["takings_minor"] == missed + order.total.minor
    assert said["payments"]["card"] == {"count": 1, "amount_minor": order.total.minor - 50}
    assert said["tips_minor"] == 100


def test_the_books_hold_and_everything_goes_back(cafe: Cafe, sold: OrderId) -> None:
    order = cafe.order(sold)
    back = cafe.shop.do(cafe.ana, refund, sold, RefundRequest(), "all of it was cold")
    assert back.amount == order.total
    assert {each.tender: each.amount for each in back.back} == {"cash": eur("0.50"), "card": order.total - eur("0.50")}
    assert figures(cafe).refunds[1].amount == order.total - eur("0.50")
    with cafe.shop.store.read() as connection:
        assert (list(money_faults(connection)), list(money_findings(connection, staff_names(connection)))) == ([], [])
    assert list(differences(cafe.database, registry())) == []


@pytest.mark.parametrize(("rounding", "net", "tax"), [("document", 4471, 849), ("line", 4466, 854)])
def test_tax_is_of_the_document_unless_the_shop_says_per_line(cafe: Cafe, rounding: str, net: int, tax: int) -> None:
    """CASES, Tax: odoo#6224. 14 different items at 3.80 with 19%."""
    cafe.shop.do(cafe.ana, decide, {"tax_rounding": rounding})
    order_id = OrderId(new_id())
    for note in range(14):
        rung = cafe.shop.do(cafe.ana, ring_up.add_item, order_id, cafe.item("Latte"))
        cafe.shop.do(cafe.ana, ring_up.write_note, order_id, rung.draft.lines[-1].line_id, f"cup {note}")
    cafe.pay(order_id)
    content = cafe.shop.read(receipt_of, order_id).content
    assert [(line.net.minor, line.tax.minor) for line in content.taxes] == [(net, tax)]
    assert print_waiting(cafe.shop) == ""
    text = PdfReader(BytesIO(cafe.paper.printed[-1][1])).pages[0].extract_text()
    assert ("VAT rounded on every line" in text) == (rounding == "line")
    cafe.shop.do(cafe.ana, decide, {"tax_rounding": "document"})
    with cafe.shop.store.read() as connection:
        assert list(money_faults(connection)) == []


def test_a_way_to_round_that_is_none_is_a_sentence(cafe: Cafe) -> None:
    with pytest.raises(Refused, match="cannot be a setting"):
        cafe.shop.do(cafe.ana, decide, {"tax_rounding": "now and then"})
