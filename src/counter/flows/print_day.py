"""The owner's page, through the print queue."""

from __future__ import annotations

from counter.flows.documents import DAY
from counter.flows.shop import Act
from counter.reports.day.page import OwnersPage


def print_day(act: Act, page: OwnersPage) -> None:
    """Queues a day's page as it was seen."""
    act.print(DAY, f"day {page.day.isoformat()}", page)
