"""Every refund has a receipt of its own, in the numbers of the terminal; it points at that of the sale."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from cafe import Cafe, eur
from counter.flows import attach_voucher, drawer, reduce
from counter.flows.cancel import cancel
from counter.flows.gestures import GestureRequest
from counter.flows.issue_receipt import print_again
from counter.flows.print_queue import print_waiting
from counter.flows.refund import refund
from counter.flows.sold_out import count_down
from counter.journal.replay import differences
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.left_queries import left_on
from counter.receipts.content import ReceiptContent
from counter.receipts.queries import receipts_of, refund_receipts_of
from counter.reports.books import money_faults
from counter.reports.day.figures import day_figures
from counter.reports.till_books import till_faults
from counter.rooms import registry
from counter.till.refunds import LineWanted, RefundRequest
from counter.till.rules import SOLD_AGAIN, THROWN_AWAY
from counter.till.settlement import Tender
from edited import edit

EVERYTHING = RefundRequest()


def give_back(cafe: Cafe, order_id: OrderId, asked: RefundRequest = EVERYTHING, goods: str = "") -> ReceiptContent:
    cafe.shop.do(cafe.staff("Rosa"), refund, order_id, asked, "wrong item", goods)
    return cafe.shop.read(refund_receipts_of, order_id)[-1].content


def faults(cafe: Cafe) -> list[str]:
    return cafe.shop.report(lambda connection: [*money_faults(connection), *till_faults(connection)])


def of_line(cafe: Cafe, order_id: OrderId, line: int, quantity: int | None = None) -> RefundRequest:
    return RefundRequest((LineWanted(cafe.order(order_id).sold[line].line_id, quantity),))


def test_it_goes_on_in_the_numbers_and_names_the_sale(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Latte", customer="Mara")
    content = give_back(cafe, order_id, of_line(cafe, order_id, 0, 1), THROWN_AWAY)
    assert (content.number, content.total) == ("T1-000002", eur("-3.80"))
    assert content.refund_of is not None
    assert (content.refund_of.receipts, content.refund_of.reason) == (("T1-000001",), "wrong item")
    next_one = cafe.sell("Latte")
    assert cafe.shop.read(receipts_of, next_one)[0].content.number == "T1-000003"
    assert [each.content.number for each in cafe.shop.read(receipts_of, order_id)] == ["T1-000001"]
    assert not faults(cafe)


def test_a_line_goes_back_with_its_part_of_what_lowered_it(cafe: Cafe) -> None:
    code = cafe.code(cafe.miss())
    order_id = cafe.ring("Latte", "Latte", "Croissant")
    cafe.shop.do(cafe.staff("Dana"), reduce.discount_order, order_id, percent=Decimal(10), reason="regular")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)
    cafe.pay(order_id)
    content = give_back(cafe, order_id, of_line(cafe, order_id, 0, 1))
    (line,) = content.lines
    assert (line.quantity, line.name, line.amount) == (1, "Latte", eur("-3.80"))
    (discount,), (voucher,) = content.reductions, content.vouchers
    assert max(discount.amount.minor, voucher.amount.minor) < 0
    assert line.amount - discount.amount - voucher.amount == content.total
    assert content.taxes[0].net + content.taxes[0].tax == content.total


def test_with_the_last_of_it_the_receipt_says_which_voucher_is_good_again(cafe: Cafe) -> None:
    code = cafe.code(cafe.miss())
    order_id = cafe.ring("Latte", "Latte")
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)
    cafe.pay(order_id, Tender("card"))
    first = give_back(cafe, order_id, of_line(cafe, order_id, 0, 1))
    last = give_back(cafe, order_id)
    assert first.refund_of is not None
    assert last.refund_of is not None
    assert (first.refund_of.good_again, last.refund_of.good_again) == ((), (code[-5:],))
    assert [each.amount for each in last.tenders] == [eur("-2.30")]


def test_every_way_money_goes_back_has_one(cafe: Cafe) -> None:
    cancelled, wrong = cafe.sell("Latte"), cafe.sell("Latte")
    cafe.shop.do(cafe.ana, cancel, cancelled, "they had to go", with_refund=True)
    cafe.put_right("wrong_item", wrong, GestureRequest("refund"))
    for order_id in (cancelled, wrong):
        (receipt,) = cafe.shop.read(refund_receipts_of, order_id)
        assert receipt.content.total == eur("-3.80")


def test_it_is_no_sale_of_the_day_nor_of_the_till(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Croissant")
    before, total = cafe.shop.do(cafe.ana, drawer.x_report), cafe.order(order_id).total
    give_back(cafe, order_id)
    x = cafe.shop.do(cafe.ana, drawer.x_report)
    assert (x.orders, x.sales, x.taxes, x.perpetual) == (before.orders, before.sales, before.taxes, before.perpetual)
    assert [(each.count, each.amount) for each in x.refunds if each.count] == [(1, total)]
    assert sum((each.net + each.tax).minor for each in x.refund_taxes) == -total.minor
    day = cafe.shop.report(day_figures, cafe.shop.settings.trading_day(cafe.clock.now()), cafe.shop.settings)
    assert (day.receipts, day.takings) == (1, eur("0.00"))


def test_a_day_with_refunds_closes_and_holds(cafe: Cafe) -> None:
    give_back(cafe, cafe.sell("Latte"))
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur("0.00"))
    z = cafe.shop.do(cafe.ana, drawer.close_day)
    assert (z.sales, z.perpetual) == (eur("3.80"), eur("3.80"))
    assert not faults(cafe)
    assert not list(differences(cafe.database, registry()))


def test_a_copy_is_printed_of_each_or_of_one(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    number = give_back(cafe, order_id).number
    print_waiting(cafe.shop)
    cafe.paper.printed.clear()
    cafe.shop.do(cafe.ana, print_again, order_id, number)
    cafe.shop.do(cafe.ana, print_again, order_id)
    print_waiting(cafe.shop)
    pages = [PdfReader(BytesIO(pdf)).pages[0].extract_text() for _, pdf in cafe.paper.printed]
    assert ["REFUND" in page for page in pages] == [True, False, True]
    assert all("COPY" in page for page in pages)
    with pytest.raises(Refused, match="no receipt T1-000009"):
        cafe.shop.do(cafe.ana, print_again, order_id, "T1-000009")


def test_what_can_be_sold_again_counts_again(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, count_down, cafe.item("Croissant"), 3)
    for goods, left in ((SOLD_AGAIN, 3), (THROWN_AWAY, 2), ("", 1)):
        give_back(cafe, cafe.sell("Croissant"), goods=goods)
        today = cafe.shop.settings.trading_day(cafe.clock.now())
        assert cafe.shop.read(left_on, today)[cafe.item("Croissant")] == left
    with pytest.raises(Refused, match="What became of it"):
        give_back(cafe, cafe.sell("Croissant"), goods="eaten")


def test_a_receipt_that_gives_back_something_else_is_found(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    give_back(cafe, order_id)
    edit(cafe, "UPDATE refunds SET amount_minor = 100")
    assert any("is not what its receipt says" in fault for fault in faults(cafe))
