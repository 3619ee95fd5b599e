"""Whoever gives the file other tables, or code of their own, hides nothing from `verify`, and opens no shop."""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pysqlite3
import pytest

from cafe import Cafe
from cli.running import Answer, counter
from counter.bootstrap import DATABASE, open_shop
from counter.journal.replay import Replay, beside, differences, table_faults
from counter.journal.verify import check_chain
from counter.kernel.errors import Refused
from counter.reports.books import count_orders
from counter.rooms import registry

Verify = Callable[[Path], Answer]
Attack = Callable[[pysqlite3.Connection], None]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Verify:
    return lambda folder: counter(capsys, monkeypatch, "--shop", folder, "verify")


def attack(folder: Path, how: Attack) -> None:
    """Edits the shop's file as somebody would who has it but not the key."""
    with closing(pysqlite3.connect(str(folder / DATABASE), isolation_level=None)) as connection:
        how(connection)


def hide_a_sale(connection: pysqlite3.Connection) -> None:
    connection.execute("PRAGMA legacy_alter_table = ON")
    connection.execute("ALTER TABLE orders RENAME TO orders_")
    connection.execute("CREATE VIEW orders AS SELECT * FROM orders_ WHERE number <> 1")


def double_a_sale(connection: pysqlite3.Connection) -> None:
    """Leaves the table's text but for its key, and every row twice."""
    ((made,),) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'payments'").fetchall()
    connection.execute("PRAGMA legacy_alter_table = ON")
    connection.execute("ALTER TABLE payments RENAME TO payments_")
    connection.execute(re.sub(r",\s*CONSTRAINT pk_payments PRIMARY KEY \(payment_id\)", "", made))
    connection.execute("INSERT INTO payments SELECT * FROM payments_ UNION ALL SELECT * FROM payments_")
    connection.execute("DROP TABLE payments_")
    connection.execute("CREATE INDEX ix_payments_order_id ON payments (order_id)")
    connection.execute("CREATE INDEX ix_payments_taken_at ON payments (taken_at)")


def quote_the_key_away(connection: pysqlite3.Connection) -> None:
    """A column that is called like a key looks like one where quotes are passed over."""
    ((made,),) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'payments'").fetchall()
    key = "CONSTRAINT pk_payments PRIMARY KEY (payment_id)"
    connection.execute("DROP TABLE payments")
    connection.execute(made.replace(key, f'"{key}"'))


def statement(sql: str) -> Attack:
    def run(connection: pysqlite3.Connection) -> None:
        connection.execute(sql)

    run.__name__ = sql
    return run


SWALLOW = "CREATE TRIGGER quiet BEFORE INSERT ON {0} BEGIN SELECT RAISE(IGNORE); END"
ATTACKS = [
    hide_a_sale,
    double_a_sale,
    quote_the_key_away,
    statement("CREATE VIEW latest AS SELECT * FROM orders"),
    statement(SWALLOW.format("payments")),
    statement(SWALLOW.format("journal")),
    statement("CREATE TRIGGER cheap AFTER UPDATE ON items BEGIN UPDATE items SET price_minor = 1; END"),
    statement("DROP INDEX ix_orders_number"),
    statement("CREATE UNIQUE INDEX one_each ON orders (order_id, state)"),
    statement("CREATE TABLE mine (a)"),
    statement("CREATE VIRTUAL TABLE words USING fts5 (a)"),
    statement("ALTER TABLE orders ADD COLUMN doubled AS (total_minor * 2)"),
    statement("ALTER TABLE orders ADD COLUMN extra INTEGER DEFAULT 1"),
    statement("ALTER TABLE orders DROP COLUMN cancel_reason"),
    statement("DROP TABLE facts_aside"),
    statement("ANALYZE"),
]


@pytest.mark.parametrize("how", ATTACKS, ids=lambda how: how.__name__)
def test_other_tables_are_seen_by_verify_and_open_no_shop(full_day: Path, verify: Verify, how: Attack) -> None:
    attack(full_day, how)
    said = verify(full_day)
    assert (said.code, said.out[:6]) == (1, "NOT OK")
    assert re.search(r"does not belong there|is missing|is not as Counter made it", said.out)
    for only_look in (True, False):
        with pytest.raises(Refused, match=r"changed outside Counter.*backup"):
            open_shop(full_day, only_look=only_look)


@pytest.mark.parametrize(
    "how", [statement(SWALLOW.format("payments")), statement(SWALLOW.format("journal")), hide_a_sale]
)
def test_what_is_put_in_while_the_counter_is_open_stops_the_next_act_and_question(cafe: Cafe, how: Attack) -> None:
    order_id = cafe.sell("Latte")
    attack(cafe.database.parent, how)
    with pytest.raises(Refused, match="changed outside Counter"):
        cafe.sell("Latte")
    with pytest.raises(Refused, match="changed outside Counter"):
        cafe.order(order_id)


def test_a_doubled_row_is_seen_by_the_compare_alone(full_day: Path) -> None:
    attack(full_day, double_a_sale)
    faults = list(differences(full_day / DATABASE, registry()))
    assert [fault.partition(" row should")[0] for fault in faults] == ["table payments: a"]


def test_chain_and_tables_are_read_as_of_one_moment(cafe: Cafe) -> None:
    cafe.sell("Latte")
    with beside(cafe.database) as connection:
        replay = Replay(connection, registry())
        cafe.sell("Latte")
        assert check_chain(connection, registry(), cafe.shop.keys, replay.take).fault == ""
        cafe.sell("Latte")
        assert list(table_faults(connection)) == []
        assert count_orders(connection) == 1


@pytest.mark.parametrize("version", ["0001", "0003", "", "none of ours"])
def test_a_file_that_says_another_version_is_refused_in_a_sentence(
    full_day: Path, verify: Verify, version: str
) -> None:
    attack(full_day, lambda raw: raw.execute("UPDATE alembic_version SET version_num = ?", (version,)))
    before = (full_day / DATABASE).read_bytes()
    assert verify(full_day).code != 0
    with pytest.raises(Refused, match=r"backup|newer Counter"):
        open_shop(full_day)
    assert (full_day / DATABASE).read_bytes() == before


def test_rows_kept_out_of_the_replay_are_seen(full_day: Path, verify: Verify) -> None:
    """A subject is set aside only while it has a fact that cannot be read."""
    attack(
        full_day,
        statement("INSERT INTO frozen_subjects SELECT subject FROM journal WHERE kind = 'ItemAdded' LIMIT 1"),
    )
    attack(full_day, statement("UPDATE items SET price_minor = 1"))
    said = verify(full_day)
    assert said.code == 1
