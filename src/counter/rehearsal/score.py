"""How a run went, from facts alone: six of them, each with what was and whether it is as we want it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter.kernel.language import Language, _
from counter.rehearsal.conversation import Said
from counter.rehearsal.happened import ALL_RIGHT, APOLOGY, ASKED, GESTURES, GREETED, HEARD, PROMISED, READY, Happened
from counter.rehearsal.scenario import Scenario, clock_face

KEPT, MISSED, NONE_GIVEN, NONE_NEEDED = "kept", "missed", "none given", "none needed"


@dataclass(frozen=True, slots=True)
class SixFacts:
    """What counts of a run. Times are seconds of the scenario's clock; None where it did not happen.

    `promise` is KEPT, MISSED, NONE_GIVEN or NONE_NEEDED; `promised` is the last new promise, `ready` when it was ready.
    `gestures` are what was done, `asked` how often the customer asked again. `good` says which of the six are as we
    want them: first word, heard and owned, new promise, gesture, asked again, settled.
    """

    first_word: float | None
    heard: float | None
    owned: float | None
    promise: str
    promised: float | None
    ready: float | None
    gestures: tuple[str, ...]
    asked: int
    settled: float | None
    good: tuple[bool, ...]

    @property
    def count(self) -> int:
        """How many of the six went as we want it."""
        return sum(self.good)


def six_facts(scenario: Scenario, happened: Sequence[Happened], said: Sequence[Said]) -> SixFacts:
    """The six facts of a run: what happened in it and what was said."""
    began = said[0].seconds if said else 0.0
    words = [each.seconds for each in happened if each.what in (GREETED, HEARD, APOLOGY) and each.seconds >= began]
    first_word = min(words) - began if words else None
    heard, owned, settled = (_first(happened, what) for what in (HEARD, APOLOGY, ALL_RIGHT))
    promise, promised, ready = _promise(scenario, happened)
    gestures = tuple(dict.fromkeys(each.what for each in happened if each.what in GESTURES - {APOLOGY}))
    asked = sum(each.line.again for each in said) + sum(each.what == ASKED for each in happened)
    good = scenario.good
    return SixFacts(
        *(first_word, heard, owned, promise, promised, ready, gestures, asked, settled),
        good=(
            first_word is not None and first_word <= good.first_word,
            heard is not None and owned is not None,
            promise in (KEPT, NONE_NEEDED),
            not good.gestures or any(gesture in gestures for gesture in good.gestures),
            asked == 0,
            settled is not None,
        ),
    )


def _first(happened: Sequence[Happened], what: str) -> float | None:
    return min((each.seconds for each in happened if each.what == what), default=None)


def _promise(scenario: Scenario, happened: Sequence[Happened]) -> tuple[str, float | None, float | None]:
    """Whether the new promises were kept, and the last of them: an order's last word is the one that counts."""
    last = {each.order: each for each in happened if each.what == PROMISED and each.due is not None}
    if not last:
        return (NONE_GIVEN if scenario.good.new_promise else NONE_NEEDED), None, None
    kept = True
    due = ready = None
    for promise in last.values():
        due = promise.due
        at = [each.seconds for each in happened if each.what == READY and each.order == promise.order]
        ready = at[-1] if at else None
        kept = kept and ready is not None and due is not None and ready <= due
    return (KEPT if kept else MISSED), due, ready


@dataclass(frozen=True, slots=True)
class Row:
    """One of the six facts as a person reads it: what it is, how it was in this run and in the best."""

    label: str
    this_run: str
    best_run: str
    good: bool


def rows(this: SixFacts, best: SixFacts, language: Language) -> tuple[Row, ...]:
    """The six facts of a run beside those of the best run."""
    say = language.say
    labels = (
        say("First word"),
        say("Heard and owned"),
        say("New promise kept"),
        say("A gesture that fits"),
        say("Never had to ask again"),
        say("Settled"),
    )
    told = zip(labels, _told(this, language), _told(best, language), this.good, strict=True)
    return tuple(Row(*each) for each in told)


def _told(facts: SixFacts, language: Language) -> tuple[str, ...]:
    say = language.say
    heard = say("not written down") if facts.heard is None else say("heard {at}", at=clock_face(facts.heard))
    owned = say("no apology in person") if facts.owned is None else say("owned {at}", at=clock_face(facts.owned))
    return (
        _after(facts.first_word, say("not a word"), language),
        f"{heard}, {owned}",
        _promise_told(facts, language),
        language.listed([say(_GESTURE_NAMES[gesture]) for gesture in facts.gestures]) or say("none"),
        language.say_count("{count} time", "{count} times", facts.asked) if facts.asked else say("never"),
        say("nobody asked whether they are all right")
        if facts.settled is None
        else _after(facts.settled, "", language),
    )


def _after(seconds: float | None, otherwise: str, language: Language) -> str:
    return otherwise if seconds is None else language.say("after {at}", at=clock_face(seconds))


def _promise_told(facts: SixFacts, language: Language) -> str:
    if facts.promise == NONE_NEEDED:
        return language.say("none needed")
    if facts.promised is None:
        return language.say("no new time was said")
    due = clock_face(facts.promised)
    if facts.ready is None:
        return language.say("for {due}, not ready", due=due)
    return language.say("for {due}, ready {ready}", due=due, ready=clock_face(facts.ready))


_GESTURE_NAMES = {
    "make_first": _("made first"),
    "remake": _("made again"),
    "on_the_house": _("on the house"),
    "refund": _("money back"),
    "voucher": _("a voucher"),
    "carry": _("carried to them"),
    "follow_up": _("a follow-up"),
    "whole_order": _("the whole order on us"),
}
