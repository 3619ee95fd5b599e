"""What somebody can rehearse here: the scenarios, and how often they themselves played each. Nobody else is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from counter.journal.seal import Key
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.people.model import Staff
from counter.people.queries import staff_member
from counter.rehearsal.kept import kept
from counter.rehearsal.scenario import Scenario, read_scenarios, spoken
from counter.store.unit import Connection


@dataclass(frozen=True, slots=True)
class Shelf:
    """For `who`: the scenarios by name, what is wrong in files that cannot be read, and how often `who` played each."""

    who: Staff
    scenarios: Mapping[str, Scenario]
    broken: tuple[Refused, ...]
    times: Mapping[str, int]


def shelf(connection: Connection, folder: Path, key: Key, who: StaffId, language: Language) -> Shelf:
    """What `who` can rehearse in the shop of `folder`, in the `language` they read; `key` is that of this disk."""
    found, broken = read_scenarios(folder)
    found = {name: spoken(scenario, language) for name, scenario in found.items()}
    times = Counter(run.scenario for run in kept(folder, key, who))
    return Shelf(staff_member(connection, who), found, broken, times)
