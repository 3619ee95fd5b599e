"""What the engine learns, and what it does not let itself be taught."""

from collections.abc import Callable
from random import Random

import pytest

from counter.promises.forecast import Engine, Wanted
from counter.promises.forecast.events import Cancelled, Ready, Started, StationChanged
from promises.bar_day import MORNING, SECONDS, Shift, open_bar, place, wait


def expected(engine: Engine, at: float, item: str = "latte") -> float:
    return engine.quote([Wanted(item)], at).expected


def test_it_learns_how_long_things_take_here() -> None:
    engine = open_bar()
    shift = Shift(engine)
    shift.make("latte", 60)
    shift.make("tea", 60)
    assert expected(engine, shift.at, "latte") == pytest.approx(SECONDS["latte"], rel=0.2)
    assert expected(engine, shift.at, "tea") == pytest.approx(SECONDS["tea"], rel=0.2)


def test_a_new_machine_is_learned_within_a_morning() -> None:
    engine = open_bar()
    shift = Shift(engine)
    shift.make("latte", 150)
    shift.make("latte", 40, slower=0.55)
    assert expected(engine, shift.at) == pytest.approx(0.55 * SECONDS["latte"], rel=0.25)


def test_a_slow_machine_is_noticed_and_named() -> None:
    engine = open_bar()
    shift = Shift(engine)
    shift.make("latte", 60)
    usual = expected(engine, shift.at)
    shift.make("latte", 6, slower=2.5, apart=240)
    place(engine, shift.at, "o", "latte")
    risk = engine.tick(shift.at + 1)[0]
    assert expected(engine, shift.at + 1) > 1.4 * usual
    assert (risk.reason.why, risk.reason.station) == ("station", "espresso")
    assert risk.reason.pace > 0.3


def test_a_reported_station_counts_at_once_and_until_it_is_fine() -> None:
    engine = open_bar()
    before = wait(engine, MORNING, "latte")
    engine.feed(StationChanged(MORNING, "espresso", "down"))
    assert wait(engine, MORNING, "latte") > before
    assert wait(engine, MORNING, "toast") == wait(open_bar(), MORNING, "toast")
    engine.feed(StationChanged(MORNING + 1, "espresso", None))
    assert wait(engine, MORNING + 1, "latte") == wait(open_bar(), MORNING + 1, "latte")


def test_late_ready_taps_do_not_inflate_quotes() -> None:
    """Every tenth tap is forgotten until somebody taps the next order."""
    waits = []
    for forgets in (False, True):
        engine, chance, at = open_bar(), Random(3), MORNING
        for number in range(200):
            place(engine, at, f"o{number}", "latte")
            took = at + SECONDS["latte"] * chance.lognormvariate(0, 0.25)
            if not (forgets and number % 10 == 0):
                engine.feed(Ready(took, f"o{number}"))
            if forgets and number % 10 == 1:
                engine.feed(Ready(took + 0.4, f"o{number - 1}"))
            at += 200.0
        waits.append(wait(engine, at, "latte"))
    assert waits[1] <= waits[0] + 60


def test_cancelled_orders_teach_no_times() -> None:
    taught, untaught = open_bar(), open_bar()
    for engine in (taught, untaught):
        Shift(engine).make("latte", 30)
    at = MORNING + 12_000
    for number in range(40):
        for engine in (taught, untaught):
            place(engine, at, f"c{number}", "latte")
        taught.feed(Cancelled(at + 5, f"c{number}"))
        untaught.feed(Cancelled(at + 250, f"c{number}"))
        at += 300
    assert expected(taught, at) == pytest.approx(expected(untaught, at), rel=0.02)


@pytest.mark.parametrize("jump", [lambda at: at + 6 * 3600, lambda at: at - 6 * 3600])
def test_a_gap_or_a_clock_set_back_teaches_nothing(jump: Callable[[float], float]) -> None:
    engine = open_bar()
    shift = Shift(engine)
    shift.make("latte", 40)
    before = expected(engine, shift.at)
    for number in range(3):
        place(engine, shift.at + number, f"open{number}", "latte")
    for number in range(3):
        engine.feed(Ready(jump(shift.at) + number * 90, f"open{number}"))
    after = expected(engine, jump(shift.at) + 1000)
    assert after == pytest.approx(before, rel=0.1)


def test_it_finds_out_that_quick_orders_overtake() -> None:
    engine = open_bar(("ana",))
    shift = Shift(engine)
    shift.make("latte", 15)
    shift.make("tea", 15)
    at = shift.at
    for turn in range(12):
        for number in range(6):
            place(engine, at + number, f"{turn}-latte{number}", "latte")
        place(engine, at + 7, f"{turn}-tea", "tea")
        engine.feed(Ready(at + 90, f"{turn}-latte0"))
        engine.feed(Ready(at + 140, f"{turn}-tea"))
        for number in range(1, 6):
            engine.feed(Ready(at + 140 + 90 * number, f"{turn}-latte{number}"))
        at += 3600
    for number in range(6):
        place(engine, at, f"last{number}", "latte")
    assert wait(engine, at + 1, "tea") < wait(engine, at + 1, "latte")


def test_orders_made_out_of_turn_teach_how_long_they_take() -> None:
    """One barista takes whichever ticket lies on top, for a long morning; nothing is slower for it."""
    engine, chance, at = open_bar(("ana",)), Random(5), MORNING
    waiting = [f"o{number}" for number in range(60)]
    for name in waiting:
        place(engine, at, name, "latte")
    while waiting:
        at += SECONDS["latte"] * chance.lognormvariate(0.0, 0.2)
        engine.feed(Ready(at, waiting.pop(chance.randrange(len(waiting)))))
    assert expected(engine, at + 600) == pytest.approx(SECONDS["latte"], rel=0.15)


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_where_two_left_without_signing_out_promises_are_soon_kept_again(seed: int) -> None:
    engine, chance = open_bar(("ana", "ben", "cai", "dee")), Random(seed)
    Shift(engine).make("latte", 30)
    start = MORNING + 12_000
    free, happened = [start, start], list[tuple[float, str, int]]()
    for number in range(60):
        at = start + 40 * number
        hand = free.index(min(free))
        free[hand] = max(free[hand], at) + SECONDS["latte"] * chance.lognormvariate(0, 0.2)
        happened += [(at, "ordered", number), (free[hand], "ready", number)]
    due, kept = {}, []
    for at, kind, number in sorted(happened):
        if kind == "ordered":
            due[number] = place(engine, at, f"o{number}", "latte")
        else:
            engine.feed(Ready(at, f"o{number}"))
            kept.append(at <= due[number])
    assert sum(kept[-40:]) >= 36


def test_a_tap_at_the_start_says_what_is_in_hand() -> None:
    tapped, untapped = open_bar(("ana",)), open_bar(("ana",))
    for engine in (tapped, untapped):
        place(engine, MORNING, "first", "latte")
        place(engine, MORNING + 1, "second", "latte")
    tapped.feed(Started(MORNING + 5, "first", "ana"))
    tapped.feed(Started(MORNING + 60, "second", "ana"))
    assert wait(tapped, MORNING + 90, "latte") <= wait(untapped, MORNING + 90, "latte")


def test_promises_on_a_made_up_bar_are_kept_about_as_often_as_asked() -> None:
    """Two baristas, first come first served, for three busy days after one to learn."""
    chance, kept, promised = Random(11), [], []
    engine = open_bar()
    ready: list[tuple[float, str]] = []
    for day in range(4):
        at, number, free = MORNING + day * 86_400, 0, [0.0, 0.0]
        ready.clear()
        while at < MORNING + day * 86_400 + 6 * 3600:
            for when, name in sorted(ready):
                if when <= at:
                    engine.feed(Ready(when, name))
                    ready.remove((when, name))
            item = chance.choice(["latte", "flat-white", "tea"])
            due = place(engine, at, f"{day}-{number}", item)
            free.sort()
            done = max(free[0], at) + SECONDS[item] * chance.lognormvariate(0, 0.3)
            free[0] = done
            ready.append((done, f"{day}-{number}"))
            if day:
                kept.append(done <= due)
                promised.append(due - at)
            at += chance.expovariate(1 / 65.0)
            number += 1
        for when, name in sorted(ready):
            engine.feed(Ready(when, name))
    assert 0.86 <= sum(kept) / len(kept) <= 0.95
    assert sum(promised) / len(promised) < 330
