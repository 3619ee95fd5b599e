"""A shop that stands for five minutes at most, and an order that is beyond that."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from counter.flows.open_shop import decide
from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.promises.queries import the_promise, the_wait
from ui.sync_desk import SyncDesk

MANY = ("Mocha", "Cappuccino", "Flat white", "Latte") * 2


def stand_for(work: SyncDesk, minutes: int) -> None:
    policy = replace(work.shop.settings.promises, longest_minutes=minutes)
    work.do(decide, {"promises": msgspec.to_builtins(policy)})


def unpromised(work: SyncDesk, customer: str = "Mara") -> OrderId:
    """An order without a promise, in a shop that stands for five minutes from now on."""
    stand_for(work, 5)
    order_id = work.cafe.sell(*MANY, customer=customer)
    assert work.shop.read(the_promise, order_id) is None
    return order_id


def told(work: SyncDesk, order_id: OrderId) -> str:
    """What its customer was told: “10–20 min”."""
    wait = work.shop.read(the_wait, order_id)
    assert wait is not None
    return Language().range(wait.soonest, wait.latest)
