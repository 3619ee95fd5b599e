"""The shops of `chain.py`: what their tills record, without a till for each, and how each speaks with the server."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from random import Random
from secrets import token_bytes

from msgspec.structs import replace

from cafe import Cafe
from counter.flows import make
from counter.journal.fact import Entry
from counter.journal.heads import START, Head
from counter.journal.queries import entries
from counter.kernel.ids import FactId, Position, Seq, ShopId, TerminalId, new_id
from counter.link.address import ServerAddress
from counter.link.install import add_shop, connect_admin, role_name
from counter.link.postgres import PostgresServer
from counter.orders.rules import PLACED
from counter.store.unit import Connection
from link.postgres_server import ADMIN, PostgresCluster
from link.terminals import add_terminal

TERMINALS = tuple(TerminalId(f"T{number}") for number in range(1, 5))
PASSWORD = "a till’s"  # noqa: S105 - of a server that is gone with the bench
MENU = ("Latte", "Flat white", "Espresso", "Croissant", "Cappuccino")
Order = Sequence[Sequence[Entry]]
"""What is recorded of an order, in acts."""


@dataclass
class OneShop:
    """One of them: where its database is, how far its order of facts goes, and where the chains of its tills end."""

    url: str
    shop: ShopId = field(default_factory=lambda: ShopId(new_id()))
    position: int = 0
    heads: dict[TerminalId, Head] = field(default_factory=dict)
    tills: dict[TerminalId, PostgresServer] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def join(self, terminal: TerminalId) -> None:
        """Connects a till of it, which stays connected and listens, as a real one does."""
        address = ServerAddress(self.url.replace(f"{ADMIN}@", ""), role_name(self.shop, terminal), PASSWORD)
        self.tills[terminal] = PostgresServer(address)
        self.greet(terminal)

    def greet(self, terminal: TerminalId) -> None:
        """What a till says and asks every few minutes."""
        self.tills[terminal].hello(Position(self.position))
        self.tills[terminal].new_voucher_keys(0)

    def leave(self) -> None:
        """All its tills are closed."""
        for till in self.tills.values():
            till.close()
        self.tills.clear()

    def record(self, terminal: TerminalId, acts: Order) -> list[Entry]:
        """These acts once more, as a till of this shop would send them: about an order of its own, in its own chain."""
        order, facts = new_id().hex, []
        head = self.heads.get(terminal, START)
        for act in acts:
            first = Seq(head.seq + 1)
            for entry in act:
                facts.append(self._recorded(entry, terminal, head, first, order))
                head = Head(facts[-1].seq, facts[-1].hash)
        self.heads[terminal] = head
        self.position += len(facts)
        return facts

    def _recorded(self, entry: Entry, terminal: TerminalId, head: Head, act: Seq, order: str) -> Entry:
        return replace(
            entry,
            shop=self.shop,
            id=FactId(new_id()),
            terminal=terminal,
            seq=Seq(head.seq + 1),
            position=None,
            subject=f"{entry.subject.partition(':')[0]}:{order}",
            seen=Position(self.position),
            act=act,
            at=datetime.now(UTC),
            prev=head.hash,
            hash=token_bytes(32),
        )


def typical_orders(folder: Path, how_many: int = 40) -> list[Order]:
    """Orders as a till records them: sold, each line ticked, called ready, handed over."""
    cafe, rng = Cafe.made_in(folder / "shop"), Random(1)
    orders: list[Order] = []
    for _ in range(how_many):
        known = len(cafe.kinds())
        order_id = cafe.sell(*rng.choices(MENU, k=rng.randint(1, 3)), customer=rng.choice(("", "Jonas", "Mia")))
        order = cafe.order(order_id)
        if order.state == PLACED:  # what lies ready was handed over as it was sold
            for line in order.to_make:
                cafe.shop.do(cafe.ana, make.tick_line, order_id, line.line_id, made=True)
            cafe.ready(order_id)
            cafe.shop.do(cafe.ana, make.hand_over, order_id)
        cafe.forward(3)
        recorded = cafe.shop.read(_after, known)
        orders.append(list(_by_acts(entry for _, entry in recorded)))
    cafe.close()
    return orders


def _after(connection: Connection, known: int) -> list[tuple[int, Entry]]:
    return list(entries(connection, after=known))


def _by_acts(recorded: Iterable[Entry]) -> Iterator[Sequence[Entry]]:
    for _, act in groupby(recorded, key=lambda entry: entry.act):
        yield list(act)


def make_shops(cluster: PostgresCluster, template: str, how_many: int) -> list[OneShop]:
    """Shops with four tills each, put where `counter server init` and `counter join` put them: a database a shop."""
    shops = []
    for number in range(how_many):
        name = f"shop_{number + 1}_of_chain"
        with cluster.admin() as admin:
            admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        shops.append(OneShop(cluster.url(name)))
    return shops


def let_in(shop: OneShop) -> None:
    """Its terminals have roles, with a password, from now on."""
    first, *others = TERMINALS
    with connect_admin(shop.url) as admin:
        add_shop(admin, shop.shop, first, PASSWORD)
    for terminal in others:
        add_terminal(shop.url, shop.shop, terminal, PASSWORD)
