"""Beyond the longest time the shop stands for nothing is promised: the customer knows, and nothing is counted."""

# ruff: noqa: S608 - the statements are made of our own tables' names

from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
import pytest

from cafe import Cafe, eur
from counter.flows import make, pay, ring_up
from counter.flows.gestures import GestureRequest
from counter.flows.open_shop import decide
from counter.flows.reset_promise import reset_promise
from counter.flows.watch import tick
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.promises.model import PromiseQuote
from counter.promises.queries import the_promise, the_wait
from counter.receipts.queries import receipt_of
from counter.recovery.queries import unanswered
from counter.reports.bar_board import bar_board
from counter.reports.day.figures import day_figures
from counter.settings.rules import PromisePolicy
from edited import edit, hex_of

MANY = ("Mocha", "Cappuccino", "Flat white", "Latte") * 2


@pytest.fixture
def cafe(cafe: Cafe) -> Cafe:
    """A shop that stands for five minutes at most."""
    return decided(cafe, 5)


def decided(cafe: Cafe, longest: int) -> Cafe:
    policy = replace(cafe.shop.settings.promises, longest_minutes=longest)
    cafe.shop.do(cafe.ana, decide, {"promises": msgspec.to_builtins(policy)})
    return cafe


def shown(cafe: Cafe, order_id: OrderId) -> PromiseQuote:
    quote = cafe.shop.do(cafe.ana, ring_up.requote, order_id).quote
    assert quote is not None
    return quote


def paid(cafe: Cafe, order_id: OrderId, quote: PromiseQuote | None, *, they_know: bool) -> datetime | None:
    return cafe.shop.do(cafe.ana, pay.pay, order_id, (), quote, they_know=they_know).due


def unpromised(cafe: Cafe, *names: str) -> OrderId:
    order_id = cafe.sell(*(names or MANY))
    assert cafe.shop.read(the_promise, order_id) is None
    return order_id


def test_it_is_paid_once_they_know_and_nothing_is_promised(cafe: Cafe) -> None:
    order_id = cafe.ring(*MANY)
    quote = shown(cafe, order_id)
    assert quote.wait is not None
    with pytest.raises(Refused, match=r"^That takes \d+ to \d+ minutes, and we promise no time\. Tell them, then say"):
        paid(cafe, order_id, quote, they_know=False)
    assert "OrderPlaced" not in cafe.kinds()
    assert paid(cafe, order_id, quote, they_know=True) is None
    wait = cafe.shop.read(the_wait, order_id)
    assert wait == replace(quote.wait, at=cafe.order(order_id).placed_at)
    assert cafe.kinds().count("WaitSaid") == 1
    assert "PromiseMade" not in cafe.kinds()


def test_nothing_is_missed_and_no_voucher_prints_however_long_it_takes(cafe: Cafe) -> None:
    order_id = unpromised(cafe)
    cafe.forward(300)
    cafe.shop.do(cafe.shop.itself, tick)
    cafe.ready(order_id)
    assert "MishapOpened" not in cafe.kinds()
    assert cafe.vouchers(order_id) == ()
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    figures = cafe.shop.report(day_figures, day, cafe.shop.settings)
    assert (figures.orders, figures.promises, figures.unpromised) == (1, (), 1)


def test_the_receipt_says_how_long_it_takes_and_a_copy_says_the_same(cafe: Cafe) -> None:
    order_id = unpromised(cafe)
    wait = cafe.shop.read(the_wait, order_id)
    assert wait is not None
    content = cafe.shop.read(receipt_of, order_id).content
    assert (content.ready_by, content.soonest, content.latest) == (None, wait.soonest, wait.latest)


def test_what_was_on_screen_at_the_tap_counts_whatever_is_forecast_by_then(cafe: Cafe) -> None:
    promised, beyond = cafe.ring("Espresso"), cafe.ring(*MANY)
    short, long = shown(cafe, promised), shown(cafe, beyond)
    assert short.wait is None
    decided(cafe, 240)
    assert paid(cafe, beyond, long, they_know=True) is None
    decided(cafe, 5)
    assert shown(cafe, promised).wait is not None
    assert paid(cafe, promised, short, they_know=False) == short.due


def test_a_promise_that_has_passed_on_screen_is_not_followed_by_one_nobody_was_told_is_none(cafe: Cafe) -> None:
    order_id = cafe.ring("Espresso")
    quote = shown(cafe, order_id)
    unpromised(cafe)
    cafe.clock.set(quote.due + timedelta(seconds=1))
    with pytest.raises(Refused, match="we promise no time"):
        paid(cafe, order_id, quote, they_know=False)


def test_what_they_were_told_an_hour_ago_they_do_not_know_any_more(cafe: Cafe) -> None:
    order_id = cafe.ring(*MANY)
    quote = shown(cafe, order_id)
    cafe.clock.set(quote.due + timedelta(minutes=1))
    with pytest.raises(Refused, match="we promise no time"):
        paid(cafe, order_id, quote, they_know=True)


def test_as_soon_as_there_is_a_time_it_is_offered_and_is_the_first_promise(cafe: Cafe) -> None:
    order_id = unpromised(decided(cafe, 8))
    assert cafe.shop.do(cafe.shop.itself, tick).offers == {}
    cafe.forward(4)
    for line in cafe.order(order_id).lines[:-1]:
        cafe.shop.do(cafe.ana, make.tick_line, order_id, line.line_id, made=True)
    due = cafe.shop.do(cafe.shop.itself, tick).offers[order_id]
    assert cafe.clock.now() < due <= cafe.clock.now() + timedelta(minutes=8)
    cafe.shop.do(cafe.ana, reset_promise, order_id, due, told=True)
    promise, wait = cafe.promise(order_id), cafe.shop.read(the_wait, order_id)
    assert (promise.first_due, promise.resets) == (due, ())
    assert wait is not None
    assert wait.promised_by == cafe.ana
    assert cafe.shop.do(cafe.shop.itself, tick).offers == {}
    cafe.clock.set(due + timedelta(minutes=1))
    cafe.shop.do(cafe.shop.itself, tick)
    cafe.ready(order_id)
    assert cafe.kinds().count("MishapOpened") == 1
    assert len(cafe.vouchers(order_id)) == 1


def test_a_first_promise_is_told_and_within_what_the_shop_stands_for(cafe: Cafe) -> None:
    order_id, soon = unpromised(cafe), cafe.clock.now() + timedelta(minutes=4)
    with pytest.raises(Refused, match=r"Order 1 has no promise yet\. Tell them the time"):
        cafe.shop.do(cafe.ana, reset_promise, order_id, soon, told=False)
    with pytest.raises(Refused, match="We stand for 5 minutes at most"):
        cafe.shop.do(cafe.ana, reset_promise, order_id, soon + timedelta(minutes=4), told=True)
    cafe.shop.do(cafe.ana, reset_promise, order_id, soon, told=True)
    cafe.shop.do(cafe.ana, reset_promise, order_id, soon + timedelta(minutes=4), told=True)
    assert [reset.due for reset in cafe.promise(order_id).resets] == [soon + timedelta(minutes=4)]


def test_it_stands_on_the_bar_among_the_promises_where_the_longest_one_would(cafe: Cafe) -> None:
    first = cafe.sell("Espresso")
    beyond = unpromised(cafe)
    cafe.ready(first)
    cafe.forward(1)
    decided(cafe, 240)
    last = cafe.sell("Espresso")
    assert [card.order.order_id for card in cafe.shop.read(bar_board).making] == [beyond, last]


def test_a_remake_beyond_it_has_no_promise_either(cafe: Cafe) -> None:
    order_id = unpromised(cafe)
    cafe.ready(order_id)
    cafe.put_right("not_good", order_id, GestureRequest("remake"))
    (remake,) = cafe.remakes(order_id)
    assert cafe.shop.read(the_promise, remake) is None
    assert cafe.shop.read(the_wait, remake) is not None


def test_nothing_was_missed_so_no_voucher_is_for_being_late_but_one_for_anything_else_is(cafe: Cafe) -> None:
    order_id = unpromised(cafe)
    cafe.forward(300)
    before = cafe.kinds()
    with pytest.raises(Refused, match="Order 1 was promised no time: give something on the house or money back"):
        cafe.put_right("late", order_id, GestureRequest("apology"), GestureRequest("voucher"))
    assert cafe.kinds() == before
    cafe.put_right("late", order_id, GestureRequest("apology"), GestureRequest("on_the_house", amount=eur("3.00")))
    cafe.put_right("treatment", order_id, GestureRequest("voucher"))
    assert len(cafe.vouchers(order_id)) == 1


def test_what_is_promised_and_missed_after_all_is_a_miss_of_its_own(cafe: Cafe) -> None:
    order_id = unpromised(cafe)
    cafe.put_right("late", order_id, GestureRequest("apology"), due=cafe.clock.now() + timedelta(minutes=4))
    cafe.forward(10)
    cafe.shop.do(cafe.shop.itself, tick)
    assert len(cafe.shop.read(unanswered)) == 1
    cafe.ready(order_id)
    (voucher,) = cafe.vouchers(order_id)
    assert voucher.automatic
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    figures = cafe.shop.report(day_figures, day, cafe.shop.settings)
    assert (len(figures.promises), figures.unpromised, figures.vouchers_issued) == (1, 0, 1)


def test_a_promise_written_into_the_tables_by_hand_gives_no_voucher(cafe: Cafe) -> None:
    order_id = unpromised(cafe)
    edit(
        cafe,
        "INSERT INTO promises (order_id, due, made_at, made_by_fact)"
        " SELECT order_id, said_at, said_at, made_by_fact FROM waits_said"
        f" WHERE order_id = {hex_of(order_id)}",
    )
    cafe.forward(10)
    with pytest.raises(Refused, match="Order 1 was changed outside Counter"):
        cafe.ready(order_id)
    assert cafe.vouchers(order_id) == ()


def test_a_shop_that_decided_before_there_was_such_a_time_stands_for_45_minutes(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, decide, {"promises": {"target": 0.95, "tell_from": 0.4}})
    again = cafe.reopened()
    assert again.shop.settings.promises == PromisePolicy(target=0.95, longest_minutes=45)
    assert shown(again, again.ring(*MANY)).wait is None
    again.close()


def test_the_time_it_stands_for_is_kept_over_a_new_start(cafe: Cafe) -> None:
    again = cafe.reopened()
    assert again.shop.settings.promises.longest_minutes == 5
    assert shown(again, again.ring(*MANY)).wait is not None
    again.close()
