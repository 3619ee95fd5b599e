"""18. One slip spreads; one repair binds: open mishaps head the day, vouchers that came back are counted."""

from __future__ import annotations

from cafe import Cafe
from counter.flows import put_right
from counter.flows.attach_voucher import attach_voucher
from counter.reports.day.owners_page import owners_page
from counter.reports.day.page import OwnersPage, Tally


def page(cafe: Cafe) -> OwnersPage:
    shop, now = cafe.shop, cafe.clock.now()
    day = shop.settings.trading_day(now)
    return shop.report(owners_page, day, now, shop.settings, shop.language, shop.playbook.pages)


def test_who_still_waits_heads_what_is_to_do_until_somebody_answers(cafe: Cafe) -> None:
    order_id = cafe.miss("Latte", customer="Oskar")
    assert page(cafe).to_do[0].urgent
    assert "Oskar" in page(cafe).to_do[0].title
    cafe.shop.do(cafe.ana, put_right.greet, order_id)
    assert (page(cafe).to_do, page(cafe).made_right) == ((), Tally(1, 1))


def test_a_voucher_that_comes_back_is_counted(cafe: Cafe) -> None:
    order_id = cafe.miss("Latte")
    assert page(cafe).came_back == Tally(0, 1)
    next_one = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, attach_voucher, next_one, cafe.code(order_id))
    cafe.pay(next_one)
    assert page(cafe).came_back == Tally(1, 1)
