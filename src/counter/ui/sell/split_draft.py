"""How a bill is split: in which shares, who takes which lines, and what each share is asked for. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from counter.flows.bill import Bill
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId, PaymentId
from counter.kernel.money import Money
from counter.receipts.shares import LinePart, Share, ShareAsked, next_share, pieces_left
from counter.till.rules import CARD, CASH, GIFT_CARD, HOUSE, KEPT
from counter.ui.sell.payment_draft import PaymentDraft, TipDraft

EVENLY, BY_LINE, BY_AMOUNT = "evenly", "by line", "by amount"
WAYS = (EVENLY, BY_LINE, BY_AMOUNT)
FEWEST, MOST = 2, 20
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class SplitDraft:
    """A bill in `count` shares, each at a place from 0 on; `now` is the one that is worked on.

    `paid` are the places that are paid, each with the payment that did it. `takers` are the places that take a line,
    `typed` the digits of what a place pays where it is split by amount. The next share is paid by `by`, as the one
    before it was, with a `tip`; `tip_typed` are its digits while it is typed, `tip_mine` whether it is for whoever
    takes the money.
    In cash they give so many minor units (`given`, 0: exactly enough); `is_giving` while somebody says how many, of
    which `given_typed` are the digits on the keypad. A gift card pays by its `code`, at most its `balance`; a house
    account in the name of `account`: either pays one share, and the next one is asked anew.
    """

    order_id: OrderId
    way: str = EVENLY
    count: int = FEWEST
    now: int = 0
    paid: Mapping[int, PaymentId] = field(default_factory=dict)
    takers: Mapping[LineId, tuple[int, ...]] = field(default_factory=dict)
    typed: Mapping[int, str] = field(default_factory=dict)
    by: str = CARD
    tip: Money | None = None
    tip_typed: str | None = None
    tip_mine: bool = False
    given: int = 0
    given_typed: str = ""
    is_giving: bool = False
    code: str = ""
    balance: Money | None = None
    account: str = ""

    @classmethod
    def of(cls, bill: Bill) -> SplitDraft:
        """As a bill is split already, or evenly in two."""
        shares = bill.shares
        even = next((share.of for share in shares if share.of), 0)
        count = min(MOST, max(FEWEST, even, len(shares) + 1))
        first = cls(bill.order_id, EVENLY if even or not shares else BY_AMOUNT, count)
        return first.with_bill(bill)

    def with_bill(self, bill: Bill) -> SplitDraft:
        """With what is paid now; whose money went back pays again, and the next open share is worked on."""
        places = {payment: place for place, payment in self.paid.items()}
        paid: dict[int, PaymentId] = {}
        for share in bill.shares:
            known = next((places[payment] for payment in share.payments if payment in places), None)
            place = known if known is not None else (share.nth - 1 if share.of else self._free(paid))
            if share.payments:
                paid[place] = share.payments[0]
        count = min(MOST, max(self.count, len(paid) + 1)) if bill.left else self.count
        draft = replace(self, paid=paid, count=count)
        first = next(iter(draft.open_places), draft.now)
        if draft.now in paid or (draft.way == EVENLY and draft.now != first):
            draft = draft.at(first)
        return draft

    def _free(self, paid: Mapping[int, PaymentId]) -> int:
        """Where a share that was paid just now belongs: the one that was worked on, else the first free place."""
        if self.now not in paid:
            return self.now
        return next(place for place in range(MOST) if place not in paid)

    @property
    def open_places(self) -> tuple[int, ...]:
        """The places that are not paid."""
        return tuple(place for place in range(self.count) if place not in self.paid)

    @property
    def is_typing(self) -> bool:
        """Whether the keypad types something: the amount of a share, a tip, or what is given in cash."""
        return self.way == BY_AMOUNT or self.tip_typed is not None or self.is_giving

    def split(self, way: str) -> SplitDraft:
        """Another way to split it."""
        draft = replace(self, way=way, tip_typed=None, is_giving=False)
        return draft.at(next(iter(draft.open_places), 0)) if way == EVENLY else draft

    def with_count(self, by: int) -> SplitDraft:
        """So many shares more, or fewer: as few as the paid ones and one more."""
        highest = max((place + 2 for place in self.paid), default=FEWEST)
        count = max(FEWEST, highest, min(MOST, self.count + by))
        takers = {line: tuple(place for place in places if place < count) for line, places in self.takers.items()}
        return replace(self, count=count, takers=takers, now=min(self.now, count - 1))

    def at(self, place: int) -> SplitDraft:
        """The share at this place is worked on, unless it is paid."""
        if place in self.paid:
            return self
        is_giving = self.is_giving and self.way == EVENLY  # nobody needs the lines or the other amounts meanwhile
        by = CARD if self.by in KEPT else self.by
        return replace(self._by(by, is_giving=is_giving), now=place, tip=None)

    def pay_by(self, tender: str) -> SplitDraft:
        """By another tender. Cash asks what is given; chosen once more it asks no longer, and that stays as it is."""
        if tender == self.by:
            return replace(self, tip_typed=None, is_giving=tender == CASH and not self.is_giving)
        return self._by(tender, is_giving=tender == CASH)

    def by_card(self, code: str, balance: Money) -> SplitDraft:
        """The share in work is paid by a gift card."""
        return replace(self._by(GIFT_CARD), code=code, balance=balance)

    def by_account(self, name: str) -> SplitDraft:
        """The share in work is put down to a house account."""
        return replace(self._by(HOUSE), account=name)

    def _by(self, tender: str, *, is_giving: bool = False) -> SplitDraft:
        said = replace(self, given=0, given_typed="", is_giving=is_giving, code="", balance=None, account="")
        return replace(said, by=tender, tip_typed=None)

    def give(self, minor: int) -> SplitDraft:
        """So many minor units are given in cash."""
        return replace(self, given=minor, given_typed="")

    def take_line(self, line_id: LineId) -> SplitDraft:
        """The share that is worked on takes a line, or leaves it again."""
        before = self.takers.get(line_id, ())
        if self.now in before:
            after = tuple(place for place in before if place != self.now)
        else:
            after = tuple(sorted((*before, self.now)))
        return replace(self, takers={**self.takers, line_id: after})

    def type_digits(self, digits: str) -> SplitDraft:
        """More digits of the tip, of what is given, or of what the share pays."""
        if self.tip_typed is not None:
            return self._with_tip((self.tip_typed + digits).lstrip("0")[:_DIGITS])
        if self.is_giving:
            return self._with_given((self.given_typed + digits).lstrip("0")[:_DIGITS])
        return self._with_amount((self.typed.get(self.now, "") + digits).lstrip("0")[:_DIGITS])

    def delete_digit(self) -> SplitDraft:
        """The last digit away."""
        if self.tip_typed is not None:
            return self._with_tip(self.tip_typed[:-1])
        if self.is_giving:
            return self._with_given(self.given_typed[:-1])
        return self._with_amount(self.typed.get(self.now, "")[:-1])

    def _with_tip(self, typed: str) -> SplitDraft:
        return replace(self, tip_typed=typed)

    def _with_given(self, typed: str) -> SplitDraft:
        return replace(self, given=int(typed or "0"), given_typed=typed)

    def _with_amount(self, typed: str) -> SplitDraft:
        return replace(self, typed={**self.typed, self.now: typed})

    def tip_now(self, nothing: Money) -> Money:
        """What comes on top of the next share."""
        if self.tip_typed is not None:
            return Money(int(self.tip_typed or "0"), nothing.currency)
        return self.tip or nothing

    def payment(self, due: Money, in_cash: Money, tip: Money) -> PaymentDraft:
        """How a share of so much, in coins `in_cash`, is about to be paid, with a tip on top."""
        gives = self.by == CASH and self.given not in (0, in_cash.minor)
        return PaymentDraft(
            order_id=self.order_id,
            whole=due,
            due=due,
            in_cash=in_cash,
            by=self.by,
            typed=self.given_typed,
            given=Money(self.given, due.currency) if gives else None,
            tipped=TipDraft(typed=str(tip.minor), is_mine=self.tip_mine),
            code=self.code,
            balance=self.balance,
            account=self.account,
        )

    def asked(self, place: int, bill: Bill) -> ShareAsked:
        """What the share at a place is asked for."""
        if self.way == EVENLY:
            return ShareAsked(of=self.count)
        if self.way == BY_LINE:
            return ShareAsked(lines=self._lines_of(place, bill))
        return ShareAsked(amount=self._amount_of(place, bill))

    def _lines_of(self, place: int, bill: Bill) -> tuple[LinePart, ...]:
        """Who takes the same line shares it evenly: two of a line give one each, one of a line is halved."""
        left = pieces_left(bill.sale.order, bill.shares)
        parts = []
        for line in bill.sale.order.sold:
            takers = [taker for taker in self.takers.get(line.line_id, ()) if taker not in self.paid]
            if place in takers and left[line.line_id]:
                parts.append(LinePart(line.line_id, Fraction(left[line.line_id], len(takers))))
        return tuple(parts)

    def _amount_of(self, place: int, bill: Bill) -> Money:
        currency = bill.left.currency
        typed = {each: int(self.typed.get(each) or "0") for each in self.open_places}
        if place == self.open_places[-1] and not typed[place]:  # the last one is the rest
            return bill.left - Money(sum(typed.values()), currency)
        return Money(typed[place], currency)

    def shares(self, bill: Bill) -> dict[int, Share]:
        """What each share pays: the paid ones as they were, the others as they would be, the one in work first.

        A share that pays nothing yet is missing.
        """
        known = {share.payments[0]: share for share in bill.shares if share.payments}
        shares = {place: known[payment] for place, payment in self.paid.items() if payment in known}
        order, before, left = bill.sale.order, list(bill.shares), bill.left
        others = (place for place in self.open_places if place != self.now)
        for place in (self.now, *others) if self.now in self.open_places else others:
            try:
                share = next_share(order, before, left, self.asked(place, bill))
            except Refused:
                continue
            shares[place] = share
            before.append(share)
            left = left - share.amount
        return shares

    def nobodys(self, bill: Bill) -> frozenset[LineId]:
        """The lines that no open share takes though something of them is left to pay."""
        left = pieces_left(bill.sale.order, bill.shares)
        taken = {line for line, places in self.takers.items() if set(places) - set(self.paid)}
        owed = {line.line_id for line in bill.sale.order.sold if line.owed}
        return frozenset(line for line, pieces in left.items() if pieces > 0 and line not in taken and line in owed)
