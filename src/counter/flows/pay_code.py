"""What is scanned or typed while somebody pays: a voucher, which lowers the price, or a gift card, which pays."""

from __future__ import annotations

from dataclasses import dataclass

from counter.accounts.model import GiftCard
from counter.accounts.rules import check_pays
from counter.flows.attach_voucher import Welcome, attach_voucher, hold_for_paying
from counter.flows.away import check_gift_card_now
from counter.flows.gift_card import find_gift_card
from counter.flows.read_code import check_may_read_code, is_unseen
from counter.flows.ring_up import OpenTicket
from counter.flows.shop import Act, RefusedAndKept
from counter.kernel.codes import is_code
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.menu.search import index_of
from counter.vouchers.queries import is_voucher


@dataclass(frozen=True, slots=True)
class CodeRead:
    """What a code was: a voucher that is on the ticket now, and why they have it; or a gift card that can pay."""

    voucher: tuple[OpenTicket, Welcome] | None = None
    gift_card: GiftCard | None = None


def read_pay_code(act: Act, order_id: OrderId, typed: str, *, is_ticket: bool) -> CodeRead:
    """Reads a code for a ticket, or for an order that is placed already: a voucher lowers only what is not.

    Refused where it is neither a voucher nor a gift card of this shop, was used, or is empty; so is an item's barcode,
    and any code where too many were wrong before.
    """
    check_may_read_code(act)
    if act.read(is_voucher, act.keys, typed):
        if not is_ticket:
            raise Refused("This order is placed: a voucher lowers only what is not. Pay it as it is.")
        found = attach_voucher(act, order_id, typed)
        hold_for_paying(act, order_id)
        return CodeRead(voucher=found)
    if not is_code(typed):  # what is wrong about it is said of vouchers and gift cards alike
        _check_no_item(act, typed)
        return CodeRead(voucher=attach_voucher(act, order_id, typed))
    try:
        card = find_gift_card(act, typed)
    except RefusedAndKept as refusal:  # who pays with a slip of another shop never spoke of a gift card
        if is_unseen(act, typed):
            raise
        unknown = Refused("This shop gave no voucher and sold no gift card with that code. Read it again, or scan it.")
        raise RefusedAndKept(unknown, refusal.keep) from refusal
    check_pays(card, card.balance)
    check_gift_card_now(act, card.card_id)
    return CodeRead(gift_card=card)


def _check_no_item(act: Act, typed: str) -> None:
    try:
        item = index_of(act.menu).scanned(typed)[0]
    except Refused:
        return
    raise Refused("That is {item}. Go back to the ticket, then scan it.", item=item.name)
