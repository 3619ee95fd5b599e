"""A voucher comes back: welcome whoever brings it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counter.flows.proof import prove_settings, prove_voucher
from counter.flows.ring_up import OpenTicket, change_ticket
from counter.flows.shop import Act
from counter.kernel.ids import MishapId, OrderId
from counter.kernel.money import Money
from counter.orders.queries import the_order
from counter.promises.queries import the_promise
from counter.recovery.queries import the_mishap
from counter.vouchers.code import hashes_of
from counter.vouchers.model import Voucher
from counter.vouchers.queries import voucher_by_hash
from counter.vouchers.rules import check_can_be_redeemed


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """Why a customer has a voucher: what went wrong (`kind`), when (aware UTC), with what (`what`: the items).

    `minutes_late`: how late the order was, in started minutes; 0 where it was not.
    """

    customer: str
    kind: str
    at: datetime
    what: str
    minutes_late: int
    amount: Money
    order_id: OrderId
    mishap_id: MishapId


def attach_voucher(act: Act, order_id: OrderId, typed: str) -> tuple[OpenTicket, Welcome]:
    """Puts a voucher, scanned or typed, on a ticket, and says why its bearer has it.

    It is spent when the ticket is paid. Refused where it is no voucher of ours, was used, or its time is over.
    """
    voucher = act.read(voucher_by_hash, hashes_of(act.keys, typed))
    prove_settings(act)
    prove_voucher(act, voucher.voucher_id)
    check_can_be_redeemed(voucher, act.settings.trading_day(act.at), act.language)
    attached = change_ticket(act, order_id, lambda draft: replace(draft, voucher_id=voucher.voucher_id))
    return attached, why(act, voucher)


def detach_voucher(act: Act, order_id: OrderId) -> OpenTicket:
    """The voucher off the ticket again; it is not spent."""
    return change_ticket(act, order_id, lambda draft: replace(draft, voucher_id=None))


def look_up_voucher(act: Act, typed: str) -> tuple[Voucher, Welcome]:
    """A voucher by its code, scanned or typed, and the story behind it. Refused where it is no voucher of ours."""
    voucher = act.read(voucher_by_hash, hashes_of(act.keys, typed))
    return voucher, why(act, voucher)


def why(act: Act, voucher: Voucher) -> Welcome:
    """The story behind a voucher."""
    order = act.read(the_order, voucher.order_id)
    mishap = act.read(the_mishap, voucher.mishap_id)
    promise = act.read(the_promise, voucher.order_id)
    late = 0
    if promise is not None and order.ready_at is not None and order.ready_at > promise.first_due:
        late = -((promise.first_due - order.ready_at) // timedelta(minutes=1))
    return Welcome(
        customer=order.customer,
        kind=mishap.kind,
        at=mishap.opened_at,
        what=order.what,
        minutes_late=late,
        amount=voucher.amount,
        order_id=voucher.order_id,
        mishap_id=voucher.mishap_id,
    )
