"""Ringing up: the ticket grows, and its promise with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from counter.flows.approve import check_typed
from counter.flows.shop import Act
from counter.flows.sold_out import check_can_be_had
from counter.flows.ticket_steps import last_on_tickets, undo_on_tickets
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, LineId, OrderId, new_id
from counter.kernel.money import Money
from counter.menu.model import Combo
from counter.menu.rules import Menu, Preset
from counter.orders import combos
from counter.orders import customer as asked_for
from counter.orders import draft as half_built
from counter.orders.deposits import with_deposits
from counter.orders.draft import Draft
from counter.orders.draft_store import (
    StoredDraft,
    current_draft,
    find_draft,
    keep_draft,
    undo_step,
)
from counter.orders.pricing import PricedTicket, price
from counter.orders.queries import find_order
from counter.orders.voids import was_voided
from counter.promises.in_time import TooLate, too_late
from counter.promises.model import PromiseQuote
from counter.regulars.queries import the_regular
from counter.settings.taxes import Where
from counter.vouchers.queries import the_voucher


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """The ticket as it stands: priced, and what we promise for it (None while it is empty).

    `late` says by how much that is later than they need it.
    """

    draft: Draft
    priced: PricedTicket
    quote: PromiseQuote | None
    can_undo: bool
    late: TooLate | None = None


def current(act: Act) -> OpenTicket:
    """The ticket in work at this terminal, as it was left, or an empty one."""
    return as_open_ticket(act, in_work(act) or new_ticket())


def add_item(act: Act, order_id: OrderId, item_id: ItemId, *, price: Money | None = None, grams: int = 0) -> OpenTicket:
    """One more of an item, as it comes, at a `price` where that is open, of so many `grams` where it is weighed.

    Refused where it needs one of them, or has none.
    """
    item = act.menu.item(item_id)

    def added(draft: Draft) -> Draft:
        return half_built.add_item(draft, item, LineId(new_id()), price=price, grams=grams)

    return change_ticket(act, order_id, added)


def add_tile(act: Act, order_id: OrderId, tile_id: UUID) -> OpenTicket:
    """One more of what stands on a tile: an item or a combo as it comes, or an item as the shop's first page has it.

    Refused where its price or its weight has to be said first.
    """
    return change_ticket(act, order_id, lambda draft: with_tile(draft, act.menu, tile_id))


def with_tile(draft: Draft, menu: Menu, tile_id: UUID) -> Draft:
    """A ticket with one more of what stands on a tile. Refused where its price or its weight has to be said first."""
    tile = menu.tile(tile_id)
    if isinstance(tile, Combo):
        return combos.add_combo(draft, tile, menu, new_id())
    if isinstance(tile, Preset):
        return half_built.add_preset(draft, tile, LineId(new_id()))
    return half_built.add_item(draft, tile, LineId(new_id()))


def change_quantity(act: Act, order_id: OrderId, line_id: LineId, by: int) -> OpenTicket:
    """`by` more of a line, fewer where it is below 0; none left takes it off. Refused beyond what a line holds."""
    return change_ticket(act, order_id, lambda draft: half_built.change_quantity(draft, line_id, by))


def set_quantity(act: Act, order_id: OrderId, line_id: LineId, quantity: int) -> OpenTicket:
    """So many of a line; none takes it off. Refused beyond what a line holds."""

    def counted(draft: Draft) -> Draft:
        return half_built.change_quantity(draft, line_id, quantity - draft.line(line_id).quantity)

    return change_ticket(act, order_id, counted)


def remove_line(act: Act, order_id: OrderId, line_id: LineId) -> OpenTicket:
    """A line off the ticket."""
    return change_ticket(act, order_id, lambda draft: half_built.remove_line(draft, line_id))


def toggle_modifier(act: Act, order_id: OrderId, line_id: LineId, group_id: GroupId, name: str) -> OpenTicket:
    """A tap on a modifier of a line."""

    def toggled(draft: Draft) -> Draft:
        return half_built.toggle_modifier(draft, act.menu, line_id, group_id, name)

    return change_ticket(act, order_id, toggled)


def choose_amount(
    act: Act, order_id: OrderId, line_id: LineId, group_id: GroupId, name: str, amount: str
) -> OpenTicket:
    """A tap on how much of a modifier a line has; the same again: as it comes. Refused where it does not come so."""

    def chosen(draft: Draft) -> Draft:
        return half_built.choose_amount(draft, act.menu, line_id, group_id, name, amount)

    return change_ticket(act, order_id, chosen)


def have(act: Act, order_id: OrderId, line_id: LineId, where: Where | None) -> OpenTicket:
    """One line that they have here, to go or delivered, whatever the rest of it; None: as the rest."""
    return change_ticket(act, order_id, lambda draft: half_built.have(draft, line_id, where))


def choose_size(act: Act, order_id: OrderId, line_id: LineId, size: str) -> OpenTicket:
    """A line in another size. Refused where its item does not come in it."""

    def chosen(draft: Draft) -> Draft:
        return half_built.change_size(draft, line_id, act.menu.item(draft.line(line_id).item_id), size)

    return change_ticket(act, order_id, chosen)


def write_note(act: Act, order_id: OrderId, line_id: LineId, note: str) -> OpenTicket:
    """A note for the bar on a line. Refused where it looks like a card number or a PIN."""
    check_typed(act, note)
    return change_ticket(act, order_id, lambda draft: half_built.write_note(draft, line_id, note))


def name_customer(act: Act, order_id: OrderId, name: str) -> OpenTicket:
    """The ticket in somebody's name. Refused where it looks like a card number or a PIN."""
    check_typed(act, name)
    return change_ticket(act, order_id, lambda draft: asked_for.name_customer(draft, name))


def serve(act: Act, order_id: OrderId, *, to_go: bool, delivery: bool = False) -> OpenTicket:
    """To go, or to have here; what is to go may be a `delivery`."""
    return change_ticket(act, order_id, lambda draft: replace(draft, to_go=to_go, delivery=to_go and delivery))


def undo(act: Act, order_id: OrderId) -> OpenTicket:
    """The last change taken back, of the ticket or, where that came after, of which ticket it is."""
    if undo_on_tickets(act):
        return current(act)
    stored = act.read(find_draft, order_id, act.keys.local) or StoredDraft(Draft(order_id))
    return as_open_ticket(act, undo_step(act.unit, stored, act.keys.local))


def requote(act: Act, order_id: OrderId) -> OpenTicket:
    """The ticket with what we would promise for it now."""
    return as_open_ticket(act, stored_ticket(act, order_id))


def check_is_ours(stored: StoredDraft) -> None:
    """Refused where somebody changed a ticket outside Counter."""
    if stored.was_changed:
        raise Refused("This ticket was changed outside Counter. Ring it up again.")


def as_open_ticket(act: Act, stored: StoredDraft) -> OpenTicket:
    """Prices a ticket and asks for its promise."""
    draft = stored.draft
    quote = promise_for(act, draft) if draft.lines else None
    can_undo = stored.can_undo or last_on_tickets(act) is not None
    return OpenTicket(draft, price_draft(act, draft), quote, can_undo, late_for(act, draft, quote))


def price_draft(act: Act, draft: Draft) -> PricedTicket:
    """What a ticket costs today, less its reductions and its voucher."""
    voucher = act.read(the_voucher, draft.voucher_id).left if draft.voucher_id else None
    day, full_cards = act.settings.trading_day(act.at), _full_cards(act, draft)
    return price(draft, act.menu, act.settings, day, voucher, full_cards=full_cards)


def _full_cards(act: Act, draft: Draft) -> int:
    """How often the punch card of a ticket's regular is full."""
    card = act.settings.punch_card
    if card is None or draft.regular_id is None:
        return 0
    return max(0, act.read(the_regular, draft.regular_id).punches) // card.full


def promise_for(act: Act, draft: Draft) -> PromiseQuote:
    """What we would promise for a ticket with lines now."""
    return act.forecaster.quote(
        [(line.item_id, line.quantity) for line in draft.lines if line.belongs_to is None], act.at
    )


def late_for(act: Act, draft: Draft, quote: PromiseQuote | None) -> TooLate | None:
    """By how much what we would promise is later than they need it, and what would make it in time; None: in time."""
    if draft.needed_by is None or quote is None or quote.due <= draft.needed_by:
        return None
    made = [line for line in draft.lines if line.belongs_to is None]
    shorter = (
        (line.line_id, [(other.item_id, other.quantity) for other in made if other is not line]) for line in made
    )
    quotes = [(line_id, act.forecaster.quote(rest, act.at).due) for line_id, rest in shorter if rest]
    return too_late(draft.needed_by, quote.due, quotes)


def change_ticket(act: Act, order_id: OrderId, change: Callable[[Draft], Draft]) -> OpenTicket:
    """The ticket after a change, kept so that a step takes it back. Refused where it asks for what is sold out."""
    stored = stored_ticket(act, order_id)
    changed = with_deposits(change(stored.draft), act.menu)
    check_can_be_had(act, stored.draft, changed)
    return as_open_ticket(act, keep_draft(act.unit, act.terminal, stored, changed, act.keys.local))


def stored_ticket(act: Act, order_id: OrderId) -> StoredDraft:
    """The ticket of that id, empty where it is new. A late tap on one that is paid or gone goes to the next ticket."""
    stored = act.read(find_draft, order_id, act.keys.local)
    if stored is None and (act.read(find_order, order_id) is not None or act.read(was_voided, order_id)):
        return in_work(act) or new_ticket()
    return stored or StoredDraft(Draft(order_id))


def in_work(act: Act) -> StoredDraft | None:
    """The ticket in work at this terminal, as it is stored; None where it is new."""
    return act.read(current_draft, act.terminal, act.keys.local)


def new_ticket() -> StoredDraft:
    """An empty ticket, stored nowhere yet."""
    return StoredDraft(Draft(OrderId(new_id())))
