"""What the engine promises: whole minutes, never in the past, the same for the same bar, honest about its queue."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.promises.forecast import Engine, MenuItem, Wanted
from counter.promises.forecast.events import (
    Cancelled,
    LineMade,
    LinesAdded,
    LineUnmade,
    MenuChanged,
    Ordered,
    Ready,
    Recalled,
    Staffed,
)
from promises.bar_day import MENU, MORNING, Shift, open_bar, place, wait

MINUTE = 60.0
DRINKS = st.lists(st.sampled_from(["latte", "tea", "filter", "toast", "croissant"]), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(at=st.floats(0, 86_400), items=DRINKS, queue=st.lists(DRINKS, max_size=6))
def test_a_promise_is_a_whole_minute_and_never_past(at: float, items: list[str], queue: list[list[str]]) -> None:
    engine = open_bar()
    for number, waiting in enumerate(queue):
        place(engine, MORNING + at, f"o{number}", *waiting)
    due = engine.quote([Wanted(item) for item in items], MORNING + at).ready_by
    assert due % MINUTE == 0
    assert due >= MORNING + at
    for risk in engine.tick(MORNING + at + 45):
        assert 0 <= risk.miss_probability <= 1
        assert risk.reset_to % MINUTE == 0
        assert risk.reset_to >= MORNING + at + 45


@settings(max_examples=30, deadline=None)
@given(queue=st.lists(DRINKS, min_size=1, max_size=10), items=DRINKS)
def test_more_queue_never_gives_an_earlier_time(queue: list[list[str]], items: list[str]) -> None:
    engine = open_bar()
    before = wait(engine, MORNING, *items)
    for number, waiting in enumerate(queue):
        place(engine, MORNING, f"o{number}", *waiting)
        after = wait(engine, MORNING, *items)
        assert after >= before
        before = after


@pytest.mark.parametrize("queue", [0, 1, 4, 12])
def test_fewer_on_the_bar_never_give_an_earlier_time(queue: int) -> None:
    waits = []
    for crew in (("ana", "ben", "cai", "dee"), ("ana", "ben", "cai"), ("ana", "ben"), ("ana",)):
        engine = open_bar(crew)
        for number in range(queue):
            place(engine, MORNING, f"o{number}", "latte")
        waits.append(wait(engine, MORNING, "latte"))
    assert waits == sorted(waits)


def test_a_barista_who_leaves_gives_no_earlier_time() -> None:
    engine = open_bar(("ana", "ben", "cai"))
    for number in range(6):
        place(engine, MORNING, f"o{number}", "latte")
    before = wait(engine, MORNING + 5, "latte")
    engine.feed(Staffed(MORNING + 5, ("ana", "ben")))
    assert wait(engine, MORNING + 5, "latte") >= before


def test_the_same_bar_gives_the_same_quote() -> None:
    engines = [open_bar(), open_bar()]
    for engine in engines:
        Shift(engine).make("latte", 5)
        place(engine, MORNING + 2000, "o", "tea", "toast")
    first = engines[0].quote([Wanted("latte", 2)], MORNING + 2010)
    assert first == engines[0].quote([Wanted("latte", 2)], MORNING + 2010)
    assert first == engines[1].quote([Wanted("latte", 2)], MORNING + 2010)


def test_asking_teaches_nothing() -> None:
    asked, silent = open_bar(), open_bar()
    for second in range(50):
        wait(asked, MORNING + second, "toast")
    assert wait(asked, MORNING + 60, "latte") == wait(silent, MORNING + 60, "latte")


def test_an_empty_ticket_is_promised_for_the_current_minute() -> None:
    assert open_bar().quote([], MORNING + 15).ready_by == MORNING + 60


def test_what_the_counter_hands_over_does_not_wait_for_the_bar() -> None:
    engine = open_bar()
    quiet = wait(engine, MORNING, "croissant")
    for number in range(20):
        place(engine, MORNING, f"o{number}", "latte")
    assert wait(engine, MORNING, "croissant") == quiet


def test_a_shop_that_hands_over_at_once_promises_the_current_minute() -> None:
    engine = open_bar()
    Shift(engine).make("croissant", 30)
    assert engine.quote([Wanted("croissant")], MORNING + 20_015).ready_by == MORNING + 20_040


def test_a_surer_shop_promises_later() -> None:
    waits = [wait(open_bar(target=target), MORNING, "latte", "toast") for target in (0.8, 0.9, 0.98)]
    assert waits == sorted(waits)
    assert waits[0] < waits[-1]


def test_a_half_made_order_is_ready_sooner_than_a_whole_one() -> None:
    whole, half = open_bar(("ana",)), open_bar(("ana",))
    for engine in (whole, half):
        place(engine, MORNING, "o", "latte", "flat-white", "tea")
    for item in ("latte", "flat-white"):
        half.feed(LineMade(MORNING + 60, "o", item))
    chances = [engine.tick(MORNING + 60)[0].miss_probability for engine in (whole, half)]
    assert chances[1] < chances[0]
    assert wait(half, MORNING + 60, "latte") <= wait(whole, MORNING + 60, "latte")


def test_lines_that_join_make_an_order_longer() -> None:
    engine = open_bar()
    place(engine, MORNING, "o", "tea")
    before = engine.tick(MORNING + 1)[0].miss_probability
    engine.feed(LinesAdded(MORNING + 1, "o", (Wanted("toast", 2), Wanted("latte", 2))))
    assert engine.tick(MORNING + 1)[0].miss_probability > before


def test_a_remake_goes_first() -> None:
    engine = open_bar()
    for number in range(12):
        place(engine, MORNING, f"o{number}", "latte")
    remake = engine.quote([Wanted("latte")], MORNING + 1, remake=True).ready_by
    assert remake < engine.quote([Wanted("latte")], MORNING + 1).ready_by


def test_a_recalled_order_is_open_again_and_a_cancelled_one_is_not() -> None:
    engine = open_bar()
    due = place(engine, MORNING, "o", "latte")
    engine.feed(Ready(MORNING + 60, "o"))
    assert engine.tick(MORNING + 61) == ()
    engine.feed(Recalled(MORNING + 62, "o"))
    assert [risk.order for risk in engine.tick(min(MORNING + 63, due))] == ["o"]
    engine.feed(Cancelled(MORNING + 64, "o"))
    assert engine.tick(MORNING + 65) == ()


def chances(engine: Engine, at: float) -> dict[str, tuple[float, float]]:
    """By order: the chance to miss, and what it would be promised now."""
    return {risk.order: (risk.miss_probability, risk.reset_to) for risk in engine.tick(at)}


@pytest.mark.parametrize("which", [0, 1, 3, 9])
@pytest.mark.parametrize("others", [0, 2])
def test_a_recalled_order_keeps_its_place(which: int, others: int) -> None:
    """In hand or waiting, at once or after others came ready: nobody is told a later time for a slip of the finger."""
    engine = open_bar()
    for number in range(10):
        place(engine, MORNING + number, f"o{number}", "latte", "croissant")
    at, name = MORNING + 40, f"o{which}"
    before = chances(engine, at)
    engine.feed(Ready(at, name))
    others_ready = [f"o{number}" for number in range(10) if number != which][:others]
    for number, other in enumerate(others_ready, start=1):
        engine.feed(Ready(at + 5 * number, other))
    engine.feed(Recalled(at + 12, name))
    after = chances(engine, at + 12)
    assert set(after) == set(before) - set(others_ready)
    assert after[name][0] <= before[name][0] + 0.03
    assert all(after[other][1] <= before[other][1] + 60 for other in after)


def test_a_recalled_order_has_less_to_make_where_some_of_it_was_made() -> None:
    def left(*ticked: str) -> float:
        engine = open_bar(("ana",))
        place(engine, MORNING, "o", "latte", "toast")
        for item in ticked:
            engine.feed(LineMade(MORNING + 60, "o", item))
        engine.feed(Ready(MORNING + 70, "o"))
        engine.feed(Recalled(MORNING + 75, "o"))
        return engine.tick(MORNING + 76)[0].reset_to

    assert left("toast", "latte") < left("toast") < left()


def test_a_tick_taken_back_leaves_the_order_as_it_was() -> None:
    engine, ticked = open_bar(("ana",)), open_bar(("ana",))
    for each in (engine, ticked):
        place(each, MORNING, "o", "latte", "toast")
        place(each, MORNING + 5, "p", "latte")
    for item in ("toast", "latte"):
        ticked.feed(LineMade(MORNING + 60, "o", item))
    assert chances(ticked, MORNING + 62)["o"] < chances(engine, MORNING + 62)["o"]
    for item in ("latte", "toast"):
        ticked.feed(LineUnmade(MORNING + 63, "o", item))
    for name, (chance, reset_to) in chances(engine, MORNING + 64).items():
        assert chances(ticked, MORNING + 64)[name][0] == pytest.approx(chance, abs=0.05)
        assert chances(ticked, MORNING + 64)[name][1] == pytest.approx(reset_to, abs=60)


def test_an_order_nobody_finished_is_given_up() -> None:
    engine = open_bar()
    for number in range(4):
        place(engine, MORNING, f"ghost{number}", "latte")
    place(engine, MORNING + 3 * 3600, "o", "latte")
    assert engine.quote([Wanted("latte")], MORNING + 3 * 3600 + 1).ahead == 1


def test_where_nobody_taps_the_line_does_not_grow_for_ever() -> None:
    engine, waiting = open_bar(), []
    for minute in range(600):
        place(engine, MORNING + 60 * minute, f"o{minute}", "latte", "latte", "mocha")
        waiting.append(engine.quote([Wanted("latte")], MORNING + 60 * minute + 1).ahead)
    assert max(waiting) <= 92


def test_where_somebody_taps_an_order_waits_as_long_as_its_promise_says() -> None:
    engine, names = open_bar(), [f"o{number}" for number in range(150)]
    for name in names:
        place(engine, MORNING, name, "latte", "latte", "latte", "mocha")
    for number, name in enumerate(names[:40]):
        engine.feed(Ready(MORNING + 200 * (number + 1), name))
    place(engine, MORNING + 8100, "late", "latte")
    assert engine.quote([Wanted("latte")], MORNING + 8101).ahead == 111


def test_what_makes_no_sense_changes_nothing() -> None:
    engine = open_bar()
    engine.feed(Ready(MORNING + 10, "never-ordered"))
    engine.feed(Cancelled(MORNING + 11, "never-ordered"))
    place(engine, MORNING + 12, "o", "latte")
    engine.feed(Ordered(MORNING + 13, "o", (Wanted("toast", 9),), None))
    assert engine.quote([Wanted("latte")], MORNING + 14).ahead == 1


def test_an_unheard_of_item_is_promised_like_any_other() -> None:
    assert wait(open_bar(), MORNING, "affogato") > 0


def test_a_new_item_borrows_from_its_category() -> None:
    engine = open_bar()
    Shift(engine).make("latte", 60, slower=2.5)
    engine.feed(MenuChanged(MORNING + 30_000, MenuItem("mocha", "coffee", "espresso")))
    engine.feed(MenuChanged(MORNING + 30_000, MenuItem("juice", "cold", "espresso")))
    assert wait(engine, MORNING + 40_000, "mocha") > wait(engine, MORNING + 40_000, "juice")


def test_a_snapshot_gives_the_same_quotes() -> None:
    engine = open_bar()
    shift = Shift(engine)
    for item in ("latte", "tea", "toast", "croissant"):
        shift.make(item, 15, slower=1.4)
    again = Engine.restore(json.loads(json.dumps(engine.snapshot())), MENU)
    for at in (0.0, 600.0, 86_400.0):
        for items in (["latte"], ["tea", "toast"], ["croissant", "flat-white"]):
            assert wait(again, shift.at + at, *items) == wait(engine, shift.at + at, *items)
