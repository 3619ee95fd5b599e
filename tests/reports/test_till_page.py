"""The Till page and the X report say the same of a till, whatever was put right since."""

from __future__ import annotations

from cafe import Cafe, eur
from counter.flows import drawer, gift_card, give_back
from counter.flows.cancel import cancel
from counter.flows.pay import pay_later, pay_order
from counter.flows.refund import refund
from counter.kernel.money import total
from counter.reports.till_page import CHANGED, RECEIVED, RETURNED, TIP, TillNow, till_now
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender
from counter.till.till_report import TillReport


def looked_at(cafe: Cafe) -> tuple[TillNow, TillReport]:
    x = cafe.shop.do(cafe.ana, drawer.x_report)
    return cafe.shop.read(till_now, cafe.shop.terminal, cafe.ana, cafe.shop.settings), x


def what_can_happen(cafe: Cafe) -> None:
    """A payment of each tender that went back, one each way that was put right, later tips, a refund, a gift card."""
    shop, ana, dana = cafe.shop, cafe.ana, cafe.staff("Dana")
    for tender in ("cash", "card"):
        tab = cafe.ring("Latte", "Latte")
        shop.do(ana, pay_later, tab)
        wrong = shop.do(ana, pay_order, tab, (Tender(tender, amount=eur("1.00"), tip=eur("0.50")),)).taken[0]
        shop.do(ana, give_back.give_back, tab, wrong.payment_id)
        shop.do(ana, pay_order, tab, (Tender(tender),))
        other = "card" if tender == "cash" else "cash"
        sold = cafe.pay(cafe.ring("Flat white"), Tender(tender))
        shop.do(dana, give_back.change_tender, sold.order_id, sold.taken[0].payment_id, other, "tapped the wrong one")
        shop.do(ana, give_back.add_tips, sold.order_id, (Tender(tender, amount=eur("0.00"), tip=eur("0.30")),))
        shop.do(ana, refund, tab, RefundRequest(amount=eur("1.20")), "cold")
    shop.do(ana, gift_card.sell_gift_card, eur("20.00"), (Tender("cash"),))
    shop.do(ana, drawer.move_cash, eur("-5.00"), "milk")


def test_the_page_is_the_x_report(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, drawer.open_drawer, eur("100.00"))
    what_can_happen(cafe)
    now, x = looked_at(cafe)
    assert {each.tender: each for each in now.taken} == {each.tender: each for each in x.tenders if each.count}
    assert now.card_expected == x.card_expected
    assert now.tips == total((tip.amount for tip in x.tips), "EUR")
    assert {RETURNED, CHANGED, TIP, RECEIVED} < {move.kind for move in now.moved}
    assert total((move.amount for move in now.moved if move.amount), "EUR") == x.expected


def test_what_the_card_machine_should_say_is_one_figure(cafe: Cafe) -> None:
    what_can_happen(cafe)
    _, x = looked_at(cafe)
    cafe.shop.do(cafe.ana, drawer.count_drawer, x.expected, x.card_expected)
    now, after = looked_at(cafe)
    assert (now.card_over_short, after.card_over_short) == (eur("0.00"), eur("0.00"))


def test_what_was_paid_of_a_tab_and_refunded_after_it_was_cancelled_counts_both_ways(cafe: Cafe) -> None:
    shop, ana = cafe.shop, cafe.ana
    tab = cafe.ring("Latte")
    shop.do(ana, pay_later, tab)
    shop.do(ana, pay_order, tab, (Tender("cash", amount=eur("1.00")),))
    shop.do(ana, cancel, tab, "nobody came", with_refund=False)
    shop.do(ana, refund, tab, RefundRequest(), "they came back")
    _, x = looked_at(cafe)
    assert [(each.tender, each.amount) for each in x.tenders if each.count] == [("cash", eur("1.00"))]
    assert [(each.tender, each.amount) for each in x.refunds if each.count] == [("cash", eur("1.00"))]
    assert (x.sales, x.expected) == (eur("0.00"), eur("0.00"))
