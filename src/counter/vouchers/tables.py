"""Vouchers as they stand, and what each was used for. Amounts are minor units."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Fit, Outcome, insert_once
from counter.store.base import Base, Mapped, mapped_column
from counter.vouchers.facts import VoucherIssued, VoucherRedeemed, VoucherRestored
from counter.vouchers.rules import LIVE, REDEEMED


class VoucherRow(Base):
    """A voucher; `code_hash` is the look-up index."""

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


class RedemptionRow(Base):
    """What a voucher paid; a voucher stands here at most once."""

    __tablename__ = "voucher_redemptions"

    voucher_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    amount_minor: Mapped[int]
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
    }
    return insert_once(connection, VoucherRow, row)


def _redeemed(connection: Connection, fact: VoucherRedeemed, entry: Entry) -> Outcome:
    spend = update(VoucherRow).where(VoucherRow.voucher_id == fact.voucher_id, VoucherRow.state == LIVE)
    if not connection.execute(spend.values(state=REDEEMED)).rowcount:
        return _spent_before(connection, fact)
    row = {
        "voucher_id": fact.voucher_id,
        "order_id": fact.order_id,
        "amount_minor": fact.amount.minor,
        "business_date": fact.day(entry.at),
        "redeemed_at": entry.at,
        "redeemed_by": entry.by,
    }
    return insert_once(connection, RedemptionRow, row)


def _spent_before(connection: Connection, fact: VoucherRedeemed) -> Outcome:
    where = select(RedemptionRow.order_id).where(RedemptionRow.voucher_id == fact.voucher_id)
    order_id = connection.execute(where).scalar_one_or_none()
    if order_id == fact.order_id:
        return Fit.ALREADY
    return DidNotFit("redeemed before" if order_id else "that voucher is not known")


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
    connection.execute(update(VoucherRow).where(VoucherRow.voucher_id == fact.voucher_id).values(state=LIVE))
    return insert_once(connection, RestoreRow, row)


def _restored_before(connection: Connection, fact: VoucherRestored) -> Outcome:
    before = select(RestoreRow.voucher_id).where(
        RestoreRow.voucher_id == fact.voucher_id, RestoreRow.order_id == fact.order_id
    )
    if connection.execute(before).one_or_none() is not None:
        return Fit.ALREADY
    return DidNotFit("that order was not paid with it")


APPLY = {VoucherIssued: _issued, VoucherRedeemed: _redeemed, VoucherRestored: _restored}
ROWS = {"voucher": ((VoucherRow.voucher_id,), (RedemptionRow.voucher_id,), (RestoreRow.voucher_id,))}
