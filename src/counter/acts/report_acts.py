"""Acts that ask for a report."""

from __future__ import annotations

from typing import Any

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import day_of
from counter.acts.session import Session
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json


class Report(Fields, frozen=True, kw_only=True):
    """A trading day, today's unless it is said."""

    day: str | None = None


def report(session: Session, said: Report) -> dict[str, Any]:
    """The figures of a trading day, as `counter day --json` says them."""
    shop, day = session.opened, day_of(session, said.day)
    figures = shop.report(day_figures, day, shop.settings)
    return {"day": day.isoformat()} | day_json(figures, session.clock.now())


ACTS: dict[str, Kind[Any]] = {"report": Kind(Report, report)}
