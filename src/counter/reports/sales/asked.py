"""How the questions about trading days are put: once for all, their days are filled in when they are asked.

Making a question anew takes longer than its answer for a day.
"""

from __future__ import annotations

from datetime import date

from counter.reports.sales.period import Period


def days(of: Period) -> dict[str, date]:
    """What is filled in."""
    return {"first": of.first, "last": of.last}
