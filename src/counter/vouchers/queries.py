"""Asks about vouchers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, false, func, or_, select, true, union_all

from counter.journal.seal import Keyring
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, VoucherId
from counter.kernel.money import Money
from counter.orders.queries import fitting
from counter.orders.search import OrderSearch
from counter.orders.tables import OrderRow
from counter.vouchers.code import hashes_of
from counter.vouchers.model import Voucher, VoucherUse
from counter.vouchers.rules import EXPIRED, LIVE, REDEEMED, USED
from counter.vouchers.tables import RedemptionRow, RestoreRow, VoucherRow

_LAST_DAY = func.max(VoucherRow.good_until, func.coalesce(VoucherRow.honoured_until, VoucherRow.good_until))
_IN_STATE: Mapping[str, Callable[[date], list[Any]]] = {
    LIVE: lambda today: [VoucherRow.state == LIVE, today <= _LAST_DAY],
    USED: lambda _today: [VoucherRow.state == REDEEMED],
    EXPIRED: lambda today: [VoucherRow.state == LIVE, today > _LAST_DAY],
}
"""What is true of those in a state that is not the row’s own."""


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


def list_vouchers(
    connection: Connection, today: date, *, state: str = "", search: OrderSearch | None = None, most: int
) -> tuple[Voucher, ...]:
    """Vouchers newest first, so many at most: those in a state as of a trading day, "" any; and whose order fits.

    A search that fits no kind of thing finds none.
    """
    conditions: list[Any] = _IN_STATE[state](today) if state in _IN_STATE else [VoucherRow.state == state] * bool(state)
    if search is not None:
        fit = fitting(replace(search, amounts=None))
        conditions.append(false() if fit is None else VoucherRow.order_id.in_(select(OrderRow.order_id).where(fit)))
    return _vouchers(connection, and_(true(), *conditions), newest=most)


def uses_of(connection: Connection, voucher_id: VoucherId) -> tuple[VoucherUse, ...]:
    """What a voucher was used for, oldest first, those orders among them whose money went back since."""
    used = select(RedemptionRow.__table__).where(RedemptionRow.voucher_id == voucher_id)
    restored = select(RestoreRow.__table__).where(RestoreRow.voucher_id == voucher_id)
    currency = select(VoucherRow.currency).where(VoucherRow.voucher_id == voucher_id)
    unit = Money(1, connection.execute(currency).scalar_one_or_none() or "XXX")
    uses = [
        VoucherUse(
            OrderId(row.order_id), unit * row.amount_minor, unit * row.lost_minor, row.redeemed_at, row.redeemed_by
        )
        for row in connection.execute(used)
    ]
    uses += [
        VoucherUse(OrderId(r.order_id), unit * r.amount_minor, unit * 0, r.redeemed_at, r.redeemed_by, r.restored_at)
        for r in connection.execute(restored)
    ]
    return tuple(sorted(uses, key=lambda use: use.at))


def still_out(connection: Connection, today: date, currency: str) -> tuple[Money, int]:
    """What is left on the vouchers that are good on a trading day, and on how many."""
    live = select(func.coalesce(func.sum(VoucherRow.left_minor), 0), func.count()).where(*_IN_STATE[LIVE](today))
    minor, count = connection.execute(live).one()
    return Money(int(minor), currency), count


def _vouchers(connection: Connection, condition: Any, newest: int = 0) -> tuple[Voucher, ...]:
    redeemed_at = (
        select(func.max(RedemptionRow.redeemed_at))
        .where(RedemptionRow.voucher_id == VoucherRow.voucher_id)
        .scalar_subquery()
        .label("redeemed_at")
    )
    wanted = select(VoucherRow.__table__, redeemed_at).where(condition)
    in_order = VoucherRow.issued_at.desc() if newest else VoucherRow.issued_at
    wanted = wanted.order_by(in_order)
    return tuple(map(_voucher, connection.execute(wanted.limit(newest) if newest else wanted)))


def _voucher(row: Any) -> Voucher:
    return Voucher(
        voucher_id=row.voucher_id,
        order_id=row.order_id,
        mishap_id=row.mishap_id,
        amount=Money(row.amount_minor, row.currency),
        left=Money(row.left_minor, row.currency),
        good_until=max(row.good_until, row.honoured_until or row.good_until),
        automatic=row.automatic,
        state=row.state,
        key_number=row.key_number,
        issued_at=row.issued_at,
        issued_by=row.issued_by,
        redeemed_at=row.redeemed_at,
        honoured_at=row.honoured_at,
        honoured_by=row.honoured_by,
        honoured_for=row.honoured_for,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        reason=row.reason,
        replaced_by=row.replaced_by,
        replaces=row.replaces,
    )


def redeemed_with(connection: Connection, voucher_id: UUID) -> tuple[OrderId, ...]:
    """The orders that a voucher lowered, oldest first; none where it was not redeemed."""
    wanted = select(RedemptionRow.order_id).where(RedemptionRow.voucher_id == voucher_id)
    return tuple(map(OrderId, connection.execute(wanted.order_by(RedemptionRow.redeemed_at)).scalars()))


def came_with_slip(connection: Connection, order_id: OrderId) -> bool:
    """Whether an order, or the one that it is made again for, was lowered by an apology voucher.

    We failed its customer before: that stays so where the voucher is good again since.
    """
    first = select(OrderRow.remake_of).where(OrderRow.order_id == order_id).scalar_subquery()
    used = [
        select(row.voucher_id).where(or_(row.order_id == order_id, row.order_id == first))
        for row in (RedemptionRow, RestoreRow)
    ]
    return connection.execute(union_all(*used).limit(1)).first() is not None


def restored_for(connection: Connection, order_id: OrderId) -> tuple[VoucherId, ...]:
    """The vouchers that an order was paid with and that are good again since its money went back."""
    wanted = select(RestoreRow.voucher_id).where(RestoreRow.order_id == order_id).order_by(RestoreRow.restored_at)
    return tuple(map(VoucherId, connection.execute(wanted).scalars()))


def has_voucher(connection: Connection, order_ids: Iterable[UUID]) -> frozenset[OrderId]:
    """Which of these orders got a voucher."""
    given = select(VoucherRow.order_id).where(VoucherRow.order_id.in_(list(order_ids)))
    return frozenset(OrderId(order_id) for order_id in connection.execute(given).scalars())
