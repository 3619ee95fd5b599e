"""The thousand shops of `chain.py`: what their tills record, without a till for each."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from random import Random
from secrets import token_bytes
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from cafe import Cafe
from counter.flows import make
from counter.journal.fact import Entry
from counter.journal.queries import entries
from counter.orders.rules import PLACED
from counter.store.unit import Connection

TERMINALS = ("T1", "T2", "T3", "T4")
MENU = ("Latte", "Flat white", "Espresso", "Croissant", "Cappuccino")
Fact = dict[str, object]
Order = Sequence[Sequence[Entry]]
"""What is recorded of an order, in acts."""


@dataclass
class OneShop:
    """One of them: how far its order of facts goes, and where the chains of its tills end."""

    shop: UUID = field(default_factory=uuid4)
    position: int = 0
    heads: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def role(self, terminal: str) -> str:
        """Who a till of it is on the server."""
        return f"c{self.shop.hex[:12]}_{terminal.lower()}"

    def record(self, terminal: str, acts: Order) -> list[Fact]:
        """These acts once more, as a till of this shop would send them: about an order of its own, in its own chain."""
        order, facts = uuid4().hex, []
        seq, prev = self.heads.get(terminal, (0, bytes(32)))
        for act in acts:
            first = seq + 1
            for entry in act:
                seq += 1
                facts.append(self._as_sent(entry, terminal, seq, first, order, prev))
                prev = bytes.fromhex(str(facts[-1]["hash"]))
        self.heads[terminal] = (seq, prev)
        self.position += len(facts)
        return facts

    def _as_sent(self, entry: Entry, terminal: str, seq: int, act: int, order: str, prev: bytes) -> Fact:
        return {
            "shop": self.shop.hex,
            "id": uuid4().hex,
            "terminal": terminal,
            "seq": seq,
            "subject": f"{entry.subject.partition(':')[0]}:{order}",
            "seen": self.position,
            "act": act,
            "at": time.time_ns() // 1000,
            "by": entry.by.hex,
            "kind": entry.kind,
            "version": entry.version,
            "body": entry.body,
            "private": entry.private,
            "sealed": entry.sealed.hex(),
            "prev": prev.hex(),
            "hash": token_bytes(32).hex(),
        }


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


def make_shops(admin: psycopg.Connection, how_many: int) -> list[OneShop]:
    """Shops with four tills each, put where `counter server init` and `counter join` put them."""
    shops = [OneShop() for _ in range(how_many)]
    with admin.cursor() as cursor:
        for shop in shops:
            cursor.execute("INSERT INTO counter.shops (shop) VALUES (%s)", (shop.shop,))
            for terminal in TERMINALS:
                role = shop.role(terminal)
                cursor.execute(sql.SQL("CREATE ROLE {} LOGIN IN ROLE counter_terminal").format(sql.Identifier(role)))
                cursor.execute(
                    "INSERT INTO counter.terminals (shop, terminal, role, is_keeper) VALUES (%s, %s, %s, %s)",
                    (shop.shop, terminal, role, terminal == "T1"),
                )
    admin.commit()
    return shops
