"""Looking back at days that are past."""

from dataclasses import replace

from counter.promises.backtest import THRESHOLDS, BacktestResult, run_backtest
from counter.promises.forecast import Engine, MenuItem, Wanted
from counter.promises.forecast.events import Cancelled, DueChanged, Event, Ordered, Ready, Recalled, Staffed

MORNING = 1_800_000_000.0
MENU = (MenuItem("latte", "coffee", "espresso"),)


def orders(count: int, takes: float, promised: float) -> list[Event]:
    """Lattes ten minutes apart, each promised and made so many seconds after it was ordered."""
    happened: list[Event] = [Staffed(MORNING, ("ana",))]
    for number in range(count):
        at = MORNING + 600 * number
        happened += [Ordered(at, str(number), (Wanted("latte"),), at + promised), Ready(at + takes, str(number))]
    return happened


def backtest(happened: list[Event], *counted: str, now: float = MORNING + 86_400, longest: int = 45) -> BacktestResult:
    """A backtest of these orders, or of all."""
    names = counted or {event.order for event in happened if isinstance(event, Ordered)}
    return run_backtest(Engine(MENU), happened, names, now, longest)


def test_it_promises_anew_whatever_was_promised_then() -> None:
    found = backtest(orders(20, takes=130, promised=120))
    assert found.orders == 20
    assert found.kept > 0.8
    assert found.minutes > 2.0


def test_orders_that_are_not_counted_are_learned_from() -> None:
    happened = orders(40, takes=400, promised=120)
    assert backtest(happened, "38", "39").orders == 2
    assert backtest(happened, "38", "39").minutes > backtest(happened, "0", "1").minutes


def test_a_recalled_order_keeps_the_promise_it_had_and_counts_to_its_last_ready() -> None:
    """As the shop's facts are fed: a recall, then the order once more in case the forecast has forgotten it."""
    happened = orders(5, takes=60, promised=120)
    at = happened[-1].at + 300
    again = Ordered(at, "again", (Wanted("latte"),), at + 120)
    happened += [again, Ready(at + 60, "again"), Recalled(at + 2000, "again"), replace(again, at=at + 2000)]
    found = backtest([*happened, Ready(at + 2030, "again")], "again")
    assert (found.orders, found.kept) == (1, 0.0)
    assert found.minutes < 10


def test_an_order_that_is_never_finished_is_missed_once_its_promise_is_past() -> None:
    at = MORNING + 6000
    happened = [*orders(5, takes=60, promised=120), Ordered(at, "lost", (Wanted("latte"),), at + 120)]
    assert backtest(happened, "lost", now=at + 1).orders == 0
    assert (backtest(happened, "lost", now=at + 3600).orders, backtest(happened, "lost", now=at + 3600).kept) == (
        1,
        0.0,
    )


def test_a_cancelled_order_is_never_warned_of_again() -> None:
    at = MORNING + 6000
    happened: list[Event] = [
        *orders(5, takes=60, promised=120),
        Ordered(at, "gone", (Wanted("latte"),), at + 120),
        DueChanged(at + 30, "gone", at + 300),
        Cancelled(at + 60, "gone"),
        Ready(at + 4000, "nobody"),
    ]
    assert backtest(happened, "gone").outcomes[0].told == 0


def test_telling_from_a_lower_chance_on_never_tells_fewer() -> None:
    found = backtest(orders(30, takes=200, promised=120))
    told = [outcome.told for outcome in found.outcomes]
    assert [outcome.threshold for outcome in found.outcomes] == list(THRESHOLDS)
    assert told == sorted(told, reverse=True)


def test_no_orders_give_nothing_and_no_fault() -> None:
    assert backtest([]).orders == 0
