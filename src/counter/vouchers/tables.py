"""Vouchers as they stand, and what each was used for. Amounts are minor units."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, insert, update
from sqlalchemy.orm import Mapped, mapped_column

from counter.journal.fact import Entry
from counter.journal.registry import hit
from counter.store.base import Base
from counter.vouchers.facts import VoucherIssued, VoucherRedeemed
from counter.vouchers.rules import LIVE, REDEEMED


class VoucherRow(Base):
    """A voucher; `code_hash` is the look-up index."""

    __tablename__ = "vouchers"

    voucher_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.order_id"), index=True)
    mishap_id: Mapped[UUID]
    currency: Mapped[str]
    amount_minor: Mapped[int]
    good_until: Mapped[date]
    automatic: Mapped[bool]
    code_hash: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str]
    issued_at: Mapped[datetime]
    issued_by: Mapped[UUID]


class RedemptionRow(Base):
    """What a voucher paid; a voucher stands here at most once."""

    __tablename__ = "voucher_redemptions"

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.voucher_id"), primary_key=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.order_id"), index=True)
    amount_minor: Mapped[int]
    redeemed_at: Mapped[datetime]
    redeemed_by: Mapped[UUID]


def _issued(connection: Connection, fact: VoucherIssued, entry: Entry) -> None:
    row = {
        "voucher_id": fact.voucher_id,
        "order_id": fact.order_id,
        "mishap_id": fact.mishap_id,
        "currency": fact.amount.currency,
        "amount_minor": fact.amount.minor,
        "good_until": fact.good_until,
        "automatic": fact.automatic,
        "code_hash": fact.code_hash,
        "state": LIVE,
        "issued_at": entry.at,
        "issued_by": entry.by,
    }
    connection.execute(insert(VoucherRow), row)


def _redeemed(connection: Connection, fact: VoucherRedeemed, entry: Entry) -> None:
    spend = update(VoucherRow).where(VoucherRow.voucher_id == fact.voucher_id, VoucherRow.state == LIVE)
    hit(connection.execute(spend.values(state=REDEEMED)))
    row = {
        "voucher_id": fact.voucher_id,
        "order_id": fact.order_id,
        "amount_minor": fact.amount.minor,
        "redeemed_at": entry.at,
        "redeemed_by": entry.by,
    }
    connection.execute(insert(RedemptionRow), row)


APPLY = {VoucherIssued: _issued, VoucherRedeemed: _redeemed}
