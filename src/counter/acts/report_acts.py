"""Acts that ask for a report."""

from __future__ import annotations

from typing import Any

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import day_of
from counter.acts.session import Session
from counter.flows.rights import Ask, is_theirs
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json
from counter.settings.rights import Right


class Report(Fields, frozen=True, kw_only=True):
    """A trading day, today's unless it is said."""

    day: str | None = None


def report(session: Session, said: Report) -> dict[str, Any]:
    """The figures of a trading day, as `counter day --json` says them; the causes only to whoever may see them."""
    shop, day = session.opened, day_of(session, said.day)
    figures = shop.report(day_figures, day, shop.settings)
    with_causes = shop.do(session.person, is_theirs, session.person, Ask(Right.CAUSE))
    return {"day": day.isoformat()} | day_json(figures, session.clock.now(), with_causes=with_causes)


ACTS: dict[str, Kind[Any]] = {"report": Kind(Report, report)}
