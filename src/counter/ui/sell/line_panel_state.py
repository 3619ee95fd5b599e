"""What the panel of one line shows: every choice there is for it. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import GroupId, LineId
from counter.ui.parts.dock_state import ChipState


@dataclass(frozen=True, slots=True)
class ChoiceRowState:
    """A group, or the sizes (None): its `rule` says how many; `lacks` where the line cannot be paid without one.

    Under a group stands how much `of` a modifier that is chosen. Last is where they have it: `is_where`, its chips then
    say nothing (“”) for the same as the rest.
    """

    group_id: GroupId | None
    title: str
    rule: str
    chips: tuple[ChipState, ...]
    lacks: bool = False
    of: str = ""
    is_where: bool = False

    @property
    def shape(self) -> tuple[object, ...]:
        """What stays while only choices change."""
        return (self.group_id, self.of, self.is_where, *(chip.name for chip in self.chips))


@dataclass(frozen=True, slots=True)
class AllergenRowState:
    """Some of the fourteen: their names, and the tone of the title: late, at_risk or on_time."""

    title: str
    tone: str
    names: str


@dataclass(frozen=True, slots=True)
class LinePanelState:
    """A line, and what can be chosen for it; `off` is what comes off it, `price` what one costs.

    `contains` is the short answer about its allergens; while there are `allergens` they stand in the choices' place.
    """

    line_id: LineId
    title: str
    detail: str
    rows: tuple[ChoiceRowState, ...] = ()
    note: str = ""
    off: str = ""
    price: str = ""
    contains: str = ""
    allergens: tuple[AllergenRowState, ...] = ()
