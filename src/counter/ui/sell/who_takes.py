"""Who takes the money: whom a tip can be for. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.people.model import Staff
from counter.people.queries import staff_member
from counter.ui.desk.work import Work


class WhoTakes:
    """Reads who is signed in where it is somebody else than before; `show` is called once that is known."""

    def __init__(self, work: Work, show: Callable[[], None]) -> None:
        self._work = work
        self._show = show
        self._who: Staff | None = None

    @property
    def name(self) -> str:
        """Their name, empty until it was read."""
        return self._who.name if self._who else ""

    def look(self) -> None:
        """Somebody begins to pay: looks who takes it."""
        by = self._work.by
        if by is not None and (self._who is None or self._who.staff_id != by):
            self._work.read(staff_member, by).then(self._know)

    def _know(self, who: Staff) -> None:
        self._who = who
        self._show()
