"""A run second by second: what happened first of each kind, as it stands on a time line. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter.kernel.language import Language, _
from counter.rehearsal.happened import APOLOGY, GIVEN_OUT, GREETED, HEARD, PROMISED, READY, SAID, Happened


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened `seconds` after the start, in a word."""

    word: str
    seconds: float


_ON_THE_LINE = (
    (_("greeted"), (GREETED,)),
    (_("heard"), (SAID["hear"], HEARD)),
    (_("owned"), (SAID["own"], APOLOGY)),
    (_("promised"), (PROMISED,)),
    (_("thanked"), (SAID["thank"],)),
)


def moments(happened: Sequence[Happened], language: Language) -> tuple[Moment, ...]:
    """The moments of a run in order of time; what did not happen is not among them."""
    found = [
        Moment(language.say(word), at) for word, kinds in _ON_THE_LINE if (at := _first(happened, *kinds)) is not None
    ]
    promised = [each.order for each in happened if each.what == PROMISED]
    made = _first([each for each in happened if each.order in promised], READY)
    if made is not None:
        found.append(Moment(language.say("made"), made))
    elif (at := _first(happened, GIVEN_OUT)) is not None:
        found.append(Moment(language.say("handed over"), at))
    return tuple(sorted(found, key=lambda moment: moment.seconds))


def _first(happened: Sequence[Happened], *kinds: str) -> float | None:
    """The first time of the first of these kinds that happened."""
    for kind in kinds:
        times = [each.seconds for each in happened if each.what == kind]
        if times:
            return min(times)
    return None
