"""The one thing to do that a day shows, with its evidence, and whether somebody did it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from counter.kernel.language import Language
from counter.orders.queries import days_with_orders
from counter.recovery.moment_queries import done_since
from counter.recovery.playbook import PlaybookPage
from counter.reports.day.mishaps_of_day import MishapOfDay, mishaps_of_day
from counter.reports.day.one_thing import Loss, OneThing, choose
from counter.reports.day.one_thing_words import what_to_do, which_orders, why
from counter.settings.rules import Settings
from counter.settings.stations import Stations


@dataclass(frozen=True, slots=True)
class OneThingSaid:
    """What a trading `day` shows as the one thing to do, in the shop's language: what, why, and which orders.

    `done_at` is when somebody did it (aware UTC); None: not yet.
    """

    day: date
    key: str
    what: str
    why: str
    orders: str
    minutes: int
    done_at: datetime | None


def losses(mishaps: tuple[MishapOfDay, ...], zone: ZoneInfo) -> Iterator[Loss]:
    """What each mishap of a day cost its customer in time."""
    for each in mishaps:
        hour = each.opened_at.astimezone(zone).hour
        yield Loss(each.cause, each.station, each.kind, hour, each.cost_them, each.called)


def one_thing_of(
    connection: Connection, day: date, settings: Settings, language: Language, pages: Mapping[str, PlaybookPage]
) -> OneThingSaid | None:
    """The one thing to do that a trading day shows; None where nothing that can be acted on cost anybody a minute."""
    return say_one_thing(
        connection, day, mishaps_of_day(connection, day, day, settings), settings.stations, language, pages
    )


def say_one_thing(
    connection: Connection,
    day: date,
    mishaps: tuple[MishapOfDay, ...],
    stations: Stations,
    language: Language,
    pages: Mapping[str, PlaybookPage],
) -> OneThingSaid | None:
    """The one thing to do of a day's mishaps, where they are known already."""
    thing = choose(losses(mishaps, language.zone))
    return None if thing is None else _said(connection, day, thing, stations, language, pages)


def one_thing_for(
    connection: Connection, today: date, settings: Settings, language: Language, pages: Mapping[str, PlaybookPage]
) -> OneThingSaid | None:
    """What is to do on the trading day `today`: what the last day before it with orders shows."""
    for day in days_with_orders(connection, today, 1):
        return one_thing_of(connection, day, settings, language, pages)
    return None


def _said(
    connection: Connection,
    day: date,
    thing: OneThing,
    stations: Stations,
    language: Language,
    pages: Mapping[str, PlaybookPage],
) -> OneThingSaid:
    return OneThingSaid(
        day=day,
        key=thing.key,
        what=what_to_do(thing, stations, language),
        why=why(thing, pages, language),
        orders=which_orders(thing, language),
        minutes=thing.minutes,
        done_at=done_since(connection, day, thing.key),
    )
