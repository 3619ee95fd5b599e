"""A discount: how much, then why, then it applies; or it waits for somebody else's yes. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows import reduce
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import LineId
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.yes_presenter import YesPresenter
from counter.ui.parts.yes_state import YesState
from counter.ui.sell.build_discount_panel import Giving, discount_panel_state, waiting_state
from counter.ui.sell.build_off import People
from counter.ui.sell.discount_draft import DiscountDraft, HowMuch
from counter.ui.sell.discount_panel_state import DiscountPanelState
from counter.ui.sell.panels_presenter import PanelsPresenter
from counter.ui.sell.ticket_at_hand import TicketAtHand
from counter.ui.sell.ticket_state import OffState


class DiscountPanelPresenter:
    """Keeps what is said of a discount until it is given; `yes` asks whoever has to say yes to it.

    `people` gives who works here, `show` is called after every tap.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        ticket: TicketAtHand,
        panels: PanelsPresenter,
        people: Callable[[], People],
        show: Callable[[], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._panels = panels
        self._people = people
        self._show = show
        self._said = DiscountDraft()
        self._wrong = ""
        self._asked: YesState | None = None
        self.yes = YesPresenter(work, shop, self._show_yes)

    def open(self, line_id: LineId | None = None) -> None:
        """For one line, or for the whole ticket."""
        self._forget(DiscountDraft(line_id))
        self._panels.open(self)

    def about_line(self, *, on: bool) -> None:
        """For the chosen line, or for the whole ticket."""
        line = self._ticket.chosen_line
        self._forget(DiscountDraft(line.line_id if on and line else None))
        self._show()

    def choose(self, how: HowMuch) -> None:
        """So much."""
        self._take(replace(self._said, how=how, typed=None))

    def give_reason(self, reason: str) -> None:
        """That is why."""
        self._take(replace(self._said, reason=reason))

    def type_other(self) -> None:
        """Another amount is typed."""
        self._take(replace(self._said, how=None, typed=""))

    def type_in_percent(self, *, on: bool) -> None:
        """What is typed are percents, or an amount."""
        self._take(replace(self._said, typed="", in_percent=on))

    def type_digits(self, digits: str) -> None:
        """More digits of it."""
        if self._said.typed is not None:
            self._take(self._said.with_digits(digits))

    def delete_digit(self) -> None:
        """The last digit away."""
        if self._said.typed is not None:
            self._take(self._said.without_last_digit())

    def finish_typing(self) -> None:
        """What was typed is how much."""
        how = self._said.typed_for(self._shop.settings.currency)
        if how is not None:
            self._take(replace(self._said, how=how))

    def take_back(self) -> None:
        """What was taken off is charged again."""
        line_id = self._said.line_id
        self._forget(DiscountDraft(line_id))
        if line_id is None:
            self._ticket.change(reduce.take_back_order)
        else:
            self._ticket.change(reduce.take_back_line, line_id)

    def close(self) -> None:
        """Back to the grid; what waits is dropped."""
        self._panels.close()

    def leave(self) -> None:
        """It was closed: what waits for a yes is dropped."""
        self._forget(DiscountDraft())

    def state(self) -> DiscountPanelState | None:
        """What is said so far; None once there is nothing to take anything off."""
        ticket = self._ticket.open_ticket
        if ticket is None or not ticket.draft.lines:
            return None
        if self._said.line_id and self._said.line_id != self._ticket.chosen:
            self._forget(DiscountDraft(self._ticket.chosen))
        return discount_panel_state(ticket, self._ticket.chosen, self._said, self._giving(), self._asked, self._wrong)

    def waiting(self) -> OffState | None:
        """What stands on the ticket while it waits for somebody's yes."""
        ticket, by = self._ticket.open_ticket, self._giving().by
        if ticket is None or by is None or self._asked is None or not ticket.draft.lines:
            return None
        return waiting_state(ticket, self._said, self._asked, by, self._shop.language)

    def _giving(self) -> Giving:
        people = self._people()
        by = people.get(self._work.by) if self._work.by else None
        return Giving(by, people, self._shop.settings, self._shop.playbook, self._shop.language)

    def _take(self, said: DiscountDraft) -> None:
        self._forget(said)
        if said.is_complete:
            self._give(said)
        self._show()

    def _forget(self, said: DiscountDraft) -> None:
        """This is said now; what waited is dropped, and what was wrong is past."""
        self.yes.drop()
        self._said, self._wrong = said, ""

    def _give(self, said: DiscountDraft) -> None:
        ticket = self._ticket.open_ticket
        if ticket is None or said.how is None:
            return
        giving = self._flow(ticket, said, said.how)
        giving.unless_approved(self.yes.ask)
        giving.then(self._given)
        giving.otherwise(self._refused)

    def _flow(self, ticket: OpenTicket, said: DiscountDraft, how: HowMuch) -> Pending[OpenTicket]:
        order_id, line_id, why, do = ticket.draft.order_id, said.line_id, said.reason, self._work.do
        if how.is_comp:
            if line_id is None:
                return do(reduce.comp_order, order_id, reason=why)
            return do(reduce.comp_line, order_id, line_id, reason=why)
        if line_id is None:
            return do(reduce.discount_order, order_id, percent=how.percent, amount=how.amount, reason=why)
        return do(reduce.discount_line, order_id, line_id, percent=how.percent, amount=how.amount, reason=why)

    def _given(self, open_ticket: OpenTicket) -> None:
        self._said = DiscountDraft(self._said.line_id)
        self._ticket.update(open_ticket)

    def _refused(self, reason: str) -> None:
        """Said on the panel; how much stays, and another reason tries again."""
        self._said, self._wrong = replace(self._said, reason=""), reason
        self._show()

    def _show_yes(self, state: YesState | None) -> None:
        self._asked = state
        self._show()
