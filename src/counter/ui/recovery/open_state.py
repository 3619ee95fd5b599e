"""What Make it right shows while no order is chosen: who still waits for us. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import MishapId, OrderId
from counter.ui.parts.mark import Mark


@dataclass(frozen=True, slots=True)
class OpenCaseState:
    """Something that went wrong and nobody answered. `untouched`: nobody did anything about it yet.

    `number` is the order's, with when it was; `words` are theirs, `heard` who heard them.
    """

    order: OrderId | None
    mishap: MishapId
    who: str
    number: str
    what: str
    standing: str
    mark: Mark
    words: str
    heard: str
    proposed: str
    untouched: bool

    @property
    def name(self) -> str:
        """What a screen reader says of it."""
        parts = (self.who, self.number, self.what, self.standing, self.mark.words, self.words, self.heard)
        return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class ComeBackState:
    """Somebody we said we would get back to: about what, who promised, and when it is due."""

    order: OrderId | None
    mishap: MishapId
    who: str
    number: str
    about: str
    icon: str
    mark: Mark
    overdue: bool

    @property
    def name(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(filter(None, (self.who, self.number, self.about, self.mark.words)))


@dataclass(frozen=True, slots=True)
class MomentState:
    """Something that went well, and who noted it."""

    words: str
    noted: str


@dataclass(frozen=True, slots=True)
class OpenState:
    """Who still waits for us. `below` is the day; `recorded` what was put right just now.

    `open` and `come_back` are those of one page of all that there are (`all_open`, `all_come_back`); `first` is the
    place of its first, `page` says which they are ("1–12 of 40", empty where there is one page alone), `before` and
    `after` whether there are others.
    `went_well_title` stands above what went well; `sentence` is the owner's; `to_do` the one thing to do today,
    and why. `yesterday` is how much of what went wrong then was put right. Each is empty where there is none.
    """

    title: str = ""
    below: str = ""
    recorded: str = ""
    open: tuple[OpenCaseState, ...] = ()
    come_back: tuple[ComeBackState, ...] = ()
    all_open: int = 0
    all_come_back: int = 0
    first: int = 0
    page: str = ""
    before: bool = False
    after: bool = False
    went_well_title: str = ""
    went_well: tuple[MomentState, ...] = ()
    sentence: str = ""
    to_do: str = ""
    to_do_why: str = ""
    yesterday: str = ""
