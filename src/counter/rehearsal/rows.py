"""The six facts of a run in words, beside those of the best run, and what is noted without an opinion. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter.kernel.language import Language, _
from counter.rehearsal.happened import SAID
from counter.rehearsal.scenario import clock_face
from counter.rehearsal.score import NONE_NEEDED, SixFacts


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as a person reads it: what it is, how it was in this run and in the best; `good` is None where no matter.

    `best_run` says "same" where it was the same.
    """

    label: str
    this_run: str
    best_run: str
    good: bool | None


def rows(this: SixFacts, best: SixFacts, start: datetime, language: Language) -> tuple[Row, ...]:
    """The six facts of a run beside those of the best run, both of which began at the aware time `start`."""
    say = language.say
    labels = (
        say("First word"),
        say("Told before it was late"),
        say("Settled by the first person"),
        say("New promise kept"),
        say("Value within the cap"),
        say("Words said"),
    )
    tell = _Tell(start, language)
    pairs = zip(labels, tell.six(this), tell.six(best), this.good, strict=True)
    return tuple(_beside(label, one, other, good, language) for label, one, other, good in pairs)


def noted(this: SixFacts, best: SixFacts, language: Language) -> tuple[Row, ...]:
    """What else happened in a run, where it did: how often they had to ask again, how many hints were taken."""
    say = language.say
    counts = ((say("Asked again"), this.asked, best.asked), (say("Hints taken"), this.hints, best.hints))
    return tuple(
        _beside(label, _times(one, language), _times(other, language), None, language)
        for label, one, other in counts
        if one
    )


def _beside(label: str, this: str, best: str, good: bool | None, language: Language) -> Row:  # noqa: FBT001 - a field
    return Row(label, this, language.say("same") if this == best else best, good)


def _times(count: int, language: Language) -> str:
    return language.say_count("{count} time", "{count} times", count) if count else language.say("never")


@dataclass(frozen=True, slots=True)
class _Tell:
    """Says facts; their clock times are those of the stage's day."""

    start: datetime
    language: Language

    def six(self, facts: SixFacts) -> tuple[str, ...]:
        tellers: tuple[Callable[[SixFacts], str], ...] = (
            self._first_word,
            self._told,
            self._settled,
            self._promise,
            self._worth,
            self._words,
        )
        return tuple(tell(facts) for tell in tellers)

    def _clock(self, seconds: float) -> str:
        return self.language.clock(self.start + timedelta(seconds=seconds))

    def _first_word(self, facts: SixFacts) -> str:
        say = self.language.say
        return say("not a word") if facts.first_word is None else say("after {at}", at=clock_face(facts.first_word))

    def _told(self, facts: SixFacts) -> str:
        say, late = self.language.say, facts.late
        if late is None:
            return say("nothing was late") if facts.good[1] else say("no new time was said")
        due = self._clock(late.due)
        if late.told is None:
            return say("due {due}, nobody told #{number}", due=due, number=late.order)
        return say("told {told}, due {due}", told=self._clock(late.told), due=due)

    def _settled(self, facts: SixFacts) -> str:
        say = self.language.say
        if facts.helpers:
            return say("you, and {names}", names=self.language.listed(list(facts.helpers)))
        if not facts.fits:
            return say("nothing that fits was done")
        if facts.settled is None:
            return say("nobody asked whether they are all right")
        return say("you, nobody fetched")

    def _promise(self, facts: SixFacts) -> str:
        say = self.language.say
        if facts.promise == NONE_NEEDED:
            return say("none needed")
        if facts.promised is None:
            return say("no new time was said")
        due = self._clock(facts.promised)
        if facts.ready is None:
            return say("{due}, not ready", due=due)
        return say("{due}, ready {ready}", due=due, ready=self._clock(facts.ready))

    def _worth(self, facts: SixFacts) -> str:
        worth, language = facts.worth, self.language
        if worth is None:
            return language.say("nothing was given for an order")
        return language.say("{given} of {most}", given=language.money(worth.given), most=language.money(worth.most))

    def _words(self, facts: SixFacts) -> str:
        say = self.language.say
        count = say("{good} of {all}", good=len(facts.said), all=len(SAID))
        missing = [say(_MISSING[step]) for step in SAID if step not in facts.said]
        if not missing or not facts.said:
            return count
        return say("{count}: {what}", count=count, what=self.language.listed(missing))


_MISSING = {
    "hear": _("nothing asked"),
    "own": _("no sorry said"),
    "promise": _("no time said"),
    "thank": _("no thanks said"),
}
