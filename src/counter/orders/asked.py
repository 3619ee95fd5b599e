"""What a customer asks of a whole order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.kernel.ids import StaffId


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """They need it by `needed_by`, and were told before they paid that it is ready only at `told_late` (aware UTC).

    An order for later is agreed for `wanted_at`, and came to the bar at `came_at`. It is brought to `bring_to` (empty:
    they fetch it). That it was made with care for their `allergies` was confirmed at `allergy_confirmed_at`. `note` is
    for the bar, about the whole of it; `language` is what they read and hear ("" is the shop's).
    """

    wanted_at: datetime | None = None
    came_at: datetime | None = None
    needed_by: datetime | None = None
    told_late: datetime | None = None
    bring_to: str = ""
    allergies: tuple[str, ...] = ()
    note: str = ""
    language: str = ""
    allergy_confirmed_at: datetime | None = None
    allergy_confirmed_by: StaffId | None = None

    @property
    def is_for_later(self) -> bool:
        """Whether it is agreed for a time that is not near yet: it is not on the bar."""
        return self.wanted_at is not None and self.came_at is None

    @property
    def has_to_be_confirmed(self) -> bool:
        """Whether nobody has confirmed yet that it was made with care for their allergies."""
        return bool(self.allergies) and self.allergy_confirmed_at is None
