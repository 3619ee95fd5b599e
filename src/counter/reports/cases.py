"""What there is to make right: the list to choose from, and all that is known about one case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from counter.kernel.ids import MishapId, OrderId, StaffId
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.orders.model import Order
from counter.orders.queries import find_orders, orders_by, placed_on, remakes_of
from counter.orders.search import OrderSearch
from counter.people.model import Staff
from counter.people.queries import has_pins, staff_member
from counter.promises.queries import read_promises, read_waits
from counter.receipts.queries import orders_with_receipt
from counter.recovery.model import FollowUp, Mishap, Turn
from counter.recovery.queries import (
    follow_ups_of,
    mishaps_by,
    mishaps_of,
    the_mishap,
    turns_of,
    unanswered_heads,
)
from counter.reports.given import given_between
from counter.reports.story import Case, Story, staff_names, story
from counter.store.unit import Connection

PAGE = 24
"""How many cases are shown at once."""


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case and who looks at it, and what they gave away between the two times asked for.

    `names` are the staff's, by id, `follow_ups` what was said about coming back, and `turns` what came
    later in its story, by mishap. `others` are the stories of the same customer's order where this is a remake, and of
    its other remakes.
    """

    story: Story | None
    mishap: Mishap | None
    by: Staff
    given: Money
    names: Mapping[StaffId, str]
    follow_ups: Mapping[MishapId, tuple[FollowUp, ...]]
    turns: Mapping[MishapId, tuple[Turn, ...]]
    others: tuple[Story, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseKey:
    """Which case: an order, or a mishap without one."""

    order: OrderId | None
    mishap: MishapId | None = None


@dataclass(frozen=True, slots=True)
class CasesWanted:
    """Which cases somebody looks for.

    Those of a trading `day`, led by what nobody answered where `unanswered` says so; with a `search` every order that
    fits, of that day where `every_day` is not set. `page` counts from 0.
    """

    day: date
    unanswered: bool = True
    search: OrderSearch | None = None
    every_day: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class CaseList:
    """A page of cases, and whether there is a `next` one. `names` are the staff's, by id.

    `new`: how many came since the time asked for and are not among those shown.
    """

    keys: tuple[CaseKey, ...] = ()
    cases: tuple[Case, ...] = ()
    names: Mapping[StaffId, str] = field(default_factory=dict)
    next: bool = False
    new: int = 0


def list_cases(connection: Connection, wanted: CasesWanted, language: Language) -> CaseList:
    """A page of cases: what nobody answered first, then orders, newest first; each order once."""
    search = wanted.search
    found = found_orders(connection, search, wanted, language, most=PAGE + 1) if search else ()
    keys = tuple(map(CaseKey, found)) if search else _of_day(connection, wanted)
    begin = 0 if search and not search.clock else wanted.page * PAGE
    page = keys[begin : begin + PAGE]
    return CaseList(page, _cases(connection, page), staff_names(connection), next=len(keys) > begin + PAGE)


def look_again(connection: Connection, wanted: CasesWanted, shown: CaseList, since: datetime) -> CaseList:
    """The cases that are `shown`, in the same places, as they are now, and how many came `since` (aware)."""
    is_today = wanted.search is None and wanted.unanswered
    new = _came_since(connection, wanted.day, set(shown.keys), since) if is_today else 0
    return replace(shown, cases=_cases(connection, shown.keys), names=staff_names(connection), new=new)


def _of_day(connection: Connection, wanted: CasesWanted) -> tuple[CaseKey, ...]:
    waiting = _waiting(connection) if wanted.unanswered else ()
    known = {key.order for key in waiting}
    placed = placed_on(connection, wanted.day, limit=(wanted.page + 1) * PAGE + len(known) + 1)
    return (*waiting, *(CaseKey(order_id) for order_id, _ in placed if order_id not in known))


def _waiting(connection: Connection) -> tuple[CaseKey, ...]:
    heads = unanswered_heads(connection)
    return tuple(dict.fromkeys(_key(mishap_id, order_id) for mishap_id, order_id, _ in heads))


def _key(mishap_id: MishapId, order_id: OrderId | None) -> CaseKey:
    return CaseKey(order_id) if order_id is not None else CaseKey(None, mishap_id)


def _came_since(connection: Connection, day: date, shown: set[CaseKey], since: datetime) -> int:
    came = {CaseKey(order_id) for order_id, _ in placed_on(connection, day, since=since)}
    came |= {_key(mishap_id, order_id) for mishap_id, order_id, at in unanswered_heads(connection) if at >= since}
    return len(came - shown)


def found_orders(
    connection: Connection, search: OrderSearch, wanted: CasesWanted, language: Language, *, most: int
) -> tuple[OrderId, ...]:
    """The orders that fit a search, newest first, at most so many of a name, a number or an amount.

    Those of a page begin where it begins; a clock time is of the day that is wanted, and all of it is given.
    """
    if search.clock:
        return orders_at(connection, wanted.day, search.clock, language)
    if search.receipt is not None:
        return orders_with_receipt(connection, *search.receipt)
    day = None if wanted.every_day else wanted.day
    return find_orders(connection, search, day, skip=wanted.page * PAGE, limit=most)


def orders_at(connection: Connection, day: date, clock: str, language: Language) -> tuple[OrderId, ...]:
    """The orders of a trading day that were placed, or first promised, at a time that begins so ("8:2"), newest first.

    Both are on the receipt: whoever comes back knows one of them.
    """
    placed = placed_on(connection, day)
    promises = read_promises(connection, (order_id for order_id, _ in placed))
    return tuple(
        order_id
        for order_id, placed_at in placed
        if language.clock(placed_at).startswith(clock)
        or (order_id in promises and language.clock(promises[order_id].first_due).startswith(clock))
    )


def _cases(connection: Connection, keys: tuple[CaseKey, ...]) -> tuple[Case, ...]:
    """The cases of these keys, each with the first mishap that nobody answered, else the newest."""
    ids = [key.order for key in keys if key.order is not None]
    orders = {order.order_id: order for order in orders_by(connection, ids)}
    promises, waits = read_promises(connection, ids), read_waits(connection, ids)
    of_order = mishaps_of(connection, ids)
    alone = {each.mishap_id: each for each in mishaps_by(connection, (k.mishap for k in keys if k.mishap is not None))}
    return tuple(
        Case(
            orders.get(key.order),
            promises.get(key.order),
            _foremost(of_order.get(key.order, ())),
            waits.get(key.order),
        )
        if key.order is not None
        else Case(None, None, alone.get(key.mishap) if key.mishap is not None else None)
        for key in keys
    )


def _foremost(mishaps: Iterable[Mishap]) -> Mishap | None:
    known = list(mishaps)
    return next((mishap for mishap in known if mishap.is_open), known[-1] if known else None)


def known_case(
    connection: Connection,
    order_id: OrderId | None,
    mishap_id: MishapId | None,
    *,
    by: StaffId,
    since: datetime,
    until: datetime,
    currency: str,
) -> KnownCase:
    """An order's story with the mishap it is about: the one named, else the first that nobody answered."""
    order_story = story(connection, order_id) if order_id else None
    mishap = the_mishap(connection, mishap_id) if mishap_id else None
    if mishap is None and order_story:
        mishap = next((known for known in order_story.mishaps if known.is_open), None)
    others = _others(connection, order_story.order) if order_story else ()
    about: list[Mishap] = [*order_story.mishaps] if order_story else [mishap] if mishap else []
    about += [each for other in others for each in other.mishaps]
    return KnownCase(
        story=order_story,
        mishap=mishap,
        by=staff_member(connection, by),
        given=given_between(connection, by, since, until, currency, with_refunds=has_pins(connection)),
        names=order_story.names if order_story else staff_names(connection),
        follow_ups={each.mishap_id: follow_ups_of(connection, each.mishap_id) for each in about if each.follow_up_due},
        turns={each.mishap_id: turns_of(connection, each.mishap_id) for each in about},
        others=others,
    )


def _others(connection: Connection, order: Order) -> tuple[Story, ...]:
    first = order.remake_of or order.order_id
    family = (first, *(remake.order_id for remake in remakes_of(connection, first)))
    return tuple(story(connection, each) for each in family if each != order.order_id)
