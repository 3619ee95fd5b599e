"""Acts that ask for a report."""

from __future__ import annotations

from datetime import date
from typing import Any

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import day_of
from counter.acts.session import Session
from counter.flows import one_thing as doing
from counter.flows.rights import Ask, is_theirs
from counter.orders.queries import days_with_orders
from counter.reports.day.apart import Here
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json
from counter.reports.day.one_thing_query import OneThingSaid, one_thing_of
from counter.reports.day.owners_page import owners_page
from counter.reports.day.page_json import page_json
from counter.reports.day.seen import as_seen
from counter.settings.rights import Right


class Report(Fields, frozen=True, kw_only=True):
    """A trading day, today's unless it is said."""

    day: str | None = None


def report(session: Session, said: Report) -> dict[str, Any]:
    """A trading day and its page, as `counter day --json` says them; the causes only to whoever may see them."""
    shop, day, now = session.opened, day_of(session, said.day), session.clock.now()
    figures = shop.report(day_figures, day, shop.settings)
    with_causes = shop.do(session.person, is_theirs, session.person, Ask(Right.CAUSE))
    page = shop.report(
        owners_page,
        day,
        now,
        shop.settings,
        shop.language,
        shop.playbook.pages,
        Here(shop.playbook, shop.terminal),
    )
    seen = page_json(as_seen(page, money=True, causes=with_causes), shop.language)
    return {"day": day.isoformat()} | day_json(figures, now, with_causes=with_causes) | {"page": seen}


class OneThing(Fields, frozen=True, kw_only=True):
    """The one thing to do that a trading day shows: the last one with orders before today, unless it is said."""

    day: str | None = None


class OneThingDone(OneThing, frozen=True, kw_only=True):
    """It was done, or it was not after all."""

    done: bool = True


def one_thing(session: Session, said: OneThing) -> dict[str, Any]:
    """Looks at it."""
    shop, day = session.opened, _day_that_shows(session, said)
    return _said(shop.report(one_thing_of, day, shop.settings, shop.language, shop.playbook.pages))


def one_thing_done(session: Session, said: OneThingDone) -> dict[str, Any]:
    """Says that it was done."""
    session.do(doing.one_thing_done, _day_that_shows(session, said), done=said.done)
    return one_thing(session, OneThing(day=said.day))


def _day_that_shows(session: Session, said: OneThing) -> date:
    today = day_of(session, said.day)
    before = session.opened.report(days_with_orders, today, 1) if said.day is None else ()
    return next(iter(before), today)


def _said(thing: OneThingSaid | None) -> dict[str, Any]:
    if thing is None:
        return {"one_thing": None}
    said = {"day": thing.day.isoformat(), "do": thing.what, "why": thing.why, "orders": thing.orders}
    return {"one_thing": said | {"minutes": thing.minutes, "done": thing.done_at is not None}}


ACTS: dict[str, Kind[Any]] = {
    "report": Kind(Report, report),
    "one_thing": Kind(OneThing, one_thing),
    "one_thing_done": Kind(OneThingDone, one_thing_done),
}
