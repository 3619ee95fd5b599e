"""Acts that look at any trading days side by side, and at what they sold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import day_of
from counter.acts.session import Session
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.people.queries import staff_member
from counter.reports.sales.days import by_weeks, days_beside
from counter.reports.sales.figures import sales_figures
from counter.reports.sales.figures_json import beside_json, sales_json
from counter.reports.sales.period import Period, chosen, compared_with, month_before, month_of, one_day, week_of
from counter.settings.rights import sees_drawer

_OF_MONEY = frozenset({"takings_minor", "given_back_minor", "still_out_minor"})


class OfDays(Fields, frozen=True, kw_only=True):
    """Trading days, and others to compare with: from a day on as many, or "2026-11-16..2026-11-22"."""

    first: str | None = msgspec.field(name="from", default=None)
    last: str | None = msgspec.field(name="to", default=None)
    compare: str | None = None


def week(session: Session, said: OfDays) -> dict[str, Any]:
    """A week, day by day, as `counter week --json` says it: this one unless it is said, beside the one before."""
    of = _days(session, said, week_of)
    return _side_by_side(session, of, compared_with(said.compare, of) if said.compare else of.back(7), by_week=False)


def month(session: Session, said: OfDays) -> dict[str, Any]:
    """A month, day by day and week by week, as `counter month --json` says it."""
    of = _days(session, said, month_of)
    beside = compared_with(said.compare, of) if said.compare else month_before(of)
    return _side_by_side(session, of, beside, by_week=True)


def sales(session: Session, said: OfDays) -> dict[str, Any]:
    """What was sold, as `counter sales --json` says it: today unless it is said. Refused for a barista."""
    if not session.do_in_office(_sees_money):
        raise Refused("What was sold is for a lead or an owner to see.")
    shop, of = session.opened, _days(session, said, one_day)
    found = sales_json(shop.report(sales_figures, of, shop.settings))
    if said.compare is None:
        return found
    beside = compared_with(said.compare, of)
    return found | {"compared": sales_json(shop.report(sales_figures, beside, shop.settings))}


def _days(session: Session, said: OfDays, usual: Callable[[date], Period]) -> Period:
    first, last = (None if day is None else day_of(session, day) for day in (said.first, said.last))
    return chosen(first, last, usual, day_of(session, None))


def _side_by_side(session: Session, of: Period, beside: Period, *, by_week: bool) -> dict[str, Any]:
    shop = session.opened
    found = shop.report(days_beside, of, beside, session.clock.now(), shop.settings)
    answer = beside_json(found, by_weeks(found, shop.settings.currency) if by_week else None)
    if session.do_in_office(_sees_money):
        return answer
    without: dict[str, Any] = _without_money(answer)
    return without


def _without_money(said: Any) -> Any:
    """The same without what a barista is not shown."""
    if isinstance(said, dict):
        return {name: _without_money(value) for name, value in said.items() if name not in _OF_MONEY}
    return [_without_money(each) for each in said] if isinstance(said, list) else said


def _sees_money(act: Act) -> bool:
    return act.by == act.shop.itself or sees_drawer(act.settings.limits, act.read(staff_member, act.by).role)


ACTS: dict[str, Kind[Any]] = {"week": Kind(OfDays, week), "month": Kind(OfDays, month), "sales": Kind(OfDays, sales)}
"""The acts."""
