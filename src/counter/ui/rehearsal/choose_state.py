"""What somebody sees who chooses a scenario."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScenarioState:
    """A tile. `name` is the scenario's; `done` says how often this person played it, "" where never."""

    name: str
    icon: str
    minutes: str
    title: str
    situation: str
    first_line: str
    done: str
    chosen: bool

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        return ", ".join(
            part for part in (self.title, self.minutes, self.situation, self.first_line, self.done) if part
        )


@dataclass(frozen=True, slots=True)
class ChooseState:
    """The tiles, what is wrong in files that cannot be read, and the bar below.

    `refused` says in the bar why it could not begin, `printing` what becomes of the sheet; `for_two` is one who reads
    the customer from the sheet. `can_start` where one is chosen and none is being set up.
    """

    tiles: tuple[ScenarioState, ...] = ()
    broken: tuple[str, ...] = ()
    heading: str = ""
    practises: str = ""
    refused: str = ""
    printing: str = ""
    for_two: bool = False
    can_print: bool = False
    can_start: bool = False
    start: str = ""
