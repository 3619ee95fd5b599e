"""The hands behind the counter: a line of work, who takes what next, and who is free."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from math import exp

from counter.kernel.ids import OrderId, StaffId
from counter.simulation.agenda import Agenda
from counter.simulation.chance import chance

_SPEED_SPREAD = 0.1
_OVERTAKES, _QUICK_SECONDS, _LOOKS_AT = 0.25, 45.0, 3
_RUSH, _RUSHED_PACE, _MIXES_UP = 3, 0.72, 0.6


@dataclass(frozen=True)
class Part:
    """What one pool has to make of an order: `seconds` of ordinary hands. `first`: before everything else."""

    order_id: OrderId
    pool: str
    seconds: float
    first: bool = False


class Hand:
    """Somebody at work (no name in the kitchen). `pace` multiplies every time they need; `part` is in hand."""

    def __init__(
        self, agenda: Agenda, person: StaffId | None, pace: float = 1.0, free: Callable[[], None] | None = None
    ) -> None:
        self._agenda = agenda
        self._free = free
        self.person = person
        self.pace = pace
        self.free_at = agenda.now
        self.part: Part | None = None

    @property
    def is_free(self) -> bool:
        """Whether there is nothing in hand and nothing to see to."""
        return self.part is None and self.free_at <= self._agenda.now

    def spend(self, seconds: float) -> None:
        """So much time from now on for something else; what is in hand is done that much later."""
        self.free_at = max(self.free_at, self._agenda.now) + timedelta(seconds=seconds)
        if self.part is None and self._free is not None:
            self._agenda.at(self.free_at, self._free)


class Pool:
    """Hands that share one line of work. `made` is called with each finished part and the hand that made it."""

    def __init__(
        self, agenda: Agenda, name: str, people: Iterable[StaffId | None], seed: int, made: Callable[[Part, Hand], None]
    ) -> None:
        self.name = name
        self._agenda = agenda
        self._made = made
        self._luck = chance(seed, "pool", name)
        self._line: list[Part] = []
        self.hands = [
            Hand(agenda, person, exp(self._luck.gauss(0.0, _SPEED_SPREAD)), self._take_up) for person in people
        ]

    def join(self, part: Part) -> None:
        """A part joins the line: a first one before those that are not."""
        place = sum(other.first for other in self._line) if part.first else len(self._line)
        self._line.insert(place, part)
        self._take_up()

    def free(self) -> Hand | None:
        """A hand with nothing to do, or None."""
        return next((hand for hand in self.hands if hand.is_free), None)

    def _take_up(self) -> None:
        for hand in sorted(self.hands, key=lambda hand: hand.free_at):
            if self._line and hand.is_free:
                pace = hand.pace * (_RUSHED_PACE if self._rushed else 1.0)
                hand.part = self._next()
                hand.spend(hand.part.seconds * pace)
                self._agenda.at(hand.free_at, partial(self._look, hand))

    @property
    def _rushed(self) -> bool:
        """Whether so much waits that everybody hurries, and the tickets get mixed up."""
        return len(self._line) > _RUSH * len(self.hands)

    def _next(self) -> Part:
        """The head of the line; sometimes a quick one close behind it overtakes, in a rush whichever lies on top."""
        head = self._line[0]
        if not head.first and self._rushed and self._luck.random() < _MIXES_UP:
            return self._line.pop(self._luck.randrange(len(self._line)))
        if not head.first and head.seconds > _QUICK_SECONDS and self._luck.random() < _OVERTAKES:
            for place, part in enumerate(self._line[1:_LOOKS_AT], start=1):
                if part.seconds < _QUICK_SECONDS:
                    return self._line.pop(place)
        return self._line.pop(0)

    def _look(self, hand: Hand) -> None:
        """When a part should be done: it is, unless whoever makes it was called away meanwhile."""
        if hand.free_at > self._agenda.now:
            self._agenda.at(hand.free_at, partial(self._look, hand))
            return
        part, hand.part = hand.part, None
        if part is not None:
            self._made(part, hand)
        self._take_up()
