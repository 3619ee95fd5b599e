"""Acts of card payments that a card terminal did not answer: looked at, and settled once somebody looked there."""

from __future__ import annotations

from typing import Any

from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.session import Session
from counter.acts.values import money
from counter.flows.card_charge import Unresolved, it_did_not, it_went_through, unresolved
from counter.kernel.errors import Refused


class SettleCharge(Fields, frozen=True, kw_only=True):
    """Which of those that are open, counted from 1, and whether the card machine took the money."""

    charge: int
    went_through: bool


def charges(session: Session, _said: Nothing) -> dict[str, Any]:
    """Those of which nobody knows what became, oldest first."""
    return {"charges": [_brief(each) for each in session.opened.read(unresolved)]}


def settle_charge(session: Session, said: SettleCharge) -> dict[str, Any]:
    """It is paid by it, or it is not; answers what is still open."""
    found = session.opened.read(unresolved)
    if not 1 <= said.charge <= len(found):
        raise Refused("There are {count} card payments without an answer. Say which, from 1.", count=len(found))
    charge_id = found[said.charge - 1].charge.charge_id
    session.do(it_went_through if said.went_through else it_did_not, charge_id)
    return charges(session, Nothing())


def _brief(each: Unresolved) -> dict[str, Any]:
    return {
        "amount": money(each.charge.amount),
        "order": each.called or None,
        "asked": each.charge.asked_at.isoformat(),
    }


ACTS: dict[str, Kind[Any]] = {
    "charges": Kind(Nothing, charges),
    "settle_charge": Kind(SettleCharge, settle_charge),
}
