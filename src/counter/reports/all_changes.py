"""Everything that was decided in the shop: its settings, its menu, its staff, its machines."""

from __future__ import annotations

from sqlalchemy import Connection

from counter.reports.changes import Change, setting_changes
from counter.reports.menu_changes import menu_changes
from counter.reports.staff_changes import staff_changes
from counter.reports.terminal_changes import terminal_changes


def all_changes(connection: Connection) -> tuple[Change, ...]:
    """Every change of the settings, of the menu, of the staff and of the machines, the newest first.

    What a shop began with is none.
    """
    each_kind = (setting_changes, menu_changes, staff_changes, terminal_changes)
    found = [change for changes in each_kind for change in changes(connection)]
    return tuple(sorted(found, key=lambda change: change.arrived, reverse=True))
