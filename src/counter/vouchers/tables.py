"""Vouchers as they stand, and what each was used for. Amounts are minor units."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, case, delete, select, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Fit, Outcome, change, insert_once
from counter.store.base import Base, Mapped, mapped_column
from counter.vouchers.facts import (
    VoucherCancelled,
    VoucherHonoured,
    VoucherIssued,
    VoucherRedeemed,
    VoucherReplaced,
    VoucherRestored,
)
from counter.vouchers.rules import CANCELLED, LIVE, REDEEMED, REPLACED


class VoucherRow(Base):
    """A voucher; `code_hash` is the look-up index.

    What it was worth is what is left on it, what its redemptions took, and what was on it as it stopped.
    """

    __tablename__ = "vouchers"

    voucher_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    mishap_id: Mapped[UUID]
    currency: Mapped[str]
    amount_minor: Mapped[int]
    good_until: Mapped[date]
    automatic: Mapped[bool]
    code_hash: Mapped[bytes] = mapped_column(index=True)
    key_number: Mapped[int]
    state: Mapped[str]
    business_date: Mapped[date] = mapped_column(index=True)
    issued_at: Mapped[datetime]
    issued_by: Mapped[UUID]
    left_minor: Mapped[int]
    stopped_minor: Mapped[int]
    replaces: Mapped[UUID | None]
    honoured_until: Mapped[date | None]
    honoured_on: Mapped[date | None]
    honoured_at: Mapped[datetime | None]
    honoured_by: Mapped[UUID | None]
    honoured_for: Mapped[str]
    ended_on: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None]
    reason: Mapped[str]
    replaced_by: Mapped[UUID | None]


class RedemptionRow(Base):
    """What a voucher paid of an order, and what was lost with it; where the rest stays on it, it pays for several."""

    __tablename__ = "voucher_redemptions"

    voucher_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    amount_minor: Mapped[int]
    lost_minor: Mapped[int]
    business_date: Mapped[date] = mapped_column(index=True)
    redeemed_at: Mapped[datetime]
    redeemed_by: Mapped[UUID]


class RestoreRow(Base):
    """A voucher that was used for an order and is good again; what it paid until then moved here."""

    __tablename__ = "voucher_restores"

    voucher_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    amount_minor: Mapped[int]
    redeemed_on: Mapped[date] = mapped_column(index=True)
    redeemed_at: Mapped[datetime]
    redeemed_by: Mapped[UUID]
    business_date: Mapped[date]
    restored_at: Mapped[datetime]
    restored_by: Mapped[UUID]


def _issued(connection: Connection, fact: VoucherIssued, entry: Entry) -> Outcome:
    row = {
        "voucher_id": fact.voucher_id,
        "order_id": fact.order_id,
        "mishap_id": fact.mishap_id,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "good_until": fact.good_until,
        "automatic": fact.automatic,
        "code_hash": bytes.fromhex(fact.code_hash),
        "key_number": fact.key_number,
        "state": LIVE,
        "business_date": fact.day(entry.at),
        "issued_at": entry.at,
        "issued_by": entry.by,
        "left_minor": fact.amount.minor,
        "stopped_minor": 0,
        "replaces": fact.replaces,
        "honoured_for": "",
        "reason": "",
        **dict.fromkeys(_NOT_YET),
    }
    return insert_once(connection, VoucherRow, row)


_NOT_YET = (
    *("honoured_until", "honoured_on", "honoured_at", "honoured_by"),
    *("ended_on", "ended_at", "ended_by", "replaced_by"),
)
"""What of a voucher is empty as it is given."""


def _redeemed(connection: Connection, fact: VoucherRedeemed, entry: Entry) -> Outcome:
    lost = 0
    spend = update(VoucherRow).where(
        VoucherRow.voucher_id == fact.voucher_id,
        VoucherRow.state == LIVE,
        VoucherRow.left_minor >= fact.amount.minor,
        VoucherRow.voucher_id.not_in(_used_for(fact)),
    )
    if not fact.keeps_rest:
        lost = _left(connection, fact.voucher_id) - fact.amount.minor
    left = VoucherRow.left_minor - fact.amount.minor - lost
    spent = spend.values(left_minor=left, state=case((left > 0, LIVE), else_=REDEEMED))
    if not connection.execute(spent).rowcount:
        return _spent_before(connection, fact)
    row = {
        "voucher_id": fact.voucher_id,
        "order_id": fact.order_id,
        "amount_minor": fact.amount.minor,
        "lost_minor": lost,
        "business_date": fact.day(entry.at),
        "redeemed_at": entry.at,
        "redeemed_by": entry.by,
    }
    return insert_once(connection, RedemptionRow, row)


def _left(connection: Connection, voucher_id: UUID) -> int:
    where = select(VoucherRow.left_minor).where(VoucherRow.voucher_id == voucher_id)
    return connection.execute(where).scalar_one_or_none() or 0


def _used_for(fact: VoucherRedeemed) -> Any:
    return select(RedemptionRow.voucher_id).where(
        RedemptionRow.voucher_id == fact.voucher_id, RedemptionRow.order_id == fact.order_id
    )


def _spent_before(connection: Connection, fact: VoucherRedeemed) -> Outcome:
    if connection.execute(_used_for(fact)).one_or_none() is not None:
        return Fit.ALREADY
    return _not_live(connection, fact.voucher_id)


def _not_live(connection: Connection, voucher_id: UUID) -> DidNotFit:
    state = _state(connection, voucher_id)
    if state is None:
        return DidNotFit("that voucher is not known")
    return DidNotFit(f"{state} before" if state in (CANCELLED, REPLACED) else "redeemed before")


def _restored(connection: Connection, fact: VoucherRestored, entry: Entry) -> Outcome:
    of_it = (RedemptionRow.voucher_id == fact.voucher_id, RedemptionRow.order_id == fact.order_id)
    used = connection.execute(select(RedemptionRow.__table__).where(*of_it)).one_or_none()
    if used is None:
        return _restored_before(connection, fact)
    row = {
        "voucher_id": fact.voucher_id,
        "order_id": fact.order_id,
        "amount_minor": used.amount_minor,
        "redeemed_on": used.business_date,
        "redeemed_at": used.redeemed_at,
        "redeemed_by": used.redeemed_by,
        "business_date": fact.day(entry.at),
        "restored_at": entry.at,
        "restored_by": entry.by,
    }
    connection.execute(delete(RedemptionRow).where(*of_it))
    back = VoucherRow.left_minor + used.amount_minor + used.lost_minor
    good = update(VoucherRow).where(VoucherRow.voucher_id == fact.voucher_id).values(left_minor=back, state=LIVE)
    connection.execute(good)
    return insert_once(connection, RestoreRow, row)


def _restored_before(connection: Connection, fact: VoucherRestored) -> Outcome:
    before = select(RestoreRow.voucher_id).where(
        RestoreRow.voucher_id == fact.voucher_id, RestoreRow.order_id == fact.order_id
    )
    if connection.execute(before).one_or_none() is not None:
        return Fit.ALREADY
    return DidNotFit("that order was not paid with it")


def _honoured(connection: Connection, fact: VoucherHonoured, entry: Entry) -> Outcome:
    honoured = (
        update(VoucherRow)
        .where(VoucherRow.voucher_id == fact.voucher_id, VoucherRow.state == LIVE)
        .values(
            honoured_until=fact.good_until,
            honoured_on=fact.day(entry.at),
            honoured_at=entry.at,
            honoured_by=fact.approved_by or entry.by,
            honoured_for=fact.reason,
        )
    )
    return change(connection, honoured, _not_live(connection, fact.voucher_id))


def _cancelled(connection: Connection, fact: VoucherCancelled, entry: Entry) -> Outcome:
    ended = _ended(fact, entry, CANCELLED).values(
        left_minor=0, stopped_minor=VoucherRow.stopped_minor + VoucherRow.left_minor, reason=fact.reason
    )
    if _state(connection, fact.voucher_id) == CANCELLED:
        return Fit.ALREADY
    return change(connection, ended, _not_live(connection, fact.voucher_id))


def _replaced(connection: Connection, fact: VoucherReplaced, entry: Entry) -> Outcome:
    """What is on the new one is off this one: where less was left on it, somebody used it at another till."""
    left = VoucherRow.left_minor - fact.amount.minor
    ended = (
        _ended(fact, entry, case((left > 0, LIVE), else_=REPLACED))
        .where(VoucherRow.left_minor >= fact.amount.minor)
        .values(left_minor=left, stopped_minor=VoucherRow.stopped_minor + fact.amount.minor, replaced_by=fact.by)
    )
    was_so = select(VoucherRow.voucher_id).where(
        VoucherRow.voucher_id == fact.voucher_id, VoucherRow.replaced_by == fact.by
    )
    if connection.execute(was_so).one_or_none() is not None:
        return Fit.ALREADY
    return change(connection, ended, _not_live(connection, fact.voucher_id))


def _ended(fact: VoucherCancelled | VoucherReplaced, entry: Entry, state: Any) -> Any:
    return (
        update(VoucherRow)
        .where(VoucherRow.voucher_id == fact.voucher_id, VoucherRow.state == LIVE)
        .values(state=state, ended_on=fact.day(entry.at), ended_at=entry.at, ended_by=entry.by)
    )


def _state(connection: Connection, voucher_id: UUID) -> str | None:
    where = select(VoucherRow.state).where(VoucherRow.voucher_id == voucher_id)
    return connection.execute(where).scalar_one_or_none()


APPLY = {
    VoucherIssued: _issued,
    VoucherRedeemed: _redeemed,
    VoucherRestored: _restored,
    VoucherHonoured: _honoured,
    VoucherCancelled: _cancelled,
    VoucherReplaced: _replaced,
}
ROWS = {"voucher": ((VoucherRow.voucher_id,), (RedemptionRow.voucher_id,), (RestoreRow.voucher_id,))}
