"""What is in a file of books that is not open, a backup or a copy, and whether every seal of it holds."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import msgspec
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from counter.journal.heads import START, Head
from counter.journal.queries import hash_at, newest_at
from counter.journal.registry import Registry
from counter.journal.seal import Keyring
from counter.journal.verify import check_chain
from counter.kernel.errors import NOTHING, Damaged, Sentence
from counter.orders.model import called_out
from counter.orders.tables import OrderRow
from counter.people.queries import read_staff
from counter.receipts.queries import next_receipt_number
from counter.receipts.series import receipt_series
from counter.reports.books import count_orders
from counter.settings.queries import read_settings
from counter.store.engine import open_looking_engine
from counter.store.faults import told_apart_at_opening
from counter.store.migrate import check_up_to_date
from counter.store.shape import shape_faults
from counter.store.unit import Connection, file_faults

log = logging.getLogger(__name__)
_UNREADABLE = (SQLAlchemyError, msgspec.MsgspecError, LookupError, ValueError, TypeError, ArithmeticError)
"""What comes of values that no Counter wrote."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in it. `last_order` is as called out on `last_day`, `last_receipt` this terminal's ("T1-000123").

    `people` are the names of who works there. `newest` is when its last fact was recorded, aware UTC. `fault` is what
    is amiss (a `Sentence`, or words of another process), "" where all was proved; the rest is as far as it can be read.
    """

    shop_name: str = ""
    last_day: date | None = None
    orders: int = 0
    last_order: str = ""
    last_receipt: str = ""
    people: tuple[str, ...] = ()
    facts: int = 0
    newest: datetime | None = None
    fault: str = ""


def look_inside(path: Path, registry: Registry, keys: Keyring, had: Head = START) -> Inside:
    """Looks through all of the file `path`, which nobody writes to: pages, shape, every seal, the ends of chains.

    `had` is a fact of this terminal that it has to have. Refused where it is of another version of Counter, Unavailable
    where the disk is in the way; whatever is wrong with the file stands in the answer.
    """
    try:
        check_up_to_date(path)
        engine = open_looking_engine(path, alone=True)
        try:
            with told_apart_at_opening(), engine.connect() as connection, connection.begin():
                return _look(connection, registry, keys, had)
        finally:
            engine.dispose()
    except Damaged as damage:
        return Inside(fault=damage.fault)
    except _UNREADABLE:
        log.info("the books hold what no Counter wrote", exc_info=True)
        return Inside(fault=Sentence("the file holds what no Counter wrote"))


def _look(connection: Connection, registry: Registry, keys: Keyring, had: Head) -> Inside:
    if fault := next(file_faults(connection), NOTHING) or next(shape_faults(connection), NOTHING):
        return replace(_read(connection, keys), fault=fault)
    chain = check_chain(connection, registry, keys)
    fault = chain.fault
    if not fault and had is not START and hash_at(connection, keys.terminal, had.seq) != had.hash:
        fault = Sentence("fact {seq} of {terminal} is missing or another", seq=had.seq, terminal=keys.terminal)
    return replace(_read(connection, keys), facts=chain.facts, fault=fault)


def _read(connection: Connection, keys: Keyring) -> Inside:
    last = connection.execute(
        select(OrderRow.business_date, OrderRow.series, OrderRow.number, OrderRow.nth)
        .order_by(OrderRow.placed_at.desc(), OrderRow.number.desc())
        .limit(1)
    ).one_or_none()
    series = receipt_series(connection, keys.terminal)
    receipts = next_receipt_number(connection, series) - 1
    return Inside(
        shop_name=read_settings(connection, keys.terminal).shop_name,
        last_day=last.business_date if last else None,
        orders=count_orders(connection),
        last_order=called_out(last.series, last.number, last.nth) if last else "",
        last_receipt=f"{series}-{receipts:06d}" if receipts else "",
        people=tuple(each.name for each in read_staff(connection)),
        newest=newest_at(connection),
    )


def sold_after(path: Path, at: datetime) -> int | None:
    """How many orders the file `path` has that were placed after the aware time `at`; None where it cannot be read."""
    engine = open_looking_engine(path)
    wanted = select(func.count()).where(OrderRow.placed_at > at, OrderRow.remake_of.is_(None))
    try:
        with told_apart_at_opening(), engine.connect() as connection:
            return connection.execute(wanted).scalar_one()
    except (Damaged, *_UNREADABLE):
        return None
    finally:
        engine.dispose()
