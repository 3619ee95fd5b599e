"""Whatever becomes of orders, each line is on paper once where it is made, and what comes off is said once too."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import Phase, given
from hypothesis import settings as asked
from hypothesis import strategies as st
from sqlalchemy import select

from cafe import Cafe
from counter.devices.setup import PrinterSetup, Reached
from counter.flows import pay, tabs
from counter.flows.come_due import come_due
from counter.flows.documents import TICKET
from counter.flows.gestures import GestureRequest
from counter.flows.open_shop import decide
from counter.flows.ticket_steps import undo_on_tickets
from counter.flows.void import throw_away
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.ticket import GONE, TicketContent
from counter.printing.queue import target
from counter.printing.routes import Route
from counter.printing.tables import JobRow
from counter.settings.printers import routes_of

PRINTERS = {
    "Latte": "Bar",
    "Filter": "Brew",
    "Iced americano": "Cold",
    "Iced tea": "Cold brew",
    "Avocado toast": "Kitchen",
    "Croissant": None,
}
"""What is sold, and who prints its tickets by the routes below; what is handed over at once has none."""
ROUTES = (
    Route("ticket", "Bar"),
    Route("ticket", "Brew", station="brew"),
    Route("ticket", "Kitchen", category="Food"),
    Route("ticket", "Cold", category="Cold"),
    Route("ticket", "Cold brew", station="brew", category="Cold"),
)
NAMES = list(PRINTERS)


def route(cafe: Cafe) -> None:
    names = ("Bar", "Brew", "Kitchen", "Cold", "Cold brew")
    setups = tuple(PrinterSetup(name, Reached.FILE, str(cafe.folder / name)) for name in names)
    cafe.shop.do(cafe.staff("Rosa"), decide, {"printers": setups, "printer_routes": ROUTES})


class Day:
    """A café on a day, and what its stations should have been told: each item made, each that came off unmade."""

    def __init__(self, folder: Path) -> None:
        self.cafe = Cafe.opened_in(folder)
        route(self.cafe)
        self.orders: list[OrderId] = []
        self.later: dict[OrderId, list[str]] = {}
        self.told: Counter[str] = Counter()
        self.off: Counter[str] = Counter()

    def some(self, which: int) -> OrderId:
        """An order that has anything on it."""
        found = [order_id for order_id in self.orders if self.cafe.order(order_id).lines]
        return found[which % len(found)]

    def sell(self, which: int) -> None:
        name = NAMES[which % len(NAMES)]
        self.orders.append(self.cafe.sell("Latte", name))
        self.told += Counter(("Latte", name))

    def tab(self, which: int) -> None:
        name = NAMES[which % len(NAMES)]
        order_id = self.cafe.ring("Latte", name)
        self.cafe.shop.do(self.cafe.ana, pay.pay_later, order_id, f"Tab {len(self.orders)}", they_know=True)
        self.orders.append(order_id)
        self.told += Counter(("Latte", name))

    def for_later(self, which: int) -> None:
        name = NAMES[which % len(NAMES)]
        order_id, at = self.cafe.ring("Latte", name), self.cafe.clock.now() + timedelta(hours=3)
        self.cafe.shop.do(self.cafe.ana, pay.pay_later, order_id, "Lea", they_know=True, wanted_at=at)
        self.later[order_id] = ["Latte", name]

    def change_later(self, which: int) -> None:
        for order_id, names in self.later.items():
            self.cafe.add(order_id, NAMES[which % len(NAMES)])
            names.append(NAMES[which % len(NAMES)])
            self.cafe.take_off(order_id, names[0])
            names.pop(0)

    def comes_due(self, _which: int) -> None:
        self.cafe.forward(181)
        self.cafe.shop.do(self.cafe.ana, come_due)
        for order_id, names in self.later.items():
            assert not self.cafe.order(order_id).is_for_later
            self.told += Counter(names)
            self.orders.append(order_id)
        self.later.clear()

    def add(self, which: int) -> None:
        name = NAMES[which % len(NAMES)]
        self.cafe.add(self.some(which), name)
        self.told += Counter([name])

    def take_off(self, which: int) -> None:
        order = self.cafe.order(self.some(which))
        line = order.lines[which % len(order.lines)]
        self.cafe.take_off(order.order_id, line.sold.name)
        first = next(each for each in order.lines if each.sold.name == line.sold.name)
        self.off += Counter([first.sold.name] * first.sold.quantity if first.made_at is None else [])

    def tick(self, which: int) -> None:
        order = self.cafe.order(self.some(which))
        self.cafe.tick_line(order.order_id, order.lines[which % len(order.lines)].sold.name)

    def cancel(self, which: int) -> None:
        order = self.cafe.order(self.some(which))
        self.cafe.cancel(order.order_id)
        for line in order.unmade:
            self.off[line.sold.name] += line.sold.quantity

    def remake(self, which: int) -> None:
        order = self.cafe.order(self.some(which))
        line = order.lines[0]
        self.cafe.put_right("wrong_item", order.order_id, GestureRequest("remake", (line.line_id,)))
        self.told[line.sold.name] += line.sold.quantity

    def split(self, which: int) -> None:
        order = self.cafe.order(self.some(which))
        self.cafe.shop.do(self.cafe.ana, tabs.split, order.order_id, {order.lines[0].line_id: 1}, "Apart")

    def merge(self, which: int) -> None:
        self.cafe.shop.do(self.cafe.ana, tabs.merge, self.some(which), self.some(which + 1))

    def join_and_undo(self, which: int) -> None:
        ticket = self.cafe.ring("Filter")
        with suppress(Refused):
            self.cafe.shop.do(self.cafe.ana, tabs.merge, self.some(which), ticket)
            self.told["Filter"] += 1
            self.off["Filter"] += self.cafe.shop.do(self.cafe.ana, undo_on_tickets)
        with suppress(Refused):
            self.cafe.shop.do(self.cafe.ana, throw_away, ticket, "no")

    def restart(self, _which: int) -> None:
        self.cafe = self.cafe.reopened()

    def hold(self) -> None:
        """Holds what is on paper against what should be."""
        cafe = self.cafe
        printer = target(routes_of(cafe.shop.settings)).label("printer")
        with cafe.shop.store.read() as connection:
            jobs = connection.execute(select(JobRow.content, printer).where(JobRow.kind == TICKET)).all()
        on_paper: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        for content, of_printer in jobs:
            ticket = msgspec.json.decode(content, type=TicketContent)
            for line in ticket.lines:
                name = line.name.removesuffix(" M")
                assert PRINTERS[name] == of_printer
                on_paper[ticket.kind in GONE][name] += line.quantity
        for is_gone, wanted in ((False, self.told), (True, self.off)):
            made = {name: many for name, many in wanted.items() if PRINTERS[name] is not None and many}
            assert dict(on_paper[is_gone]) == made


STEPS: dict[str, Callable[[Day, int], None]] = {
    name: getattr(Day, name)
    for name in (
        "sell", "tab", "for_later", "change_later", "comes_due", "add", "take_off", "tick", "cancel", "remake",
        "split", "merge", "join_and_undo", "restart",
    )
}  # fmt: skip


@asked(max_examples=4, phases=(Phase.explicit, Phase.generate))
@given(steps=st.lists(st.tuples(st.sampled_from(list(STEPS)), st.integers(0, 20)), min_size=8, max_size=16))
def test_each_line_is_on_paper_once_where_it_is_made(_fresh_shop: Path, steps: list[tuple[str, int]]) -> None:  # noqa: PT019
    with TemporaryDirectory() as folder:
        day = Day(Path(shutil.copytree(_fresh_shop, Path(folder) / "shop")))
        for step, which in [("tab", 1), ("tab", 2), ("for_later", 3), *steps, ("comes_due", 0)]:
            day.cafe.forward(0.2)
            with suppress(Refused):
                STEPS[step](day, which)
        day.hold()
        day.cafe.close()


def test_an_order_for_later_has_its_tickets_as_it_is_by_then(cafe: Cafe) -> None:
    cafe.close()
    day = Day(cafe.folder)
    for step in (day.for_later, day.change_later, day.comes_due):
        step(2)
    day.hold()


def test_a_ticket_that_leaves_the_tab_it_joined_is_off_at_the_bar(cafe: Cafe) -> None:
    cafe.close()
    day = Day(cafe.folder)
    day.tab(2)
    day.join_and_undo(0)
    assert day.off == Counter(["Filter"])
    day.hold()
