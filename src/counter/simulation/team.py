"""Who works on a simulated day."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import StaffId, new_id
from counter.people.facts import StaffAdded

MAKERS = ("Ana", "Ben", "Chris", "Emre", "Fay", "Gil", "Hanna", "Ivo", "Jun", "Kim", "Lou", "Mia")
"""Who makes drinks, in the order in which they are called in."""
MOST_MAKERS = len(MAKERS)


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
    """A team with so many at the bar (1 to MOST_MAKERS)."""
    return Team(
        tuple(_person(name, "barista") for name in MAKERS[:makers]), _person("Dana", "lead"), _person("Rosa", "owner")
    )


def _person(name: str, role: str) -> StaffAdded:
    return StaffAdded(StaffId(new_id()), name, role)
