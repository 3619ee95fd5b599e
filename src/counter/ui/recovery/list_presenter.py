"""The list to choose an order from: what is looked for, which day, which page. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from counter.flows.voucher_desk import look_up_voucher
from counter.kernel.codes import is_code
from counter.kernel.ids import MishapId, OrderId
from counter.orders.queries import days_with_orders
from counter.reports.cases import CaseList, list_cases, look_again
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.recovery.build_list import EARLIER
from counter.ui.recovery.list_draft import DAYS_OFFERED, ListDraft


class ListPresenter:
    """The part of Make it right that finds an order; whoever has it shows the state and opens what is found."""

    def __init__(self, work: Work, shop: CurrentShop) -> None:
        self._work = work
        self._shop = shop
        self._list = ListDraft()
        self._asked = 0

    def open(self, order_id: OrderId | None, mishap_id: MishapId | None = None) -> None:
        """Opens what was found."""
        raise NotImplementedError

    def _show_state(self) -> None:
        raise NotImplementedError

    def forget_list(self) -> None:
        """Nobody looks at the list any more: it need not keep its places."""
        self._list = ListDraft()
        self._asked += 1

    def look_for(self, typed: str) -> None:
        """Other letters to look for; the code of a voucher opens the case it was given for."""
        if typed == self._list.typed:
            return
        self._list = self._list.look_for(typed)
        self._look_at_list(anew=True)
        if is_code(typed):
            self._work.do(look_up_voucher, typed).then(
                lambda found: self.open(found.order.order_id, found.mishap.mishap_id)
            )

    def turn_page(self, by: int) -> None:
        """So many pages on, or back."""
        self._list = self._list.turn(by)
        self._look_at_list(anew=True)

    def show_new(self) -> None:
        """Brings what came while somebody looked."""
        self.turn_page(-self._list.page)

    def ask_day(self) -> None:
        """Asks which earlier day."""
        self._offer_days(self._today())

    def back_to_today(self) -> None:
        """Today's list again."""
        self._list = self._list.on_day(None)
        self._look_at_list(anew=True)

    def _today(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now())

    def _offer_days(self, before: date) -> None:
        self._work.read(days_with_orders, before, DAYS_OFFERED).then(self._ask_which_day)

    def _ask_which_day(self, days: tuple[date, ...]) -> None:
        self._list = replace(self._list, days=days, asks_day=True)
        self._show_state()

    def _choose_day(self, option: str) -> None:
        if option == EARLIER:
            self._offer_days(self._list.days[-1])
        else:
            self._list = self._list.on_day(date.fromisoformat(option))
            self._look_at_list(anew=True)

    def _look_at_list(self, *, anew: bool = False) -> None:
        """Asks for the cases: those in their places as they are now, or others `anew`."""
        now, listed = self._shop.clock.now(), self._list
        wanted = listed.wanted(self._today(), self._shop.settings.currency)
        self._asked += 1
        asked = self._asked
        if listed.shown is None or listed.since is None or anew:
            pending = self._work.read(list_cases, wanted, self._shop.language)
            pending.then(lambda found: self._take_in_list(asked, found, now))
        else:
            pending = self._work.read(look_again, wanted, listed.shown, listed.since)
            pending.then(lambda found: self._take_in_list(asked, found, listed.since))

    def _take_in_list(self, asked: int, found: CaseList, since: datetime | None) -> None:
        if asked == self._asked:
            self._list = replace(self._list, shown=found, since=since)
            self._show_state()
