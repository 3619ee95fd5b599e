"""How far a terminal knew the shop's facts, and the order in which it came to know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from counter.journal.fact import Entry
from counter.kernel.ids import Position, Seq, TerminalId


class Known(NamedTuple):
    """What a terminal knew: its own facts up to number `seq`, those of other terminals up to the position `seen`."""

    seq: Seq = Seq(0)
    seen: Position = Position(0)

    def covers(self, entry: Entry, terminal: TerminalId) -> bool:
        """Whether `terminal` knew an entry then."""
        if entry.terminal == terminal:
            return entry.seq <= self.seq
        return entry.position is not None and entry.position <= self.seen

    def after(self, entry: Entry, terminal: TerminalId) -> Known:
        """What `terminal` knows with one entry more."""
        if entry.terminal == terminal:
            return Known(Seq(entry.seq), self.seen)
        return self if entry.position is None else Known(self.seq, max(self.seen, entry.position))


NOTHING = Known()
"""What a terminal knows before its first fact."""


def as_they_came(own: Iterable[Entry], foreign: Iterable[Entry]) -> Iterator[Entry]:
    """The order in which a terminal came to know facts: before each of its own the foreign ones that it had seen then.

    `own` are in the order of their numbers, `foreign` in that of their positions.
    """
    others = iter(foreign)
    other = next(others, None)
    for entry in own:
        while other is not None and other.position is not None and other.position <= entry.seen:
            yield other
            other = next(others, None)
        yield entry
    while other is not None:
        yield other
        other = next(others, None)
