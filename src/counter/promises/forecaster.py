"""The forecast as the shop uses it: fed with facts, answering in aware times, publishing frozen answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from counter.journal.fact import Entry, Fact
from counter.journal.known import NOTHING, Known
from counter.kernel.ids import ItemId, OrderId, TerminalId
from counter.kernel.typed_json import read_json
from counter.menu.facts import ItemAdded, ItemChanged
from counter.promises.fact_events import FED_BY, FactTranslator, ItemToMake, wanted
from counter.promises.facts import MadeFrom
from counter.promises.forecast import Basis, Engine, Quote, Risk
from counter.promises.forecast.events import MenuItem, Wanted
from counter.promises.forecast.first_minutes import first_minutes, minutes_anew
from counter.promises.learned import FORECAST_VERSION, Learned
from counter.promises.model import BarOutlook, OrderRisk, PromiseQuote
from counter.promises.rules import minutes_off, wait_to_say
from counter.settings.facts import SettingChanged
from counter.settings.rules import PromisePolicy
from counter.settings.stations import COUNTER, STATIONS

POLICY = "promises"
"""The setting of that name says how sure a promise must be and how far off; others mean nothing to the forecast."""
PAUSE = timedelta(hours=3)
"""After so long without a fact a day begins: nothing from before is still being made."""
LONGEST_DAY = timedelta(hours=24)
"""Where there is no such pause, a day ends at the first moment after this at which nothing is on the bar."""
LATE = timedelta(minutes=15)
"""A fact of another terminal that is this much older than the newest says how things are, but teaches nothing."""


_ITEM = (ItemAdded, ItemChanged, ItemToMake)
_MEANS_SOMETHING = FED_BY | {ItemToMake}


class Forecaster:
    """One terminal's forecast. Used on one thread; `outlook` may be read on any.

    What it says hangs on the facts alone, in the order in which its terminal came to know them: fed with the same ones,
    two say the same, wherever the app was closed and opened between. So every day begins from what was learned on the
    days before, and from there a new start goes on.
    """

    def __init__(
        self,
        terminal: TerminalId,
        *,
        seed: int = 0,
        since: Known = NOTHING,
        before: Iterable[Entry] = (),
        learned: Learned | None = None,
    ) -> None:
        """It goes on after `learned`, else after `since`, to be fed from there.

        `before` are the entries up to there, with their facts, that say what was sold and how sure a promise had to be.
        LookupError, TypeError, ValueError or AttributeError where what was learned is not of this forecast.
        """
        self._terminal, self._seed = terminal, seed
        self._since = learned.since if learned else since
        self._known = self._fed = learned.known if learned else since
        self._own_hash = learned.hash if learned else b""
        self.learned = learned
        self._items: dict[ItemId, ItemToMake] = {}
        self._engine, self._translator = Engine(seed=seed), FactTranslator()
        self._longest = PromisePolicy().longest_minutes
        for entry in before:
            if entry.fact is not None:
                self._take_in(entry.fact, entry.at.timestamp(), foreign=False, late=False)
        if learned is not None:
            self._go_on_from(learned.content)
        self._newest: datetime | None = None
        self._own_newest: datetime | None = None
        self._day_began: datetime | None = None
        self._morning: Engine | None = None
        self._last_quote: tuple[object, PromiseQuote] | None = None
        self.outlook = BarOutlook()

    def feed(self, entries: Iterable[Entry]) -> None:
        """Takes in what was recorded, in order; entries carry their facts. `learned` is renewed as a day begins."""
        for entry in entries:
            self._morning, fact = None, entry.fact
            if fact is not None and type(fact) in _MEANS_SOMETHING:
                self._feed(entry, fact)
                self._fed = self._fed.after(entry, self._terminal)
                self._own_hash = entry.hash if entry.terminal == self._terminal else self._own_hash
            self._known = self._known.after(entry, self._terminal)
            self._last_quote = None

    def _feed(self, entry: Entry, fact: Fact) -> None:
        """The newest moment is our own clock's; another terminal's moves it only onward."""
        foreign, newest = entry.terminal != self._terminal, self._newest or entry.at
        if foreign and newest - entry.at > LATE:
            self._take_in(fact, newest.timestamp(), foreign=True, late=True)
            return
        self._begin_day(entry.at)
        self._take_in(fact, entry.at.timestamp(), foreign=foreign, late=False)
        self._newest = max(newest, entry.at) if foreign else entry.at
        self._own_newest = self._own_newest if foreign else entry.at

    def _take_in(self, fact: Fact, at: float, *, foreign: bool, late: bool) -> None:
        if isinstance(fact, _ITEM):
            self._items[fact.item_id] = _to_make(fact, self._items.get(fact.item_id))
        elif isinstance(fact, SettingChanged) and fact.key == POLICY:
            policy = read_json(fact.value, PromisePolicy)
            self._engine.target, self._longest = policy.target, policy.longest_minutes
        translate = self._translator.late_events if late else self._translator.events
        for event in translate(fact, at):
            self._engine.feed(event, foreign=foreign)

    def _begin_day(self, at: datetime) -> None:
        """Where a day begins at `at`: notes what was learned before, and goes on from that alone."""
        if self._newest is not None and self._is_over(self._newest, at):
            content = self._learned_so_far()
            self.learned = Learned(since=self._since, known=self._fed, hash=self._own_hash, content=content)
            self._go_on_from(content)
            self._translator = FactTranslator()
            self._day_began = None
        self._day_began = self._day_began or at

    def _is_over(self, newest: datetime, now: datetime) -> bool:
        by_another = newest != self._own_newest  # whose clock may be years ahead: nobody waits for those
        if now - newest >= PAUSE or (by_another and newest - now >= PAUSE):
            return True
        long = self._day_began is not None and now - self._day_began >= LONGEST_DAY
        return long and not self._engine.quote((), newest.timestamp()).ahead

    def _engine_at(self, at: datetime) -> Engine:
        """The engine that answers at `at`: where a day begins then, nothing from before is still being made."""
        if self._newest is None or not self._is_over(self._newest, at):
            return self._engine
        if self._morning is None:
            self._morning = self._restored(self._learned_so_far())
        return self._morning

    def _learned_so_far(self) -> dict[str, Any]:
        content: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self._engine.snapshot()))
        return content

    def _go_on_from(self, content: dict[str, Any]) -> None:
        self._engine = self._restored(content)

    def _restored(self, content: dict[str, Any]) -> Engine:
        menu = [MenuItem(item.name, item.category, item.station) for item in self._items.values()]
        return Engine.restore(content, menu, target=self._engine.target, seed=self._seed)

    def quote(self, items: Iterable[tuple[ItemId, int]], at: datetime, *, remake: bool = False) -> PromiseQuote:
        """What to promise for these items (and how many of each) at the aware time `at`.

        Asked the same again before anything happens, it gives the same without working it out anew.
        """
        asked = (self._wanted(items), at, remake)
        if self._last_quote is None or self._last_quote[0] != asked:
            quote = self._engine_at(at).quote(asked[0], at.timestamp(), remake=remake)
            self._last_quote = asked, self._as_promise(quote, at)
        return self._last_quote[1]

    def basis(self, items: Iterable[tuple[ItemId, int]], at: datetime, *, remake: bool = False) -> Basis:
        """What the quote for these items at `at` is worked out from."""
        return self._engine_at(at).quote(self._wanted(items), at.timestamp(), remake=remake).basis

    def _wanted(self, items: Iterable[tuple[ItemId, int]]) -> tuple[Wanted, ...]:
        known = self._items
        return wanted((known[item].name if item in known else str(item), quantity) for item, quantity in items)

    def _as_promise(self, quote: Quote, at: datetime) -> PromiseQuote:
        due = datetime.fromtimestamp(quote.ready_by, UTC)
        minutes = minutes_off(due, at)
        return PromiseQuote(
            due=due,
            at=at,
            minutes=minutes,
            ahead=quote.ahead,
            wait=wait_to_say(quote.soonest, minutes, at, self._longest),
            made_from=MadeFrom(
                quoted_at=at.timestamp(),
                known=self._known,
                since=self._since,
                seed=self._seed,
                forecast=FORECAST_VERSION,
                target=self._engine.target,
            ),
        )

    def risks(self, at: datetime) -> dict[OrderId, OrderRisk]:
        """The risk of every open order whose promise is not past."""
        found = (_risk(risk) for risk in self._engine_at(at).tick(at.timestamp()))
        return {risk.order_id: risk for risk in found}

    def offers(self, at: datetime) -> dict[OrderId, datetime]:
        """What can be promised now to those on the bar who were promised nothing: minutes the shop stands for."""
        return self._stood_for(first_minutes(self._engine_at(at), at.timestamp()), at)

    def anew(self, at: datetime) -> dict[OrderId, datetime]:
        """What can be promised anew to those on the bar whose promise is past: minutes the shop stands for."""
        return self._stood_for(minutes_anew(self._engine_at(at), at.timestamp()), at)

    def _stood_for(self, minutes: Mapping[str, float], at: datetime) -> dict[OrderId, datetime]:
        found = ((OrderId(UUID(order)), datetime.fromtimestamp(minute, UTC)) for order, minute in minutes.items())
        return {order_id: due for order_id, due in found if minutes_off(due, at) <= self._longest}

    def publish(self, outlook: BarOutlook) -> None:
        """Makes `outlook` what every thread reads from now on."""
        self.outlook = outlook

    def promising(self, at: datetime) -> PromiseQuote | None:
        """What one plain drink would be promised at `at`; None where nothing is made."""
        plain = _plain_drink(self._items.values())
        return self.quote([(plain, 1)], at) if plain else None


def _risk(risk: Risk) -> OrderRisk:
    return OrderRisk(
        order_id=OrderId(UUID(risk.order)),
        chance=risk.miss_probability,
        left=risk.left,
        reset_to=datetime.fromtimestamp(risk.reset_to, UTC),
        why=risk.reason.why,
        station=risk.reason.station,
        pace=risk.reason.pace,
    )


def _to_make(fact: ItemAdded | ItemChanged | ItemToMake, before: ItemToMake | None) -> ItemToMake:
    """The item as the forecast knows it from now on; a change leaves its tile where it was."""
    position = fact.position if isinstance(fact, ItemAdded | ItemToMake) else None
    if position is None:
        position = before.position if before else None
    return ItemToMake(
        item_id=fact.item_id, name=fact.name, category=fact.category, station=fact.station, position=position
    )


def _plain_drink(items: Iterable[ItemToMake]) -> ItemId | None:
    """The first item of the first station that makes something, in the menu's order; a shop's own come last."""
    places = {station: place for place, station in enumerate(STATIONS)}
    made = [item for item in items if item.station != COUNTER]
    first = min(made, key=lambda item: (places.get(item.station, len(places)), item.position or 0), default=None)
    return None if first is None else first.item_id


class NoForecast(Forecaster):
    """Of books that nobody sells from: it takes in nothing, and nobody asks it."""

    def feed(self, entries: Iterable[Entry]) -> None:
        """Lets them go by."""
