"""What the panel of the whole ticket shows: whose it is, what they ask, what is done with it. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.dock_state import ChipState


@dataclass(frozen=True, slots=True)
class AskRowState:
    """A row of choices: what they are about, and which is chosen."""

    key: str
    icon: str
    title: str
    chips: tuple[ChipState, ...]


@dataclass(frozen=True, slots=True)
class KeyState:
    """A button below the rows; a `grave` one is red."""

    key: str
    words: str
    icon: str = ""
    grave: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class AskedState:
    """A line of text that is asked for, and what is `wrong` about what was typed last."""

    title: str
    hint: str = ""
    text: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class OrderPanelState:
    """The whole ticket: the rows, and the keys below them under a `question`, where they answer one."""

    customer: str = ""
    rows: tuple[AskRowState, ...] = ()
    question: str = ""
    keys: tuple[KeyState, ...] = ()
    asked: AskedState | None = None
