"""Splitting a bill: who pays what of it, one share after the other. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows.bill import Bill
from counter.flows.give_back import give_back_share
from counter.flows.issue_receipt import print_again
from counter.kernel.ids import LineId
from counter.kernel.money import Money
from counter.receipts.shares import ShareAsked
from counter.settings.cash import round_cash
from counter.till.settlement import Tender
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.build_pay import Counted
from counter.ui.sell.build_split import split_state
from counter.ui.sell.split_draft import SplitDraft
from counter.ui.sell.split_state import SplitState
from counter.ui.sell.who_takes import WhoTakes


class SplitPresenter:
    """`bill` gives what is split, or None; `take` pays a share of it by a tender, which takes so much, tip included.

    `look_again` reads what was paid; `who` takes it.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        bill: Callable[[], Bill | None],
        show: Callable[[], None],
        take: Callable[[ShareAsked, Tender, Money], None],
        look_again: Callable[[Bill], None],
        who: WhoTakes,
    ) -> None:
        self._work = work
        self._shop = shop
        self._bill = bill
        self._show = show
        self._take = take
        self._look_again = look_again
        self._who = who
        self._draft: SplitDraft | None = None

    def open(self) -> None:
        """On to the shares: as the bill is split already, or evenly in two."""
        bill = self._bill()
        self._draft = SplitDraft.of(bill) if bill else None
        self._show()

    def leave(self) -> None:
        """Back to the Pay page, with what is left."""
        self._draft = None
        self._show()

    def forget(self) -> None:
        """Nobody splits anything any more."""
        self._draft = None

    def bill_changed(self, bill: Bill) -> None:
        """Something of it was paid, or went back: the next open share is worked on."""
        if self._draft:
            same = self._draft.order_id == bill.order_id
            self._draft = self._draft.with_bill(bill) if same else None

    def split(self, way: str) -> None:
        """Another way to split it."""
        self._change(lambda draft: draft.split(way))

    def count(self, by: int) -> None:
        """So many shares more, or fewer."""
        self._change(lambda draft: draft.with_count(by))

    def choose(self, place: int) -> None:
        """The share at this place is worked on."""
        self._change(lambda draft: draft.at(place))

    def take_line(self, line_id: LineId) -> None:
        """The share in work takes a line, or leaves it again."""
        self._change(lambda draft: draft.take_line(line_id))

    def type_digits(self, digits: str) -> None:
        """More digits of what the share pays, of its tip, or of what is given, cents last."""
        self._change(lambda draft: draft.type_digits(digits))

    def delete_digit(self) -> None:
        """The last digit away."""
        self._change(SplitDraft.delete_digit)

    def pay_by(self, tender: str) -> None:
        """This share and the next ones are paid by another tender."""
        self._change(lambda draft: draft.pay_by(tender))

    def pay_by_card(self, code: str, balance: Money) -> bool:
        """This share is paid by a gift card. Gives whether anybody splits a bill."""
        self._change(lambda draft: draft.by_card(code, balance))
        return self._draft is not None

    def put_down_to(self, name: str) -> bool:
        """This share is put down to a house account. Gives whether anybody splits a bill."""
        self._change(lambda draft: draft.by_account(name))
        return self._draft is not None

    def give(self, minor: int) -> None:
        """So many minor units are given in cash for the share in work."""
        self._change(lambda draft: draft.give(minor))

    def tip(self, minor: int = 0, *, other: bool = False) -> None:
        """A tip for the share in work, in minor units, or one that is typed next."""
        bill = self._bill()
        if bill:
            amount = Money(minor, bill.left.currency) if minor else None
            self._change(lambda draft: replace(draft, tip=amount, tip_typed="" if other else None))

    def tip_for(self, *, is_mine: bool) -> None:
        """The tips of the shares are for whoever takes the money, or for all."""
        self._change(lambda draft: replace(draft, tip_mine=is_mine))

    def take(self) -> None:
        """The share in work is paid."""
        bill, draft, state = self._bill(), self._draft, self.state()
        if bill and draft and state and state.can_take:
            tipped = draft.by in self._shop.settings.tip_tenders
            tip = draft.tip_now(bill.left * 0) if tipped else bill.left * 0
            amount = draft.shares(bill)[draft.now].amount
            payment = draft.payment(amount, round_cash(amount, self._shop.settings.cash_rounding), tip)
            self._take(draft.asked(draft.now, bill), payment.tender(self._work.by), payment.takes)

    def print_receipt(self, place: int) -> None:
        """The receipt of a paid share once more."""
        bill, draft = self._bill(), self._draft
        if bill and draft and place in draft.paid:
            payment = draft.paid[place]
            receipts = (each for each in bill.receipts if each.share and payment in each.share.payments)
            for receipt in receipts:
                self._work.do(print_again, bill.order_id, receipt.content.number)

    def give_back(self, place: int) -> None:
        """The money of a paid share goes back, and it is to pay again."""
        bill, draft = self._bill(), self._draft
        if bill and draft and place in draft.paid:
            share = next(share for share in bill.shares if draft.paid[place] in share.payments)
            self._work.do(give_back_share, bill.order_id, share.payments).then(lambda _: self._look_again(bill))

    def state(self) -> SplitState | None:
        """How the bill is split, or None while nobody splits it."""
        bill, settings = self._bill(), self._shop.settings
        if bill is None or self._draft is None:
            return None
        counted = Counted(settings.tenders, settings.tip_tenders, self._who.name)
        return split_state(bill, self._draft, counted, settings.cash_rounding, self._shop.language)

    def _change(self, change: Callable[[SplitDraft], SplitDraft]) -> None:
        if self._draft:
            self._draft = change(self._draft)
            self._show()
