"""What people call the terminals of a shop of several."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from counter.journal.heads import read_link
from counter.kernel.ids import TerminalId
from counter.terminals.queries import read_terminals


def called_machines(connection: Connection) -> Mapping[str, str]:
    """Each terminal that has a name, or was in the shop from the beginning, by its short one ("T2")."""
    return {str(each.terminal): each.called for each in read_terminals(connection)}


def this_machine(connection: Connection, terminal: TerminalId) -> str:
    """What this one is called; "" in a shop that has no other."""
    if read_link(connection) is None:
        return ""
    return called_machines(connection).get(terminal, terminal)
