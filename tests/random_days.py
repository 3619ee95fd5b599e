"""Days at the counter as chance has them: sold, made, recalled, cancelled, remade, promised anew, the crew changing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from cafe import Cafe
from counter.flows import make
from counter.flows.gestures import GestureRequest
from counter.flows.reset_promise import reset_promise
from counter.flows.shop import Act
from counter.flows.watch import tick
from counter.kernel.ids import OrderId
from counter.orders.bar_queries import open_orders
from counter.orders.facts import OrderCancelled
from counter.orders.rules import PLACED

SOLD = ("Latte", "Flat white", "Cappuccino", "Croissant", "Espresso")


@dataclass
class Days:
    """Days in one shop; the same chance gives the same days."""

    cafe: Cafe
    chance: Random
    sold: list[OrderId] = field(default_factory=list)
    acts: int = 0

    def live(self, acts: int) -> None:
        """So many things happen, half a minute or so apart."""
        for _ in range(acts):
            self.acts += 1
            self.cafe.clock.forward(self.chance.expovariate(1 / 40))
            self._happens()

    def sleep(self) -> None:
        """The shop is closed until the next morning."""
        self.cafe.clock.forward(14 * 3600)

    def close_and_open(self) -> None:
        """The app is closed and opened."""
        self.cafe = self.cafe.reopened()

    def _happens(self) -> None:
        shop, ana, chance = self.cafe.shop, self.cafe.ana, self.chance
        waiting = [order for order in shop.read(open_orders) if order.order_id in self.sold]
        what = chance.random()
        if what < 0.4 or not waiting:
            self.sold.append(self.cafe.sell(*chance.choices(SOLD, k=chance.randint(1, 3))))
        elif what < 0.7:
            self.cafe.ready(chance.choice(waiting[:3]).order_id)
        elif what < 0.78:
            order = chance.choice(waiting)
            shop.do(ana, make.tick_line, order.order_id, chance.choice(order.lines).line_id, made=True)
        elif what < 0.83:
            self._recall(chance.choice(self.sold[-6:]))
        elif what < 0.86:
            shop.do(ana, cancel, waiting[-1].order_id)
        elif what < 0.9:
            due = self.cafe.clock.now() + timedelta(minutes=chance.randint(1, 9))
            shop.do(ana, reset_promise, waiting[0].order_id, due, told=True)
        elif what < 0.93:
            self.cafe.put_right("not_good", chance.choice(self.sold), GestureRequest("remake"))
        elif what < 0.96:
            names = chance.sample(["Ana", "Ben", "Chris"], k=chance.randint(1, 3))
            shop.do(ana, make.staff_bar, tuple(self.cafe.staff(name) for name in names))
        else:
            shop.do(shop.itself, tick)

    def _recall(self, order_id: OrderId) -> None:
        if self.cafe.order(order_id).state not in (PLACED, "cancelled"):
            self.cafe.shop.do(self.cafe.ana, make.recall, order_id)


def cancel(act: Act, order_id: OrderId) -> None:
    """The customer has gone."""
    act.record(OrderCancelled(order_id, "gone"))
