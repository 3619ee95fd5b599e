"""A terminal as people know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.kernel.ids import StaffId, TerminalId


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """A terminal of the shop. `name` and `place` are "" where nobody said; `role` is "till", "bar" or "office".

    `joined_at` (aware UTC) and who invited it are None for the first, which is there from the beginning; `revoked_at`
    is None as long as it belongs to the shop.
    """

    terminal: TerminalId
    name: str
    place: str
    role: str
    joined_at: datetime | None = None
    joined_by: StaffId | None = None
    revoked_at: datetime | None = None

    @property
    def called(self) -> str:
        """Its name, or else its short one: T2."""
        return self.name or self.terminal
