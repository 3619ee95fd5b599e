"""What the top bar and the staff page show, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import StaffId


@dataclass(frozen=True, slots=True)
class TabState:
    """A workplace's tab. `waiting` is whether somebody waits there for an answer; `description` says how many."""

    key: str
    word: str
    label: str
    description: str = ""
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class TopState:
    """The top bar: “Promising 6 min”, “5 ahead”, “1 at risk” (empty where none is), and who is signed in.

    `promising_short` is for a narrow window.
    """

    tabs: tuple[TabState, ...] = ()
    promising: str = ""
    promising_short: str = ""
    ahead: str = ""
    at_risk: str = ""
    who: str = ""
    who_name: str = ""


@dataclass(frozen=True, slots=True)
class PaperState:
    """What is left over in the print queue (empty where nothing is), and the words of the two ways out."""

    text: str
    print: str
    drop: str


@dataclass(frozen=True, slots=True)
class StaffTileState:
    """Somebody who works here."""

    staff_id: StaffId
    name: str
    role: str
    pin_digits: int = 0


@dataclass(frozen=True, slots=True)
class NoteState:
    """What is still open from before: its middle words stand out."""

    before: str
    strong: str
    after: str


@dataclass(frozen=True, slots=True)
class PinState:
    """Whose PIN of so many digits is asked for, in words, and what was wrong with the last one."""

    staff_id: StaffId
    greeting: str
    words: str
    digits: int
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class StaffState:
    """The staff page; with `pin` it asks for somebody's.

    `sample` says so where the shop is the one that a new owner finds. `take_back` is the name of the key that does.
    """

    greeting: str = ""
    sentence: str = ""
    people: tuple[StaffTileState, ...] = ()
    note: NoteState | None = None
    customer_display: str = ""
    close: str = ""
    sample: str = ""
    take_back: str = ""
    pin: PinState | None = None
