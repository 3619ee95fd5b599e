"""A shop to test in: the starter menu, five people, a clock that stands where it is set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property
from pathlib import Path

from counter.bootstrap import DATABASE, new_shop, open_shop
from counter.cli.first_shop import tax_rates
from counter.flows import make, pay, put_right, ring_up
from counter.flows.cancel import cancel
from counter.flows.change_order import OrderChanged, change_order
from counter.flows.change_plan import ChangeAsked, LineOff
from counter.flows.first_start import PEOPLE
from counter.flows.gestures import GestureRequest
from counter.flows.pay import SaleResult
from counter.flows.put_right import Answer
from counter.flows.shop import Shop
from counter.kernel.clock import SetClock
from counter.kernel.errors import Unavailable
from counter.kernel.ids import ItemId, LineId, MishapId, OrderId, StaffId, new_id
from counter.kernel.money import Money
from counter.kernel.resources import resource
from counter.menu.read_file import MenuFile, read_toml
from counter.orders import draft as half_built
from counter.orders.draft import Draft
from counter.orders.model import Order
from counter.orders.queries import remakes_of, the_order
from counter.paper.document import Paper
from counter.paper.pdf import paper_pdf
from counter.people.facts import StaffAdded
from counter.people.queries import read_staff
from counter.promises.model import Promise
from counter.promises.queries import the_promise
from counter.till.settlement import Tender
from counter.vouchers.code import voucher_code
from counter.vouchers.model import Voucher
from counter.vouchers.queries import vouchers_for

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Died(BaseException):
    """The counter's process ends here."""


class RecordingPrinter:
    """A printer that keeps what it prints, and can be away, fail at one document, or outlive the counter."""

    def __init__(self) -> None:
        self.printed: list[tuple[str, bytes]] = []
        self.away = False
        self.fails_at = ""
        self.dies_after = 0
        self.pulses = 0

    def open_drawer(self) -> None:
        if self.away:
            raise Unavailable("The paper is out.")
        self.pulses += 1

    def print_paper(self, title: str, paper: Paper) -> None:
        if self.away:
            raise Unavailable("The paper is out.")
        if title == self.fails_at:
            raise ValueError("no such paper")
        self.printed.append((title, paper_pdf(paper)))
        if len(self.printed) == self.dies_after:
            raise Died


@cache
def starter_menu() -> MenuFile:
    return read_toml(resource("menu", "starter.toml"))


def eur(amount: str) -> Money:
    return Money(round(float(amount) * 100), "EUR")


@dataclass
class Cafe:
    """A shop with the words that tests use."""

    shop: Shop
    clock: SetClock
    paper: RecordingPrinter

    @classmethod
    def made_in(cls, folder: Path, at: datetime = MORNING, **settings: object) -> Cafe:
        clock = SetClock(at)
        people = tuple(StaffAdded(StaffId(new_id()), name, role) for name, role in PEOPLE)
        decided = {"zone_name": "Europe/Berlin", "tax_rates": tax_rates(starter_menu())} | settings
        cafe = cls._with(new_shop(folder, starter_menu(), people, decided, clock), clock)
        cafe.shop.do(cafe.ana, make.staff_bar, (cafe.staff("Ben"),))
        return cafe

    @classmethod
    def opened_in(cls, folder: Path, at: datetime = MORNING, *, put_back: bool = False) -> Cafe:
        clock = SetClock(at)
        return cls._with(open_shop(folder, clock, put_back=put_back), clock)

    @classmethod
    def _with(cls, shop: Shop, clock: SetClock, paper: RecordingPrinter | None = None) -> Cafe:
        printer = paper or RecordingPrinter()
        shop.find_printer = lambda _settings, _name: printer
        return cls(shop, clock, printer)

    def reopened(self) -> Cafe:
        """The same shop after the app was closed and opened."""
        self.close()
        return self._with(open_shop(self.folder, self.clock), self.clock, self.paper)

    def close(self) -> None:
        self.shop.store.close()

    @property
    def folder(self) -> Path:
        return self.shop.folder

    @property
    def database(self) -> Path:
        return self.shop.folder / DATABASE

    def staff(self, name: str) -> StaffId:
        return next(person.staff_id for person in self.shop.read(read_staff) if person.name == name)

    @cached_property
    def ana(self) -> StaffId:
        """Asked once: a shop's tests say a thousand times that it is Ana who does something."""
        return self.staff("Ana")

    def item(self, name: str) -> ItemId:
        return next(item.item_id for item in self.shop.menu.items if item.name == name)

    def forward(self, minutes: float) -> None:
        self.clock.forward(minutes * 60)

    def ring(self, *names: str, customer: str = "", order_id: OrderId | None = None) -> OrderId:
        order_id = order_id or OrderId(new_id())
        for name in names:
            self.shop.do(self.ana, ring_up.add_item, order_id, self.item(name))
        if customer:
            self.shop.do(self.ana, ring_up.name_customer, order_id, customer)
        return order_id

    def pay(self, order_id: OrderId, *tenders: Tender) -> SaleResult:
        return self.shop.do(self.ana, pay.pay, order_id, tenders, they_know=True)

    def sell(self, *names: str, customer: str = "", tenders: tuple[Tender, ...] = ()) -> OrderId:
        return self.pay(self.ring(*names, customer=customer), *tenders).order_id

    def rung(self, *names: str) -> Draft:
        """What is rung up of these items, as they come."""
        draft = Draft(OrderId(new_id()))
        for name in names:
            draft = half_built.add_item(draft, self.shop.menu.item(self.item(name)), LineId(new_id()))
        return draft

    def line(self, order_id: OrderId, name: str) -> LineId:
        """The first line of an order that is of that item."""
        return next(line.line_id for line in self.order(order_id).lines if line.sold.name == name)

    def add(self, order_id: OrderId, *names: str, tenders: tuple[Tender, ...] | None = None) -> OrderChanged:
        """Items added to a placed order; without tenders they are paid later."""
        return self.shop.do(self.ana, change_order, order_id, ChangeAsked(added=self.rung(*names)), tenders)

    def take_off(
        self,
        order_id: OrderId,
        name: str,
        quantity: int | None = None,
        why: str = "changed their mind",
        mishap: str = "",
    ) -> OrderChanged:
        """So many of the first line of that item, off a placed order."""
        off = LineOff(self.line(order_id, name), why, quantity, mishap)
        return self.shop.do(self.ana, change_order, order_id, ChangeAsked(off=(off,)))

    def miss(self, *names: str, customer: str = "") -> OrderId:
        """An order that is ready a minute after its promise."""
        order_id = self.sell(*(names or ("Latte",)), customer=customer)
        self.clock.set(self.promise(order_id).first_due + timedelta(minutes=1))
        self.ready(order_id)
        return order_id

    def ready(self, order_id: OrderId) -> None:
        self.shop.do(self.ana, make.ready, order_id, unmade=make.MADE)

    def cancel(self, order_id: OrderId) -> None:
        """An order that will not be made, its money kept."""
        self.shop.do(self.ana, cancel, order_id, "had to go", with_refund=False)

    def tick_line(self, order_id: OrderId, name: str) -> None:
        """Somebody ticks the first line of that item as made."""
        self.shop.do(self.ana, make.tick_line, order_id, self.line(order_id, name), made=True)

    def put_right(
        self,
        kind: str,
        order_id: OrderId | None,
        *gestures: GestureRequest,
        by: str = "Ana",
        their_words: str = "",
        due: datetime | None = None,
        why: str = "",
    ) -> MishapId:
        answer = Answer(kind, order_id, their_words=their_words, gestures=gestures, due=due, why=why)
        return self.shop.do(self.staff(by), put_right.put_right, answer)

    def order(self, order_id: OrderId) -> Order:
        return self.shop.read(the_order, order_id)

    def remakes(self, order_id: OrderId) -> tuple[OrderId, ...]:
        return tuple(order.order_id for order in self.shop.read(remakes_of, order_id))

    def promise(self, order_id: OrderId) -> Promise:
        promise = self.shop.read(the_promise, order_id)
        assert promise is not None
        return promise

    def due(self, order_id: OrderId) -> datetime:
        """By when an order was promised first."""
        return self.promise(order_id).first_due

    def vouchers(self, order_id: OrderId) -> tuple[Voucher, ...]:
        return self.shop.read(vouchers_for, order_id)

    def code(self, order_id: OrderId) -> str:
        voucher = self.vouchers(order_id)[0]
        return voucher_code(self.shop.keys.vouchers[voucher.key_number], voucher.voucher_id)

    def kinds(self) -> list[str]:
        """The kinds of all facts, in order."""
        return [str(row[0]) for row in self.sql("SELECT kind FROM journal ORDER BY arrived")]

    def sql(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """Asks the shop's file directly, through the writing connection's library."""
        with self.shop.store.read() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query, tuple(values))]
