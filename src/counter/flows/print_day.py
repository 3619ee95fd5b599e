"""The owner's page, through the print queue."""

from __future__ import annotations

from counter.flows.shop import Shop
from counter.printing.queue import queue_document
from counter.reports.day_page import DayPage
from counter.store.unit import Unit

DAY = "day"
"""The kind of document it is in the queue."""


def print_day(_shop: Shop, unit: Unit, page: DayPage) -> None:
    """Queues a day's page as it was seen."""
    queue_document(unit, DAY, f"day {page.day.isoformat()}", page)
