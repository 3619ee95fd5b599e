"""A price above the menu's that somebody said for a line: it lowers nothing, so the line itself keeps why and who."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import StaffId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """What one costs on the menu (`listed`), why it cost more, who said so, and who said yes to it."""

    listed: Money
    reason: str
    by: StaffId | None = None
    approved_by: StaffId | None = None
