"""No promise gets more than a minute earlier when an order joins or a barista leaves, whatever happened before."""

import copy
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.promises.forecast import Engine, MenuItem, Wanted
from counter.promises.forecast.events import Cancelled, CrewChanged, Ordered, Ready, Staffed, Started
from promises.bar_day import MENU, MORNING, open_bar, place

MINUTE = 60.0
PEOPLE = ("ana", "ben", "cai", "dee")
TICKET = st.lists(
    st.builds(Wanted, st.sampled_from([item.item for item in MENU]), st.integers(1, 3)), min_size=1, max_size=3
)
PLACE = st.integers(0, 3)
ACT = st.one_of(
    st.tuples(st.just("order"), TICKET),
    st.tuples(st.just("order"), TICKET),
    st.tuples(st.just("ready"), PLACE),
    st.tuples(st.just("ready"), PLACE),
    st.tuples(st.just("cancelled"), PLACE),
    st.tuples(st.just("started"), PLACE),
    st.tuples(st.just("crew"), st.tuples(st.sampled_from(PEOPLE), st.booleans())),
)
HISTORY = st.lists(st.tuples(ACT, st.floats(0, 240)), min_size=5, max_size=50)


def after(history: list[tuple[tuple[str, Any], float]]) -> tuple[Engine, float]:
    """An engine that lived through a history of acts and the seconds before each, and the time it is then."""
    engine, at, waiting = open_bar(PEOPLE[:2]), MORNING, list[str]()
    for number, ((kind, what), gap) in enumerate(history):
        at += gap
        if kind == "order":
            engine.feed(Ordered(at, f"o{number}", tuple(what), engine.quote(what, at).ready_by))
            waiting.append(f"o{number}")
        elif kind == "crew":
            engine.feed(CrewChanged(at, what[0], on=what[1]))
        elif what < len(waiting) and kind == "started":
            engine.feed(Started(at, waiting[what], PEOPLE[what]))
        elif what < len(waiting):
            engine.feed((Ready if kind == "ready" else Cancelled)(at, waiting.pop(what)))
    return engine, at


@settings(max_examples=150, deadline=None)
@given(history=HISTORY, tickets=st.lists(TICKET, min_size=1, max_size=4), one_more=TICKET)
def test_one_more_order_never_gives_an_earlier_promise(
    history: list[tuple[tuple[str, Any], float]], tickets: list[list[Wanted]], one_more: list[Wanted]
) -> None:
    engine, at = after(history)
    before = [engine.quote(ticket, at).ready_by for ticket in tickets]
    engine.feed(Ordered(at, "one more", tuple(one_more), engine.quote(one_more, at).ready_by))
    for ticket, promised in zip(tickets, before, strict=True):
        assert engine.quote(ticket, at).ready_by >= promised - MINUTE


@settings(max_examples=150, deadline=None)
@given(history=HISTORY, tickets=st.lists(TICKET, min_size=1, max_size=4))
def test_one_barista_fewer_never_gives_an_earlier_promise(
    history: list[tuple[tuple[str, Any], float]], tickets: list[list[Wanted]]
) -> None:
    engine, at = after(history)
    before = [engine.quote(ticket, at).ready_by for ticket in tickets]
    if len(engine.work.crew) > 1:
        engine.feed(CrewChanged(at, engine.work.crew[0], on=False))
    for ticket, promised in zip(tickets, before, strict=True):
        assert engine.quote(ticket, at).ready_by >= promised - MINUTE


@pytest.mark.parametrize("seconds", [300, 400, 500])
def test_an_order_of_now_is_not_begun_in_the_past(seconds: int) -> None:
    """Hands that were likely free long ago, while toast keeps their order open, take up a new order now."""
    at, waits = MORNING + seconds, []
    for crew in (("ana", "ben"), ("ana",)):
        engine = open_bar(("ana", "ben"))
        engine.feed(Ordered(MORNING, "o", (Wanted("latte"), Wanted("toast", 3)), MORNING + 1200))
        engine.feed(Staffed(at, crew))
        waits.append(engine.quote([Wanted("latte", 2)], at).expected)
    assert waits[1] >= waits[0] - 1


def test_when_one_of_the_absent_signs_out_promises_come_no_earlier() -> None:
    """Four are signed in and two work, which the waits say. Then one who had long gone signs out."""
    engine, chance = open_bar(PEOPLE), Random(1)
    free, happened = [MORNING, MORNING], list[tuple[float, str, int]]()
    for number in range(120):
        at = MORNING + 40 * number
        hand = free.index(min(free))
        free[hand] = max(free[hand], at) + 78 * chance.lognormvariate(0, 0.15)
        happened += [(at, "ordered", number), (free[hand], "ready", number)]
    last = MORNING + 40 * 119
    for at, kind, number in sorted(happened):
        if kind == "ordered":
            place(engine, at, f"o{number}", "latte")
        elif at <= last:
            engine.feed(Ready(at, f"o{number}"))
    gone = copy.deepcopy(engine)
    gone.feed(CrewChanged(last + 5, "dee", on=False))
    before, now = (bar.quote([Wanted("latte")], last + 5).ready_by for bar in (engine, gone))
    assert now >= before - MINUTE


def test_one_who_stays_is_not_taken_for_a_quicker_one() -> None:
    """Two keep up with a busy morning. When one of them signs out, the other is no faster than before."""
    engine, chance = open_bar(("ana", "ben")), Random(3)
    free, happened = [MORNING, MORNING], list[tuple[float, str, int]]()
    for number in range(80):
        at = MORNING + 50 * number
        hand = free.index(min(free))
        free[hand] = max(free[hand], at) + 85 * chance.lognormvariate(0, 0.2)
        happened += [(at, "ordered", number), (free[hand], "ready", number)]
    for at, kind, number in sorted(happened):
        if kind == "ordered":
            place(engine, at, f"o{number}", "latte")
        else:
            engine.feed(Ready(at, f"o{number}"))
    now = max(free) + 5
    before = engine.quote([Wanted("latte", 2)], now)
    engine.feed(Staffed(now, ("ana",)))
    assert engine.quote([Wanted("latte", 2)], now).expected >= 0.95 * before.expected


def test_when_the_last_one_signs_out_promises_come_no_earlier() -> None:
    """Who was alone, and is slower than others, signs out with orders in the queue: no two are there in their place."""
    engine = open_bar(("ana",))
    engine.times.mean[engine.times.barista("ana")] = 0.2
    for number in range(6):
        place(engine, MORNING + number, f"o{number}", "latte")
    at = MORNING + 10
    before = engine.quote([Wanted("latte", 2)], at)
    engine.feed(CrewChanged(at, "ana", on=False))
    assert engine.quote([Wanted("latte", 2)], at).ready_by >= before.ready_by - MINUTE


def test_a_slow_one_who_leaves_makes_no_promise_earlier() -> None:
    """Ana takes twice as long as Ben, which their taps at the start say. A large ticket feels who stays."""
    engine, at = open_bar(("ana", "ben")), MORNING
    for number in range(120):
        at = MORNING + 300.0 * number
        barista, seconds = (("ana", 160.0), ("ben", 80.0))[number % 2]
        place(engine, at, f"o{number}", "latte")
        engine.feed(Started(at + 1, f"o{number}", barista))
        engine.feed(Ready(at + 1 + seconds, f"o{number}"))
    at += 600
    large = [Wanted("latte", 6), Wanted("flat-white", 6)]
    before = engine.quote(large, at).ready_by
    engine.feed(CrewChanged(at, "ana", on=False))
    assert engine.quote(large, at).ready_by >= before - MINUTE
    later = at + 1200
    place(engine, later, "later", "latte")
    assert engine.quote(large, later + 300).latest < before - at


def test_a_menu_of_any_size_is_known_at_once() -> None:
    """Nobody orders most of twenty thousand things: what is kept of an item is kept from its first order on."""
    engine = Engine([MenuItem(f"thing {number}", "shop", "counter") for number in range(20_000)])
    for number in range(600):
        engine.quote([Wanted(f"thing {number}")], MORNING)
    assert len(engine.times.mean) < 500
