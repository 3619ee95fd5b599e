"""What the voucher desk shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import VoucherId
from counter.ui.parts.choices import Choices
from counter.ui.parts.mark import Mark
from counter.ui.recovery.state import PastState


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A voucher of the list: whose it is and its last five, what is on it, how it stands, and since or until when."""

    voucher: VoucherId
    who: str
    end: str
    worth: str
    mark: Mark
    day: str
    chosen: bool

    @property
    def name(self) -> str:
        """What a screen reader says of it."""
        return ", ".join((f"{self.who} {self.end}", self.worth, self.mark.words, self.day))


@dataclass(frozen=True, slots=True)
class DeskVoucher:
    """The chosen voucher: what is left of what, why they have it, what happened since, what to say, what can be done.

    `share` is what is left, 0 to 1. `key` is the word on the large button with its icon, `note` stands below it; each
    is empty where there is none. `can_stop`: a new one can be printed, or it can be cancelled; `can_print` the first.
    """

    whose: str
    mark: Mark
    left: str
    of: str
    share: float
    why: str
    steps: tuple[PastState, ...]
    say: str
    key: str
    icon: str
    note: str
    can_print: bool
    can_stop: bool


@dataclass(frozen=True, slots=True)
class DeskState:
    """The list, the chosen one, and at most one question. `done` says what was just done, `back` where Back leads.

    `more` stands below the list where there are more.
    """

    back: str = ""
    out: str = ""
    still_out: str = ""
    done: str = ""
    typed: str = ""
    state: str = ""
    rows: tuple[DeskRow, ...] = ()
    nothing: str = ""
    more: str = ""
    voucher: DeskVoucher | None = None
    question: Choices | None = None
