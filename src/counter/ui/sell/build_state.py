"""Turns the ticket in work into what the Sell page shows. Pure."""

from __future__ import annotations

from counter.flows.ring_up import OpenTicket
from counter.kernel.language import Language
from counter.menu.rules import Menu
from counter.orders.draft import DraftLine
from counter.promises.model import PromiseQuote
from counter.settings.cash import CashRounding
from counter.ui.parts.build_dock import modifiers_state
from counter.ui.parts.grid_state import GridState
from counter.ui.parts.search_state import SearchState
from counter.ui.sell.build_off import People
from counter.ui.sell.build_ticket import ticket_state
from counter.ui.sell.panel_state import PanelState
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.sold_out_state import SoldOutState
from counter.ui.sell.sold_state import SoldState
from counter.ui.sell.state import SellState
from counter.ui.sell.ticket_state import AgainState, OffState
from counter.ui.sell.usual_state import UsualRowState


def sell_state(  # noqa: PLR0913 - what is on the page
    open_ticket: OpenTicket,
    *,
    menu: Menu,
    grid: GridState,
    chosen: DraftLine | None,
    held: int,
    sold: SoldState | None,
    pay: PayState | None,
    sold_out: SoldOutState | None,
    search: SearchState | None,
    panel: PanelState | None,
    is_told: bool,
    again: AgainState | None,
    usual: UsualRowState | None,
    rounding: CashRounding | None,
    people: People,
    waiting: OffState | None,
    promising: PromiseQuote | None,
    language: Language,
) -> SellState:
    """The whole page: the `grid` of items, and of the `chosen` line the modifiers.

    `is_told`: whoever the ticket is for knows that no time is promised for it. `again` is what an
    empty ticket offers to repeat, `promising` what it promises. `rounding` is how cash is rounded.
    `people` gave what comes off it, and `waiting` is what somebody else has to say yes to.
    """
    line_id = chosen.line_id if chosen else None
    return SellState(
        grid=grid,
        modifiers=modifiers_state(menu, chosen, language) if chosen else None,
        ticket=ticket_state(
            open_ticket,
            line_id,
            language,
            promising=promising,
            rounding=rounding,
            is_told=is_told,
            again=again,
            usual=usual,
            people=people,
            waiting=waiting,
        ),
        held=held,
        pay=pay,
        sold_out=sold_out,
        search=search,
        panel=panel,
        sold=sold,
    )
