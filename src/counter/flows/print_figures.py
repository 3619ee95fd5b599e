"""A week, a month or what was sold, through the print queue."""

from __future__ import annotations

from counter.flows.documents import FIGURES
from counter.flows.shop import Act
from counter.kernel.ids import JobId
from counter.reports.sales.sheet import FiguresSheet


def print_figures(act: Act, page: FiguresSheet) -> JobId:
    """Queues a page of figures as it was seen; gives the print job, so that one can see what becomes of it."""
    return act.print(FIGURES, page.title, page)
