"""What is decided, sold or put right at one terminal of a shop holds at all others as soon as they hear of it."""

from __future__ import annotations

from typing import Any

import pytest

from cafe import Cafe, eur
from counter.flows import make
from counter.flows.approve import PinTried
from counter.flows.attach_voucher import attach_voucher
from counter.flows.menu import change_menu
from counter.flows.open_shop import decide
from counter.flows.pay import pay_later, pay_order
from counter.flows.read_code import find_voucher
from counter.flows.sold_out import mark_sold_out
from counter.flows.staff import add_staff, change_pin, sign_in_with
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.menu.facts import PriceChanged
from counter.people.model import Staff
from counter.people.queries import read_crew
from counter.reports.bar_board import bar_board
from counter.reports.cases import CasesWanted, list_cases
from counter.reports.day.figures import DayFigures, day_figures
from counter.reports.placed import OrdersWanted, list_orders
from counter.reports.till_page import TillNow, till_now
from counter.settings.rules import Settings
from counter.till.queries import paid_for
from counter.ui.board.build_state import ready_board
from counter.ui.office.build_own_words import own_words
from counter.ui.office.build_shop_forms import vouchers
from pair import Pair


def at(cafe: Cafe) -> Any:
    return cafe.shop.settings.trading_day(cafe.clock.now())


def on_the_bar(cafe: Cafe) -> list[OrderId]:
    return [card.order.order_id for card in cafe.shop.read(bar_board).making]


def day(cafe: Cafe) -> DayFigures:
    return cafe.shop.read(day_figures, at(cafe), cafe.shop.settings)


def test_an_order_is_on_the_bar_the_board_in_orders_and_in_the_day_everywhere(pair: Pair) -> None:
    sold = pair.one.sell("Latte", customer="Mia")
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert on_the_bar(cafe) == [sold]
    pair.two.ready(sold)
    pair.exchange()
    for cafe in (pair.one, pair.two):
        board = ready_board(cafe.shop.read(bar_board), Language("en", cafe.shop.settings.zone))
        assert [ready.who for ready in board.ready] == ["Mia"]
        listed = cafe.shop.read(list_orders, OrdersWanted(at(cafe)), cafe.shop.language)
        assert [each.order.customer for each in listed.orders] == ["Mia"]
    assert day(pair.one) == day(pair.two)
    assert day(pair.two).orders == 1


def test_a_tab_of_one_is_paid_at_the_other(pair: Pair) -> None:
    tab = pair.one.ring("Latte", customer="Mia")
    pair.one.shop.do(pair.one.ana, pay_later, tab, they_know=True)
    pair.exchange()
    pair.two.shop.do(pair.two.ana, pay_order, tab)
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert cafe.shop.read(paid_for, tab, "EUR").amount == cafe.order(tab).total
    with pytest.raises(Refused):
        pair.one.shop.do(pair.one.ana, pay_order, tab)


def test_what_was_missed_at_one_is_made_right_at_the_other_and_its_voucher_is_good_there_once(pair: Pair) -> None:
    missed = pair.one.miss("Flat white", customer="Mia")
    pair.exchange()
    pair.two.clock.set(pair.one.clock.now())
    cases = pair.two.shop.read(list_cases, CasesWanted(at(pair.two)), pair.two.shop.language)
    assert [case.order.order_id for case in cases.cases if case.order] == [missed]
    code, order = pair.one.code(missed), pair.two.ring("Latte")
    pair.two.shop.do(pair.two.ana, attach_voucher, order, code)
    pair.two.pay(order)
    pair.exchange()
    assert pair.one.vouchers(missed)[0].state == "redeemed"
    assert pair.one.shop.do(pair.one.ana, find_voucher, code).state == "redeemed"


def test_sold_out_and_a_new_price_hold_at_once_at_the_other(pair: Pair) -> None:
    pair.one.shop.do(pair.one.ana, mark_sold_out, pair.one.item("Croissant"))
    dearer = PriceChanged(item_id=pair.one.item("Latte"), since=at(pair.one), price=eur("4.00"))
    pair.one.shop.do(pair.one.ana, change_menu, [dearer])
    pair.exchange()
    with pytest.raises(Refused, match="sold out"):
        pair.two.ring("Croissant")
    assert pair.two.order(pair.two.sell("Latte")).total == eur("4.00")


def test_who_is_on_the_bar_and_what_is_decided_is_the_shops(pair: Pair) -> None:
    pair.one.shop.do(pair.one.ana, make.staff_bar, (pair.one.staff("Ana"), pair.one.staff("Ben")))
    pair.one.shop.do(pair.one.ana, decide, {"shop_name": "Rosa’s", "receipts": "none"})
    pair.exchange()
    assert [person.name for person in pair.two.shop.read(read_crew)] == ["Ana", "Ben"]
    assert pair.two.shop.settings.shop_name == "Rosa’s"
    assert pair.two.shop.settings.receipts == Settings().receipts, "how receipts go is each terminal's own"


def test_a_pin_that_somebody_chose_at_one_is_theirs_at_the_other(pair: Pair) -> None:
    dana = pair.one.shop.do(pair.one.ana, add_staff, "Dana", "barista", "2468")
    pair.exchange()
    assert isinstance(pair.two.shop.do(dana, sign_in_with, "1357"), PinTried)
    signed_in = pair.two.shop.do(dana, sign_in_with, "2468")
    assert isinstance(signed_in, Staff)
    pair.two.shop.do(dana, change_pin, dana, "1357")
    pair.exchange()
    assert isinstance(pair.one.shop.do(dana, sign_in_with, "1357"), Staff)


def till(cafe: Cafe) -> TillNow:
    return cafe.shop.read(till_now, cafe.shop.terminal, cafe.ana, cafe.shop.settings)


def test_each_machine_has_a_drawer_and_printers_of_its_own_and_says_so(pair: Pair) -> None:
    pair.one.sell("Latte")
    pair.exchange()
    tills = [till(cafe) for cafe in (pair.one, pair.two)]
    assert [(each.machine, len(each.taken)) for each in tills] == [("T1", 1), ("T2", 0)]
    assert "this machine’s own" in own_words(pair.two.shop)


def test_only_a_shop_of_several_is_asked_how_far_vouchers_go_while_its_server_is_away(pair: Pair, cafe: Cafe) -> None:
    asked = [[field.key for field in vouchers(each.shop)[0].fields] for each in (pair.one, cafe)]
    assert ["offline_voucher_cap" in keys for keys in asked] == [True, False]


def test_a_machine_that_is_alone_says_nothing_of_it(cafe: Cafe) -> None:
    assert (till(cafe).machine, own_words(cafe.shop)) == ("", "")
