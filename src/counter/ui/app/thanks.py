"""What somebody is thanked for, as they read it when they sign in. No Qt."""

from __future__ import annotations

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.recovery.moment_queries import thanks_for
from counter.reports.story import staff_names
from counter.store.unit import Connection


def thanks_from(connection: Connection, staff: StaffId, language: Language) -> str:
    """All that somebody has not read yet, with who says it; empty where there is nothing."""
    names = staff_names(connection)
    return " ".join(
        language.say("{name}: “{words}”", name=names.get(moment.noted_by, ""), words=moment.words)
        for moment in thanks_for(connection, staff)
    )
