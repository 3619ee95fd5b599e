"""What can happen to a terminal of the shop. The first is there from the beginning, without a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter.journal.fact import ChainEnd, Fact, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, Position, Seq, TerminalId


class TerminalFact(Fact):
    """A fact about one terminal."""

    topic: ClassVar[Topic] = Topic.TERMINALS
    terminal: TerminalId

    def subject(self, fact_id: FactId) -> str:
        """The terminal."""
        return subject_of("terminal", self.terminal)


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalJoined(TerminalFact):
    """A machine is a terminal of the shop, by whoever invited it: its first fact.

    `role` is what it mostly is: "till", "bar" or "office"; `place` where it stands, "" where nobody said. `was` is the
    terminal that the machine was before, and `proof` (hex) that it has that one's key: its name is used no more.
    """

    terminal: TerminalId
    name: str
    role: str
    place: str = ""
    was: TerminalId | None = None
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalRenamed(TerminalFact):
    """A terminal is called this, stands there and is mostly that from now on."""

    terminal: TerminalId
    name: str
    role: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalRevoked(TerminalFact):
    """A terminal belongs to the shop no more: its facts up to number `seq`, whose hash (hex) is said, count."""

    terminal: TerminalId
    seq: Seq
    hash: str

    def revokes(self) -> ChainEnd:
        """The terminal, and where its chain ends."""
        return ChainEnd(self.terminal, self.seq, self.hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerForgot(TerminalFact):
    """This terminal found that the shop's server had forgotten all facts after a position, and gave it what it knew."""

    terminal: TerminalId
    after: Position

    def forgot_after(self) -> Position:
        """The position."""
        return self.after


FACTS = (TerminalJoined, TerminalRenamed, TerminalRevoked, ServerForgot)
