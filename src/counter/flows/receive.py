"""Money that comes in for no order: for a gift card, or of what a house account owes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from counter.flows.proof import prove_settings
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import ReceivedId, new_id
from counter.kernel.money import Money
from counter.till.received_facts import MoneyGivenBack, MoneyReceived
from counter.till.received_queries import received_for
from counter.till.rules import KEPT
from counter.till.settlement import Settlement, Tender, settle


def give_back_received(act: Act, what: str, of: UUID, currency: str) -> tuple[tuple[str, Money], ...]:
    """All that came in for a gift card goes back as it came. Gives by which tender how much."""
    came = act.read(received_for, of, currency)
    for tender, amount, rounding in came:
        act.record(
            MoneyGivenBack(
                given_id=ReceivedId(new_id()), what=what, of=of, tender=tender, amount=amount, rounding=rounding
            )
        )
    return tuple((tender, amount) for tender, amount, _ in came)


def receive(act: Act, what: str, of: UUID, due: Money, tenders: Sequence[Tender]) -> Settlement:
    """Takes `due` for a gift card or an account, wholly, by these tenders (none: in cash, exactly).

    Refused where one of them is a gift card or a house account itself, brings a tip, or more or less would be taken.
    """
    prove_settings(act)
    if any(tender.name in KEPT for tender in tenders):
        raise Refused("Only money pays for that. Take cash, card, or another way to pay of the shop.")
    if any(tender.tip for tender in tenders):
        raise Refused("A tip comes with an order. Leave it out.")
    settlement = settle(due, tenders, act.settings.cash_rounding, act.settings.tenders)
    if settlement.left.minor > 0:
        raise Refused("That is {short} short. Take the rest, or choose another way to pay.", short=settlement.left)
    if settlement.left.minor < 0:
        raise Refused("{due} is to be paid. Take no more than that.", due=due)
    for taken in settlement.taken:
        act.record(
            MoneyReceived(
                received_id=ReceivedId(new_id()),
                what=what,
                of=of,
                tender=taken.tender,
                amount=taken.amount,
                rounding=taken.rounding,
                tendered=taken.tendered,
                change=taken.change,
            )
        )
    return settlement
