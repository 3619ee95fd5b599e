"""What is given away while nobody can say whether another till just did the same.

The shop's server is away, or lets this machine in no more.
"""

from __future__ import annotations

from counter.accounts.facts import GiftCardUsed
from counter.flows.proof import prove_settings
from counter.flows.read_code import left_on
from counter.flows.shop import Act
from counter.journal.fact import subject_of
from counter.journal.queries import without_position
from counter.kernel.errors import Refused
from counter.kernel.ids import GiftCardId, OrderId, VoucherId
from counter.kernel.language import _
from counter.kernel.money import Money, from_decimal
from counter.till.card_charges import charges
from counter.vouchers.facts import VoucherRedeemed

_VOUCHER_AWAY = _(
    "The shop’s server is away, so nobody can see whether this voucher was used at another till."
    " Take their name, and honour it when it is back."
)
_VOUCHER_SHUT = _(
    "This machine is no part of the shop any more, so nobody can see whether this voucher was used."
    " Take it at another till, or type a new code behind Show."
)
_VOUCHER_MOST_AWAY = _(
    "While the shop’s server is away a voucher takes off {most} at most. "
    "Take their name, and honour it when it is back."
)
_VOUCHER_MOST_SHUT = _(
    "This machine is no part of the shop any more: a voucher takes off {most} at most here."
    " Take it at another till, or type a new code behind Show."
)
_CARD_AWAY = _(
    "The shop’s server is away, so nobody can see what is left on this gift card."
    " Choose another way to pay, or take the card when it is back."
)
_CARD_SHUT = _(
    "This machine is no part of the shop any more, so nobody can see what is left on this gift card."
    " Choose another way to pay, or type a new code behind Show."
)
_CARD_MOST_AWAY = _(
    "While the shop’s server is away a gift card pays {most} at most, and this one {left} more."
    " Take the rest another way."
)
_CARD_MOST_SHUT = _(
    "This machine is no part of the shop any more: a gift card pays {most} at most here, and this one {left} more."
    " Take the rest another way."
)


def check_voucher_now(act: Act, voucher_id: VoucherId, amount: Money, order_id: OrderId | None = None) -> None:
    """Refused as `check_offline_voucher` where nobody can be asked now; else its claim will say.

    Not where it is held for `order_id` since its total was said, nor where a card machine took the rest already.
    """
    if not act.shop.claims.is_away:
        return
    is_held = order_id is not None and act.shop.claims.holds(left_on(act, voucher_id), order_id)
    if not is_held and not any(charge.order_id == order_id for charge in act.read(charges)):
        check_offline_voucher(act, voucher_id, amount)


def check_gift_card_now(act: Act, card_id: GiftCardId, amount: Money | None = None) -> None:
    """Refused as `check_offline_gift_card` where nobody can be asked now; else its claim will say."""
    if act.shop.claims.is_away:
        check_offline_gift_card(act, card_id, amount)


def check_offline_voucher(act: Act, voucher_id: VoucherId, amount: Money) -> None:
    """A voucher lowers a price by `amount` unseen by the other tills, as far as the owner lets it.

    Refused beyond `offline_voucher_cap`, of which each voucher has its own; says what to do instead.
    """
    most, is_shut = _most(act), act.shop.claims.is_shut
    if not most:
        raise Refused(_VOUCHER_SHUT if is_shut else _VOUCHER_AWAY)
    if amount + _spent_unseen(act, subject_of("voucher", voucher_id), amount.currency) > most:
        raise Refused(_VOUCHER_MOST_SHUT if is_shut else _VOUCHER_MOST_AWAY, most=most)


def check_offline_gift_card(act: Act, card_id: GiftCardId, amount: Money | None = None) -> None:
    """A gift card pays `amount` (None: it is only looked at) unseen by the other tills, as far as the owner lets it.

    Refused as a voucher is.
    """
    most, is_shut = _most(act), act.shop.claims.is_shut
    if not most:
        raise Refused(_CARD_SHUT if is_shut else _CARD_AWAY)
    if amount is not None:
        left = most - _spent_unseen(act, subject_of("gift_card", card_id), amount.currency)
        if amount > left:
            raise Refused(_CARD_MOST_SHUT if is_shut else _CARD_MOST_AWAY, most=most, left=left)


def _most(act: Act) -> Money:
    prove_settings(act)
    return from_decimal(act.settings.offline_voucher_cap, act.settings.currency)


def _spent_unseen(act: Act, subject: str, currency: str) -> Money:
    """What was spent of it here that the shop does not know yet."""
    facts = (act.shop.journal.registry.read(entry) for entry in act.read(without_position, subject))
    spent = (fact.amount.minor for fact in facts if isinstance(fact, VoucherRedeemed | GiftCardUsed))
    return Money(sum(spent), currency)
