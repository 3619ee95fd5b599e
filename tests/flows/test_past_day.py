"""A tab that is open over midnight: what it goes on with is of today, and the day that is over does not move."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from cafe import Cafe, eur
from counter.flows import held, make, reduce, ring_up, tabs
from counter.flows.cancel import cancel
from counter.flows.override import override_price
from counter.flows.pay import pay_later, pay_order
from counter.journal.replay import differences
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.model import COMP, DISCOUNT, Order
from counter.orders.queries import the_order
from counter.orders.rules import CANCELLED, HANDED_OVER, PLACED
from counter.receipts.queries import open_tabs, receipts_of
from counter.reports.books import money_faults, money_findings
from counter.reports.day.figures import DayFigures, day_figures
from counter.rooms import registry


@pytest.fixture(autouse=True)
def _holds(cafe: Cafe) -> Iterator[None]:
    """Whatever a test does, the books hold, and a replay gives the same tables."""
    yield
    faults = cafe.shop.read(lambda connection: [*money_faults(connection), *money_findings(connection, {})])
    assert (faults, list(differences(cafe.database, registry()))) == ([], [])


def figures(cafe: Cafe, days_ago: int = 0) -> DayFigures:
    cafe_day = cafe.shop.settings.trading_day(cafe.clock.now())
    return cafe.shop.report(day_figures, cafe_day.fromordinal(cafe_day.toordinal() - days_ago), cafe.shop.settings)


def served(cafe: Cafe, *names: str, off: bool = False) -> OrderId:
    order_id = cafe.ring(*names, customer="Lea")
    if off:
        cafe.shop.do(cafe.ana, reduce.discount_order, order_id, percent=Decimal(10), reason="friend")
    cafe.shop.do(cafe.ana, pay_later, order_id, "Lea", they_know=True)
    cafe.ready(order_id)
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    return order_id


@pytest.fixture
def yesterdays(cafe: Cafe) -> tuple[OrderId, DayFigures]:
    """Lea's tab with a discount, and what its day came to; it is the day after now."""
    lea, day = served(cafe, "Latte", "Filter", "Croissant", off=True), figures(cafe)
    cafe.forward(24 * 60)
    return lea, day


def the_open(cafe: Cafe) -> list[Order]:
    since = cafe.shop.settings.trading_day(cafe.clock.now())
    return [sale.order for sale in cafe.shop.read(open_tabs, since.fromordinal(since.toordinal() - 5))]


def names(order: Order) -> list[str]:
    return [line.sold.name for line in order.lines]


def test_what_comes_off_comes_off_today(cafe: Cafe, yesterdays: tuple[OrderId, DayFigures]) -> None:
    lea, day = yesterdays
    cafe.take_off(lea, "Filter")
    assert (names(cafe.order(lea)), figures(cafe, 1)) == (["Latte", "Croissant"], day)
    today = figures(cafe)
    assert today.sales == -day.sales + cafe.order(lea).gross
    assert dict(today.reductions)[DISCOUNT].minor < 0
    cafe.shop.do(cafe.ana, pay_order, lea)
    (receipt,) = cafe.shop.read(receipts_of, lea)
    assert (receipt.content.total, figures(cafe).takings) == (cafe.order(lea).total, cafe.order(lea).total)


def test_what_is_added_is_added_to_an_order_of_today_that_takes_it_over(
    cafe: Cafe, yesterdays: tuple[OrderId, DayFigures]
) -> None:
    lea, day = yesterdays
    before = cafe.order(lea)
    changed = cafe.add(lea, "Mocha")
    order = changed.sale.order
    assert (names(order), order.customer, order.called) == (["Latte", "Filter", "Croissant", "Mocha"], "Lea", "1")
    assert (order.state, [line.sold.name for line in order.unmade], changed.told) == (PLACED, ["Mocha"], True)
    assert changed.due == cafe.promise(order.order_id).due
    assert (cafe.order(lea).state, cafe.order(lea).total, figures(cafe, 1)) == (HANDED_OVER, eur("0.00"), day)
    mocha = order.lines[-1].sold.total
    assert (order.total, figures(cafe).sales) == (before.total + mocha, mocha)
    assert dict(figures(cafe).reductions)[DISCOUNT] == eur("0.00")
    assert [each.order_id for each in the_open(cafe)] == [order.order_id]


def test_lines_leave_it_for_a_tab_of_today(cafe: Cafe, yesterdays: tuple[OrderId, DayFigures]) -> None:
    lea, day = yesterdays
    cafe.shop.do(cafe.ana, tabs.split, lea, {cafe.line(lea, "Filter"): 1}, "Mia")
    first, second = the_open(cafe)
    assert (names(first), names(second)) == (["Latte", "Croissant"], ["Filter"])
    assert (first.total + second.total, figures(cafe, 1)) == (day.sales - dict(day.reductions)[DISCOUNT], day)
    assert figures(cafe).sales == eur("0.00")


@pytest.mark.parametrize("joins", [True, False])
def test_it_is_put_together_with_a_tab_of_today(
    cafe: Cafe,
    yesterdays: tuple[OrderId, DayFigures],
    joins: bool,
) -> None:
    lea, day = yesterdays
    mia = served(cafe, "Espresso")
    cafe.shop.do(cafe.ana, tabs.merge, *((mia, lea) if joins else (lea, mia)))
    (order,) = the_open(cafe)
    assert sorted(names(order)) == ["Croissant", "Espresso", "Filter", "Latte"]
    assert order.business_date == cafe.shop.settings.trading_day(cafe.clock.now())
    assert figures(cafe, 1) == day
    assert figures(cafe).sales == next(line.sold.gross for line in order.lines if line.sold.name == "Espresso")


def test_a_held_ticket_joins_it(cafe: Cafe, yesterdays: tuple[OrderId, DayFigures]) -> None:
    lea, day = yesterdays
    mia = cafe.ring("Espresso")
    cafe.shop.do(cafe.ana, held.hold, mia)
    cafe.shop.do(cafe.ana, tabs.merge, lea, mia)
    (order,) = the_open(cafe)
    assert (names(order)[-1], figures(cafe, 1)) == ("Espresso", day)
    cafe.shop.do(cafe.ana, ring_up.undo, ring_up.new_ticket().draft.order_id)
    assert names(cafe.shop.read(the_order, order.order_id)) == ["Latte", "Filter", "Croissant"]


def test_one_that_waits_since_yesterday_is_cancelled(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, pay_later, order_id, "Lea")
    day = figures(cafe)
    cafe.forward(24 * 60)
    cafe.shop.do(cafe.ana, cancel, order_id, "never came", with_refund=False)
    assert (cafe.order(order_id).state, figures(cafe, 1).sales) == (CANCELLED, day.sales)


def test_a_price_that_was_raised_was_so_on_its_day(cafe: Cafe) -> None:
    order_id, dana = cafe.ring("Latte", "Filter"), cafe.staff("Dana")
    latte = cafe.shop.do(dana, ring_up.requote, order_id).draft.lines[0].line_id
    cafe.shop.do(dana, override_price, order_id, latte, eur("4.50"), reason="double shot")
    cafe.shop.do(dana, pay_later, order_id, "Lea", they_know=True)
    day = figures(cafe)
    cafe.forward(24 * 60)
    cafe.take_off(order_id, "Latte")
    assert (figures(cafe, 1), figures(cafe).raised) == (day, eur("-0.70"))


def test_what_was_on_us_stays_where_it_was(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Filter")
    latte = cafe.shop.do(cafe.ana, ring_up.requote, order_id).draft.lines[0].line_id
    cafe.shop.do(cafe.ana, reduce.comp_line, order_id, latte, reason="regular")
    cafe.shop.do(cafe.ana, pay_later, order_id, "Lea", they_know=True)
    day = figures(cafe)
    cafe.forward(24 * 60)
    with pytest.raises(Refused, match="was on us on a day that is over"):
        cafe.take_off(order_id, "Latte")
    with pytest.raises(Refused, match="was on us on a day that is over"):
        cafe.add(order_id, "Mocha")
    assert (figures(cafe, 1), dict(day.reductions)[COMP].minor > 0) == (day, True)
