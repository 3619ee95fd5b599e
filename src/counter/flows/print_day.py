"""The owner's page, through the print queue."""

from __future__ import annotations

from counter.flows.documents import DAY
from counter.flows.shop import Act
from counter.kernel.ids import JobId
from counter.reports.day.page import OwnersPage


def print_day(act: Act, page: OwnersPage) -> JobId:
    """Queues a day's page as it was seen; gives the print job, so that one can see what becomes of it."""
    return act.print(DAY, f"day {page.day.isoformat()}", page, is_theirs=True)
