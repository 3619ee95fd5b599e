"""What the dock below the tiles shows: the modifiers of the chosen line. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import GroupId, LineId


@dataclass(frozen=True, slots=True)
class ChipState:
    """A modifier one can choose; `words` has its price difference: “Oat +0.60”."""

    name: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class GroupState:
    """A modifier group, or the item’s sizes (None). What needs a choice stands without a title beside the name."""

    group_id: GroupId | None
    title: str
    needed: bool
    chips: tuple[ChipState, ...]


@dataclass(frozen=True, slots=True)
class ModifiersState:
    """The modifiers of the chosen line."""

    line_id: LineId
    title: str
    groups: tuple[GroupState, ...] = ()
    note: str = ""
