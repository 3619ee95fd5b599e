"""What a new shop's file is made with, and every one is held against, is what the migrations make of an empty one."""

from pathlib import Path

from counter.store.shape import SCHEMA, schema_of
from counter.store.upgrade import upgrade


def test_the_schema_is_what_the_migrations_make(tmp_path: Path) -> None:
    """`python tools/make_migration.py` writes it anew."""
    path = tmp_path / "empty.sqlite"
    path.touch()
    upgrade(path)
    assert schema_of(path) == SCHEMA.read_text("utf-8")
