"""The people who work here, as they stand."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import StaffId


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works here. `role` is barista, lead, owner, or counter (the app itself)."""

    staff_id: StaffId
    name: str
    role: str
    on_bar: bool
