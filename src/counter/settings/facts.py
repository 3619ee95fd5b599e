"""What can happen to the shop's settings."""

from __future__ import annotations

from dataclasses import dataclass

from counter.journal.fact import Fact


@dataclass(frozen=True, slots=True)
class SettingChanged(Fact):
    """A setting has a new value, as JSON."""

    key: str
    value: str


FACTS = (SettingChanged,)
