"""A till and a bar that hear of each other late: facts with numbers, positions, and what was seen when, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

from msgspec.structs import replace

from counter.journal.fact import Entry, Fact
from counter.journal.known import NOTHING, Known, as_they_came
from counter.kernel.ids import FactId, ItemId, LineId, OrderId, Position, Seq, ShopId, StaffId, TerminalId, new_id
from counter.kernel.money import Money
from counter.menu.facts import ItemAdded
from counter.orders.facts import OrderPlaced, OrderReady
from counter.orders.model import Line
from counter.people.facts import BarStaffed
from counter.promises.facts import PromiseMade
from counter.promises.forecaster import Forecaster
from counter.promises.model import PromiseOrigin, PromiseQuote

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TILL, BAR = TerminalId("T1"), TerminalId("T2")
NOTHING_PAID = Money(0, "EUR")
SOLD = (("Latte", "coffee", "espresso"), ("Tea", "tea", "espresso"), ("Toast", "food", "kitchen"))
MENU = tuple(
    ItemAdded(
        item_id=ItemId(new_id()),
        name=name,
        category=category,
        price=Money(300, "EUR"),
        tax_class="food",
        station=station,
        position=position,
    )
    for position, (name, category, station) in enumerate(SOLD)
)
CREW = tuple(StaffId(new_id()) for _ in range(3))


@dataclass
class Terminal:
    """One terminal's facts, and what it has of the other's: `seen` is the position up to which it knows the shop."""

    name: TerminalId
    facts: list[Entry] = field(default_factory=list)
    seen: Position = NOTHING.seen

    def record(self, fact: Fact, at: datetime) -> Entry:
        """The next fact, without a position yet."""
        seq = Seq(len(self.facts) + 1)
        entry = Entry(
            id=FactId(new_id()),
            shop=ShopId(new_id()),
            terminal=self.name,
            seq=seq,
            at=at,
            by=CREW[0],
            kind=type(fact).__name__,
            version=1,
            body="",
            private=None,
            position=None,
            subject="",
            seen=self.seen,
            act=seq,
            sealed=b"",
            prev=b"",
            hash=f"{self.name}-{seq}".encode(),
            fact=fact,
        )
        self.facts.append(entry)
        return entry


class TwoTerminals:
    """A till whose forecast is looked at, and a bar; `now` is on both their clocks."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now
        self.till, self.bar = Terminal(TILL), Terminal(BAR)
        self.forecaster = Forecaster(TILL)
        self.placed: dict[OrderId, PromiseMade] = {}
        self._last_position = 0
        for item in MENU:
            self.at_the_till(item)

    def at_the_till(self, fact: Fact) -> None:
        """Recorded at the till, and fed to its forecast at once."""
        self.forecaster.feed([self.till.record(fact, self.now)])

    def quote(self, *items: ItemAdded) -> PromiseQuote:
        return self.forecaster.quote([(item.item_id, 1) for item in items], self.now)

    def order(self, *items: ItemAdded) -> OrderId:
        """Sold at the till, promised by its forecast."""
        quote, order_id = self.quote(*items), OrderId(new_id())
        for fact in (placed(order_id, items, self.now), PromiseMade(order_id, quote.due, quote.made_from)):
            self.at_the_till(fact)
        self.placed[order_id] = PromiseMade(order_id, quote.due, quote.made_from)
        return order_id

    def at_the_bar(self, fact: Fact, at: datetime | None = None) -> None:
        """Recorded at the bar; the till does not know of it yet."""
        self.bar.record(fact, at or self.now)

    def push(self, terminal: Terminal) -> None:
        """What a terminal recorded gets its places in the shop's order."""
        for number, entry in enumerate(terminal.facts):
            if entry.position is None:
                self._last_position += 1
                terminal.facts[number] = replace(entry, position=Position(self._last_position))

    def pull(self) -> None:
        """The till hears of all that has a place."""
        new = [entry for entry in self.bar.facts if entry.position is not None and entry.position > self.till.seen]
        self.till.seen = Position(self._last_position)
        self.forecaster.feed(new)

    def hear(self) -> None:
        """The till hears of all that the bar recorded."""
        self.push(self.bar)
        self.pull()

    def journal(self, after: Known = NOTHING) -> Iterator[Entry]:
        """What the till came to know after it knew `after`, in order, rebuilt from numbers and positions alone."""
        own = (entry for entry in self.till.facts if entry.seq > after.seq)
        foreign = [entry for entry in self.bar.facts if entry.position is not None and entry.position > after.seen]
        return as_they_came(own, sorted(foreign, key=lambda entry: entry.position or 0))

    def origin(self, order_id: OrderId) -> PromiseOrigin:
        return PromiseOrigin(terminal=TILL, made_from=self.placed[order_id].made_from)

    def live(self, acts: int, chance: Random, *, offline: Iterable[int] = ()) -> None:
        """So many acts at till and bar; they hear of each other now and then, but not in those acts."""
        open_orders: list[OrderId] = []
        away = set(offline)
        for act in range(acts):
            self.now += timedelta(seconds=chance.expovariate(1 / 30))
            if chance.random() < 0.5:
                open_orders.append(self.order(*chance.choices(MENU, k=chance.randint(1, 2))))
            elif chance.random() < 0.1:
                self.at_the_bar(BarStaffed(CREW[: chance.randint(1, 3)]))
            elif open_orders:
                self.at_the_bar(OrderReady(open_orders.pop(0)))
            if act in away:
                continue
            for terminal in (self.bar, self.till):
                if chance.random() < 0.6:
                    self.push(terminal)
            if chance.random() < 0.6:
                self.pull()


def placed(order_id: OrderId, items: Iterable[ItemAdded], at: datetime) -> OrderPlaced:
    """An order for one of each."""
    lines = tuple(
        Line(
            line_id=LineId(new_id()),
            item_id=item.item_id,
            name=item.name,
            category=item.category,
            station=item.station,
            quantity=1,
            modifiers=(),
            unit_price=NOTHING_PAID,
            tax_class=item.tax_class,
            tax_rate=Decimal(0),
            net=NOTHING_PAID,
            tax=NOTHING_PAID,
        )
        for item in items
    )
    return OrderPlaced(
        order_id=order_id,
        series="",
        number=1,
        business_date=at.date(),
        to_go=False,
        lines=lines,
        total=NOTHING_PAID,
        tax_rounding="document",
    )
