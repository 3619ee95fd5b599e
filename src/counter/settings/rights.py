"""What each role can do alone: one table, and what a shop decided otherwise. Whatever gives money away asks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Final

from counter.kernel.errors import Refused

ROLES: Final = ("barista", "lead", "owner")
"""Who works in a shop, in the order in which they may do more."""


class Right(Enum):
    """Something that not everybody may do alone; its value is its name among a shop's limits."""

    DISCOUNT = "discount_percent"
    PRICE = "price_percent"
    COMP = "comp"
    GESTURE = "gesture"
    REFUND = "refund"
    DAY = "day"
    WHOLE_ORDER = "whole_order"
    OTHER_TENDER = "refund_otherwise"
    TENDER = "change_tender"
    ACCOUNT = "open_account"
    VOID = "throw_away"
    NO_SALE = "no_sale"
    CASH_OUT = "cash_out"
    CLOSE = "close_day"
    STAFF = "staff"
    MENU = "menu"
    SETTINGS = "settings"
    LEAVE = "leave_waiting"
    DRAWER = "see_drawer"
    CAUSE = "name_cause"
    HONOUR = "honour_voucher"
    BEYOND = "beyond_cap"
    APPROVE = "approve"


FREELY, NEVER = None, Decimal(0)
"""No limit, and not alone."""
_TEN, _TWENTY, _FIFTY, _SIXTY = Decimal(10), Decimal(20), Decimal(50), Decimal(60)

RIGHTS: Mapping[Right, tuple[Decimal | None, ...]] = {
    #                      barista  lead     owner
    Right.DISCOUNT:       (_TEN,    _FIFTY,  FREELY),  # percent off a line or the ticket
    Right.PRICE:          (NEVER,   _FIFTY,  FREELY),  # percent below the price on the menu, or above
    Right.COMP:           (_TEN,    _TWENTY, FREELY),  # a line on us: worth so much
    Right.GESTURE:        (_TEN,    _TWENTY, FREELY),  # something to make it right: worth so much
    Right.REFUND:         (_TWENTY, _SIXTY,  FREELY),  # money back: so much a time
    Right.DAY:            (_TWENTY, _SIXTY,  FREELY),  # comps, gestures and money back in a day, together
    Right.WHOLE_ORDER:    (NEVER,   FREELY,  FREELY),  # a whole order on us
    Right.OTHER_TENDER:   (NEVER,   FREELY,  FREELY),  # money back by another tender than it came
    Right.TENDER:         (NEVER,   FREELY,  FREELY),  # a payment put down to another tender
    Right.ACCOUNT:        (NEVER,   FREELY,  FREELY),  # a house account for somebody who has none
    Right.VOID:           (FREELY,  FREELY,  FREELY),  # a ticket thrown away before it is paid
    Right.NO_SALE:        (FREELY,  FREELY,  FREELY),  # the drawer opened without a sale
    Right.CASH_OUT:       (FREELY,  FREELY,  FREELY),  # cash out of the drawer: so much a time
    Right.CLOSE:          (FREELY,  FREELY,  FREELY),  # the day closed with its Z
    Right.STAFF:          (NEVER,   NEVER,   FREELY),  # who works here, as what, and another's PIN
    Right.MENU:           (NEVER,   NEVER,   FREELY),  # what is on the menu, and its prices
    Right.SETTINGS:       (NEVER,   NEVER,   FREELY),  # what the shop decided: these limits too
    Right.LEAVE:          (NEVER,   NEVER,   FREELY),  # who still waits at the close, for tomorrow
    Right.DRAWER:         (NEVER,   FREELY,  FREELY),  # what should be in a drawer, before it is counted
    Right.CAUSE:          (NEVER,   FREELY,  FREELY),  # where a mishap came from: said, and seen
    Right.HONOUR:         (NEVER,   FREELY,  FREELY),  # a voucher taken although its time is over
    Right.BEYOND:         (NEVER,   NEVER,   FREELY),  # more for an order than all gestures for one may come to
    Right.APPROVE:        (NEVER,   FREELY,  FREELY),  # saying yes for somebody else, within one's own limits
}  # fmt: skip
"""What each role can do alone until the shop decides otherwise. Amounts are as of a menu in euros."""
PERCENTS = frozenset({Right.DISCOUNT, Right.PRICE})
OF_THE_DRAWER = frozenset(
    {Right.REFUND, Right.OTHER_TENDER, Right.TENDER, Right.ACCOUNT}
    | {Right.VOID, Right.NO_SALE, Right.CASH_OUT, Right.CLOSE, Right.LEAVE}
)
"""What a shop begins to ask with its first PIN: until then anybody may be whoever they tap."""
OF_THE_OFFICE = frozenset({Right.STAFF, Right.MENU, Right.SETTINGS})
"""What a shop begins to ask once an owner has a PIN: until then anybody sets it up."""
OF_THE_DAY = frozenset({Right.COMP, Right.GESTURE, Right.REFUND, Right.DAY})
"""What counts to what somebody gives away in a day."""
AMOUNTS = OF_THE_DAY | {Right.CASH_OUT}
ALLOWANCE = (Right.GESTURE, Right.COMP, Right.DAY, Right.REFUND, Right.DISCOUNT)
"""What somebody may give away alone: it can be another for a person than for their role."""
Limits = Mapping[str, Mapping[str, Decimal | None]]
"""What a shop decided otherwise: by role, by the name of the right. None is no limit, 0 never alone."""
Own = Mapping[str, Decimal | None]
"""What of an allowance is another for somebody than for their role: by the name of the right."""
AS_THEIR_ROLE: Own = MappingProxyType({})


def limit_of(
    limits: Limits, right: Right, role: str, times: Decimal = Decimal(1), own: Own = AS_THEIR_ROLE
) -> Decimal | None:
    """Up to how much somebody in that `role` may alone: percent, whole units of money, or any and none at all.

    `times` is how many of the shop's units an amount in euros is worth; what the shop decided counts as it is, for a
    role and, before that, for a person (`own`). Nobody but the three roles may anything.
    """
    if right.value in own and role in ROLES:
        return own[right.value]
    decided = limits.get(role, {})
    if right.value in decided:
        return decided[right.value]
    if role not in ROLES:
        return NEVER
    usual = RIGHTS[right][ROLES.index(role)]
    return usual * times if usual is not None and right in AMOUNTS else usual


def sees_drawer(limits: Limits, role: str) -> bool:
    """Whether somebody in that `role` is shown what should be in a drawer that nobody has counted yet."""
    return limit_of(limits, Right.DRAWER, role) != NEVER


def check_limits(limits: Limits) -> None:
    """Refused where there is no such role or right, or a limit is none."""
    known = [right.value for right in Right]
    for role, decided in limits.items():
        if role not in ROLES:
            raise Refused("There is no role “{role}”. There are {known}.", role=role, known=", ".join(ROLES))
        for name, most in decided.items():
            if name not in known:
                raise _no_limit(name, known)
            if not _can_be(Right(name), most):
                raise Refused("“{name}” of a {role} cannot be so. Write a limit of 0 or more.", name=name, role=role)


def check_own(own: Own) -> None:
    """Refused where it is not about what somebody gives away, or a limit is none."""
    known = [right.value for right in ALLOWANCE]
    for name, most in own.items():
        if name not in known:
            raise _no_limit(name, known)
        if not _can_be(Right(name), most):
            raise Refused("“{name}” of a person cannot be so. Write a limit of 0 or more.", name=name)


def _no_limit(name: str, known: Iterable[str]) -> Refused:
    return Refused("There is no limit “{name}”. There are {known}.", name=name, known=", ".join(known))


def _can_be(right: Right, most: Decimal | None) -> bool:
    return most is None or (most.is_finite() and 0 <= most <= _most(right))


def _most(right: Right) -> Decimal:
    return Decimal(100) if right in PERCENTS else Decimal(1_000_000_000)
