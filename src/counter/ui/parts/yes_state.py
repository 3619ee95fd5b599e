"""What is shown while an act waits for somebody else's yes. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import StaffId


@dataclass(frozen=True, slots=True)
class ApproverState:
    """Somebody who can say yes."""

    staff_id: StaffId
    name: str
    role: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class YesState:
    """The act's own words (`icon`, `what`, `about`, how much), and whose PIN is asked for.

    `why` says that it is not theirs alone; `wrong` what was wrong with the last PIN, and where it `waits` no other is
    taken yet; `tries` counts them, so that the next one begins anew.
    """

    title: str
    icon: str
    what: str
    about: str
    amount: str
    why: str
    people: tuple[ApproverState, ...]
    digits: int
    once: str
    stays: str
    wrong: str = ""
    waits: bool = False
    tries: int = 0
