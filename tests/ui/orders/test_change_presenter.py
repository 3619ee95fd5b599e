"""A placed order is changed at the counter: taps on tiles and lines, what they come to, then it is done."""

from __future__ import annotations

import pytest

from cafe import eur
from counter.flows.make import hand_over, tick_line
from counter.flows.open_shop import put_up_menu
from counter.flows.pay import pay_later
from counter.flows.ring_up import change_ticket
from counter.kernel.ids import ItemId, OrderId, new_id
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.orders.customer import care_for
from counter.orders.queries import the_order
from counter.receipts.queries import open_tabs, the_sale
from counter.recovery.queries import mishaps_of
from counter.till.settlement import Tender
from counter.ui.orders.change_state import CASH, LATER, MORE, ONE_OFF, PAY, PUT_BACK, TAKE_OFF, ChangeLineState
from ui.orders.harness import OrdersHarness
from ui.sync_desk import SyncDesk


def begin(page: OrdersHarness, order_id: OrderId) -> None:
    page.presenter.refresh()
    page.presenter.choose(order_id)
    page.presenter.change_order()


def item(work: SyncDesk, name: str) -> ItemId:
    return next(each.item_id for each in work.shop.menu.items if each.name == name)


def line(page: OrdersHarness, name: str) -> ChangeLineState:
    return next(each for each in page.changing.lines if each.title == name)


def off(page: OrdersHarness, name: str, key: str = TAKE_OFF) -> None:
    page.presenter.change.choose_line(line(page, name).line_id)
    page.presenter.change.act(line(page, name).line_id, key)


@pytest.fixture
def paid(work: SyncDesk, page: OrdersHarness) -> OrderId:
    """Lea has a filter and a croissant, paid by card; the filter is made."""
    order_id = work.cafe.sell("Filter", "Croissant", customer="Lea", tenders=(Tender("card"),))
    filtered = work.shop.read(the_order, order_id).lines[0]
    work.do(tick_line, order_id, filtered.line_id, made=True)
    begin(page, order_id)
    return order_id


def test_a_tab_that_is_added_to_is_changed_as_soon_as_it_is_known(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.cafe.ring("Filter")
    work.do(pay_later, order_id, "Lea")
    page.presenter.begin_again()
    page.presenter.choose_to_change(order_id)
    assert page.changing.whose == "Changing Lea’s order, #1."
    page.presenter.change.leave()
    page.presenter.refresh()
    assert page.change is None


def test_a_tab_of_yesterday_goes_on_as_an_order_of_today(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.cafe.ring("Filter", "Croissant")
    work.do(pay_later, order_id, "Lea")
    work.cafe.ready(order_id)
    work.do(hand_over, order_id)
    work.cafe.forward(24 * 60)
    work.cafe.sell("Espresso")
    page.presenter.refresh()
    page.presenter.choose(order_id)
    assert page.shown.can_change
    page.presenter.choose_to_change(order_id)
    page.presenter.change.choose_item(item(work, "Latte"))
    off(page, "Croissant")
    page.presenter.change.say_why("They changed their mind")
    page.presenter.change.change(LATER)
    assert (page.change, page.state.done) == (None, "It goes on as order 2 of today.")
    (tab,) = work.shop.read(open_tabs, work.shop.settings.trading_day(work.cafe.clock.now()))
    assert ([each.sold.name for each in tab.order.lines], tab.order.customer) == (["Filter", "Latte"], "Lea")
    page.presenter.choose(order_id)
    assert not page.shown.can_change


def test_an_item_is_added_in_three_taps(work: SyncDesk, page: OrdersHarness, paid: OrderId) -> None:
    """Change, tile, Change."""
    assert (page.changing.whose, page.changing.can) == ("Changing Lea’s order, #1.", False)
    page.presenter.change.choose_item(item(work, "Latte"))
    assert (page.changing.left_words, page.changing.left, page.changing.key) == ("To pay", "3.80", CASH)
    assert (page.changing.primary, page.changing.primary_amount) == ("Change, cash exact", "€3.80")
    page.presenter.change.change(page.changing.key)
    assert (page.change, page.state.done) == (None, "Order 1 is changed. €3.80 paid.")
    assert [each.sold.name for each in work.shop.read(the_order, paid).lines] == ["Filter", "Croissant", "Latte"]


def test_made_off_and_new_stand_beside_each_other(work: SyncDesk, page: OrdersHarness, paid: OrderId) -> None:
    off(page, "Croissant")
    assert page.changing.why is not None
    assert (page.changing.why.title, page.changing.can) == ("Croissant comes off. Why?", False)
    page.presenter.change.say_why("Changed their mind")
    page.presenter.change.choose_item(item(work, "Latte"))
    marks = [(each.title, each.mark_words, each.detail, each.struck) for each in page.changing.lines]
    assert marks == [
        ("Filter", "made", "M", False),
        ("Croissant", "off", "Changed their mind", True),
        ("Latte", "new", "M · whole", False),
    ]
    order = work.shop.read(the_order, paid)
    latte = 380 - order.lines[1].sold.owed.minor
    assert (page.changing.was_total, page.changing.left) == ("5.50", f"{latte / 100:.2f}")
    page.presenter.change.change(PAY)
    assert work.shop.read(the_order, paid).total.minor == 550 + latte
    assert (page.paying, work.shop.read(the_sale, paid).left.minor) == ([paid], latte)


def test_what_comes_off_goes_back_or_is_put_back(work: SyncDesk, page: OrdersHarness, paid: OrderId) -> None:
    off(page, "Croissant")
    page.presenter.change.say_why("Rung up wrong")
    assert (page.changing.left_words, page.changing.primary) == ("To give back", "Change, give back card")
    page.presenter.change.act(line(page, "Croissant").line_id, PUT_BACK)
    assert (page.changing.left, page.changing.was_total, page.changing.can) == ("0.00", "", False)
    off(page, "Croissant")
    page.presenter.change.say_why("Sold out")
    page.presenter.change.change(page.changing.key)
    assert "given back: Card." in page.state.done
    assert [each.kind for each in work.shop.read(mishaps_of, [paid])[paid]] == ["sold_out"]


def test_the_new_promise_stands_beside_the_old_one(work: SyncDesk, page: OrdersHarness, paid: OrderId) -> None:
    before = page.changing.promise
    assert (page.changing.was_promise, page.changing.say) == ("", "The time stays as promised.")
    for _ in range(4):
        page.presenter.change.choose_item(item(work, "Mocha"))
    assert page.changing.was_promise == before.removeprefix("Ready by ")
    time = page.changing.promise.removeprefix("Ready by ")
    assert page.changing.say == f"Say: “{time} now, Lea, for the mocha.”"


def test_one_of_two_comes_off(work: SyncDesk, page: OrdersHarness) -> None:
    begin(page, work.sell("Latte", "Latte").order_id)
    off(page, "Latte", ONE_OFF)
    page.presenter.change.say_why("too many")
    latte = line(page, "Latte")
    assert (latte.count, latte.mark_words, latte.struck, latte.detail) == ("1", "1 off", False, "too many")
    assert page.changing.why is not None
    assert (page.changing.why.other, page.changing.why.other_chosen) == ("too many", True)


def test_nothing_is_changed_that_was_left_as_it_was(work: SyncDesk, page: OrdersHarness, paid: OrderId) -> None:
    page.presenter.change.choose_item(item(work, "Latte"))
    off(page, "Croissant")
    page.presenter.change.leave()
    assert page.change is None
    assert len(work.shop.read(the_order, paid).lines) == 2


def test_all_of_it_cannot_come_off(work: SyncDesk, page: OrdersHarness, paid: OrderId) -> None:
    for name in ("Filter", "Croissant"):
        off(page, name)
        page.presenter.change.say_why("Changed their mind")
    assert not page.changing.can
    page.presenter.change.change(page.changing.key)
    assert page.changing.refused == "That is all of order 1. Cancel it instead."


def test_what_a_tab_gets_is_paid_later(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.cafe.ring("Latte", "Filter")
    work.do(pay_later, order_id, "Lea")
    begin(page, order_id)
    page.presenter.change.choose_item(item(work, "Croissant"))
    assert (page.changing.key, page.changing.primary) == (LATER, "Change, pay later")
    page.presenter.change.act(line(page, "Croissant").line_id, MORE)
    page.presenter.change.change(page.changing.key)
    assert [each.sold.quantity for each in work.shop.read(the_order, order_id).lines] == [1, 1, 2]


def test_what_is_added_is_found_by_its_name_or_its_barcode(work: SyncDesk, page: OrdersHarness, paid: OrderId) -> None:
    change = page.presenter.change
    change.search.open("hot ch")
    found = page.changing.search
    assert found
    assert [tile.name for tile in found.tiles] == ["Hot chocolate"]
    change.search.add_first()
    assert line(page, "Hot chocolate").mark_words == "new"
    change.search.close()
    assert page.changing.search is None
    change.scan("4006381333931")
    assert page.changing.refused


@pytest.mark.parametrize(
    ("open_price", "asks", "typed", "amount", "wrong"),
    [
        (True, "What does it cost?", "4,50", "4.50", "a lot"),
        (False, "What does it weigh, in grams?", "250", "2.50", "0.2"),
    ],
)
def test_a_price_or_a_weight_is_asked_for_before_it_is_added(
    work: SyncDesk, page: OrdersHarness, open_price: bool, asks: str, typed: str, amount: str, wrong: str
) -> None:
    cake = ItemAdded(
        item_id=ItemId(new_id()), name="Cake", category="Retail", price=eur("10.00"), tax_class="food",
        station="counter", position=900, open_price=open_price, by_weight=not open_price,
    )  # fmt: skip
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(), items=(cake,), tax_classes=()))
    begin(page, work.cafe.sell("Filter"))
    change = page.presenter.change
    change.choose_item(cake.item_id)
    assert page.changing.asks == asks
    change.answer(wrong)
    assert (page.changing.asks, page.changing.refused != "") == ("", True)
    change.choose_item(cake.item_id)
    change.answer(typed)
    assert (page.changing.asks, line(page, "Cake").amount) == ("", amount)


def test_tiles_say_what_the_customer_of_the_order_must_not_have(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.cafe.ring("Filter")
    work.do(change_ticket, order_id, lambda draft: care_for(draft, ["milk"]))
    begin(page, work.cafe.pay(order_id, Tender("card")).order_id)
    page.presenter.change.grid.choose_category("Coffee")
    danger = {tile.name: tile.danger for tile in page.changing.grid.tiles}
    assert (danger["Latte"], danger["Espresso"]) == (("milk",), ())
