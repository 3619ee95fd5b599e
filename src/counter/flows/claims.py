"""What was claimed for a sale that did not come is given back, so that it can be spent elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from counter.accounts.queries import has_paid_for
from counter.flows.shop import Act
from counter.journal.claims import drop_claim, noted_claims
from counter.kernel.ids import GiftCardId, OrderId, VoucherId
from counter.orders.draft_store import find_draft
from counter.vouchers.queries import uses_of


def claims_left_over(act: Act) -> Mapping[str, OrderId]:
    """What this terminal claimed and neither spent nor has on a ticket in work, with the order it was claimed for.

    What turns out to be spent is noted no more.
    """
    left = dict[str, OrderId]()
    for what, order_id in act.read(noted_claims).items():
        kind, of = what.split(":")[:2]
        if _is_spent(act, kind, UUID(of), order_id):
            drop_claim(act.unit.connection, what)
        elif not _is_wanted(act, UUID(of), order_id):
            left[what] = order_id
    return left


def drop_claims(act: Act, given_back: tuple[str, ...]) -> None:
    """These were given back: nothing is noted of them any more."""
    for what in given_back:
        drop_claim(act.unit.connection, what)


def _is_spent(act: Act, kind: str, of: UUID, order_id: OrderId) -> bool:
    if kind == "voucher":
        return any(use.order_id == order_id for use in act.read(uses_of, VoucherId(of)))
    return act.read(has_paid_for, GiftCardId(of), order_id)


def _is_wanted(act: Act, of: UUID, order_id: OrderId) -> bool:
    """A ticket in work or held has that voucher on it."""
    stored = act.read(find_draft, order_id, act.keys.local)
    return stored is not None and stored.draft.voucher_id == of
