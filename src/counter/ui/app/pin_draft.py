"""A PIN as it is asked for, step by step: to sign in, to have another, or for who forgot theirs. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from counter.ui.app.state import StaffTileState
from counter.ui.parts.pin_wait import PinWait


class Step(Enum):
    """Which PIN is asked for now."""

    OWN = "their own, to sign in"
    OLD = "their own, before they choose another"
    OWNER = "an owner's, for whoever forgot theirs"
    NEW = "the new one"
    AGAIN = "the new one once more"


@dataclass(frozen=True, slots=True)
class PinDraft:
    """Whose PIN it is about, and which is asked for. `typed` is the one that proved who chooses, `new` the chosen one.

    `owner` is who types theirs for somebody who forgot theirs. `choice` is what is done with it,
    `tries` counts the wrong ones. `begins_as` is what the first owner is called.
    """

    of: StaffTileState
    step: Step = Step.OWN
    owner: StaffTileState | None = None
    typed: str = ""
    new: str = ""
    choice: str = ""
    wrong: str = ""
    wait: PinWait | None = None
    tries: int = 0
    begins_as: str = ""

    @property
    def asked(self) -> StaffTileState:
        """Whose PIN is typed now."""
        return self.owner if self.step is Step.OWNER and self.owner is not None else self.of

    def digits(self, of_a_new_one: int) -> int:
        """How many digits it has."""
        return of_a_new_one if self.step in (Step.NEW, Step.AGAIN) else self.asked.pin_digits

    def failed(self, wrong: str, wait: PinWait | None = None) -> PinDraft:
        """What was typed was wrong: it is typed again, where it `wait`s only later."""
        return replace(self, wrong=wrong, wait=wait, tries=self.tries + 1)

    def proved(self, typed: str) -> PinDraft:
        """Who chooses a new one may: it is asked for."""
        return replace(self, step=Step.NEW, typed=typed, wrong="", wait=None)

    def first(self, new: str) -> PinDraft:
        """The new one, once: it is asked for again."""
        return replace(self, step=Step.AGAIN, new=new, wrong="")
