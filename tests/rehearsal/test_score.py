"""Six facts, read from what happened and nothing else."""

from __future__ import annotations

import pytest

from counter.kernel.language import Language
from counter.rehearsal.conversation import Said
from counter.rehearsal.happened import Happened
from counter.rehearsal.scenario import Good, Line, Scenario
from counter.rehearsal.score import rows, six_facts

FIRST = Line(says="It is cold.", at="0:02")
SCENARIO = Scenario(
    title="t",
    situation="s",
    practises="p",
    minutes=3,
    customer="Ida",
    best=(),
    lines=(FIRST,),
    good=Good(first_word=10, gestures=("remake",), new_promise=True),
)
BEST = (
    Happened("greeted", 7),
    Happened("heard", 20, "1"),
    Happened("apology", 20, "1"),
    Happened("remake", 20, "1"),
    Happened("promised anew", 20, "1R", due=120),
    Happened("ready", 110, "1R"),
    Happened("all right", 150, "1"),
)
BEGAN = Said(FIRST, "Ida", FIRST.says, 2.0)


def good(*happened: Happened, said: tuple[Said, ...] = (BEGAN,)) -> tuple[bool, ...]:
    return six_facts(SCENARIO, happened, said).good


def without(what: str) -> tuple[Happened, ...]:
    return tuple(each for each in BEST if each.what != what)


def test_a_run_that_has_all_of_it() -> None:
    assert good(*BEST) == (True,) * 6
    assert good() == (False, False, False, False, True, False)


@pytest.mark.parametrize(
    ("missing", "fact"),
    [("heard", 1), ("apology", 1), ("promised anew", 2), ("ready", 2), ("remake", 3), ("all right", 5)],
)
def test_each_fact_hangs_on_what_it_says(missing: str, fact: int) -> None:
    assert good(*without(missing)) == tuple(place != fact for place in range(6))


def test_the_first_word_is_counted_from_the_first_line() -> None:
    assert six_facts(SCENARIO, BEST, (BEGAN,)).first_word == 5
    assert not good(Happened("greeted", 12.5), *without("greeted"))[0]
    assert good(Happened("greeted", 12), *without("greeted"))[0]


def test_a_promise_is_kept_by_its_last_word_and_its_own_order() -> None:
    assert not good(*without("ready"), Happened("ready", 121, "1R"))[2]
    assert not good(*without("ready"), Happened("ready", 100, "2"))[2]
    assert good(*without("ready"), Happened("promised anew", 60, "1R", due=180), Happened("ready", 170, "1R"))[2]


def test_asking_again_counts_from_lines_and_from_what_was_tapped() -> None:
    again = Said(Line(says="Hello?", at="0:30", again=True), "Ida", "Hello?", 30.0)
    assert not good(*BEST, said=(BEGAN, again))[4]
    assert not good(*BEST, Happened("asked again", 40, "1"))[4]


def test_it_is_said_beside_the_best_run_without_an_opinion() -> None:
    this = six_facts(SCENARIO, without("apology"), (BEGAN,))
    told = rows(this, six_facts(SCENARIO, BEST, (BEGAN,)), Language())
    assert [(row.label, row.this_run, row.best_run, row.good) for row in told[:3]] == [
        ("First word", "after 0:05", "after 0:05", True),
        ("Heard and owned", "heard 0:20, no apology in person", "heard 0:20, owned 0:20", False),
        ("New promise kept", "for 2:00, ready 1:50", "for 2:00, ready 1:50", True),
    ]
