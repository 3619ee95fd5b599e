"""Six facts, read from what happened and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from msgspec import structs

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.rehearsal.conversation import Said
from counter.rehearsal.happened import HINT, SAID, STANDS, Happened
from counter.rehearsal.moments import moments
from counter.rehearsal.rows import noted, rows
from counter.rehearsal.scenario import Good, Line, Scenario
from counter.rehearsal.score import SixFacts, six_facts
from counter.rehearsal.worth import Worth

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
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
    Happened("greeted", 7, by="Ana"),
    Happened(SAID["hear"], 12),
    Happened(SAID["own"], 15),
    Happened("heard", 20, "1", by="Ana"),
    Happened("apology", 20, "1", by="Ana"),
    Happened("remake", 20, "1", by="Ana"),
    Happened("promised anew", 20, "1R", due=120, by="Ana"),
    Happened(SAID["promise"], 25),
    Happened(SAID["thank"], 30),
    Happened("ready", 110, "1R", by="Ben"),
    Happened("all right", 150, "1", by="Ana"),
)
BEGAN = Said(FIRST, "Ida", FIRST.says, 2.0)
WORTH = Worth(Money(0, "EUR"), Money(645, "EUR"))
WORD, TOLD, SETTLED, KEPT, VALUE, WORDS = range(6)


def facts(*happened: Happened, said: tuple[Said, ...] = (BEGAN,), worth: Worth | None = WORTH) -> SixFacts:
    return six_facts(SCENARIO, happened, said, worth, 180.0)


def missing(*happened: Happened) -> list[int]:
    """Which of the six are not as we want them."""
    return [place for place, good in enumerate(facts(*happened).good) if not good]


def without(what: str) -> tuple[Happened, ...]:
    return tuple(each for each in BEST if each.what != what)


def test_a_run_that_has_all_of_it() -> None:
    assert missing(*BEST) == []
    assert missing() == [WORD, TOLD, SETTLED, KEPT, WORDS]


@pytest.mark.parametrize(
    ("what", "lost"),
    [
        ("promised anew", [TOLD, KEPT]),
        ("ready", [TOLD, KEPT]),
        ("remake", [SETTLED]),
        ("all right", [SETTLED]),
        (SAID["own"], [WORDS]),
        (SAID["thank"], [WORDS]),
    ],
)
def test_each_fact_hangs_on_what_it_says(what: str, lost: list[int]) -> None:
    assert missing(*without(what)) == lost


def test_the_first_word_is_counted_from_the_first_line() -> None:
    assert facts(*BEST).first_word == 5
    assert WORD in missing(Happened("greeted", 12.5), Happened("heard", 30))
    assert WORD not in missing(Happened("greeted", 12))


def test_a_sentence_that_was_ticked_is_a_word_to_them() -> None:
    assert facts(Happened(SAID["hear"], 6)).first_word == 4


def test_money_that_went_back_by_another_screen_is_a_refund() -> None:
    wanted = structs.replace(SCENARIO, good=Good(gestures=("refund",)))
    back = (Happened("greeted", 7, by="Ana"), Happened("refunded", 20, "1"), Happened("all right", 30, "1", by="Ana"))
    six = six_facts(wanted, back, (BEGAN,), WORTH, 180.0)
    assert six.gestures == ("refund",)
    assert six.good[SETTLED]


def test_a_promise_is_kept_by_its_last_word_and_its_own_order() -> None:
    assert KEPT in missing(*without("ready"), Happened("ready", 121, "1R"))
    assert KEPT in missing(*without("ready"), Happened("ready", 100, "2"))
    anew = Happened("promised anew", 60, "1R", due=180)
    assert missing(*without("ready"), anew, Happened("ready", 170, "1R")) == []


def test_whoever_waits_is_told_before_their_time_is_over() -> None:
    waits = Happened(STANDS, -60, "2", due=90)
    assert missing(*BEST, waits) == [TOLD]
    assert missing(*BEST, waits, Happened("ready", 89, "2")) == []
    assert missing(*BEST, waits, Happened("cancelled", 80, "2")) == []
    in_time = (Happened("promised anew", 80, "2", due=160), Happened("ready", 150, "2"))
    assert missing(*BEST, waits, *in_time) == []
    assert missing(*BEST, waits, replace(in_time[0], seconds=95), in_time[1]) == [TOLD]


def test_what_was_late_as_it_began_cannot_be_told_before() -> None:
    assert missing(*BEST, Happened(STANDS, -600, "2", due=-60)) == []


def test_nobody_else_has_to_come() -> None:
    assert missing(*without("remake"), Happened("remake", 20, "1", by="Ana", helper="Dana")) == [SETTLED]
    fetched = facts(*without("all right"), Happened("all right", 150, "1", by="Dana"))
    assert (fetched.good[SETTLED], fetched.helpers) == (False, ("Dana",))


def test_who_makes_it_need_not_be_who_settles_it() -> None:
    assert facts(*BEST).helpers == ()


def test_what_is_given_stays_within_what_may_be() -> None:
    beyond = Worth(Money(646, "EUR"), Money(645, "EUR"))
    assert not facts(*BEST, worth=beyond).good[VALUE]
    assert facts(*BEST, worth=None).good[VALUE]


def test_it_is_said_beside_the_best_run_without_an_opinion() -> None:
    this, best = facts(*without(SAID["thank"])), facts(*BEST)
    assert [(row.label, row.this_run, row.best_run, row.good) for row in rows(this, best, START, Language())] == [
        ("First word", "after 0:05", "same", True),
        ("Told before it was late", "told 9:00, due 9:02", "same", True),
        ("Settled by the first person", "you, nobody fetched", "same", True),
        ("New promise kept", "9:02, ready 9:01", "same", True),
        ("Value within the cap", "€0.00 of €6.45", "same", True),
        ("Words said", "3 of 4: no thanks said", "4 of 4", False),
    ]


@pytest.mark.parametrize(
    ("happened", "place", "words"),
    [
        ((), WORD, "not a word"),
        ((), TOLD, "no new time was said"),
        ((*BEST, Happened(STANDS, -60, "2", due=90)), TOLD, "due 9:01, nobody told #2"),
        ((), SETTLED, "nothing that fits was done"),
        (without("all right"), SETTLED, "nobody asked whether they are all right"),
        ((*BEST, Happened("refund", 30, "1", by="Ana", helper="Dana")), SETTLED, "you, and Dana"),
        (without("ready"), KEPT, "9:02, not ready"),
        ((), WORDS, "0 of 4"),
    ],
)
def test_what_is_missing_is_said_as_a_fact(happened: tuple[Happened, ...], place: int, words: str) -> None:
    assert rows(facts(*happened), facts(*BEST), START, Language())[place].this_run == words


def test_asking_again_and_hints_are_noted_and_nothing_hangs_on_them() -> None:
    again = Said(Line(says="Hello?", at="0:30", again=True), "Ida", "Hello?", 30.0)
    this = facts(*BEST, Happened("asked again", 40, "1"), Happened(HINT, 5), said=(BEGAN, again))
    assert this.count == 6
    told = noted(this, facts(*BEST), Language())
    assert [(row.label, row.this_run, row.best_run, row.good) for row in told] == [
        ("Asked again", "2 times", "never", None),
        ("Hints taken", "1 time", "never", None),
    ]
    assert noted(facts(*BEST), this, Language()) == ()


def test_it_stands_on_a_time_line_as_it_happened() -> None:
    line = [(moment.word, moment.seconds) for moment in moments(BEST, Language())]
    assert line == [("greeted", 7), ("heard", 12), ("owned", 15), ("promised", 20), ("thanked", 30), ("made", 110)]
    assert moments((Happened("handed over", 40, "3"),), Language())[0].word == "handed over"
    assert moments((), Language()) == ()
