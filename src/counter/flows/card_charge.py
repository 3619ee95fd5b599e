"""Asking a card terminal for money: what was asked is on disk before, so that no answer is lost with the counter."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Concatenate, ParamSpec

import msgspec

from counter.devices.card_terminal import CardTerminal, Charged
from counter.flows.attach_voucher import hold_for_paying
from counter.flows.card_declined import card_declined
from counter.flows.pay import SaleResult, pay, pay_order
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import ChargeId, MishapId, OrderId
from counter.kernel.money import Money
from counter.kernel.typed_json import read_json
from counter.orders.draft_store import find_draft
from counter.orders.queries import find_order
from counter.receipts.queries import find_sale
from counter.receipts.shares import ShareAsked
from counter.store.unit import Connection
from counter.till import card_charges
from counter.till.card_charges import CardCharge, charges, open_charges, the_charge
from counter.till.rules import CARD
from counter.till.settlement import Tender

P = ParamSpec("P")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """What a card terminal answered; without `charge_id` a person asked it, and nothing was written down before."""

    charge_id: ChargeId | None
    charged: Charged


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A card payment of which nobody knows what became: for an order as it is `called`, "" for a ticket in work."""

    charge: CardCharge
    called: str


def ask_for_card(act: Act, order_id: OrderId, tender: Tender, amount: Money, share: ShareAsked | None) -> ChargeId:
    """A card terminal is asked for `amount`, the tip in it, to pay by `tender`: an order or the ticket in work.

    Refused while nobody knows what became of an earlier one for the same order: it could be taken twice. Refused where
    the ticket's voucher was spent elsewhere: no money is taken for a price that does not hold.
    """
    for known in act.read(charges):
        if known.order_id == order_id:
            raise Refused(
                "Nobody knows yet whether the card machine took {amount} for this order. Look there and say it first.",
                amount=known.amount,
            )
    hold_for_paying(act, order_id)
    whole = replace(tender, amount=amount - tender.tip if tender.tip else amount)
    asked = msgspec.json.encode(share, enc_hook=str).decode() if share else ""
    return card_charges.begin_charge(act.unit, order_id, whole, amount, asked)


def ask_terminal(terminal: CardTerminal, charge_id: ChargeId | None, amount: Money) -> CardAnswer:
    """Asks it, outside of any act; where it breaks, nobody knows what became of it."""
    try:
        return CardAnswer(charge_id, terminal.charge(amount, str(charge_id or "")))
    except Exception:
        log.exception("the card terminal broke while it was asked")
        return CardAnswer(charge_id, Charged.UNKNOWN)


def charge_taken(
    act: Act,
    charge_id: ChargeId,
    paying: Callable[Concatenate[Act, P], SaleResult],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> SaleResult:
    """The terminal took it: it is paid, as `paying` does it, and the asking is over, both or neither.

    Refused as that refuses, and where the order was paid otherwise meanwhile: then it stays to be looked at.
    """
    charge = act.read(the_charge, charge_id)
    sale = paying(act, *args, **kwargs)
    if not any(taken.at == act.at and taken.tender == CARD for taken in sale.taken):
        raise _paid_already(sale.called, charge.amount)
    card_charges.end_charge(act.unit, charge_id)
    return sale


def charge_declined(act: Act, charge_id: ChargeId) -> MishapId:
    """The terminal did not take it: that is ours to make right, and it is paid another way."""
    charge = act.read(the_charge, charge_id)
    card_charges.end_charge(act.unit, charge_id)
    return card_declined(act, charge.order_id)


def charge_unknown(act: Act, charge_id: ChargeId) -> None:
    """The terminal gave no answer: it stays open until somebody looked."""
    card_charges.leave_open(act.unit, charge_id)


def nobody_asks_any_more(act: Act) -> None:
    """The counter begins anew: whatever a terminal was asked before is open."""
    card_charges.leave_all_open(act.unit)


def unresolved(connection: Connection) -> tuple[Unresolved, ...]:
    """The card payments that a terminal did not answer, oldest first."""
    found = open_charges(connection)
    orders = {charge.order_id: find_order(connection, charge.order_id) for charge in found}
    return tuple(Unresolved(charge, order.called if (order := orders[charge.order_id]) else "") for charge in found)


def check_no_charge_is_open(act: Act) -> None:
    """Refused while nobody knows what became of a card payment: the Z report would be wrong by it."""
    for charge in act.read(open_charges):
        raise Refused(
            "Nobody knows yet whether the card machine took {amount}. Look there, and say it in the strip above.",
            amount=charge.amount,
        )


def it_went_through(act: Act, charge_id: ChargeId) -> SaleResult:
    """Somebody looked at the card machine, and it took the money: it is paid, as it was asked for.

    Refused where there is nothing left that it could pay; then the money goes back on the machine.
    """
    charge = act.read(the_charge, charge_id)
    sale = act.read(find_sale, charge.order_id)
    if sale is None and act.read(find_draft, charge.order_id, act.keys.local) is None:
        raise Refused(
            "That ticket was thrown away. Give {amount} back on the card machine, then say that it did not go through.",
            amount=charge.amount,
        )
    if sale is None:
        paid = pay(act, charge.order_id, (charge.tender,), they_know=True, share=_share(charge))
    elif sale.is_unpaid:
        paid = pay_order(act, charge.order_id, (charge.tender,), share=_share(charge))
    else:
        raise _paid_already(sale.order.called, charge.amount)
    card_charges.end_charge(act.unit, charge_id)
    return paid


def it_did_not(act: Act, charge_id: ChargeId) -> None:
    """Somebody looked at the card machine, and it did not take the money, or gave it back."""
    act.read(the_charge, charge_id)
    card_charges.end_charge(act.unit, charge_id)


def _share(charge: CardCharge) -> ShareAsked | None:
    return read_json(charge.share, ShareAsked, _as_fraction) if charge.share else None


def _as_fraction(_type: type, written: Any) -> Fraction:
    """The only thing in a share that JSON has no word for."""
    return Fraction(written)


def _paid_already(called: str, amount: Money) -> Refused:
    return Refused(
        "Order {number} is paid already. Give {amount} back on the card machine, then say that it did not go through.",
        number=called,
        amount=amount,
    )
