"""What the voucher desk shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter.flows.attach_voucher import attach_voucher
from counter.flows.ring_up import OpenTicket, current
from counter.flows.voucher_desk import cancel_voucher, honour_voucher, look_up_voucher, reissue_voucher
from counter.kernel.codes import is_code
from counter.kernel.ids import MishapId, OrderId, VoucherId
from counter.orders.search import read_search
from counter.reports.voucher_story import VoucherDesk, VoucherStory, voucher_desk
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.recovery.build_desk import At, desk_state
from counter.ui.recovery.desk_state import DeskState
from counter.vouchers.code import code_of
from counter.vouchers.rules import EXPIRED, LIVE, REDEEMED

_LIKE_A_CODE = 10
"""So many letters and figures without a blank are meant as a code, whatever is wrong with it."""


@dataclass(frozen=True, slots=True)
class DeskWays:
    """Where one goes from here: to make it right, and back to who waits."""

    make_right: Callable[[OrderId | None, MishapId | None], None]
    back: Callable[[], None]


class DeskPresenter:
    """`show` takes the state; `ways` lead on."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[DeskState], None], ways: DeskWays) -> None:
        self._work, self._shop, self._show, self.ways = work, shop, show, ways
        self._typed, self._state, self._done = "", "", ""
        self._chosen: VoucherId | None = None
        self._cancels = False
        self._ticket: OpenTicket | None = None
        self._found: VoucherDesk | None = None
        self._asked = 0

    def open(self) -> None:
        """Somebody comes to the desk: all vouchers, the newest first."""
        self._typed, self._state, self._done, self._chosen, self._cancels = "", "", "", None, False
        self._work.do(current).then(self._take_in_ticket)
        self.refresh()

    def _take_in_ticket(self, ticket: OpenTicket) -> None:
        self._ticket = ticket
        self._show_state()

    def refresh(self) -> None:
        """Looks again."""
        shop = self._shop
        today, currency = shop.settings.trading_day(shop.clock.now()), shop.settings.currency
        search = None if is_code(self._typed) else read_search(self._typed, currency)
        self._asked += 1
        asked = self._asked
        self._work.read(voucher_desk, today, currency, state=self._state, search=search, chosen=self._chosen).then(
            lambda found: self._take_in(found, asked)
        )

    def _take_in(self, found: VoucherDesk, asked: int) -> None:
        if asked == self._asked:
            self._found = found
            self._show_state()

    def _show_state(self) -> None:
        if self._found is None:
            return
        shop, ticket = self._shop, self._ticket
        at = At(
            shop.clock.now(), self._work.by, shop.keys, shop.playbook, shop.settings.limits, shop.language,
            rung_up=bool(ticket and ticket.draft.lines),
        )  # fmt: skip
        self._show(
            desk_state(self._found, at, typed=self._typed, state=self._state, cancels=self._cancels, done=self._done)
        )

    def go_back(self) -> None:
        """Back to who waits."""
        self.ways.back()

    def look_for(self, typed: str) -> None:
        """Other letters to look for; a whole code shows its voucher."""
        if typed == self._typed:
            return
        self._typed, self._chosen, self._done = typed, None, ""
        if is_code(typed):
            self._look_up(typed)
        else:
            self.refresh()

    def finish(self, typed: str) -> None:
        """What was typed is all of it: where it is meant as a code, what is wrong with it is said."""
        letters = [sign for sign in typed if sign.isalnum()]
        if len(letters) >= _LIKE_A_CODE and not is_code(typed):
            self._look_up(typed)

    def _look_up(self, typed: str) -> None:
        self._work.do(look_up_voucher, typed).then(lambda story: self.choose(story.voucher.voucher_id))

    def narrow(self, state: str) -> None:
        """Only those in a state, "" all."""
        self._state, self._chosen, self._done = state, None, ""
        self.refresh()

    def choose(self, voucher_id: VoucherId) -> None:
        """A voucher was tapped, or found."""
        self._chosen, self._done, self._cancels = voucher_id, "", False
        self.refresh()

    def press(self) -> None:
        """The large button: what it says."""
        told = self._told
        if told is None:
            return
        if told.state == EXPIRED:
            reason = self._shop.language.say("It was our mistake")
            self._work.do(honour_voucher, told.voucher.voucher_id, reason).then(
                lambda voucher: self._note(voucher.voucher_id, self._shop.language.say("It is good again."))
            )
        elif told.state == REDEEMED:
            self.ways.make_right(told.order.order_id, told.mishap.mishap_id)
        elif told.state == LIVE and self._ticket is not None:
            code = code_of(self._shop.keys, told.voucher)
            said = self._shop.language.say("It is on the ticket: it comes off as they pay.")
            self._work.do(attach_voucher, self._ticket.draft.order_id, code).then(
                lambda _: self._note(told.voucher.voucher_id, said)
            )

    def print_anew(self) -> None:
        """A new one is printed, this one stops."""
        if self._told is not None:
            said = self._shop.language.say("The new one prints now. The old one has stopped.")
            self._work.do(reissue_voucher, self._told.voucher.voucher_id).then(
                lambda new: self._note(new.voucher_id, said)
            )

    def ask_why(self) -> None:
        """Asks why it is to be cancelled."""
        self._cancels = True
        self._show_state()

    def cancel(self, reason: str) -> None:
        """Nobody can use it from now on, for that reason."""
        self._cancels = False
        if self._told is not None:
            said = self._shop.language.say("It is cancelled.")
            self._work.do(cancel_voucher, self._told.voucher.voucher_id, reason).then(
                lambda voucher: self._note(voucher.voucher_id, said)
            )
        self._show_state()

    def keep(self) -> None:
        """It is not cancelled after all."""
        self._cancels = False
        self._show_state()

    @property
    def _told(self) -> VoucherStory | None:
        return self._found.told if self._found else None

    def _note(self, voucher_id: VoucherId, done: str) -> None:
        self._chosen, self._done, self._state = voucher_id, done, ""
        self.refresh()
