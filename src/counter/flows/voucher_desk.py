"""The voucher desk: looked up, honoured although its time was over, cancelled, printed anew."""

from __future__ import annotations

from counter.flows.issue_receipt import queue_slip
from counter.flows.proof import prove_settings, prove_voucher
from counter.flows.read_code import claim_voucher, find_voucher
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, VoucherId, derived_id
from counter.people.queries import staff_member
from counter.reports.voucher_story import VoucherStory, voucher_story
from counter.settings.rights import Right
from counter.till.rules import read_reason
from counter.vouchers.code import hash_of_code
from counter.vouchers.facts import VoucherCancelled, VoucherHonoured, VoucherIssued, VoucherReplaced
from counter.vouchers.model import Voucher
from counter.vouchers.queries import the_voucher
from counter.vouchers.rules import (
    HONOURED_FOR,
    check_can_be_cancelled,
    check_can_be_honoured,
    check_can_be_replaced,
)


def look_up_voucher(act: Act, typed: str) -> VoucherStory:
    """A voucher by its code, scanned or typed, and its story. Refused where it is none of ours, and as codes are."""
    voucher = find_voucher(act, typed)
    return act.read(voucher_story, voucher.voucher_id, act.settings.trading_day(act.at))


def honour_voucher(act: Act, voucher_id: VoucherId, reason: str) -> Voucher:
    """Takes a voucher although its time is over: it is good for some days more. Gives it as it is then.

    Refused where that is not theirs to say, where there is nothing to honour, and without a reason.
    """
    voucher, today = _proved(act, voucher_id), act.settings.trading_day(act.at)
    check_can_be_honoured(voucher, today, act.shop.language)
    why = read_reason(reason)
    approved_by = allow(act, Ask(Right.HONOUR), order_id=voucher.order_id)
    act.record(VoucherHonoured(voucher_id, today + HONOURED_FOR, why, approved_by))
    return act.read(the_voucher, voucher_id)


def cancel_voucher(act: Act, voucher_id: VoucherId, reason: str) -> Voucher:
    """Nobody can use it from now on. Gives it as it is then. Refused where it was used or stopped, without a reason."""
    voucher = _proved(act, voucher_id)
    check_can_be_cancelled(voucher, act.shop.language)
    why = read_reason(reason)
    claim_voucher(act, voucher_id, OrderId(derived_id(voucher_id, f"cancelled at {act.terminal}")))
    act.record(VoucherCancelled(voucher_id, why))
    return act.read(the_voucher, voucher_id)


def reissue_voucher(act: Act, voucher_id: VoucherId) -> Voucher:
    """Prints a new one for what is left on it, good as long; the old one stops. Gives the new one.

    Its id hangs on the old one: two terminals that print it print the same. Refused where it was used, has stopped, was
    printed anew before, or its time is over.
    """
    voucher = _proved(act, voucher_id)
    check_can_be_replaced(voucher, act.settings.trading_day(act.at), act.shop.language)
    if voucher.replaced_by is not None:
        raise Refused("A new voucher was printed for this one before. Take this one for what is on it again.")
    new = VoucherId(derived_id(voucher_id, "reissued"))
    claim_voucher(act, voucher_id, OrderId(new))
    number, key = act.keys.voucher
    act.record(VoucherReplaced(voucher_id, new, voucher.left))
    act.record(
        VoucherIssued(
            voucher_id=new,
            order_id=voucher.order_id,
            mishap_id=voucher.mishap_id,
            amount=voucher.left,
            good_until=voucher.good_until,
            automatic=False,
            code_hash=hash_of_code(key, new),
            key_number=number,
            replaces=voucher_id,
        )
    )
    queue_slip(act, new, act.read(staff_member, act.by).name)
    return act.read(the_voucher, new)


def _proved(act: Act, voucher_id: VoucherId) -> Voucher:
    prove_settings(act)
    prove_voucher(act, voucher_id)
    return act.read(the_voucher, voucher_id)
