"""What the page Staff shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import StaffId


@dataclass(frozen=True, slots=True)
class PersonRowState:
    """Somebody in the list; `flag` says that they have no PIN. `staff_id` is None for somebody not saved yet."""

    staff_id: StaffId | None
    name: str
    role: str
    flag: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class LimitState:
    """What somebody gives alone: its key, its words and how much it is; whether it can be less, and more."""

    key: str
    words: str
    value: str
    can_less: bool
    can_more: bool


@dataclass(frozen=True, slots=True)
class PersonFormState:
    """The person in hand. `role` is the place of theirs, `roles` its words; `pin` says since when they have one.

    `alone` heads what is given alone, `whose` are the words of whom it is set for, `of_role` the second of them holds.
    `wrong` is what was wrong when it was saved. `take_off` is the word of that button, "" where nobody can be.
    """

    name: str
    since: str
    roles: tuple[str, ...]
    role: int
    pin: str
    new_pin: str
    has_pin: bool
    alone: str
    whose: tuple[str, ...]
    of_role: bool
    counts_for: str
    limits: tuple[LimitState, ...]
    take_off: str
    wrong: str


@dataclass(frozen=True, slots=True)
class RoleRowState:
    """What each role can do or not, in the order of the roles; `said` is the whole row in a sentence."""

    words: str
    may: tuple[bool, ...]
    said: str


@dataclass(frozen=True, slots=True)
class PinAskedState:
    """A new PIN of so many digits is typed, for the first or the second time."""

    title: str
    digits: int
    wrong: str
    tries: int


@dataclass(frozen=True, slots=True)
class StaffPageState:
    """All who work here, the one in hand, and what each role may do; `bar` says what will change."""

    people: tuple[PersonRowState, ...]
    form: PersonFormState
    roles: tuple[str, ...]
    role: int
    rights: tuple[RoleRowState, ...]
    bar: str
    last: str
    changed: bool
    asks: PinAskedState | None = None
