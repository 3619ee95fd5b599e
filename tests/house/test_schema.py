"""What a shop's file is held against when it is opened is what the migrations make of an empty one."""

from pathlib import Path

from counter.store.migrate import bring_up_to_date
from counter.store.shape import SCHEMA, schema_of


def test_the_schema_is_what_the_migrations_make(tmp_path: Path) -> None:
    """`python tools/make_migration.py` writes it anew."""
    path = tmp_path / "empty.sqlite"
    bring_up_to_date(path)
    assert schema_of(path) == SCHEMA.read_text("utf-8")
