"""The customer's next line follows from what happened and the time alone."""

from __future__ import annotations

from counter.rehearsal.conversation import conversation, ending
from counter.rehearsal.happened import Happened
from counter.rehearsal.scenario import Line, Scenario

SCENARIO = Scenario(
    title="Cold",
    situation="A latte, cold",
    practises="Hear first.",
    minutes=3,
    customer="Ida",
    best=(),
    lines=(
        Line(says="This is cold.", at="0:00"),
        Line(says="Hello?", at="0:30", unless=("greeted",), again=True, name="waits"),
        Line(says="I have a train.", after=("greeted",), seconds=5, name="train"),
        Line(says="Which one do I get?", after=("train", "promised anew"), unless=("refunded",)),
        Line(says="Is that mine, 1R?", after=("ready #1R",)),
        Line(says="Thanks.", after=("all right",), ends="Ida has her latte."),
        Line(says="I’m off.", at="2:30", unless=("promised anew",), ends="Ida is gone."),
    ),
)


def heard(now: float, *happened: Happened) -> list[tuple[str, float]]:
    return [(said.line.says, said.seconds) for said in conversation(SCENARIO, happened, now)]


def test_a_line_comes_when_its_time_has_come() -> None:
    assert heard(0) == [("This is cold.", 0)]
    assert heard(29) == [("This is cold.", 0)]
    assert heard(30) == [("This is cold.", 0), ("Hello?", 30)]


def test_what_the_barista_does_keeps_a_line_back_and_brings_another() -> None:
    assert heard(60, Happened("greeted", 12, "1")) == [("This is cold.", 0), ("I have a train.", 17)]
    assert ("Hello?", 30) in heard(60, Happened("greeted", 40, "1")), "it was said before anybody spoke"


def test_a_line_waits_for_all_it_waits_for() -> None:
    promised = Happened("promised anew", 14, "1R", due=180)
    assert heard(60, Happened("greeted", 12), promised)[-1] == ("Which one do I get?", 17)
    assert ("Which one do I get?", 17) not in heard(60, Happened("greeted", 12), promised, Happened("refunded", 16))


def test_a_line_can_wait_for_one_order_alone() -> None:
    assert ("Is that mine, 1R?", 50) not in heard(60, Happened("ready", 50, "2"))
    assert ("Is that mine, 1R?", 50) in heard(60, Happened("ready", 50, "1R"))


def test_nothing_is_said_after_the_line_that_ends_it() -> None:
    done = (
        Happened("greeted", 5),
        Happened("promised anew", 10),
        Happened("all right", 20),
        Happened("ready", 40, "1R"),
    )
    said = conversation(SCENARIO, done, 170)
    assert [each.line.says for each in said][-1] == "Thanks."
    assert ending(SCENARIO, said, 170) == "Ida has her latte."


def test_it_is_over_when_its_time_is_up() -> None:
    promised = (Happened("greeted", 5), Happened("promised anew", 10))
    assert ending(SCENARIO, conversation(SCENARIO, promised, 179), 179) is None
    assert ending(SCENARIO, conversation(SCENARIO, promised, 180), 180) == ""
    assert ending(SCENARIO, conversation(SCENARIO, (), 150), 150) == "Ida is gone."


def test_what_was_said_stays_said() -> None:
    """Whatever happens later, the lines of before stand as they were: they were on the screen."""
    done = [Happened("greeted", 30.0), Happened("promised anew", 35.0), Happened("refunded", 35.0)]
    for count in range(len(done)):
        now = done[count].seconds
        before = heard(now, *done[:count])
        assert heard(now, *done[: count + 1])[: len(before)] == before
