"""The panel of the whole ticket: whose it is, what they ask, and what is done with it. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Concatenate, ParamSpec

from counter.flows import customer, ring_up
from counter.flows.later import order_for_later
from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.flows.shop import Act
from counter.flows.void import throw_away
from counter.kernel.ids import OrderId
from counter.orders.bar_queries import places_used
from counter.orders.customer import is_told_late
from counter.orders.draft import Draft
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.build_order_panel import BACK, DELIVERY, NONE, OTHER, PAY, Around, order_panel_state
from counter.ui.sell.order_panel_draft import Asking, OrderPanelDraft, Typing
from counter.ui.sell.order_panel_state import OrderPanelState
from counter.ui.sell.panels_presenter import PanelsPresenter
from counter.ui.sell.ticket_at_hand import TicketAtHand

P = ParamSpec("P")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Leads:
    """Where the panel leads: `hold` puts the ticket aside, `discount` opens that of the whole of it.

    `placed` gets an order for later, `pay` opens the Pay page of one.
    """

    hold: Callable[[], None]
    discount: Callable[[], None]
    placed: Callable[[SaleResult], None]
    pay: Callable[[OrderId], None]


class OrderPanelPresenter:
    """Keeps what is half answered of the whole ticket; `show` is called after every tap."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        ticket: TicketAtHand,
        panels: PanelsPresenter,
        show: Callable[[], None],
        leads: Leads,
    ) -> None:
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._panels = panels
        self._show = show
        self._leads = leads
        self._said = OrderPanelDraft()
        self._places: tuple[str, ...] = ()

    def open(self) -> None:
        """What this customer asks."""
        self._work.read(places_used).then(self._know_places)
        self._panels.open(self)

    def leave(self) -> None:
        """What was half answered is forgotten."""
        self._said = OrderPanelDraft()

    def choose(self, row: str, chip: str) -> None:
        """A tap in one of the rows."""
        ask = {"needed": self._need, "allergy": self._care, "place": self._bring, "day": self._on, "time": self._at}
        ask["language"] = self._speak
        ask[row](chip)

    def press(self, key: str) -> None:
        """A tap on one of the keys below."""
        if key == BACK:
            self._ask(OrderPanelDraft())
        elif self._said.asking is Asking.VOID:
            self._throw_away(key)
        elif self._said.asking is Asking.LATER:
            self._order_for_later(with_pay=key == PAY)
        elif key == "exempt":
            draft = self._draft()
            if draft and draft.exempt:
                self._ticket.change(customer.exempt, "")
            else:
                self._type(Typing.EXEMPT)
        elif key == "note":
            self._type(Typing.NOTE)
        elif key == "language":
            self._ask(OrderPanelDraft(Asking.LANGUAGE))
        elif key == "later":
            self._ask(OrderPanelDraft.for_later(self._shop.clock.now().astimezone(self._shop.settings.zone).date()))
        elif key == "void":
            self._ask(OrderPanelDraft(Asking.VOID))
        else:
            self._panels.leave()
            {"hold": self._leads.hold, "discount": self._leads.discount}[key]()

    def answer(self, text: str) -> None:
        """The text that was asked for; what is refused is asked again, with the reason."""
        typing = self._said.typing
        if typing is Typing.NEEDED:
            self._time_typed(text, lambda at: self._do(text, customer.need_by, at))
        elif typing is Typing.TIME:
            self._time_typed(text, self._take_time)
        elif typing is Typing.ALLERGY:
            draft = self._draft()
            names = [name.strip() for name in text.split(",") if name.strip()]
            self._do(text, customer.care_for, (*(draft.allergies if draft else ()), *names))
        elif typing is Typing.TABLE:
            self._do(text, customer.bring_to, text)
        elif typing is Typing.EXEMPT:
            self._do(text, customer.exempt, text)
        elif typing is Typing.NOTE:
            self._do(text, customer.write_note, text)
        elif typing is Typing.VOID:
            self._throw_away(text)

    def stop_typing(self) -> None:
        """Nothing was typed."""
        self._ask(replace(self._said, typing=None, typed="", wrong=""))

    def tell_late(self) -> bool:
        """They were told that it is later than they need it; a second tap takes that back. Whether it is."""
        ticket = self._ticket.open_ticket
        if ticket is None or ticket.late is None or (ticket.quote and ticket.quote.wait):
            return False
        is_told = is_told_late(ticket.draft, ticket.late.due)
        self._ticket.change(customer.tell_late, None if is_told else ticket.late.due)
        return True

    def state(self) -> OrderPanelState | None:
        """What it shows of the ticket in work."""
        draft, shop = self._draft(), self._shop
        if draft is None:
            return None
        around = Around(shop.clock.now(), shop.settings.zone, shop.language, self._places)
        return order_panel_state(draft, self._said, around)

    def _need(self, chip: str) -> None:
        if chip == OTHER:
            self._type(Typing.NEEDED)
        else:
            self._ticket.change(customer.need_by, datetime.fromisoformat(chip) if chip else None)

    def _care(self, chip: str) -> None:
        draft = self._draft()
        if chip == OTHER:
            self._type(Typing.ALLERGY)
        elif draft:
            kept = () if chip == NONE else tuple(name for name in draft.allergies if name != chip)
            more = (chip,) if chip != NONE and chip not in draft.allergies else ()
            self._ticket.change(customer.care_for, (*kept, *more))

    def _bring(self, chip: str) -> None:
        if chip == OTHER:
            self._type(Typing.TABLE)
        elif chip == DELIVERY:
            draft = self._draft()
            self._ticket.change(ring_up.serve, to_go=True, delivery=not (draft and draft.delivery))
        else:
            self._ticket.change(customer.bring_to, chip)

    def _speak(self, chip: str) -> None:
        ours = self._shop.language.locale.language
        self._ticket.change(customer.speak, "" if chip == ours else chip)
        self._ask(OrderPanelDraft())

    def _on(self, chip: str) -> None:
        self._ask(replace(self._said, day=date.fromisoformat(chip)))

    def _at(self, chip: str) -> None:
        if chip == OTHER:
            self._type(Typing.TIME)
        else:
            self._ask(self._said.by(int(chip)))

    def _throw_away(self, reason: str) -> None:
        ticket = self._ticket.open_ticket
        if reason == OTHER:
            self._type(Typing.VOID)
        elif ticket:
            thrown = self._work.do(throw_away, ticket.draft.order_id, reason)
            thrown.then(self._thrown)
            if self._said.typing:
                thrown.otherwise(lambda why: self._wrong(reason, why))

    def _thrown(self, open_ticket: OpenTicket) -> None:
        self._panels.leave()
        self._ticket.take_over(open_ticket)

    def _order_for_later(self, *, with_pay: bool) -> None:
        ticket = self._ticket.open_ticket
        if ticket:
            at = self._said.at(self._shop.settings.zone)
            placed = self._work.do(order_for_later, ticket.draft.order_id, at)
            placed.then(lambda sale: self._ordered(sale, with_pay=with_pay))

    def _ordered(self, sale: SaleResult, *, with_pay: bool) -> None:
        self._panels.leave()
        self._leads.placed(sale)
        if with_pay and sale.left.minor > 0:
            self._leads.pay(sale.order_id)

    def _time_typed(self, text: str, take: Callable[[datetime], None]) -> None:
        found = _TIME.fullmatch(text.strip())
        if found is None:
            self._wrong(text, self._shop.language.say("That is no time of day. Write it like 8:45."))
            return
        zone = self._shop.settings.zone
        day = self._said.day if self._said.asking is Asking.LATER else self._shop.clock.now().astimezone(zone).date()
        take(datetime.combine(day, time(int(found[1]), int(found[2])), zone).astimezone(UTC))

    def _take_time(self, at: datetime) -> None:
        local = at.astimezone(self._shop.settings.zone)
        self._ask(replace(self._said, minute=local.hour * 60 + local.minute, typing=None, typed="", wrong=""))

    def _do(
        self, text: str, flow: Callable[Concatenate[Act, OrderId, P], OpenTicket], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        draft = self._draft()
        if draft is None:
            return
        done: Pending[OpenTicket] = self._work.do(flow, draft.order_id, *args, **kwargs)
        done.then(self._typed)
        done.otherwise(lambda why: self._wrong(text, why))

    def _typed(self, open_ticket: OpenTicket) -> None:
        self._said = replace(self._said, typing=None, typed="", wrong="")
        self._ticket.take_over(open_ticket)

    def _draft(self) -> Draft | None:
        return self._ticket.open_ticket.draft if self._ticket.open_ticket else None

    def _type(self, typing: Typing) -> None:
        self._ask(replace(self._said, typing=typing, typed="", wrong=""))

    def _wrong(self, text: str, why: str) -> None:
        self._ask(replace(self._said, typed=text, wrong=why))

    def _ask(self, said: OrderPanelDraft) -> None:
        self._said = said
        self._show()

    def _know_places(self, places: tuple[str, ...]) -> None:
        self._places = places
        self._show()
