"""The hand of somebody who has a shop's file and not its key."""

# ruff: noqa: S608 - the statements are made of our own tables' names

from contextlib import closing
from pathlib import Path

import pysqlite3

from cafe import Cafe


def edit(cafe: Cafe, *statements: str) -> None:
    """Edits the shop's file, with a connection of one's own, while the counter may have it open."""
    with closing(pysqlite3.connect(str(cafe.database), isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
        assert connection.total_changes


def hide(cafe: Cafe, index: str, rows: str) -> None:
    """Takes these rows (an SQL condition) out of an index, and lets the schema say that all are in it."""
    with closing(pysqlite3.connect(str(cafe.database), isolation_level=None)) as connection:
        (made,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (index,)).fetchone()
        connection.execute(f"DROP INDEX {index}")
        connection.execute(f"{made} WHERE NOT ({rows})")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (made, index))
        (version,) = connection.execute("PRAGMA schema_version").fetchone()
        connection.execute(f"PRAGMA schema_version = {version + 1}")


def copy_of(cafe: Cafe) -> Path:
    """The books as they stand, to be put back later."""
    old = cafe.folder / "old.sqlite"
    with closing(pysqlite3.connect(str(cafe.database))) as now, closing(pysqlite3.connect(str(old))) as copy:
        now.backup(copy)
    return old


def put_back(cafe: Cafe, old: Path) -> None:
    """Writes older books over these, row by row, while the counter may have them open."""
    with closing(pysqlite3.connect(str(cafe.database), isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS old", (str(old),))
        connection.execute("BEGIN IMMEDIATE")
        for (table,) in connection.execute("SELECT name FROM old.sqlite_schema WHERE type = 'table'").fetchall():
            connection.execute(f"DELETE FROM main.{table}")
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM old.{table}")
        connection.execute("COMMIT")


def hex_of(order_id: object) -> str:
    return f"x'{order_id.hex}'"  # type: ignore[attr-defined]
