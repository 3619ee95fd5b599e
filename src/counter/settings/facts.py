"""What can happen to the shop's settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter.journal.fact import Fact, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, TerminalId


@dataclass(frozen=True, slots=True)
class SettingChanged(Fact):
    """A setting has a new value, as JSON: the shop's, or that of one `terminal` alone."""

    topic: ClassVar[Topic] = Topic.SETTINGS
    absolute: ClassVar[bool] = True

    key: str
    value: str
    terminal: TerminalId | None = None

    @property
    def name(self) -> str:
        """What tells it from every other setting: its key, after its terminal where it has one."""
        return f"{self.terminal}:{self.key}" if self.terminal else self.key

    def subject(self, fact_id: FactId) -> str:
        """The setting."""
        return subject_of("setting", self.name)


@dataclass(frozen=True, slots=True)
class ClockTrusted(Fact):
    """Somebody says that this terminal's clock is right, whatever was recorded before: its facts go on from there."""

    topic: ClassVar[Topic] = Topic.SETTINGS

    terminal: TerminalId

    def subject(self, fact_id: FactId) -> str:
        """The terminal's clock."""
        return subject_of("clock", self.terminal)


@dataclass(frozen=True, slots=True)
class BooksPutBack(Fact):
    """Somebody goes on with this terminal's books knowingly, though something is `missing` of them, in a few words."""

    topic: ClassVar[Topic] = Topic.SETTINGS

    terminal: TerminalId
    missing: str

    def subject(self, fact_id: FactId) -> str:
        """The terminal's books."""
        return subject_of("books", self.terminal)


FACTS = (SettingChanged, ClockTrusted, BooksPutBack)
