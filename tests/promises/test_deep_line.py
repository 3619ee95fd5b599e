"""Lines in which many wait a hand, and who works alone: tickets picked as they lie, those still to come, who cooks."""

import json
from random import Random

import pytest

from counter.promises.forecast import Engine, Wanted
from counter.promises.forecast.events import Ordered, Ready, Staffed
from promises.bar_day import MENU, MORNING, open_bar, place

MINUTE = 60.0
CREW = ("ana", "ben", "cai")
DRINKS = ("latte", "tea", "filter", "flat-white")


class Rush:
    """A crowd before one who makes a drink a minute, and picks some of the tickets as they lie."""

    def __init__(self, *, mixed: float, crew: tuple[str, ...] = ("ana",), waiting: int = 40) -> None:
        """So many wait, and orders go on coming as fast as they are made."""
        self.engine, self.chance, self.at = open_bar(crew), Random(5), MORNING
        self.mixed, self.number, self.line = mixed, 0, list[str]()
        self.due, self.took = dict[str, float](), dict[str, tuple[float, float]]()
        for _ in range(waiting):
            self.come(5.0)

    def come(self, after: float) -> None:
        """One more order, so many seconds after the last thing that happened."""
        self.at, self.number = self.at + after, self.number + 1
        name = f"o{self.number}"
        self.due[name] = place(self.engine, self.at, name, self.chance.choice(DRINKS))
        self.took[name] = (self.at, self.at)
        self.line.append(name)

    def go_on(self, orders: int) -> None:
        """So many more are made, and as many come."""
        for _ in range(orders):
            place_in_line = self.chance.randrange(len(self.line)) if self.chance.random() < self.mixed else 0
            self.come(20.0)
            self.at += 40.0 * self.chance.lognormvariate(0, 0.2)
            name = self.line.pop(place_in_line)
            self.took[name] = (self.took[name][0], self.at)
            self.engine.feed(Ready(self.at, name))

    def quote(self, item: str = "latte", engine: Engine | None = None) -> float:
        """The minute that a drink would be promised now."""
        return (engine or self.engine).quote([Wanted(item)], self.at + 1).ready_by


@pytest.mark.parametrize("mixed", [0.0, 0.6])
def test_how_mixed_the_picking_is_shows_in_who_comes_ready(mixed: float) -> None:
    rush = Rush(mixed=mixed)
    rush.go_on(80)
    bar = rush.engine.work.bar
    assert bar.picking.mixed(len(bar.likely.queue), 1) == pytest.approx(mixed, abs=0.15)
    assert bar.picking.mixed(3, 1) == 0


def test_promises_in_a_heap_are_kept_about_as_often_as_asked() -> None:
    rush = Rush(mixed=0.6)
    rush.go_on(250)
    later = [name for name in rush.due if 80 < int(name[1:]) <= 180]
    kept = [rush.took[name][1] <= rush.due[name] for name in later if name not in rush.line]
    assert sum(kept) / len(kept) > 0.84


def test_nobody_can_tell_whose_turn_is_when_in_a_heap() -> None:
    """A promise that is to be kept there is far later than the wait that is as likely longer as shorter."""
    later = []
    for mixed in (0.0, 0.6):
        rush = Rush(mixed=mixed)
        rush.go_on(80)
        quote = rush.engine.quote([Wanted("latte")], rush.at + 1)
        later.append((quote.ready_by - rush.at) / quote.expected)
    assert later[1] > 1.25 * later[0]


def test_a_heap_is_no_sign_that_a_drink_goes_first() -> None:
    rush = Rush(mixed=0.6)
    rush.go_on(150)
    assert not any(rush.engine.habits.jumps(kind) for kind in rush.engine.habits.overtakes)


@pytest.mark.parametrize("mixed", [0.0, 0.6])
@pytest.mark.parametrize("item", ["latte", "filter", "toast"])
def test_one_more_in_a_deep_line_gives_no_earlier_promise(mixed: float, item: str) -> None:
    rush = Rush(mixed=mixed, waiting=2)
    for deeper in range(150):
        before = rush.quote(item)
        rush.engine.feed(Ordered(rush.at + 1, f"more {deeper}", (Wanted(DRINKS[deeper % 4]),), before))
        assert rush.quote(item) >= before - MINUTE
        if deeper % 5 == 0:
            rush.go_on(1)


@pytest.mark.parametrize("waiting", [10, 15, 25, 45, 90, 130])
def test_one_who_leaves_a_deep_line_gives_no_earlier_promise(waiting: int) -> None:
    for mixed in (0.0, 0.6):
        rush = Rush(mixed=mixed, crew=CREW, waiting=waiting)
        rush.go_on(30)
        for left in (2, 1):
            before = [rush.quote(item) for item in DRINKS]
            rush.engine.feed(Staffed(rush.at + 1, CREW[:left]))
            assert all(rush.quote(item) >= was - MINUTE for item, was in zip(DRINKS, before, strict=True))


def test_what_was_learned_of_a_heap_is_known_again() -> None:
    rush = Rush(mixed=0.6)
    rush.go_on(80)
    snapshot = json.loads(json.dumps(rush.engine.snapshot()))
    again = Engine.restore(snapshot, MENU).work.bar.picking
    assert again.mixed(40, 1) == pytest.approx(rush.engine.work.bar.picking.mixed(40, 1))


def test_an_outcome_of_a_heap_moves_no_correction() -> None:
    """It comes an hour later, and the next calm order would pay for it."""
    rush = Rush(mixed=0.6, waiting=20)
    known = rush.engine.calibration.snapshot()
    rush.engine.feed(Ready(rush.at + 7200, rush.line[-1]))
    assert rush.engine.calibration.snapshot() == known


def test_who_works_alone_cooks_as_well_until_the_day_that_somebody_else_is_there() -> None:
    """Toast then waits behind the drinks."""
    waits = []
    for crews in ((("ana",),), (("ana", "ben"), ("ana",))):
        engine = open_bar(crews[0])
        for crew in crews:
            engine.feed(Staffed(MORNING, crew))
        for number in range(5):
            place(engine, MORNING, f"o{number}", "latte")
        waits.append(engine.quote([Wanted("toast")], MORNING).expected)
    assert waits[0] > waits[1] + 4 * MINUTE


def test_a_cook_beside_one_who_works_alone_is_found_out() -> None:
    engine, at = open_bar(("ana",)), MORNING
    for number in range(12):
        for drink in range(5):
            place(engine, at, f"l{number} {drink}", "latte")
        place(engine, at, f"t{number}", "toast")
        engine.feed(Ready(at + 240, f"t{number}"))
        for drink in range(5):
            engine.feed(Ready(at + 90 * (drink + 1), f"l{number} {drink}"))
        at += 900
    for drink in range(5):
        place(engine, at, f"m{drink}", "latte")
    assert engine.quote([Wanted("toast")], at).expected < 6 * MINUTE


def test_who_joins_a_line_that_nobody_tapped_ready_has_made_nothing_of_it_yet() -> None:
    rush = Rush(mixed=0.0)
    rush.at += 30 * MINUTE
    alone = rush.quote() - rush.at
    rush.engine.feed(Staffed(rush.at, CREW))
    assert rush.quote() - rush.at > alone / 4
