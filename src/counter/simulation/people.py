"""Who works and who comes: names, and how customers pay."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from counter.kernel.ids import StaffId, new_id
from counter.kernel.money import Money
from counter.people.facts import StaffAdded
from counter.till.rules import CARD, CASH, quick_cash
from counter.till.settlement import Tender

MAKERS = ("Ana", "Ben", "Chris", "Emre", "Fay", "Gil", "Hanna", "Ivo", "Jun", "Kim", "Lou", "Mia")
"""Who makes drinks, in the order in which they are called in."""
MOST = len(MAKERS)
CUSTOMERS = (
    "Ada",
    "Amir",
    "Bea",
    "Carl",
    "Cleo",
    "Dora",
    "Eli",
    "Gus",
    "Ida",
    "Jo",
    "Kaya",
    "Leo",
    "Nils",
    "Pia",
    "Zoe",
)
_NAMED, _AWAY = 0.45, 0.65
_CARD, _EXACT = 0.62, 0.3


@dataclass(frozen=True)
class Team:
    """Who works today: `makers` at the bar, a lead at the till, and the owner in the back.

    Where one makes everything alone, the same one stands at the till.
    """

    makers: tuple[StaffAdded, ...]
    lead: StaffAdded
    owner: StaffAdded

    @property
    def everybody(self) -> tuple[StaffAdded, ...]:
        """All of them, as they came."""
        return (*self.makers, self.lead, self.owner)

    @property
    def bar(self) -> tuple[StaffId, ...]:
        """Who makes drinks."""
        return tuple(person.staff_id for person in self.makers)

    @property
    def alone(self) -> bool:
        """Whether one person does everything."""
        return len(self.makers) == 1

    @property
    def till(self) -> StaffId:
        """Who takes the orders."""
        return self.bar[0] if self.alone else self.lead.staff_id


def team_of(makers: int) -> Team:
    """A team with so many at the bar (1 to MOST)."""
    return Team(
        tuple(_person(name, "barista") for name in MAKERS[:makers]), _person("Dana", "lead"), _person("Rosa", "owner")
    )


def _person(name: str, role: str) -> StaffAdded:
    return StaffAdded(StaffId(new_id()), name, role)


def name_of(luck: Random) -> str:
    """The name a customer gives, or "" where they give none."""
    return luck.choice(CUSTOMERS) if luck.random() < _NAMED else ""


def takes_away(luck: Random) -> bool:
    """Whether a customer takes it with them."""
    return luck.random() < _AWAY


def pays(luck: Random, due: Money) -> Tender:
    """How a customer pays: by card, in exact cash, or with the notes they have."""
    if luck.random() < _CARD:
        return Tender(CARD)
    notes = quick_cash(due)
    if luck.random() < _EXACT or not notes or not due:
        return Tender(CASH)
    return Tender(CASH, tendered=luck.choice(notes))
