"""Asks about vouchers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from counter.journal.seal import Keyring
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, VoucherId
from counter.kernel.money import Money
from counter.vouchers.code import hashes_of
from counter.vouchers.model import Voucher
from counter.vouchers.tables import RedemptionRow, RestoreRow, VoucherRow


def voucher_by_hash(connection: Connection, code_hashes: Collection[bytes]) -> Voucher:
    """The voucher whose code has one of these hashes. Refused where this shop gave none such."""
    found = _vouchers(connection, VoucherRow.code_hash.in_(code_hashes))
    if not found:
        raise Refused("This shop gave no voucher with that code. Read it again, or scan it.")
    return found[0]


def is_voucher(connection: Connection, keys: Keyring, typed: str) -> bool:
    """Whether what was scanned or typed is the code of a voucher that this shop gave."""
    try:
        return bool(voucher_by_hash(connection, hashes_of(keys, typed)))
    except Refused:
        return False


def the_voucher(connection: Connection, voucher_id: VoucherId) -> Voucher:
    """The voucher of that id. Refused where there is none."""
    found = _vouchers(connection, VoucherRow.voucher_id == voucher_id)
    if not found:
        raise Refused("That voucher is not known here.")
    return found[0]


def vouchers_for(connection: Connection, order_id: OrderId) -> tuple[Voucher, ...]:
    """Vouchers given for an order, oldest first."""
    return _vouchers(connection, VoucherRow.order_id == order_id)


def _vouchers(connection: Connection, condition: Any) -> tuple[Voucher, ...]:
    rows = connection.execute(
        select(VoucherRow.__table__, RedemptionRow.redeemed_at)
        .join(RedemptionRow, RedemptionRow.voucher_id == VoucherRow.voucher_id, isouter=True)
        .where(condition)
        .order_by(VoucherRow.issued_at)
    )
    return tuple(
        Voucher(
            voucher_id=row.voucher_id,
            order_id=row.order_id,
            mishap_id=row.mishap_id,
            amount=Money(row.amount_minor, row.currency),
            good_until=row.good_until,
            automatic=row.automatic,
            state=row.state,
            key_number=row.key_number,
            issued_at=row.issued_at,
            redeemed_at=row.redeemed_at,
        )
        for row in rows
    )


def redeemed_with(connection: Connection, voucher_id: UUID) -> OrderId | None:
    """The order that a voucher lowered, or None where it was not redeemed."""
    order_id = connection.execute(
        select(RedemptionRow.order_id).where(RedemptionRow.voucher_id == voucher_id)
    ).scalar_one_or_none()
    return None if order_id is None else OrderId(order_id)


def came_with_slip(connection: Connection, order_id: OrderId) -> bool:
    """Whether an order was lowered by an apology voucher: we failed its customer before."""
    used = select(RedemptionRow.voucher_id).where(RedemptionRow.order_id == order_id).limit(1)
    return connection.execute(used).first() is not None


def restored_for(connection: Connection, order_id: OrderId) -> tuple[VoucherId, ...]:
    """The vouchers that an order was paid with and that are good again since its money went back."""
    wanted = select(RestoreRow.voucher_id).where(RestoreRow.order_id == order_id).order_by(RestoreRow.restored_at)
    return tuple(map(VoucherId, connection.execute(wanted).scalars()))


def has_voucher(connection: Connection, order_ids: Iterable[UUID]) -> frozenset[OrderId]:
    """Which of these orders got a voucher."""
    given = select(VoucherRow.order_id).where(VoucherRow.order_id.in_(list(order_ids)))
    return frozenset(OrderId(order_id) for order_id in connection.execute(given).scalars())
