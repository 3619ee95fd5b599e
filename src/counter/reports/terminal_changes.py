"""What was changed about the machines of the shop: who, when, what, and what was so before."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from counter.journal.fact import read_back
from counter.journal.queries import entries
from counter.kernel.ids import FIRST_TERMINAL, FactId
from counter.reports.changes import Change
from counter.reports.story import staff_names
from counter.terminals.facts import TerminalJoined, TerminalRenamed, TerminalRevoked

TERMINALS = "terminals"
"""The key of what was changed about the machines."""
_KINDS: dict[str, type[TerminalJoined | TerminalRenamed | TerminalRevoked]] = {
    kind.__name__: kind for kind in (TerminalJoined, TerminalRenamed, TerminalRevoked)
}
Machines = dict[str, dict[str, Any]]
"""Each terminal by its short name: `name`, `place`, `role`, and whether it was `revoked`."""
_UNSAID = {"name": "", "place": "", "role": "till", "revoked": False}


def terminal_changes(connection: Connection) -> tuple[Change, ...]:
    """Every change of the machines in the order they came; before and after are all `Machines` there are then."""
    names = staff_names(connection)
    machines: Machines = {FIRST_TERMINAL: _UNSAID}
    found = []
    for arrived, entry in entries(connection, kinds=list(_KINDS.values())):
        fact = read_back(_KINDS[entry.kind], entry.body, entry.private)
        after = _with(machines, fact)
        if after != machines:
            by = names.get(entry.by, "")
            found.append(Change(FactId(entry.id), entry.at, by, TERMINALS, machines, after, None, arrived))
        machines = after
    return tuple(found)


def _with(machines: Machines, fact: TerminalJoined | TerminalRenamed | TerminalRevoked) -> Machines:
    """All of them once that happened too."""
    now: dict[str, Any] = {"revoked": True}
    if not isinstance(fact, TerminalRevoked):
        now = {"name": fact.name, "place": fact.place, "role": fact.role}
    return {**machines, fact.terminal: {**machines.get(fact.terminal, _UNSAID), **now}}


def only_come_or_gone(change: Change) -> bool:
    """Whether a change of the machines was about one that joined or left: that is not taken back."""
    return any(
        terminal not in change.before or became["revoked"] != change.before[terminal]["revoked"]
        for terminal, became in change.after.items()
    )
