"""What can happen to the shop's settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter.journal.fact import Fact, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId


class SettingFact(Fact):
    """A fact about one setting."""

    topic: ClassVar[Topic] = Topic.SETTINGS
    key: str

    def subject(self, fact_id: FactId) -> str:
        """The setting."""
        return subject_of("setting", self.key)


@dataclass(frozen=True, slots=True)
class SettingChanged(SettingFact):
    """A setting has a new value, as JSON."""

    absolute: ClassVar[bool] = True

    key: str
    value: str


FACTS = (SettingChanged,)
