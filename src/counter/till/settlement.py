"""Settling: what is due and what a customer hands over give what is taken, what is left, and the change.

`paid + left = due + rounding` always holds. Cash alone is rounded, and only where it pays all that is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.kernel.money import Money, total
from counter.settings.cash import CashRounding, round_cash
from counter.till.rules import CASH, GIFT_CARD, HOUSE, KEPT, check_tender


@dataclass(frozen=True, slots=True)
class Tender:
    """What a customer hands over by one tender ("cash", "card"): `amount` of it pays, None: all that is left.

    Of cash `tendered` is what lies on the counter, None: exactly enough. A `tip` comes on top; None of `tip_to`
    shares it among all. A gift card has its `code`, as it was typed or scanned; a house account is in the name of
    `account`.
    """

    name: str = CASH
    amount: Money | None = None
    tendered: Money | None = None
    tip: Money | None = None
    tip_to: StaffId | None = None
    code: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is taken of one tender; `tendered − change − tip = amount`.

    It pays `amount − rounding` of what was due: `rounding` is what cash is more than that, or less.
    """

    tender: str
    amount: Money
    rounding: Money
    tendered: Money
    change: Money
    tip: Money
    tip_to: StaffId | None
    code: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is taken, and what is `left` to pay of what was due: negative where a card took too much."""

    taken: tuple[Taken, ...]
    left: Money

    @property
    def paid(self) -> Money:
        """What was taken towards what is due, tips apart."""
        return total((taken.amount for taken in self.taken), self.left.currency)

    @property
    def change(self) -> Money:
        """What goes back, from cash alone."""
        return total((taken.change for taken in self.taken), self.left.currency)

    @property
    def tips(self) -> Money:
        """What was given on top."""
        return total((taken.tip for taken in self.taken), self.left.currency)

    @property
    def rounding(self) -> Money:
        """What rounding cash adds to what was due; negative where less is paid."""
        return total((taken.rounding for taken in self.taken), self.left.currency)


def settle(
    due: Money, tenders: Sequence[Tender] = (), rounding: CashRounding | None = None, own: Sequence[str] = ()
) -> Settlement:
    """Settles `due` by these tenders, of which some may be the shop's `own`; none: in cash, exactly.

    Cash yields: it pays what the others leave, by `rounding` where there is one, and the rest of it is change. One
    tender may come without an amount and takes all that is left: cash, or else the last. What takes nothing and brings
    no tip is passed over. Refused where a tender is none, more than one amount is missing, cash would pay more than is
    left or a part that no coins make, a gift card or a house account would pay more than is left, or what lies on the
    counter is short.
    """
    tenders = tenders or (Tender(),)
    for tender in tenders:
        _check(tender, own)
    _check_missing_amounts(tenders)
    paying = _amounts(due, tenders, rounding)
    settled = [_take(tender, amount, due - due) for tender, amount in zip(tenders, paying, strict=True)]
    taken = tuple(each for each in settled if each.amount or each.tip or each.rounding)
    left = due - total((each.amount - each.rounding for each in taken), due.currency)
    if left.minor < 0 and any(each.tender in KEPT for each in taken):
        raise Refused("{left} is left to pay. Take no more than that from it.", left=max(due, due * 0))
    return Settlement(taken, left)


def _check(tender: Tender, own: Sequence[str]) -> None:
    check_tender(tender.name, own)
    for money in (tender.amount, tender.tendered, tender.tip):
        if money is not None and money.minor < 0:
            raise Refused("A payment takes. Choose an amount above nothing, or refund the order.")
    if (tender.code and tender.name != GIFT_CARD) or (tender.account and tender.name != HOUSE):
        raise Refused("A code is a gift card’s, a name an account’s. Leave it off the {tender}.", tender=tender.name)
    if tender.name in KEPT and tender.tip:
        raise Refused("A tip comes by cash or card. Leave it off the {tender}.", tender=tender.name)


def _check_missing_amounts(tenders: Sequence[Tender]) -> None:
    missing = [index for index, tender in enumerate(tenders) if tender.amount is None]
    may_be_missing = {len(tenders) - 1, *(index for index, tender in enumerate(tenders) if tender.name == CASH)}
    if len(missing) > 1 or not may_be_missing.issuperset(missing):
        raise Refused("Say how much each of them pays; only the last takes what is left.")


@dataclass(frozen=True, slots=True)
class _Pays:
    """What a tender takes, and by how much that is more than it pays of what is due."""

    amount: Money
    rounding: Money


def _amounts(due: Money, tenders: Sequence[Tender], rounding: CashRounding | None) -> list[_Pays]:
    """What each pays: the others first, then cash, then the one whose amount is missing."""
    left, nothing = due, due * 0
    pays: dict[int, _Pays] = {}
    takes_the_rest = any(tender.amount is None for tender in tenders)
    for place in sorted(range(len(tenders)), key=lambda place: tenders[place].name == CASH):
        tender = tenders[place]
        if tender.amount is None:
            continue
        part = _Pays(tender.amount, nothing)
        if tender.name == CASH:
            part = _cash(tender.amount, max(left, nothing), rounding, is_last=not takes_the_rest)
        pays[place] = part
        left -= part.amount - part.rounding
    still = max(left, nothing)
    return [pays.get(place) or _rest(still, tender, rounding) for place, tender in enumerate(tenders)]


def _rest(left: Money, tender: Tender, rounding: CashRounding | None) -> _Pays:
    if tender.name != CASH:
        return _Pays(left, left * 0)
    amount = round_cash(left, rounding)
    return _Pays(amount, amount - left)


def _cash(amount: Money, left: Money, rounding: CashRounding | None, *, is_last: bool) -> _Pays:
    """Cash that says how much it pays. Who names all that is left, exact or rounded, pays all of it."""
    rounded = round_cash(left, rounding)
    if is_last and amount in (left, rounded):
        return _Pays(rounded, rounded - left)
    if amount > left:
        raise Refused("{left} is left to pay. Say what was given; what is more goes back as change.", left=rounded)
    if rounding is not None and round_cash(amount, rounding) != amount:
        step = rounding.step_in(amount.currency)
        raise Refused("No coins make {amount}: cash comes in steps of {step}.", amount=amount, step=step)
    return _Pays(amount, left * 0)


def _take(tender: Tender, pays: _Pays, nothing: Money) -> Taken:
    amount = pays.amount
    tip = nothing if tender.tip is None else tender.tip
    needed = amount + tip
    tendered = needed if tender.tendered is None else tender.tendered
    change = nothing
    if tender.name == CASH:
        change = change_for(needed, tendered)
    elif tendered != needed and needed:
        raise Refused("Only cash gives change. Say as its amount what the {tender} took.", tender=tender.name)
    return Taken(
        tender=tender.name,
        amount=amount,
        rounding=pays.rounding,
        tendered=tendered,
        change=change,
        tip=tip,
        tip_to=tender.tip_to,
        code=tender.code,
        account=tender.account,
    )


def change_for(due: Money, tendered: Money) -> Money:
    """What goes back of what was handed over. Refused where that is less than is due."""
    if tendered.minor < due.minor:
        raise Refused("That is {short} short. Take the rest, or choose another way to pay.", short=due - tendered)
    return tendered - due
