"""What the panel of one line shows: every choice there is for it. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import GroupId, LineId
from counter.ui.parts.dock_state import ChipState


@dataclass(frozen=True, slots=True)
class ChoiceRowState:
    """A group, or the sizes (None): its `rule` says how many; `lacks` where the line cannot be paid without one."""

    group_id: GroupId | None
    title: str
    rule: str
    chips: tuple[ChipState, ...]
    lacks: bool = False


@dataclass(frozen=True, slots=True)
class LinePanelState:
    """A line, and what can be chosen for it; `off` is what comes off it."""

    line_id: LineId
    title: str
    detail: str
    rows: tuple[ChoiceRowState, ...] = ()
    note: str = ""
    off: str = ""
