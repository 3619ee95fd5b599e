"""How a run went, from facts alone: six of them, each with what was and whether it is as we want it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf

from counter.rehearsal.conversation import Said
from counter.rehearsal.happened import (
    ALL_RIGHT,
    APOLOGY,
    ASKED,
    CANCELLED,
    GESTURES,
    GREETED,
    HEARD,
    HINT,
    PROMISED,
    READY,
    REFUNDED,
    SAID,
    STANDS,
    Happened,
)
from counter.rehearsal.scenario import Scenario
from counter.rehearsal.worth import Worth

KEPT, MISSED, NONE_GIVEN, NONE_NEEDED = "kept", "missed", "none given", "none needed"
_ANSWERS = GESTURES | {GREETED, HEARD, PROMISED, ALL_RIGHT}
_WORDS = frozenset({GREETED, HEARD, APOLOGY, *SAID.values()})
"""What speaks to them; a sentence that was ticked was said to them."""
_AS_GESTURE = {REFUNDED: "refund"}
"""Money that went back is a refund, whichever screen gave it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A time that was said at `told` (None: nobody said it) for what was due at `due`: the order of that number."""

    order: str
    told: float | None
    due: float


@dataclass(frozen=True, slots=True)
class SixFacts:
    """What counts of a run. Times are seconds of the scenario's clock; None where it did not happen.

    `late` is the order that nobody told before its time was over, else the last new time that was said. `promise` is
    KEPT, MISSED, NONE_GIVEN or NONE_NEEDED; `promised` is the last new promise, `ready` when it was ready. `gestures`
    are what was done, `fits` whether one of them is what the scenario wants; `helpers` are who was fetched, `worth`
    what was given away. `said` are the steps that were said. `asked` and `hints` count, and nothing hangs on them.
    `good` says which of the six are as we want them: first word, told, settled, promise, value, words.
    """

    first_word: float | None
    late: Word | None
    settled: float | None
    fits: bool
    helpers: tuple[str, ...]
    promise: str
    promised: float | None
    ready: float | None
    gestures: tuple[str, ...]
    worth: Worth | None
    said: tuple[str, ...]
    asked: int
    hints: int
    good: tuple[bool, ...]

    @property
    def count(self) -> int:
        """How many of the six went as we want it."""
        return sum(self.good)


def six_facts(
    scenario: Scenario, happened: Sequence[Happened], said: Sequence[Said], worth: Worth | None, now: float
) -> SixFacts:
    """The six facts of a run up to `now`: what happened in it, what was said, what was given away."""
    good = scenario.good
    began = said[0].seconds if said else 0.0
    words = [each.seconds for each in happened if each.what in _WORDS and each.seconds >= began]
    first_word = min(words) - began if words else None
    settled = min((each.seconds for each in happened if each.what == ALL_RIGHT), default=None)
    promise, promised, ready = _promise(scenario, happened)
    late, told_in_time = _told(happened, now, needed=good.new_promise)
    done = (_AS_GESTURE.get(each.what, each.what) for each in happened)
    gestures = tuple(dict.fromkeys(what for what in done if what in GESTURES - {APOLOGY}))
    fits = not good.gestures or any(gesture in gestures for gesture in good.gestures)
    helpers, steps = _helpers(happened), {each.what for each in happened}
    spoken = tuple(step for step, word in SAID.items() if word in steps)
    return SixFacts(
        *(first_word, late, settled, fits, helpers, promise, promised, ready, gestures, worth, spoken),
        asked=sum(each.line.again for each in said) + sum(each.what == ASKED for each in happened),
        hints=sum(each.what == HINT for each in happened),
        good=(
            first_word is not None and first_word <= good.first_word,
            told_in_time,
            settled is not None and fits and not helpers,
            promise in (KEPT, NONE_NEEDED),
            worth is None or worth.is_within,
            len(spoken) == len(SAID),
        ),
    )


def _helpers(happened: Sequence[Happened]) -> tuple[str, ...]:
    """Who else had to do something about it, or say yes to it, than whoever did the first thing."""
    answers = [each for each in happened if each.what in _ANSWERS]
    people = [name for each in answers for name in (each.by, each.helper)]
    return tuple(dict.fromkeys(name for name in people if name not in ("", answers[0].by)))


def _told(happened: Sequence[Happened], now: float, *, needed: bool) -> tuple[Word | None, bool]:
    """The order that was told too late or not at all, else the last time that was said; and whether all were in time.

    Whoever waits is told before the time is over that stands; what was late as the run began cannot be helped. A new
    time that is `needed` has to be said.
    """
    last, missed = None, None
    for order, words in groupby(sorted(_words(happened), key=lambda each: each.order), key=lambda each: each.order):
        over = _over(order, happened)
        told = sorted(words, key=lambda each: each.told if each.told is not None else -inf)
        for place, word in enumerate(told):
            again = told[place + 1] if place + 1 < len(told) else None
            said = again.told if again else None
            if 0 < word.due < min(over, now) and (said is None or said > word.due) and missed is None:
                missed = Word(order, said, word.due)
            if word.told is not None and (last is None or word.told >= (last.told or 0)):
                stood = told[place - 1].due if place else 0
                last = Word(order, word.told, stood if stood > 0 else word.due)
    return missed or last, missed is None and (last is not None or not needed)


def _words(happened: Sequence[Happened]) -> list[Word]:
    """Every time that was said for an order: `told` is None for the one it was placed with."""
    return [
        Word(each.order, each.seconds if each.what == PROMISED else None, each.due)
        for each in happened
        if each.what in (PROMISED, STANDS) and each.due is not None
    ]


def _over(order: str, happened: Sequence[Happened]) -> float:
    """When an order waited no more."""
    ends = (each.seconds for each in happened if each.order == order and each.what in (READY, CANCELLED))
    return min(ends, default=inf)


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
