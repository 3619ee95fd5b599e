"""Everything that was decided in the shop: its settings, its menu, its staff."""

from __future__ import annotations

from sqlalchemy import Connection

from counter.reports.changes import Change, setting_changes
from counter.reports.menu_changes import menu_changes
from counter.reports.staff_changes import staff_changes


def all_changes(connection: Connection) -> tuple[Change, ...]:
    """Every change of the settings, of the menu and of the staff, the newest first; what a shop began with is none."""
    found = (*setting_changes(connection), *menu_changes(connection), *staff_changes(connection))
    return tuple(sorted(found, key=lambda change: change.arrived, reverse=True))
