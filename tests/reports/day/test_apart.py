"""What two tills that were apart both did stands on the owner's page with its amount and who did it where."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from several_terminals import send

from cafe import Cafe, eur
from counter.flows import make
from counter.flows.attach_voucher import attach_voucher
from counter.flows.cancel import cancel
from counter.flows.gestures import GestureRequest
from counter.flows.gift_card import sell_gift_card
from counter.flows.open_shop import decide
from counter.flows.pay import pay_later, pay_order
from counter.flows.refund import refund
from counter.flows.sold_out import count_down, mark_sold_out
from counter.journal.claims import OwnClaims
from counter.kernel.ids import OrderId
from counter.reports.day.apart import Here
from counter.reports.day.owners_page import owners_page
from counter.reports.day.page import OwnersPage
from counter.reports.day.page_json import page_json
from counter.reports.day.seen import as_seen
from counter.reports.day.sentence import sentence
from counter.settings.rights import Right
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender
from pair import Pair


class AwayClaims(OwnClaims):
    """Nobody can be asked."""

    is_away = True


def page(cafe: Cafe, days_ago: int = 0) -> OwnersPage:
    shop, now = cafe.shop, cafe.clock.now()
    day = shop.settings.trading_day(now) - timedelta(days=days_ago)
    here = Here(shop.playbook, shop.terminal)
    return shop.report(owners_page, day, now, shop.settings, shop.language, shop.playbook.pages, here)


def said(cafe: Cafe) -> list[tuple[str, str]]:
    return [(each.title, each.text) for each in page(cafe).apart]


@pytest.fixture
def apart(pair: Pair) -> Pair:
    """Two tills whose server is away; a voucher of up to 5.00 is taken."""
    pair.one.shop.do(pair.one.ana, decide, {"offline_voucher_cap": "5"})
    pair.exchange()
    for cafe in (pair.one, pair.two):
        cafe.shop.claims = AwayClaims()
    return pair


def everything(cafe: Cafe, order_id: OrderId) -> RefundRequest:
    return RefundRequest(amount=cafe.order(order_id).total)


def both(pair: Pair, act: Any) -> None:
    for cafe in (pair.one, pair.two):
        act(cafe)
        cafe.forward(1)
    pair.exchange()


def test_a_voucher_that_two_tills_took_costs_what_the_second_took_off(apart: Pair) -> None:
    missed = apart.one.miss("Flat white")
    apart.exchange()
    code = apart.one.code(missed)
    orders: list[OrderId] = []

    def use(cafe: Cafe) -> None:
        cafe.clock.set(apart.one.clock.now())
        orders.append(cafe.ring("Latte"))
        cafe.shop.do(cafe.ana, attach_voucher, orders[-1], code)
        cafe.pay(orders[-1])

    both(apart, use)
    ((title, text),) = said(apart.one)
    assert title == "Voucher redeemed at two tills: €3.00"
    assert text.startswith("Ana at T2, ")
    assert text.endswith("on order B1. It was used on order 2 before.")
    assert said(apart.two) == [(title, text)]
    (row,) = page_json(page(apart.two), apart.two.shop.language)["done_apart"]
    assert row["amount_minor"] == 300
    assert as_seen(page(apart.one), money=False, causes=False).apart == ()


def test_a_tab_that_two_tills_were_paid_for_and_that_two_refunded(apart: Pair) -> None:
    tab = apart.one.ring("Latte", customer="Mia")
    apart.one.shop.do(apart.one.ana, pay_later, tab, they_know=True)
    apart.exchange()
    both(apart, lambda cafe: cafe.shop.do(cafe.ana, pay_order, tab))
    ((title, text),) = said(apart.one)
    assert title == "Order 1 was paid twice: €3.80 too much"
    assert text == "€3.80: Ana at T1, 9:00; €3.80: Ana at T2, 9:00"
    sold = apart.one.sell("Latte")
    apart.exchange()
    both(apart, lambda cafe: cafe.shop.do(cafe.staff("Dana"), refund, sold, everything(cafe, sold), "wrong"))
    assert "Order 2 was refunded more than paid: €3.80" in [title for title, _text in said(apart.two)]


def test_a_gift_card_that_two_tills_took_all_of(apart: Pair) -> None:
    card = apart.one.shop.do(apart.one.ana, sell_gift_card, eur("4.00")).code
    apart.exchange()
    both(apart, lambda cafe: cafe.sell("Latte", tenders=(Tender("gift card", code=card),)))
    assert [title for title, _text in said(apart.one)] == ["Gift card paid at two tills: €3.60 more than was on it"]


@pytest.mark.parametrize("cancelled_first", [True, False])
def test_an_order_that_one_till_cancelled_with_its_money_back_and_another_handed_over(
    pair: Pair, *, cancelled_first: bool
) -> None:
    sold = pair.one.sell("Latte")
    pair.exchange()
    pair.one.forward(1)
    pair.one.shop.do(pair.one.staff("Dana"), cancel, sold, "they left", with_refund=True)
    pair.two.forward(2)
    pair.two.ready(sold)
    pair.two.shop.do(pair.two.staff("Ben"), make.hand_over, sold)
    if not cancelled_first:
        send(pair.two.shop, pair.sequencer)
    pair.exchange()
    found = said(pair.one)
    assert found == said(pair.two)
    assert found == [
        (
            "Order 1 was cancelled and handed over: €3.80 went back",
            "Cancelled: Dana at T1, 9:01. Handed over: Ben at T2, 9:02.",
        )
    ]
    (row,) = page_json(page(pair.two), pair.two.shop.language)["done_apart"]
    assert row["amount_minor"] == 380


def test_where_no_money_went_back_it_says_so_all_the_same(pair: Pair) -> None:
    sold = pair.one.sell("Latte")
    pair.exchange()
    pair.one.cancel(sold)
    pair.two.ready(sold)
    pair.two.shop.do(pair.two.ana, make.hand_over, sold)
    pair.exchange()
    ((title, _text),) = said(pair.one)
    assert title == "Order 1 was cancelled, and handed over all the same"
    (row,) = page_json(page(pair.two), pair.two.shop.language)["done_apart"]
    assert row["amount_minor"] is None


def counted(pair: Pair, left: int) -> None:
    """Ana at the first till counts the croissants; a minute later both go on."""
    item_id = pair.one.item("Croissant")
    if left:
        pair.one.shop.do(pair.one.ana, count_down, item_id, left)
    else:
        pair.one.shop.do(pair.one.ana, mark_sold_out, item_id)
    for cafe in (pair.one, pair.two):
        cafe.forward(1)


def test_what_two_tills_sold_more_of_than_there_were(pair: Pair) -> None:
    counted(pair, 3)
    pair.exchange()
    pair.one.sell("Croissant", "Croissant")
    pair.two.forward(1)
    pair.two.sell("Croissant", "Croissant", "Croissant", "Latte")
    pair.exchange()
    assert said(pair.one) == said(pair.two)
    assert said(pair.one) == [
        (
            "Croissant: 2 more sold than there were, €5.20",
            "3 left, said by Ana at T1, 9:00. Too many: 2: Ana at T2, 9:02.",
        )
    ]
    pair.one.forward(5)
    counted(pair, 12)
    assert len(said(pair.one)) == 1, "what was baked since changes nothing of it"


def test_what_one_till_sold_that_was_sold_out_at_another(pair: Pair) -> None:
    counted(pair, 0)
    pair.two.sell("Croissant")
    pair.exchange()
    assert said(pair.two) == [
        (
            "Croissant: 1 more sold than there were, €2.60",
            "Sold out, said by Ana at T1, 9:00. Sold all the same: 1: Ana at T2, 9:01.",
        )
    ]


def test_whoever_knew_how_many_were_left_sold_what_was_theirs_to_sell(pair: Pair) -> None:
    on_the_ticket = pair.two.ring("Croissant")
    counted(pair, 0)
    pair.exchange()
    pair.two.pay(on_the_ticket)  # it was in their hand
    pair.exchange()
    assert said(pair.one) == []


def test_who_gave_more_than_is_theirs_at_tills_that_did_not_know_of_each_other(apart: Pair) -> None:
    apart.one.shop.do(apart.one.ana, decide, {"limits": {"barista": {Right.DAY.value: "5"}}})
    order = apart.one.sell("Latte", "Flat white")
    other = apart.one.sell("Latte", "Flat white")
    apart.exchange()
    apart.one.put_right("not_good", order, GestureRequest("refund", (apart.one.line(order, "Latte"),)))
    apart.two.put_right("not_good", other, GestureRequest("refund", (apart.two.line(other, "Latte"),)))
    apart.exchange()
    assert said(apart.one) == [("Ana gave more than is theirs to give alone: €2.60", "€7.60 in all, of €5.00 a day.")]


def test_it_is_told_for_a_week_and_on_its_own_day_for_ever(apart: Pair) -> None:
    tab = apart.one.ring("Latte")
    apart.one.shop.do(apart.one.ana, pay_later, tab, they_know=True)
    apart.exchange()
    both(apart, lambda cafe: cafe.shop.do(cafe.ana, pay_order, tab))
    cafe = apart.one
    cafe.forward(6 * 24 * 60)
    assert len(page(cafe).apart) == 1
    assert "Ana at T1, 23 Nov" in page(cafe).apart[0].text
    cafe.forward(24 * 60)
    assert page(cafe).apart == ()
    assert len(page(cafe, days_ago=7).apart) == 1


def test_the_page_says_as_of_when_and_which_till_may_have_more(pair: Pair) -> None:
    pair.two.sell("Latte")
    pair.exchange()
    assert sentence(page(pair.one), pair.one.shop.language).known == "As known at 9:00."
    pair.one.forward(60)
    assert sentence(page(pair.one), pair.one.shop.language).known == "As known at 10:00; T2 last heard 9:00."
    pair.one.forward(24 * 60)
    over = sentence(page(pair.one, days_ago=1), pair.one.shop.language).known
    assert over == "T2 last heard 9:00: what it sold since is not in this day."


def test_a_shop_of_one_till_hears_nothing_of_it(cafe: Cafe) -> None:
    cafe.sell("Latte")
    assert (page(cafe).heard, sentence(page(cafe), cafe.shop.language).known) == ((), "")
