"""The owner's page, through the print queue."""

from __future__ import annotations

from counter.flows.shop import Act
from counter.reports.day.page import OwnersPage

DAY = "day"
"""The kind of document it is in the queue."""


def print_day(act: Act, page: OwnersPage) -> None:
    """Queues a day's page as it was seen."""
    act.print(DAY, f"day {page.day.isoformat()}", page)
