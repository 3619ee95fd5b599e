"""The regular on the ticket: found by the name that was typed, remembered, served the same again, forgotten. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.same_again import same_again
from counter.flows.usual import forget_regular, note_regular, order_for
from counter.kernel.ids import OrderId, RegularId
from counter.regulars.model import Regular
from counter.reports.usual import Known, who_is_it
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.panels_presenter import PanelsPresenter
from counter.ui.sell.ticket_at_hand import TicketAtHand
from counter.ui.sell.usual_state import HadState, UsualPanelState, UsualRowState

_FEW = 2
"""So many lines leave room to offer that a name is remembered."""


class UsualPresenter:
    """Asks who the ticket is for whenever that changes; `show` is called when it is known."""

    def __init__(
        self, work: Work, shop: CurrentShop, ticket: TicketAtHand, panels: PanelsPresenter, show: Callable[[], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._panels = panels
        self._show = show
        self._asked: tuple[RegularId | None, str] | None = None
        self._known: Known | None = None
        self._sure = False

    def refresh(self) -> None:
        """Looks again: what is on their card, and what they had, may have changed."""
        self._asked = None
        self._ask()

    def take(self) -> None:
        """A tap on the line under the name: it is them, or opens what is known of them, or remembers the name."""
        ticket, known = self._ticket.open_ticket, self._known
        if ticket is None:
            return
        if ticket.draft.regular_id is not None:
            self._panels.open(self)
        elif known is not None:
            self._ticket.change(order_for, known.regular.regular_id)
        elif ticket.draft.customer:
            self._work.do(note_regular, ticket.draft.customer).then(self._noted)

    def rename(self, name: str) -> None:
        """They want to be called otherwise."""
        if self._known and name != self._known.regular.name:
            self._note(name=name)

    def give_code(self, code: str) -> None:
        """They choose a short code, or none."""
        if self._known and code != self._known.regular.code:
            self._note(code=code)

    def toggle_cup(self) -> None:
        """They bring an own cup, or do not any more."""
        if self._known:
            self._note(own_cup=not self._known.regular.own_cup)

    def again(self, order_id: OrderId) -> None:
        """An order of theirs, once more; it waits for payment."""
        self._panels.leave()
        self._ticket.change(same_again, order_id)

    def take_off(self) -> None:
        """The ticket is not theirs."""
        self._panels.leave()
        self._ticket.change(order_for, None)

    def forget(self) -> None:
        """The second tap erases them: nothing brings them back."""
        if not self._known:
            return
        if not self._sure:
            self._sure = True
            self._show()
            return
        self._work.do(forget_regular, self._known.regular.regular_id).then(lambda _: self.take_off())

    def leave(self) -> None:
        """The panel was closed; nobody is about to be forgotten any more."""
        self._sure = False

    def row(self) -> UsualRowState | None:
        """The line under the name; None where there is nothing to say."""
        self._ask()
        ticket, language = self._ticket.open_ticket, self._shop.language
        if ticket is None or (self._known is None and not ticket.draft.customer):
            return None
        if self._known is not None:
            regular = self._known.regular
            is_theirs = ticket.draft.regular_id is not None
            words = regular.called if is_theirs else language.say("The usual for {name}?", name=regular.called)
            cup = language.say("own cup") if regular.own_cup else ""
            return UsualRowState(words, " · ".join(filter(None, (cup, self._punches(regular)))))
        if len(ticket.draft.lines) > _FEW:
            return None
        return UsualRowState(language.say("Remember {name}", name=ticket.draft.customer), "")

    def state(self) -> UsualPanelState | None:
        """All that is known of them; None once the ticket is nobody's."""
        ticket, known, language = self._ticket.open_ticket, self._known, self._shop.language
        if ticket is None or known is None or ticket.draft.regular_id is None:
            return None
        regular = known.regular
        forget = language.say("Tap again: they are gone for good") if self._sure else language.say("Forget them")
        return UsualPanelState(
            name=regular.name,
            code=regular.code,
            own_cup=regular.own_cup,
            punches=self._punches(regular),
            had=tuple(HadState(each.order_id, each.what, language.money(each.total)) for each in known.had),
            forget=forget,
        )

    def _punches(self, regular: Regular) -> str:
        card, language = self._shop.settings.punch_card, self._shop.language
        if card is None:
            return ""
        if regular.punches >= card.full:
            return language.say("one is on us")
        return language.say("{count} of {full}", count=max(regular.punches, 0), full=card.full)

    def _note(self, *, name: str | None = None, code: str | None = None, own_cup: bool | None = None) -> None:
        if self._known is None:
            return
        regular = self._known.regular
        self._work.do(
            note_regular,
            regular.name if name is None else name,
            regular.code if code is None else code,
            own_cup=regular.own_cup if own_cup is None else own_cup,
            known=regular.regular_id,
        ).then(lambda _: self.refresh())

    def _noted(self, regular: Regular) -> None:
        self._ticket.change(order_for, regular.regular_id)

    def _ask(self) -> None:
        ticket = self._ticket.open_ticket
        wanted = (ticket.draft.regular_id, ticket.draft.customer) if ticket else (None, "")
        if wanted == self._asked:
            return
        self._asked = wanted
        if wanted == (None, ""):
            self._known = None
        else:
            self._work.read(who_is_it, *wanted).then(self._keep)

    def _keep(self, known: Known | None) -> None:
        if known != self._known:
            self._known = known
            self._show()
