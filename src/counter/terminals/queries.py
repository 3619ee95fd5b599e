"""Asks about the terminals of a shop."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from counter.kernel.errors import Refused
from counter.kernel.ids import FIRST_TERMINAL, StaffId, TerminalId
from counter.terminals.model import Terminal
from counter.terminals.rules import number_of
from counter.terminals.tables import TerminalRow

_FIRST = Terminal(terminal=FIRST_TERMINAL, name="", place="", role="till")


def read_terminals(connection: Connection) -> tuple[Terminal, ...]:
    """Every terminal the shop has and had, by number; the first is there without anybody having said so."""
    rows = connection.execute(select(TerminalRow.__table__))
    found = {
        row.terminal: Terminal(
            terminal=TerminalId(row.terminal),
            name=row.name,
            place=row.place,
            role=row.role,
            joined_at=row.joined_at,
            joined_by=None if row.joined_by is None else StaffId(row.joined_by),
            revoked_at=row.revoked_at,
        )
        for row in rows
    }
    found.setdefault(FIRST_TERMINAL, _FIRST)
    return tuple(sorted(found.values(), key=lambda each: (number_of(each.terminal), each.terminal)))


def the_terminal(connection: Connection, terminal: TerminalId) -> Terminal:
    """The terminal of that short name. Refused where the shop never had one."""
    for each in read_terminals(connection):
        if each.terminal == terminal:
            return each
    raise Refused("This shop has no terminal {terminal}.", terminal=terminal)


def voucher_key_number(connection: Connection) -> int:
    """Under which voucher key vouchers are issued: another one since each terminal that left."""
    left = select(func.count()).where(TerminalRow.revoked_at.is_not(None))
    return 1 + connection.execute(left).scalar_one()
