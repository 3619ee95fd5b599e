"""A mishap that nobody has to open: the counter knows of it, and somebody will have to answer it."""

from __future__ import annotations

from collections.abc import Iterable

from counter.flows.shop import Act
from counter.kernel.ids import MishapId, derived_id
from counter.orders.model import Order, OrderLine
from counter.recovery.facts import NOTHING, CauseNamed, MishapClosed, MishapOpened
from counter.recovery.queries import mishaps_by
from counter.recovery.rules import station_of, usual_severity


def open_by_itself(
    act: Act, order: Order, kind: str, what: str, lines: Iterable[OrderLine] = (), *, cause: str = ""
) -> MishapId:
    """Opens what went wrong with an order, once: its id hangs on the order and on `what` it was.

    Two terminals that see it open the same one. `lines` are those that it is about, all where none is said; `cause` is
    where it came from, where the counter knows that as well.
    """
    mishap_id = MishapId(derived_id(order.order_id, what))
    if act.read(mishaps_by, [mishap_id]):
        return mishap_id
    station = station_of(tuple(lines) or order.to_make)
    act.record(MishapOpened(mishap_id, order.order_id, kind, severity=usual_severity(kind), station=station))
    if cause:
        act.record(CauseNamed(mishap_id, cause))
    return mishap_id


def was_nothing(act: Act, order: Order, what: str) -> None:
    """What the counter had opened did not come to it: nobody answered it yet, and nobody has to."""
    for mishap in act.read(mishaps_by, [derived_id(order.order_id, what)]):
        if mishap.is_open:
            act.record(MishapClosed(mishap.mishap_id, NOTHING))
