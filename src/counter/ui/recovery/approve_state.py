"""What is shown while a gesture waits for somebody's yes, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.yes_state import YesState


@dataclass(frozen=True, slots=True)
class MineState:
    """Something that is theirs to give without asking, and what it is worth."""

    label: str
    worth: str
    icon: str


@dataclass(frozen=True, slots=True)
class ApproveState:
    """Whose yes is asked for (`yes`), in the words of the gesture; below it what is theirs to give, each one tap.

    `wrong` says what was wrong with the last PIN, or "". `why` is what the owner says where it goes beyond the cap,
    None where it does not.
    """

    yes: YesState
    wrong: str
    mine_title: str
    mine: tuple[MineState, ...]
    why: str | None
