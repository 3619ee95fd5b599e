"""Codes of vouchers and gift cards as they are typed or scanned: after some wrong ones the next waits.

Who tries codes learns nothing while it waits, and nothing else does: the sale goes on without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from counter.flows.proof import prove_voucher
from counter.flows.shop import Act, RefusedAndKept
from counter.journal.fact import subject_of
from counter.kernel.codes import is_code
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, VoucherId
from counter.kernel.language import _
from counter.vouchers.code import hashes_of
from counter.vouchers.model import Voucher
from counter.vouchers.queries import uses_of, voucher_by_hash
from counter.vouchers.wrong_codes import codes_wait_until, note_wrong_code

_UNSEEN = _(
    "The shop’s server is away, so nobody here can see which codes other tills gave since then."
    " Take their name, and honour it when it is back."
)
_UNSEEN_SHUT = _(
    "This machine is no part of the shop any more, so nobody here can see which codes other tills gave since then."
    " Take it at another till, or type a new code behind Show."
)


def check_may_read_code(act: Act) -> None:
    """Refused where too many codes were wrong here a moment ago."""
    until = codes_wait_until(act.unit)
    if until is not None:
        wait = max(1, round((until - act.at).total_seconds() + 0.5 - 1e-6))
        raise Refused("Five codes were wrong within a minute. Try again in {wait} s; the sale goes on.", wait=wait)


@contextmanager
def reading_code(act: Act, typed: str) -> Iterator[None]:
    """What is refused within is a wrong code, and counts. Refused where there were too many a moment ago.

    While the shop's server is away a whole code may be of another till’s slip: it is not called wrong.
    """
    check_may_read_code(act)
    try:
        yield
    except Refused as refusal:
        why = _unseen(act) if is_unseen(act, typed) else refusal
        raise RefusedAndKept(why, note_wrong_code) from refusal


def _unseen(act: Act) -> Refused:
    return Refused(_UNSEEN_SHUT if act.shop.claims.is_shut else _UNSEEN)


def is_unseen(act: Act, typed: str) -> bool:
    """Whether nobody can say of a code that is not known here if another till gave it."""
    return act.shop.claims.is_away and is_code(typed)


def find_voucher(act: Act, typed: str) -> Voucher:
    """The voucher whose code was scanned or typed, as it was given and used.

    Refused where this shop gave none such, where too many codes were wrong before, and where somebody changed it
    outside Counter.
    """
    with reading_code(act, typed):
        voucher = act.read(voucher_by_hash, hashes_of(act.keys, typed))
    prove_voucher(act, voucher.voucher_id)
    return voucher


def claim_voucher(act: Act, voucher_id: VoucherId, holder: OrderId) -> None:
    """What is left on a voucher is the holder's to spend in this act. Refused where somebody just did at another till.

    Each time something was spent of it, what is left is another thing to claim.
    """
    _check_holds(act.claim(left_on(act, voucher_id), holder), holder)


def hold_voucher(act: Act, voucher_id: VoucherId, holder: OrderId) -> None:
    """What is left on a voucher is the holder's to spend later. Refused as `claim_voucher`."""
    _check_holds(act.shop.claims.claim(left_on(act, voucher_id), holder), holder)


def left_on(act: Act, voucher_id: VoucherId) -> str:
    """What is left on a voucher, as it is claimed."""
    times = len(act.read(uses_of, voucher_id))
    return subject_of("voucher", voucher_id, *([times] if times else []))


def _check_holds(has_it: OrderId, holder: OrderId) -> None:
    if has_it != holder:
        raise Refused("This voucher was just used at another till. Take it off the ticket, then pay.")
