"""A till in a process of its own, which sells by flows at its own pace and is linked with the shop's server.

    python selling_till.py

makes one for each line of JSON on stdin (a `Job`) and answers with the number of its process; all end with this one.
What a till recorded durably it writes down outside its books too, so that nothing can be lost unseen.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from random import Random
from time import monotonic, time
from typing import Any, Concatenate

import msgspec
from sqlalchemy import select

from counter.bootstrap import open_shop
from counter.flows import attach_voucher, make, pay, ring_up
from counter.flows.shop import Act, P
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId, OrderId, new_id
from counter.link.address import read_address
from counter.link.linker import Linker
from counter.link.postgres import PostgresServer
from counter.link.server_claims import ServerClaims
from counter.orders.rules import PLACED, READY
from counter.orders.tables import OrderRow
from counter.paper.document import Paper
from counter.people.queries import read_staff
from counter.store.unit import Connection
from counter.till.settlement import Tender

MENU = ("Latte", "Flat white", "Espresso", "Croissant")
FACTS_AN_ACT = 1.75
"""About: an order is four facts as it is sold, and one each as it is ready and handed over; some are refused."""
CATCHES_UP = 15.0
"""For how many seconds in which it was stopped or killed it makes up: longer than any fault lasts."""
_ON_THE_BAR = (
    select(OrderRow.order_id, OrderRow.state)
    .where(OrderRow.state.in_([PLACED, READY]))
    .order_by(OrderRow.placed_at)
    .limit(20)
)


class Job(msgspec.Struct, frozen=True):
    """What a till does: which one of the shop in the folder `shop` it is, and how many facts a second it records.

    It records nothing more once there is a file `rest`. `codes` are of vouchers that every till tries to spend. A call
    to the server is given up after `time_out` seconds; one that is away is tried again after `tries` at the latest.
    """

    shop: str
    name: str
    pace: float
    seed: int = 1
    codes: tuple[str, ...] = ()
    time_out: float = 10.0
    tries: float = 60.0

    @property
    def rest(self) -> Path:
        """Says to all tills that it is enough."""
        return Path(self.shop) / "rest"

    @property
    def recorded(self) -> Path:
        """Where it writes down what it recorded."""
        return Path(self.shop) / f"{self.name}.recorded"


class NoPaper:
    """A printer whose paper nobody reads."""

    def print_paper(self, title: str, paper: Paper) -> None:
        """Nothing."""

    def open_drawer(self) -> None:
        """Nothing."""


class SellingTill:
    """The till at work."""

    def __init__(self, job: Job) -> None:
        folder = Path(job.shop) / job.name
        self._job, self._rng = job, Random(f"{job.name} {job.seed} {os.getpid()}")
        self._shop = open_shop(folder)
        self._shop.find_printer = lambda _settings, _name: NoPaper()
        self._by = next(person.staff_id for person in self._shop.read(read_staff) if person.name == "Ana")
        self._was_gone = time() - job.recorded.stat().st_mtime if job.recorded.exists() else 0.0
        self._recorded = os.open(job.recorded, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        # a SimpleQueue may wait for ever where a signal comes just as its time is over
        self._waiting: Queue[tuple[Callable[[], Any], Future[Any]]] = Queue()
        self._is_ending = False
        address = read_address(folder)
        assert address is not None
        reach = partial(PostgresServer, address, time_out=job.time_out)
        self._shop.claims = ServerClaims(reach)
        self._linker = Linker(self._shop, reach, self._run, lambda _status: None)
        signal.signal(signal.SIGTERM, self._end)

    def work(self, parent: int) -> None:
        """Sells and takes in what others did, each in its turn, until somebody ends it."""
        self._linker.begin()
        try_at = monotonic()
        due = try_at - min(CATCHES_UP, self._was_gone)
        while not self._is_ending and os.getppid() == parent:
            if self._job.rest.exists():
                due = monotonic() + 0.2
            elif monotonic() >= due:
                self._do_something()
                due = max(due, monotonic() - CATCHES_UP) + self._rng.expovariate(self._job.pace / FACTS_AN_ACT)
            if monotonic() >= try_at:
                self._linker.try_now()
                try_at = monotonic() + self._job.tries
            self._take_in(until=min(due, monotonic() + 0.2))
        self._linker.end()
        while not self._linker.has_ended(0.05):
            self._take_in(until=monotonic())
        self._shop.store.close()

    def _end(self, *_: object) -> None:
        self._is_ending = True

    def _run(self, job: Callable[[], Any]) -> Any:
        done: Future[Any] = Future()
        self._waiting.put((job, done))
        return done.result()

    def _take_in(self, *, until: float) -> None:
        while True:
            try:
                job, done = self._waiting.get(timeout=max(0.0, until - monotonic()))
            except Empty:
                return
            try:
                done.set_result(job())
            except Exception as fault:  # noqa: BLE001 - the link's to judge
                done.set_exception(fault)

    def _do_something(self) -> None:
        on_the_bar = self._shop.read(_on_the_bar)
        try:
            if self._rng.random() < len(on_the_bar) / 15:
                order_id, state = self._rng.choice(on_the_bar)
                self._do(make.hand_over if state == READY else make.ready, order_id)
            else:
                self._sell()
        except Refused:
            return

    def _sell(self) -> None:
        order_id = OrderId(new_id())
        for _ in range(self._rng.randint(1, 2)):
            self._do(ring_up.add_item, order_id, self._item())
        if self._job.codes and self._rng.random() < 0.1:
            self._try_voucher(order_id, self._rng.choice(self._job.codes))
        self._do(pay.pay, order_id, (Tender("card"),), they_know=True)

    def _try_voucher(self, order_id: OrderId, code: str) -> None:
        try:
            self._do(attach_voucher.attach_voucher, order_id, code)
        except Refused:
            return  # it was spent, or the server is away

    def _item(self) -> ItemId:
        name = self._rng.choice(MENU)
        return next(item.item_id for item in self._shop.menu.items if item.name == name)

    def _do(self, flow: Callable[Concatenate[Act, P], object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Does it, and writes down what was recorded once it is durable."""
        ids: list[str] = []

        def noted(act: Act) -> None:
            flow(act, *args, **kwargs)
            ids[:] = [entry.id.hex for entry in act.unit.recorded]

        self._shop.do(self._by, noted)
        os.write(self._recorded, "".join(f"{each}\n" for each in ids).encode())


def _on_the_bar(connection: Connection) -> list[tuple[OrderId, str]]:
    return [(OrderId(order_id), state) for order_id, state in connection.execute(_ON_THE_BAR)]


def main() -> None:
    """Makes the tills that are asked for."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin.buffer:
        job, parent = msgspec.json.decode(line, type=Job), os.getpid()
        child = os.fork()
        if child == 0:
            os.close(0)
            SellingTill(job).work(parent)
            os._exit(0)
        os.write(1, b"%d\n" % child)


if __name__ == "__main__":
    main()
