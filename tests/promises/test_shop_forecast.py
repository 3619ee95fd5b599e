"""What the shop asks of its forecast: fed by facts, honest about the queue and the crew, kept over a restart."""

from datetime import timedelta

import pytest

from cafe import Cafe
from counter.flows import make, ring_up
from counter.flows.reset_promise import reset_promise
from counter.flows.ring_up import OpenTicket
from counter.flows.watch import keep_what_was_learned, tick
from counter.kernel.ids import OrderId
from counter.promises.facts import PromiseMade
from counter.promises.forecast import Engine
from counter.promises.forecast.events import Ordered
from counter.promises.model import PromiseQuote
from counter.promises.open_forecast import entries_for_forecast, events_for_backtest, forecast_at
from counter.promises.queries import promise_origin, read_promises
from counter.promises.reproduce import Reproduced, reproduce
from counter.rooms import registry


def quote(cafe: Cafe) -> PromiseQuote:
    open_ticket: OpenTicket = cafe.shop.do(cafe.ana, ring_up.requote, cafe.ring("Latte"))
    assert open_ticket.quote is not None
    return open_ticket.quote


def made_again(cafe: Cafe, order_id: OrderId) -> Reproduced:
    """The promise of an order, from the facts that were known when it was made."""
    shop, origin = cafe.shop, cafe.shop.read(promise_origin, order_id)
    assert origin is not None
    with shop.store.read_report() as connection:
        since = origin.made_from.since
        forecaster = forecast_at(connection, registry(), shop.terminal, since=since)
        entries = entries_for_forecast(connection, registry(), shop.terminal, since)
        again = reproduce(forecaster, entries, order_id, origin)
    assert again is not None
    assert again.quote.due == cafe.promise(order_id).due
    return again


def test_more_queue_or_less_crew_never_gives_an_earlier_time(cafe: Cafe) -> None:
    empty = quote(cafe)
    for _ in range(6):
        cafe.sell("Latte", "Flat white")
    queued = quote(cafe)
    assert queued.due > empty.due
    assert (empty.ahead, queued.ahead) == (0, 6)
    cafe.shop.do(cafe.ana, make.staff_bar, tuple(cafe.staff(name) for name in ("Ana", "Ben", "Chris")))
    assert quote(cafe).due <= queued.due


def test_what_is_made_or_cancelled_by_ready_makes_room(cafe: Cafe) -> None:
    orders = [cafe.sell("Latte") for _ in range(5)]
    queued = quote(cafe)
    for order_id in orders:
        cafe.ready(order_id)
    assert quote(cafe).due < queued.due
    cafe.shop.do(cafe.ana, make.recall, orders[0])
    assert quote(cafe).ahead == 1


def test_a_slip_on_ready_offers_nobody_a_later_time(cafe: Cafe) -> None:
    """The first of eight on the bar, with some of it ticked and a tick taken back on the way."""
    orders = [cafe.sell("Latte", "Flat white", "Croissant") for _ in range(8)]
    cafe.forward(1)
    first = cafe.order(orders[0])
    for made in (True, False, True):
        cafe.shop.do(cafe.ana, make.tick_line, first.order_id, first.lines[0].line_id, made=made)
    before = cafe.shop.do(cafe.shop.itself, tick)
    cafe.ready(first.order_id)
    cafe.forward(0.2)
    cafe.shop.do(cafe.ana, make.recall, first.order_id)
    after = cafe.shop.do(cafe.shop.itself, tick)
    assert after.to_tell == before.to_tell == frozenset()
    for order_id in orders:
        assert after.risks[order_id].chance < before.risks[order_id].chance + 0.05
        assert after.risks[order_id].reset_to <= before.risks[order_id].reset_to + timedelta(minutes=1)


def test_whose_promise_is_past_can_be_promised_anew_what_the_bar_can_keep(cafe: Cafe) -> None:
    first, second = cafe.sell("Latte"), cafe.sell("Latte", "Flat white")
    cafe.clock.set(cafe.due(second))
    cafe.forward(1)
    outlook = cafe.shop.do(cafe.shop.itself, tick)
    assert outlook.anew.keys() == {first, second}
    assert cafe.clock.now() < outlook.anew[first] <= outlook.anew[second]
    assert outlook.forecast_for(second) == outlook.anew[second]
    cafe.shop.do(cafe.ana, reset_promise, second, outlook.anew[second], told=True)
    assert cafe.shop.do(cafe.shop.itself, tick).anew.keys() == {first}


def test_the_promise_knows_what_it_was_made_from(cafe: Cafe) -> None:
    open_ticket: OpenTicket = cafe.shop.do(cafe.ana, ring_up.requote, cafe.ring("Latte"))
    assert open_ticket.quote is not None
    order_id = cafe.pay(open_ticket.draft.order_id).order_id
    origin = cafe.shop.read(promise_origin, order_id)
    assert origin is not None
    assert (origin.terminal, origin.made_from) == (cafe.shop.terminal, open_ticket.quote.made_from)
    assert cafe.shop.read(read_promises, [order_id])[order_id].first_due == cafe.promise(order_id).due
    ((body,),) = cafe.sql("SELECT body FROM journal WHERE kind = ?", PromiseMade.__name__)
    assert len(str(body)) < 300


def test_risk_grows_as_an_order_waits(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    early = cafe.shop.do(cafe.shop.itself, tick).risks[order_id]
    cafe.clock.set(cafe.promise(order_id).first_due - timedelta(seconds=20))
    late = cafe.shop.do(cafe.shop.itself, tick).risks[order_id]
    assert early.chance < late.chance <= 1
    assert late.reset_to > cafe.clock.now()
    assert cafe.shop.outlook.ahead == 1


def test_open_orders_and_the_crew_are_known_after_a_restart(cafe: Cafe) -> None:
    for _ in range(3):
        cafe.sell("Latte")
    before = quote(cafe)
    for learned in (False, True):
        if learned:
            cafe.shop.do(cafe.shop.itself, keep_what_was_learned)
        cafe = cafe.reopened()
        after = quote(cafe)
        assert after.ahead == before.ahead == 3
        assert abs(after.due - before.due) <= timedelta(minutes=1)
    cafe.close()


def test_what_was_learned_and_what_came_after_it_are_not_counted_twice(cafe: Cafe) -> None:
    first = cafe.sell("Latte")
    cafe.shop.do(cafe.shop.itself, keep_what_was_learned)
    second = cafe.sell("Latte")
    cafe.ready(first)
    cafe = cafe.reopened()
    outlook = cafe.shop.do(cafe.shop.itself, tick)
    assert set(outlook.risks) == {second}
    assert outlook.ahead == 1
    assert quote(cafe).ahead == 1
    cafe.close()


@pytest.mark.parametrize("reopened", [False, True])
def test_what_nobody_tapped_ready_is_no_load_the_next_morning(cafe: Cafe, *, reopened: bool) -> None:
    cafe.ready(cafe.sell("Latte"))
    cafe.forward(14 * 60)
    fresh = quote(cafe)
    for _ in range(6):
        cafe.sell("Latte", "Flat white")
    assert quote(cafe).ahead == 6
    cafe.forward(14 * 60)
    cafe = cafe.reopened() if reopened else cafe
    looked = cafe.shop.do(cafe.shop.itself, tick)
    morning = quote(cafe)
    assert looked.promising is not None
    assert (looked.promising.ahead, morning.ahead, morning.minutes) == (0, 0, fresh.minutes)
    assert made_again(cafe, cafe.sell("Latte")).basis.queue == ()
    assert quote(cafe).ahead == 1
    cafe.close()


def test_nor_is_it_where_the_days_are_played_again(cafe: Cafe) -> None:
    for _ in range(2):
        for _ in range(6):
            cafe.sell("Latte", "Flat white")
        cafe.forward(24 * 60)
    with cafe.shop.store.read_report() as connection:
        events = list(events_for_backtest(connection, registry()))
    engine, ahead = Engine(), []
    for event in events:
        if isinstance(event, Ordered):
            ahead.append(engine.quote(event.items, event.at).ahead)
        engine.feed(event)
    assert ahead == [0, 1, 2, 3, 4, 5] * 2
