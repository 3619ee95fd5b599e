"""What a form of settings shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.office.shop_state import TickState


@dataclass(frozen=True, slots=True)
class FieldState:
    """A field: its `text`, or its `options` of which one holds (of `many` of them several); empty where it is typed.

    `note` stands below it, or what is `wrong` with it. One that is `fixed` can only be read.
    """

    key: str
    label: str
    text: str
    hint: str = ""
    note: str = ""
    options: tuple[TickState, ...] = ()
    is_chosen: bool = False
    fixed: bool = False
    half: bool = False
    longest: int = 80
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class GroupState:
    """Fields under a title, and what is said of them all."""

    title: str
    fields: tuple[FieldState, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SettingsState:
    """A form of settings; `bar` says what will change or what is wrong, `last` who changed it last.

    `begun` tells what is typed now from what was typed before Save or Discard.
    """

    groups: tuple[GroupState, ...]
    bar: str
    last: str
    changed: bool
    begun: int
