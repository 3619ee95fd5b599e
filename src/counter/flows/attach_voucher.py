"""A voucher comes back: welcome whoever brings it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from counter.flows.away import check_voucher_now
from counter.flows.proof import prove_settings
from counter.flows.read_code import find_voucher, hold_voucher
from counter.flows.ring_up import OpenTicket, change_ticket, stored_ticket
from counter.flows.shop import Act
from counter.kernel.ids import MishapId, OrderId, VoucherId
from counter.kernel.money import Money
from counter.orders.draft_store import find_draft
from counter.reports.voucher_story import voucher_story
from counter.vouchers.model import Voucher
from counter.vouchers.queries import the_voucher
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

    It is spent when the ticket is paid. Refused where it is no voucher of ours, was used, has stopped, or its time is
    over, where too many codes were wrong before, and while the shop's server is away.
    """
    voucher = find_voucher(act, typed)
    prove_settings(act)
    check_can_be_redeemed(voucher, act.settings.trading_day(act.at), act.shop.language)
    check_voucher_now(act, voucher.voucher_id, voucher.left)
    attached = change_ticket(act, order_id, lambda draft: replace(draft, voucher_id=voucher.voucher_id))
    return attached, why(act, voucher)


def detach_voucher(act: Act, order_id: OrderId) -> OpenTicket:
    """The voucher off the ticket again; it is not spent."""
    return change_ticket(act, order_id, lambda draft: replace(draft, voucher_id=None))


def hold_for_paying(act: Act, order_id: OrderId) -> None:
    """The voucher on a ticket is the ticket's from now on: its total is said, and a card machine may be told it.

    So it can be spent also where the shop's server leaves before somebody says that the card was taken. Refused where
    another till is spending it, and while the server is away, as `attach_voucher`.
    """
    stored = act.read(find_draft, order_id, act.keys.local)
    voucher_id = stored.draft.voucher_id if stored else None
    if voucher_id is not None:
        check_voucher_now(act, voucher_id, act.read(the_voucher, voucher_id).left, order_id)
        hold_voucher(act, voucher_id, order_id)


def welcome_back(act: Act, order_id: OrderId) -> Welcome | None:
    """Why they have the voucher that is on the ticket; None where there is none."""
    voucher_id = stored_ticket(act, order_id).draft.voucher_id
    return why(act, act.read(the_voucher, VoucherId(voucher_id))) if voucher_id else None


def why(act: Act, voucher: Voucher) -> Welcome:
    """The story behind a voucher."""
    story = act.read(voucher_story, voucher.voucher_id, act.settings.trading_day(act.at))
    return Welcome(
        customer=story.order.customer,
        kind=story.mishap.kind,
        at=story.mishap.opened_at,
        what=story.order.what,
        minutes_late=story.minutes_late,
        amount=voucher.left,
        order_id=voucher.order_id,
        mishap_id=voucher.mishap_id,
    )
