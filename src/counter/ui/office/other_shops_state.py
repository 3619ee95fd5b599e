"""What the page All shops shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.office.machines_state import AloneState, MachineRowState, TypedState
from counter.ui.office.push_state import PushState
from counter.ui.parts.choices import Choices
from counter.ui.parts.mark import Mark

SHOP, ADD, PUSH = "shop", "add", "push"
"""What is in hand: one shop of the list, a shop that is added, or what is pushed, which has the whole page."""


@dataclass(frozen=True, slots=True)
class ShopCardState:
    """The shop in hand: each line a label and a value.

    `leave` is the word of its button, "" where there is none.
    """

    shop: str
    title: str
    under: str
    mark: Mark
    lines: tuple[tuple[str, str], ...]
    note: str
    leave: str
    leave_note: str


@dataclass(frozen=True, slots=True)
class FieldState(TypedState):
    """Something to type, and what is wrong with it."""

    wrong: str


@dataclass(frozen=True, slots=True)
class AddShopState:
    """What is typed of a shop that is added. `busy` says how far it is, `wrong` why it was not added."""

    title: str
    steps: tuple[str, ...]
    fields: tuple[FieldState, ...]
    wrong: str
    busy: str
    save: str


@dataclass(frozen=True, slots=True)
class OtherShopsState:
    """The page. `alone` is None where other shops are known; `read`, `push` and `add` are the words of its buttons.

    `is_reading`: the shops are being read. `note` says what was done, or why it was not.
    """

    alone: AloneState | None = None
    rows: tuple[MachineRowState, ...] = ()
    in_hand: str = SHOP
    card: ShopCardState | None = None
    form: AddShopState | None = None
    pushing: PushState | None = None
    read: str = ""
    is_reading: bool = False
    push: str = ""
    add: str = ""
    note: str = ""
    question: Choices | None = None
