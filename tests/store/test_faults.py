"""A fault of the disk is told by SQLite's code: one sentence for whoever stands there, or damage; the rest is ours."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pysqlite3
import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from cafe import Cafe
from counter.kernel.errors import Damaged, Unavailable
from counter.store.faults import told_apart


def write(cafe: Cafe, *statements: str) -> None:
    with cafe.shop.store.unit(cafe.shop.itself, cafe.clock.now()) as unit:
        for statement in statements:
            unit.connection.exec_driver_sql(statement)


@contextmanager
def no_file_grows() -> Iterator[None]:
    """The system lets no file of this process grow, as a disk that fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fails(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    with no_file_grows(), pytest.raises(Unavailable, match="disk cannot be written"):
        cafe.pay(order_id)
    assert cafe.sql("SELECT count(*) FROM orders") == [(0,)]
    cafe.pay(order_id)


def test_books_that_may_only_be_read(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        raw = unit.connection.connection.driver_connection
    assert raw is not None
    raw.execute("PRAGMA query_only = ON")
    with pytest.raises(Unavailable, match="Let Counter write"):
        cafe.pay(order_id)
    raw.execute("PRAGMA query_only = OFF")
    cafe.pay(order_id)


def test_a_damaged_file(cafe: Cafe) -> None:
    ((page, size),) = cafe.sql("SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = 'orders'")
    assert isinstance(page, int)
    assert isinstance(size, int)
    cafe.shop.store.close()
    with cafe.database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 100)
    with pytest.raises(Damaged):
        write(cafe, "DELETE FROM orders")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (pysqlite3.SQLITE_FULL, "disk is full"),
        (pysqlite3.SQLITE_IOERR | 3 << 8, "disk cannot be written"),  # SQLITE_IOERR_WRITE
        (pysqlite3.SQLITE_BUSY | 1 << 8, "Another program"),  # SQLITE_BUSY_RECOVERY
        (pysqlite3.SQLITE_LOCKED, "Another program"),
        (pysqlite3.SQLITE_READONLY | 6 << 8, "Let Counter write"),  # SQLITE_READONLY_DIRECTORY
    ],
)
def test_whatever_its_words(code: int, says: str) -> None:
    raw = pysqlite3.OperationalError("worte in einer anderen Sprache")
    raw.sqlite_errorcode = code
    with pytest.raises(Unavailable, match=says), told_apart():
        raise OperationalError("UPDATE", None, raw)


def test_our_own_fault_stays_what_it_is(cafe: Cafe) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        write(cafe, "DELETE FROM nowhere")
    with pytest.raises(IntegrityError):
        write(cafe, "INSERT INTO staff SELECT * FROM staff")
