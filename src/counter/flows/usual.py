"""The usual: a customer who wants to be known, their last orders, and their punch card."""

from __future__ import annotations

from dataclasses import replace

from counter.flows.approve import check_typed
from counter.flows.forget import forget_customer
from counter.flows.proof import prove_regular, prove_settings
from counter.flows.ring_up import OpenTicket, change_ticket
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, RegularId, new_id
from counter.orders.draft import Draft
from counter.orders.draft_store import forget_on_drafts
from counter.orders.model import PUNCH, Line, Order
from counter.orders.ticket_steps import forget_steps
from counter.regulars.facts import PunchesTakenBack, RegularForgotten, RegularNoted, RegularOrdered
from counter.regulars.model import Regular
from counter.regulars.queries import all_orders_of, regular_of, regulars_called, the_regular
from counter.regulars.rules import check_is_known_by_something, read_code, read_name
from counter.till.rules import check_no_card_number


def note_regular(
    act: Act, name: str, code: str = "", *, own_cup: bool = False, known: RegularId | None = None
) -> Regular:
    """A customer wants to be known by a name or a short code of their choosing, or a `known` one otherwise than before.

    Refused where they would be known by nothing, by what another is known by, or by a card number.
    """
    check_typed(act, name)
    check_no_card_number(code)
    name, code = read_name(name), read_code(code)
    check_is_known_by_something(name, code)
    for word in filter(None, (name, code)):
        if any(other.regular_id != known for other in act.read(regulars_called, word)):
            raise Refused("“{word}” is somebody else already. Add a letter, or choose another.", word=word)
    regular_id = known or RegularId(new_id())
    before = act.read(the_regular, known) if known else None
    if before and before.noted is None:
        raise Refused("They are forgotten already.")
    act.record(
        RegularNoted(
            regular_id=regular_id,
            name=name,
            code=code,
            email=before.email if before else "",
            own_cup=own_cup,
            receipts=before.receipts if before else "",
            instead_of=before.noted if before else None,
        )
    )
    return act.read(the_regular, regular_id)


def forget_regular(act: Act, regular_id: RegularId) -> None:
    """A regular wants to be known no more: name and code are erased, and what orders, tickets and mishaps say of them.

    What was sold stays as it was sold. An order that they wait for is forgotten once they have it.
    """
    noted = act.read(the_regular, regular_id).noted
    if noted is None:
        raise Refused("They are forgotten already.")
    for order_id in act.read(all_orders_of, regular_id):
        forget_customer(act, order_id)
    forget_on_drafts(act.unit, regular_id, act.keys.local)
    forget_steps(act.unit)
    act.record(RegularForgotten(regular_id=regular_id, noted=noted))


def regular_called(act: Act, typed: str) -> Regular:
    """The regular who is known by that name or code. Refused where nobody is, or two are."""
    found = act.read(regulars_called, typed)
    if len(found) != 1:
        raise Refused("Nobody is known here as “{name}”. Note them first.", name=typed.strip()[:30])
    return found[0]


def order_for(act: Act, order_id: OrderId, regular_id: RegularId | None) -> OpenTicket:
    """The ticket is a regular's, in their name where it has none; None: it is nobody's."""
    regular = act.read(the_regular, regular_id) if regular_id is not None else None
    return change_ticket(act, order_id, lambda draft: for_regular(draft, regular))


def for_regular(draft: Draft, regular: Regular | None) -> Draft:
    """A ticket that is a regular's, in their name where it has none; None: it is nobody's."""
    name = draft.customer or (regular.name if regular else "")
    return replace(draft, regular_id=regular.regular_id if regular else None, customer=name)


def record_order(act: Act, regular_id: RegularId, order: Order) -> None:
    """An order is a regular's: what it earns on their punch card, and what it had for a full one.

    Refused where more would be spent than is on the card, or it was changed outside Counter.
    """
    prove_settings(act)
    prove_regular(act, regular_id)
    card = act.settings.punch_card
    on_us = sum(reduction.kind == PUNCH for line in order.sold for reduction in line.reductions)
    spent = on_us * card.full if card else 0
    if spent > max(act.read(the_regular, regular_id).punches, 0):
        raise Refused("That punch card is not full any more. Look at the ticket again.")
    earned = sum(_earned(line) for line in order.sold if card.counts(line.category)) if card else 0
    act.record(RegularOrdered(regular_id=regular_id, order_id=order.order_id, earned=earned, spent=spent))


def _earned(line: Line) -> int:
    """The pieces of a line that were paid for."""
    if line.belongs_to is not None or not line.total:
        return 0
    return line.quantity - sum(reduction.kind == PUNCH for reduction in line.reductions)


def take_punches_back(act: Act, order_id: OrderId) -> None:
    """The money of an order went back: its punches are as if it had not been. Nobody's order has none."""
    found = act.read(regular_of, order_id)
    if found is not None:
        regular, earned, spent = found
        taken = PunchesTakenBack(regular_id=regular.regular_id, order_id=order_id, earned=earned, spent=spent)
        act.record(taken)
