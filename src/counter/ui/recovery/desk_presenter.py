"""What the voucher desk shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counter.flows.attach_voucher import attach_voucher
from counter.flows.ring_up import OpenTicket, current
from counter.flows.voucher_desk import cancel_voucher, honour_voucher, look_up_voucher, reissue_voucher
from counter.kernel.codes import is_code
from counter.kernel.ids import MishapId, OrderId, VoucherId
from counter.orders.search import read_search
from counter.reports.voucher_story import VoucherDesk, VoucherStory, voucher_desk
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.recovery.build_desk import At, desk_state, wrong_words
from counter.ui.recovery.desk_state import DeskState
from counter.vouchers.code import code_of
from counter.vouchers.rules import CANCELLED, EXPIRED, LIVE, REPLACED, USED

_LIKE_A_CODE = 10
"""So many letters and figures without a blank are meant as a code, whatever is wrong with it."""
_AGAIN = timedelta(seconds=1)
"""Enter so long after a code was refused tries it again; sooner it is still the scanner’s."""


@dataclass(frozen=True, slots=True)
class DeskWays:
    """Where one goes from here: to make it right, back to who waits, or back to the payment one came from."""

    make_right: Callable[[OrderId | None, MishapId | None], None]
    back: Callable[[], None]
    pay: Callable[[], None]


class DeskPresenter:
    """`show` takes the state; `ways` lead on."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[DeskState], None], ways: DeskWays) -> None:
        self._work, self._shop, self._show, self.ways = work, shop, show, ways
        self._typed, self._state, self._done, self._wrong = "", "", "", ""
        self._wrong_at: datetime | None = None
        self._chosen: VoucherId | None = None
        self._cancels, self._pays, self._alone = False, False, False
        self._ticket: OpenTicket | None = None
        self._found: VoucherDesk | None = None
        self._asked = 0

    def open(self, code: str = "", *, pays: bool = False) -> None:
        """Somebody comes to the desk: all vouchers, the newest first; or the one of a code, as far as it is one.

        `pays`: they came from a payment, which goes on once they go back.
        """
        self._state, self._done, self._chosen, self._cancels, self._pays = "", "", None, False, pays
        self._begin(code)
        self._work.do(current).then(self._take_in_ticket)
        self.refresh()
        if code:
            self._look_up_or_find(code)

    def _begin(self, typed: str) -> None:
        self._typed, self._chosen, self._done, self._wrong, self._wrong_at = typed, None, "", "", None
        self._alone = False

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
        looked = self._work.read(
            voucher_desk, today, currency, state=self._state, search=search, chosen=self._chosen, alone=self._alone
        )
        looked.then(lambda found: self._take_in(found, asked))

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
            rung_up=bool(ticket and ticket.draft.lines), spoken=ticket.draft.language if ticket else "",
        )  # fmt: skip
        found = replace(self._found, listed=(), told=None) if self._wrong else self._found
        shown = desk_state(found, at, typed=self._typed, state=self._state, cancels=self._cancels, done=self._done)
        back = self._shop.language.say("Back to paying" if self._pays else "Who is still waiting")
        other = self._shop.language.say("Without the code: type a name or the order’s number.")
        self._show(replace(shown, back=back, nothing=f"{self._wrong} {other}" if self._wrong else shown.nothing))

    def go_back(self) -> None:
        """Back to the payment one came from, else to who waits."""
        (self.ways.pay if self._pays else self.ways.back)()

    def look_for(self, typed: str) -> None:
        """Other letters to look for; a whole code shows its voucher."""
        if typed == self._typed:
            return
        self._begin(typed)
        if is_code(typed):
            self._look_up(typed)
        else:
            self.refresh()

    def finish(self, typed: str) -> None:
        """What was typed is all of it: where it is meant as a code, what is wrong with it is said."""
        if not is_code(typed):
            self._look_up_or_find(typed)
        elif self._wrong_at and self._shop.clock.now() - self._wrong_at >= _AGAIN:
            self._look_up(typed)

    def _look_up_or_find(self, typed: str) -> None:
        letters = [sign for sign in typed if sign.isalnum()]
        if len(letters) >= _LIKE_A_CODE:
            self._look_up(typed)

    def _look_up(self, typed: str) -> None:
        looked = self._work.do(look_up_voucher, typed)
        looked.then(lambda story: self._found_by_code(typed, story.voucher.voucher_id))
        looked.otherwise(lambda reason: self._found_none(typed, reason))

    def _found_by_code(self, typed: str, voucher_id: VoucherId) -> None:
        if typed == self._typed:
            self._alone = True
            self.choose(voucher_id)

    def _found_none(self, typed: str, reason: str) -> None:
        """None has that code: the list shows none either, or the newest would be taken for it."""
        if typed == self._typed:
            self._wrong, self._wrong_at = reason, self._shop.clock.now()
            self.refresh()

    def narrow(self, state: str) -> None:
        """Only those in a state, "" all."""
        self._state, self._chosen, self._done = state, None, ""
        if self._wrong or self._alone:
            self._begin("")
        self.refresh()

    def choose(self, voucher_id: VoucherId) -> None:
        """A voucher was tapped, or found."""
        self._chosen, self._done, self._cancels, self._wrong = voucher_id, "", False, ""
        self.refresh()

    def press(self) -> None:
        """The large button: what it says."""
        told = self._told
        if told is None:
            return
        if told.state == EXPIRED:
            reason = wrong_words(told, self._shop.playbook, self._shop.language)
            self._work.do(honour_voucher, told.voucher.voucher_id, reason).then(
                lambda voucher: self._note(voucher.voucher_id, self._shop.language.say("It is good again."))
            )
        elif told.state == REPLACED and told.replaced_by is not None:
            self.choose(told.replaced_by.voucher_id)
        elif told.state in (USED, CANCELLED):
            self.ways.make_right(told.order.order_id, told.mishap.mishap_id)
        elif told.state == LIVE and self._ticket is not None:
            code = code_of(self._shop.keys, told.voucher)
            said = self._shop.language.say("It is on the ticket: it comes off as they pay.")
            self._work.do(attach_voucher, self._ticket.draft.order_id, code).then(
                lambda _: self._used(told.voucher.voucher_id, said)
            )

    def _used(self, voucher_id: VoucherId, said: str) -> None:
        """It is on the ticket; whoever came from paying goes on with that."""
        if self._pays:
            self.ways.pay()
        else:
            self._note(voucher_id, said)

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
