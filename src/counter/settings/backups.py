"""Where a shop's backups are kept, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from counter.kernel.errors import Refused
from counter.kernel.language import _

KEPT: Final = _("All of today’s and yesterday’s backups are kept, one a day for 30 days, and one a month for a year.")
"""What `kept` does, in words."""
EACH, DAILY, MONTHLY = "each", "daily", "monthly"
"""As one of which a backup is kept."""
_EACH, _DAILY, _MONTHS = timedelta(days=1), timedelta(days=30), 12
HOURLY: Final = timedelta(hours=1)
"""How long after one backup the next is made, where something was recorded since."""
SOON: Final = timedelta(minutes=10)
"""How long after the counter was opened the first is made, where something was recorded since."""


@dataclass(frozen=True, slots=True, order=True)
class Made:
    """A backup was made at an aware time `at`, on a trading day; whether it was found good."""

    at: datetime
    day: date
    is_good: bool


def kept(made: Iterable[Made], today: date) -> frozenset[Made]:
    """Those that are kept on the trading day `today`: of each day, then of each month, the last good one.

    The last of all where none of them was good. The newest good one is kept however old it is.
    """
    last: dict[object, Made] = {}
    newest = sorted(made, key=lambda each: (each.is_good, each.at))
    for each in newest:
        for slot in _slots(each, today):
            last[slot] = each
    return frozenset(last.values()) | frozenset(newest[-1:])


def why_kept(made: Made, today: date) -> str:
    """As one of which it is kept on the trading day `today`; the newest good one, however old, is as one of a month."""
    age = today - made.day
    return EACH if age <= _EACH else DAILY if age <= _DAILY else MONTHLY


def _slots(made: Made, today: date) -> Iterable[object]:
    if today - made.day <= _EACH:
        yield made.at
    if today - made.day <= _DAILY:
        yield made.day
    if (today.year - made.day.year) * 12 + today.month - made.day.month <= _MONTHS:
        yield made.day.year, made.day.month


def check_backup_folder(folder: str) -> None:
    """Refused where nobody can tell which folder is meant."""
    if folder and not Path(folder).is_absolute():
        raise Refused("“{folder}” is no whole path. Write the folder for backups from its root on.", folder=folder)
