"""One run of acts: the open shop, the time it is there, who is at the counter, and the ticket in work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from counter.flows.approve import PinTried, approve
from counter.flows.hearing import HEARING
from counter.flows.ring_up import OpenTicket, current
from counter.flows.shop import Act, Shop
from counter.flows.watch import tick
from counter.journal.queries import newest_at
from counter.journal.topics import Topic
from counter.kernel.clock import SetClock
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, StaffId, new_id
from counter.menu.read_file import MenuFile
from counter.orders.bar_queries import next_wanted, ready_times
from counter.orders.draft import Draft
from counter.orders.draft_store import current_draft
from counter.people.facts import StaffAdded
from counter.people.model import Approval
from counter.people.queries import read_staff
from counter.promises.queries import is_any_without_promise, latest_due

P = ParamSpec("P")
R = TypeVar("R")

MakeShop = Callable[[MenuFile, Sequence[StaffAdded], Mapping[str, object]], Shop]
"""Makes a shop of a menu, people and settings where there is none, on the session's clock."""
TICK = timedelta(seconds=10)
"""How often the bar is looked at while an order is open, as on the screens."""
MOVES_THE_BAR = frozenset({Topic.ORDERS, Topic.PROMISES, Topic.CREW, Topic.MISHAPS})
"""What is looked at again at once."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A moment of a session: the time it is there (aware UTC), and who does what comes next."""

    now: datetime
    not_before: datetime | None
    signed_in: StaffId | None
    by: StaffId | None


@dataclass
class Session:
    """Who does what where, from line to line. `shop` is None until there is one.

    `not_before` is the earliest time of the next act (aware UTC): that of the last one; None where it may be any.
    """

    clock: SetClock
    make_shop: MakeShop
    shop: Shop | None = None
    not_before: datetime | None = None
    signed_in: StaffId | None = None
    by: StaffId | None = None
    approval: Approval | None = None
    _moved: set[Topic] = field(default_factory=set)
    _first_barista: StaffId | None = None
    _has_looked: bool = False

    def open(self, shop: Shop) -> None:
        """This is the shop from now on; it goes on where this terminal's last fact was recorded."""
        self.shop = shop
        self.not_before = self.not_before or shop.read(newest_at, shop.terminal)
        shop.listeners.append(self._hear)

    def _hear(self, topics: frozenset[Topic]) -> None:
        self._moved |= topics
        if Topic.STAFF in topics:
            self._first_barista = None

    @property
    def opened(self) -> Shop:
        """The shop. Refused where there is none yet."""
        if self.shop is None:
            raise Refused("There is no shop here yet. The first act is “shop”.")
        return self.shop

    @property
    def person(self) -> StaffId:
        """Who does it: as the act says, else whoever signed in last, else the first barista."""
        known = self.by or self.signed_in or self._first_barista
        if known is None:
            staff = self.opened.read(read_staff)
            if not staff:
                raise Refused("Nobody works here yet. “answer_people” says who does.")
            baristas = [person.staff_id for person in staff if person.role == "barista"]
            known = self._first_barista = baristas[0] if baristas else staff[0].staff_id
        return known

    def do(self, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """One act of whoever does it; when it returns it is durable, and the bar has been looked at where it moved."""
        if self.approval is None:
            result = self.opened.do(self.person, flow, *args, **kwargs)
        else:
            result = self.opened.do_approved(self.approval, flow, *args, **kwargs)
        if self._moved & MOVES_THE_BAR:
            self._moved.clear()
            self.opened.do(self.opened.itself, tick)
        self._moved.clear()
        return result

    def do_in_office(self, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """As `do`, for what only an owner may.

        Where the act names nobody and nobody is signed in, it is whoever has the machine, as with `counter settings`.
        """
        if self.by is not None or self.signed_in is not None:
            return self.do(flow, *args, **kwargs)
        self.by = self.opened.itself
        try:
            return self.do(flow, *args, **kwargs)
        finally:
            self.by = None

    def ask(self, approver: StaffId, pin: str) -> Approval:
        """Another person's yes to the act that comes, by their PIN. Refused where that is wrong, which counts."""
        answer = self.opened.do(self.person, approve, approver, pin)
        if isinstance(answer, PinTried):
            raise answer.wrong or Refused("Ask once more.")
        return answer

    def ticket(self) -> OpenTicket:
        """The ticket in work, priced, with its promise."""
        return self.opened.do(self.person, current)

    def draft(self) -> Draft:
        """The ticket in work as it is being built; an empty one where there is none."""
        stored = self.opened.read(current_draft, self.opened.terminal, self.opened.keys.local)
        return stored.draft if stored else Draft(OrderId(new_id()))

    def pass_time(self, at: datetime | None) -> None:
        """Lets time pass from the last act, of this run or the one before, to the aware time `at`.

        Without `at` it stays as it is, or begins with the machine's own. It passes with looks at the bar while an order
        is open, else at once. Refused where `at` is before the last act.
        """
        moment = at or self.clock.now()
        if self.not_before is not None and moment < self.not_before:
            raise Refused("It is {now} here already; an act cannot go back.", now=self._said(self.not_before))
        if self.shop is not None and self.not_before is not None:
            self._look_until(self.shop, self.not_before, moment)
        self.clock.set(moment)
        self.not_before = moment
        if self.shop is not None and not self._has_looked:
            self._has_looked = True
            self.shop.do(self.shop.itself, tick)

    def _said(self, at: datetime) -> str:
        """A time as the shop writes it, to the second: two acts may be within one minute."""
        language = self.opened.language
        time = f"{language.clock(at)}:{at.second:02d}"
        return language.say("{day}, {time}", day=language.short_date(language.local_date(at)), time=time)

    def standing(self) -> Standing:
        """When it is there and who does it, to come back to."""
        return Standing(self.clock.now(), self.not_before, self.signed_in, self.by)

    def back_to(self, before: Standing) -> None:
        """An act was refused: time and people are as they were, but nothing is before what was recorded on the way."""
        self.signed_in, self.by = before.signed_in, before.by
        if self.not_before == before.not_before:
            return
        recorded = self.shop.read(newest_at, self.shop.terminal) if self.shop is not None else None
        self.not_before = max(filter(None, (before.not_before, recorded)), default=None)
        self.clock.set(self.not_before or before.now)
        self._has_looked = False

    def _look_until(self, shop: Shop, begin: datetime, moment: datetime) -> None:
        """Looks at the bar on the way to `moment`, and more closely while an order for later may come to it."""
        ahead = timedelta(minutes=shop.settings.promises.longest_minutes)
        while (wanted := shop.read(next_wanted)) is not None and (near := max(begin, wanted - ahead)) < moment:
            self._look_on_the_way(shop, begin, near)
            begin = near
            while begin < moment and shop.read(next_wanted) == wanted:
                begin = min(begin + TICK, moment)
                self.clock.set(begin)
                shop.do(shop.itself, tick)
        self._look_on_the_way(shop, begin, moment)

    def _look_on_the_way(self, shop: Shop, begin: datetime, moment: datetime) -> None:
        """Looks at the bar on the way to `moment`, and where a look can find no more, once where the last one is."""
        looks = (moment - begin) // TICK
        if not looks:
            return
        worth = set(_at_the_shelf(shop, begin))
        last_due = shop.read(latest_due)
        if last_due is not None or shop.read(is_any_without_promise):
            finding = ((last_due or begin) + shop.settings.grace + HEARING - begin) // TICK + 1
            worth |= {*range(1, min(looks, finding) + 1), looks}
        for look in sorted(look for look in worth if 0 < look <= looks):
            self.clock.set(begin + look * TICK)
            shop.do(shop.itself, tick)


def _at_the_shelf(shop: Shop, begin: datetime) -> Iterator[int]:
    """Which looks after `begin` find that an order waits too long to be taken; none of one that was found before."""
    longest = timedelta(minutes=shop.settings.shelf_minutes)
    for since in shop.read(ready_times, shop.settings.trading_day(begin)) if longest else ():
        if since + longest >= begin:
            yield max(1, -((begin - since - longest) // TICK))
