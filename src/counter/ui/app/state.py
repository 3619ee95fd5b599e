"""What the top bar and the staff page show, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import ChargeId, StaffId


@dataclass(frozen=True, slots=True)
class TabState:
    """A workplace's tab: its word, and how many wait there for an answer; `name` is read out and says both."""

    key: str
    word: str
    name: str
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class TopState:
    """The top bar: “Promising 6 min”, “5 ahead”, “1 at risk” (empty where none is), and who is signed in.

    A closed shop says “Opens 8:00” (`opens`) in their place. `promising_short` is for a narrow window, `lock` the name
    of the lock.
    """

    tabs: tuple[TabState, ...] = ()
    promising: str = ""
    promising_short: str = ""
    ahead: str = ""
    at_risk: str = ""
    opens: str = ""
    who: str = ""
    who_name: str = ""
    lock: str = ""


@dataclass(frozen=True, slots=True)
class PaperState:
    """What is left over of paper and mail (empty where nothing is), the words of the two ways out, and on a look.

    `look` is "" where there is nothing to look at.
    """

    text: str
    print: str
    drop: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class ChargeState:
    """A card payment of which nobody knows what became (empty where there is none), and the words of both answers."""

    charge_id: ChargeId | None = None
    text: str = ""
    yes: str = ""
    no: str = ""


@dataclass(frozen=True, slots=True)
class StaffTileState:
    """Somebody who works here; `here` says since when they are in, or that they are not."""

    staff_id: StaffId
    name: str
    role: str
    pin_digits: int = 0
    here: str = ""


@dataclass(frozen=True, slots=True)
class NoteState:
    """What is still open from before: its middle words stand out."""

    before: str
    strong: str
    after: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that is done with the PIN, or a row of the person's menu: its key, its words, a second line below.

    `value` stands at the row's end; a row that is a switch `is_on` or not, and None otherwise.
    """

    key: str
    words: str
    second: str = ""
    chosen: bool = False
    value: str = ""
    is_on: bool | None = None


@dataclass(frozen=True, slots=True)
class PinState:
    """Whose PIN of so many digits is asked for, in words, and what was wrong with the last one.

    Where it `waits` none is taken yet; `tries` counts the wrong ones.
    `choices` are what can be done with it, `forgot` what helps who forgot it.
    """

    staff_id: StaffId
    greeting: str
    words: str
    digits: int
    wrong: str = ""
    waits: bool = False
    tries: int = 0
    choices: tuple[Choice, ...] = ()
    forgot: str = ""


@dataclass(frozen=True, slots=True)
class StaffState:
    """The staff page; with `pin` it asks for somebody's.

    `sample` says so where the shop is the one that a new owner finds; `first_owner` asks whose it is, `begin` is the
    word on the button. `take_back` is the name of the key that does. Where anybody has a PIN (`asks_pins`) its keys
    have their place from the beginning.
    """

    greeting: str = ""
    sentence: str = ""
    people: tuple[StaffTileState, ...] = ()
    note: NoteState | None = None
    customer_display: str = ""
    close: str = ""
    sample: str = ""
    first_owner: str = ""
    begin: str = ""
    take_back: str = ""
    asks_pins: bool = False
    pin: PinState | None = None


@dataclass(frozen=True, slots=True)
class PersonState:
    """The person's menu: who they are, everybody else, what they can do now; with `pin` it asks for one.

    `others_label` stands over the others, `more` in the last place where not all of them have one. `hours` are their
    hours and tips of today.
    """

    name: str = ""
    role: str = ""
    others_label: str = ""
    others: tuple[StaffTileState, ...] = ()
    more: str = ""
    rows: tuple[Choice, ...] = ()
    hours: str = ""
    pin: PinState | None = None
    back: str = ""
    take_back: str = ""
