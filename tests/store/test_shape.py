"""What a shop's file is held against is what the migrations make of an empty one, and every connection is wary."""

from pathlib import Path

from cafe import Cafe
from counter.store.migrate import bring_up_to_date
from counter.store.shape import SCHEMA, schema_of


def test_the_schema_is_what_the_migrations_make(tmp_path: Path) -> None:
    """`python tools/make_migration.py` writes it anew."""
    path = tmp_path / "empty.sqlite"
    bring_up_to_date(path)
    assert schema_of(path) == SCHEMA.read_text("utf-8")


def test_no_connection_trusts_the_file(cafe: Cafe) -> None:
    store = cafe.shop.store
    with store.unit(cafe.ana, cafe.clock.now()) as unit, store.read() as screen, store.read_report() as report:
        for connection in (unit.connection, screen, report):
            said = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("trusted_schema", "cell_size_check")
            }
            assert said == {"trusted_schema": 0, "cell_size_check": 1}
