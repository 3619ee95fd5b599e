"""What went well: the tiles, what was noted, and whom to thank. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import StaffId


@dataclass(frozen=True, slots=True)
class TileState:
    """Something that can go well; `chosen` once it was noted."""

    id: str
    label: str
    icon: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ColleagueState:
    """Somebody to thank."""

    staff_id: StaffId
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class GoodState:
    """`noted` says that it is, empty before; `line` is what they read, `thank` the words of its key.

    Both are empty while nobody is chosen.
    """

    tiles: tuple[TileState, ...]
    noted: str
    colleagues: tuple[ColleagueState, ...]
    line: str
    thank: str
