"""For the oracle: what somebody sees who knows a made-up bar through and through, at the moment an order comes."""

from dataclasses import dataclass

Work = tuple[float, float]
"""Usual seconds of a piece of work: those of coffee, which trouble lengthens, and the rest."""


@dataclass(frozen=True, slots=True)
class WorkerView:
    """A worker: log pace, whether they stay after what they have in hand, how long that takes without luck, its age.

    `usual` (seconds) is None where they have nothing in hand.
    """

    pace: float
    stays: bool
    usual: float | None
    age: float


@dataclass(frozen=True, slots=True)
class Queue:
    """One pool of workers and its queue, as far as the order's own part.

    That part is the last of `waiting`, or with the worker numbered `own`. `jumping`: quick orders a second that will be
    put before it.
    """

    workers: tuple[WorkerView, ...]
    waiting: tuple[Work, ...]
    own: int | None
    jumping: float


@dataclass(frozen=True, slots=True)
class OracleView:
    """The moment (unix seconds): the pools that make the order, how long there has been trouble, seconds to a tap.

    `handed_over`: something comes over the counter, too. `troubled` is None while all is well.
    """

    at: float
    queues: tuple[Queue, ...]
    handed_over: bool
    troubled: float | None
    next_tap: float
