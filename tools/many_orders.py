"""Makes a shop of many orders, each rung up, paid, made and handed over by the taps of the screens.

    python tools/many_orders.py FOLDER [--orders 100000] [--seed 0]

FOLDER must not hold a shop yet. The shop has the starter menu; its trading days of about 500 orders begin on
DAY_ONE. Everything is printed, on a printer that throws the paper away, as blank documents. Prints on the way how it
grows, and at the end the bytes per order of the packed file (all of the file, the menu and the people too) and the
seconds it took: about half of them wait for the disk, so a FOLDER in memory goes faster.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from pathlib import Path
from random import Random
from time import perf_counter

from counter.bootstrap import DATABASE, new_shop
from counter.cli.first_shop import tax_rates
from counter.flows import make, pay, print_queue, put_right, ring_up, staff, watch
from counter.flows.first_start import PEOPLE
from counter.flows.gestures import GestureRequest
from counter.flows.pay import SaleResult
from counter.flows.put_right import Answer
from counter.flows.ring_up import OpenTicket
from counter.flows.shop import Shop
from counter.kernel.clock import SetClock
from counter.kernel.ids import GroupId, ItemId, LineId, OrderId, StaffId, new_id
from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.menu.read_file import read_toml
from counter.menu.rules import Item
from counter.paper.document import Pages, Paper
from counter.people.facts import StaffAdded
from counter.simulation.customers import draw_name, draw_payment, draw_to_go

# Every call of a flow is in this class: where a flow is renamed, nothing else here changes.


@dataclass(frozen=True)
class Taps:
    """The taps of the screens, in one shop. `by` is whoever taps."""

    shop: Shop

    def sign_in(self, by: StaffId) -> None:
        """Picks their name on the staff page."""
        self.shop.do(by, staff.sign_in)

    def staff_bar(self, by: StaffId, crew: tuple[StaffId, ...]) -> None:
        """Says who makes drinks."""
        self.shop.do(by, make.staff_bar, crew)

    def ticket(self, by: StaffId) -> OpenTicket:
        """The ticket in work, here always an empty one."""
        return self.shop.do(by, ring_up.current)

    def add_item(self, by: StaffId, ticket: OrderId, item_id: ItemId) -> OpenTicket:
        """One more of an item, as it comes."""
        return self.shop.do(by, ring_up.add_item, ticket, item_id)

    def toggle(self, by: StaffId, ticket: OrderId, line_id: LineId, group_id: GroupId, name: str) -> OpenTicket:
        """A modifier of a line."""
        return self.shop.do(by, ring_up.toggle_modifier, ticket, line_id, group_id, name)

    def name(self, by: StaffId, ticket: OrderId, customer: str) -> OpenTicket:
        """The ticket in a name."""
        return self.shop.do(by, ring_up.name_customer, ticket, customer)

    def have_here(self, by: StaffId, ticket: OrderId) -> OpenTicket:
        """Not to go."""
        return self.shop.do(by, ring_up.serve, ticket, to_go=False)

    def pay(self, by: StaffId, open_ticket: OpenTicket, rng: Random) -> SaleResult:
        """In cash or by card; the ticket becomes an order."""
        tender = draw_payment(rng, open_ticket.priced.total)
        return self.shop.do(by, pay.pay, open_ticket.draft.order_id, (tender,), open_ticket.quote, they_know=True)

    def ready(self, by: StaffId, order_id: OrderId) -> None:
        """All of an order is made."""
        self.shop.do(by, make.ready, order_id)

    def hand_over(self, by: StaffId, order_id: OrderId) -> None:
        """The customer has it."""
        self.shop.do(by, make.hand_over, order_id)

    def greet(self, by: StaffId, order_id: OrderId) -> None:
        """A word about what went wrong."""
        self.shop.do(by, put_right.greet, order_id)

    def apologise(self, by: StaffId, order_id: OrderId, kind: str, their_words: str) -> None:
        """Puts right what went wrong, with the customer’s words."""
        self.shop.do(
            by,
            put_right.put_right,
            Answer(kind, order_id, their_words=their_words, gestures=(GestureRequest("apology"),)),
        )

    def print_waiting(self) -> None:
        """Prints what is in the queue."""
        print_queue.print_waiting(self.shop)

    def tidy(self) -> None:
        """What the app does in quiet moments."""
        watch.tidy(self.shop)


DAY_ONE = datetime(2026, 1, 5, 7, 0, tzinfo=UTC)
OPEN_FOR = timedelta(hours=11)
A_DAY, SPREAD = 500, 30
"""Orders a day: about so many, give or take."""
ITEM_COUNTS = {1: 56, 2: 30, 3: 11, 4: 3}
CHANGED, MISHAP = 0.3, 0.01
"""How likely an item is wanted otherwise than it comes, and an order goes wrong."""
A_TAP, AN_ITEM, COLLECTED_AFTER = (1.0, 3.0), (25.0, 70.0), (10.0, 120.0)
"""Seconds, from and to: a tap, making an item, an order that stands ready until somebody has it."""
PRINT_EVERY = 20
WRONG = (("wrong_item", "The other one, please."), ("not_good", "It is cold."), ("spilled", "The lid came off."))


class NoPaper:
    """A printer that throws the paper away."""

    def print_paper(self, title: str, paper: Paper) -> None:
        """It is printed."""

    def open_drawer(self) -> None:
        """Nothing opens."""


def blank(_content: str, _is_copy: bool, _language: Language) -> Pages:  # noqa: FBT001 - the queue's own order
    """A document without a page."""
    return Pages(b"")


@dataclass
class Days:
    """Trading days in one shop, with two at the bar who make what comes in order, and one at the till."""

    shop: Shop
    clock: SetClock
    rng: Random
    people: tuple[StaffId, ...]
    sold: int = 0
    later: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    hands: list[datetime] = field(default_factory=list)
    serial: count[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.taps = Taps(self.shop)
        self.till, *self.bar = self.people

    def play(self, opens: datetime, orders: int) -> None:
        """A day of so many orders, until the last cup is handed over."""
        self.clock.set(opens - timedelta(minutes=10))
        for person in self.people:
            self.taps.sign_in(person)
        self.taps.staff_bar(self.bar[0], tuple(self.bar))
        self.hands = [opens for _ in self.bar]
        for moment in sorted(opens + OPEN_FOR * self.rng.random() for _ in range(orders)):
            self._pass_until(moment)
            self._serve()
            if self.sold % PRINT_EVERY == 0:
                self.taps.print_waiting()
        self._pass_until(opens + timedelta(hours=20))
        self.taps.print_waiting()
        self.taps.tidy()

    def _serve(self) -> None:
        sold, items = self._sell()
        self.sold += 1
        to_make = [item for item in items if item.station != "counter"]
        if to_make:
            place = self.hands.index(min(self.hands))
            begins = max(self.hands[place], self.clock.now())
            ready = begins + timedelta(seconds=sum(self.rng.uniform(*AN_ITEM) for _ in to_make))
            self.hands[place] = ready
            self._at(ready, partial(self._ready, self.bar[place], sold))
        elif self.rng.random() < MISHAP:
            self.taps.apologise(self.till, sold.order_id, *self.rng.choice(WRONG))

    def _sell(self) -> tuple[SaleResult, list[Item]]:
        by = self.till
        open_ticket = self.taps.ticket(by)
        ticket = open_ticket.draft.order_id
        items = self.rng.choices(self.shop.menu.items, k=self._how_many())
        for item in items:
            self.clock.forward(self.rng.uniform(*A_TAP))
            open_ticket = self.taps.add_item(by, ticket, item.item_id)
            line_id = open_ticket.draft.selected
            if item.groups and line_id is not None and self.rng.random() < CHANGED:
                group = self.rng.choice(item.groups)
                others = [modifier.name for modifier in group.modifiers if modifier.name not in group.defaults()]
                open_ticket = self.taps.toggle(by, ticket, line_id, group.group_id, self.rng.choice(others))
        customer = draw_name(self.rng)
        if customer:
            open_ticket = self.taps.name(by, ticket, customer)
        if not draw_to_go(self.rng):
            open_ticket = self.taps.have_here(by, ticket)
        return self.taps.pay(by, open_ticket, self.rng), items

    def _how_many(self) -> int:
        (items,) = self.rng.choices(tuple(ITEM_COUNTS), tuple(ITEM_COUNTS.values()))
        return items

    def _ready(self, by: StaffId, sold: SaleResult) -> None:
        self.taps.ready(by, sold.order_id)
        late = sold.due is not None and self.clock.now() > sold.due + self.shop.settings.grace
        has_it = self.clock.now() + timedelta(seconds=self.rng.uniform(*COLLECTED_AFTER))
        self._at(has_it, partial(self._hand_over, by, sold.order_id, late=late))

    def _hand_over(self, by: StaffId, order_id: OrderId, *, late: bool) -> None:
        self.taps.hand_over(by, order_id)
        if late:
            self.taps.greet(by, order_id)
        if self.rng.random() < MISHAP:
            self.taps.apologise(by, order_id, *self.rng.choice(WRONG))

    def _at(self, moment: datetime, deed: Callable[[], None]) -> None:
        heappush(self.later, (moment, next(self.serial), deed))

    def _pass_until(self, moment: datetime) -> None:
        while self.later and self.later[0][0] <= moment:
            at, _, deed = heappop(self.later)
            self.clock.set(max(at, self.clock.now()))
            deed()
        self.clock.set(max(moment, self.clock.now()))


def main() -> None:
    """Makes the shop, and says how large it is and how long it took."""
    wanted = arguments()
    clock = SetClock(DAY_ONE - timedelta(days=1))
    begin, rng = perf_counter(), Random(wanted.seed)
    shop, people = make_shop(wanted.folder, clock)
    days = Days(shop, clock, rng, people)
    opens = DAY_ONE
    while days.sold < wanted.orders:
        tenth = days.sold * 10 // wanted.orders
        days.play(opens, min(round(rng.gauss(A_DAY, SPREAD)), wanted.orders - days.sold))
        opens += timedelta(days=1)
        if days.sold * 10 // wanted.orders > tenth:
            print(f"{days.sold} orders, {perf_counter() - begin:.0f} s", flush=True)
    shop.store.close()
    seconds, size = perf_counter() - begin, (wanted.folder / DATABASE).stat().st_size
    print(f"{days.sold} orders, {size / 1e6:.1f} MB: {size / days.sold:.0f} bytes an order")
    print(f"{seconds:.0f} s: {seconds / days.sold * 1000:.1f} ms an order")


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description="Makes a shop of many orders.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def make_shop(folder: Path, clock: SetClock) -> tuple[Shop, tuple[StaffId, ...]]:
    """A shop with the starter menu, and the three who work in it."""
    menu = read_toml(resource("menu", "starter.toml"))
    people = tuple(StaffAdded(StaffId(new_id()), name, role) for name, role in PEOPLE)
    settings = {"zone_name": "Europe/Berlin", "tax_rates": tax_rates(menu), "contact": "Rosa"}
    shop = new_shop(folder, menu, people, settings, clock)
    shop.find_printer = lambda _settings, _name: NoPaper()
    shop.renderers = dict.fromkeys(shop.renderers, blank)
    return shop, tuple(person.staff_id for person in people[:3])


if __name__ == "__main__":
    main()
