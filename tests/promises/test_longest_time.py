"""Beyond the longest time a shop stands for, what is said in place of a promise."""

from datetime import UTC, datetime

import pytest

from counter.promises.backtest import run_backtest
from counter.promises.forecast import Engine, MenuItem, Wanted
from counter.promises.forecast.events import DueChanged, Event, Ordered, Ready, Staffed
from counter.promises.forecast.first_minutes import first_minutes
from counter.promises.rules import wait_to_say

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NOW = AT.timestamp()
MENU = (MenuItem("latte", "coffee", "espresso"),)


@pytest.mark.parametrize(
    ("soonest", "minutes", "longest", "said"),
    [
        (32 * 60, 45, 45, None),
        (32 * 60, 46, 45, (30, 50)),
        (51 * 60, 78, 45, (50, 80)),
        (44 * 60, 46, 45, (40, 50)),
        (49 * 60, 50, 45, (45, 50)),
        (20, 6, 5, (5, 10)),
        (95 * 60, 118, 45, (90, 120)),
        (16 * 3600 + 1000, 1111, 45, (960, 1140)),
    ],
)
def test_a_range_is_said_in_round_figures_and_reaches_beyond_what_would_be_promised(
    soonest: float, minutes: int, longest: int, said: tuple[int, int] | None
) -> None:
    wait = wait_to_say(soonest, minutes, AT, longest)
    assert (None if wait is None else (wait.soonest, wait.latest)) == said


def full_bar(orders: int) -> Engine:
    """One barista, and so many lattes that nobody has made."""
    engine = Engine(MENU)
    engine.feed(Staffed(NOW, ("ana",)))
    for number in range(orders):
        due = engine.quote((Wanted("latte"),), NOW).ready_by
        engine.feed(Ordered(NOW, str(number), (Wanted("latte"),), due))
    return engine


def test_a_quote_says_how_soon_and_how_late_it_may_be() -> None:
    quote = full_bar(40).quote((Wanted("latte"),), NOW)
    assert 0 < quote.soonest < quote.expected < quote.latest
    assert quote.latest <= quote.ready_by - NOW < quote.latest + 60


def test_what_nothing_is_promised_for_stands_in_the_queue_and_gets_a_minute_in_time() -> None:
    """Those behind it are promised as if it had a promise; a minute for it comes nearer as the bar works."""
    promised, unpromised = full_bar(40), full_bar(40)
    due = promised.quote((Wanted("latte"),), NOW).ready_by
    promised.feed(Ordered(NOW, "last", (Wanted("latte"),), due))
    unpromised.feed(Ordered(NOW, "last", (Wanted("latte"),), expected=due))
    after = [engine.quote((Wanted("latte"),), NOW).ready_by for engine in (promised, unpromised)]
    assert after[0] == after[1] > due
    assert not [risk for risk in unpromised.tick(NOW) if risk.order == "last"]
    before = first_minutes(unpromised, NOW)
    assert before.keys() == {"last"}
    for number in range(20):
        unpromised.feed(Ready(NOW + 40 * (number + 1), str(number)))
    later = NOW + 800
    assert first_minutes(unpromised, later)["last"] - later < before["last"] - NOW
    unpromised.feed(DueChanged(later, "last", later + 1800))
    assert first_minutes(unpromised, later) == {}
    assert [risk.order for risk in unpromised.tick(later)][-1] == "last"


def test_an_order_without_a_promise_is_not_given_up_while_it_was_forecast_to_wait() -> None:
    """After an hour and a half it is still on the bar, where others are made before it."""
    engine, hours = full_bar(2), 3 * 3600
    engine.feed(Ordered(NOW, "long", (Wanted("latte"),), expected=NOW + hours))
    engine.feed(Ordered(NOW, "short", (Wanted("latte"),), expected=NOW + 600))
    for minutes in range(10, 150, 10):
        at = NOW + 60 * minutes
        engine.feed(Ordered(at, f"next {minutes}", (Wanted("latte"),), at + 600))
        engine.feed(Ready(at + 300, f"next {minutes}"))
    assert "long" in engine.work.orders
    assert "short" not in engine.work.orders


def test_looking_back_promises_nothing_beyond_the_longest_time_either() -> None:
    happened: list[Event] = [Staffed(NOW, ("ana",))]
    happened += [Ordered(NOW + number, str(number), (Wanted("latte"),), NOW + 600) for number in range(30)]
    happened += [Ready(NOW + 60 * (number + 1), str(number)) for number in range(30)]
    names = {str(number) for number in range(30)}
    every, few = (run_backtest(Engine(MENU), happened, names, NOW + 86_400, longest) for longest in (240, 10))
    assert (every.orders, every.unpromised) == (30, 0)
    assert few.orders + few.unpromised == 30
    assert 0 < few.orders < 25
    assert few.minutes <= 10
