"""For the oracle: what somebody sees who knows a made-up bar through and through, at the moment an order comes."""

from dataclasses import dataclass

Work = tuple[float, float]
"""Usual seconds of a piece of work: those of coffee, which trouble lengthens, and the rest."""


@dataclass(frozen=True, slots=True)
class Held:
    """A hand: its log pace, whether it stays after what it has in hand, how long that takes without luck, and its age.

    `usual` (seconds) is None where it has nothing in hand.
    """

    pace: float
    stays: bool
    usual: float | None
    age: float


@dataclass(frozen=True, slots=True)
class Queue:
    """One pool of hands and its line, as far as the order's own part.

    That part is the last of the `line`, or in the hand numbered `own`. `jumping`: quick orders a second that will be
    put before it.
    """

    hands: tuple[Held, ...]
    line: tuple[Work, ...]
    own: int | None
    jumping: float


@dataclass(frozen=True, slots=True)
class Seen:
    """The moment (unix seconds): the pools that make the order, how long there has been trouble, seconds to a tap.

    `handed_over`: something comes over the counter, too. `troubled` is None while all is well.
    """

    at: float
    queues: tuple[Queue, ...]
    handed_over: bool
    troubled: float | None
    next_tap: float
