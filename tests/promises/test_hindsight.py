"""Looking back at days that are past."""

from counter.promises.forecast import Engine, MenuItem, Wanted
from counter.promises.forecast.events import Cancelled, DueChanged, Event, Ordered, Ready, Recalled, Staffed
from counter.promises.hindsight import THRESHOLDS, look_back

MORNING = 1_800_000_000.0
MENU = (MenuItem("latte", "coffee", "espresso"),)


def orders(count: int, takes: float, promised: float) -> list[Event]:
    """Lattes ten minutes apart, each promised and made so many seconds after it was ordered."""
    told: list[Event] = [Staffed(MORNING, ("ana",))]
    for number in range(count):
        at = MORNING + 600 * number
        told += [Ordered(at, str(number), (Wanted("latte"),), at + promised), Ready(at + takes, str(number))]
    return told


def test_it_counts_what_was_kept_then_and_within_the_grace() -> None:
    found = look_back(Engine(MENU), orders(20, takes=130, promised=120), MORNING, grace=15)
    assert (found.orders, found.kept_then, found.kept_then_with_grace) == (20, 0.0, 1.0)
    assert found.minutes_then == 2.0
    assert found.kept_now > 0.8
    assert found.minutes_now > 2.0


def test_days_before_are_learned_from_but_not_counted() -> None:
    found = look_back(Engine(MENU), orders(20, takes=60, promised=120), MORNING + 600 * 15, grace=0)
    assert found.orders == 5
    assert found.kept_then == 1.0


def test_cancelled_orders_count_nowhere_and_a_recall_counts_to_its_last_ready() -> None:
    at = MORNING + 6000
    more: list[Event] = [
        Ordered(at, "gone", (Wanted("latte"),), at + 120),
        DueChanged(at + 30, "gone", at + 300),
        Cancelled(at + 60, "gone"),
        Ordered(at + 600, "again", (Wanted("latte"),), at + 900),
        Ready(at + 660, "again"),
        Recalled(at + 670, "again"),
        Ready(at + 2000, "again"),
    ]
    found = look_back(Engine(MENU), [*orders(5, takes=60, promised=120), *more], MORNING, grace=0)
    assert found.orders == 6
    assert found.kept_then == 5 / 6


def test_telling_from_a_lower_chance_on_never_tells_fewer() -> None:
    found = look_back(Engine(MENU), orders(30, takes=200, promised=120), MORNING, grace=0)
    told = [trade.told for trade in found.trades]
    assert [trade.threshold for trade in found.trades] == list(THRESHOLDS)
    assert told == sorted(told, reverse=True)


def test_no_orders_give_nothing_and_no_fault() -> None:
    assert look_back(Engine(MENU), [], MORNING, grace=0).orders == 0
