"""What two tills that were apart both did stands on the owner's page with its amount and who did it where."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cafe import Cafe, eur
from counter.flows.attach_voucher import attach_voucher
from counter.flows.gestures import GestureRequest
from counter.flows.gift_card import sell_gift_card
from counter.flows.open_shop import decide
from counter.flows.pay import pay_later, pay_order
from counter.flows.refund import refund
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
