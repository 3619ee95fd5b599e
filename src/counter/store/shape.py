"""A shop's file holds the tables and indexes that Counter's migrations make, and nothing else.

A view in place of a table, or a trigger, would let whoever edits the file decide what Counter sees and keeps; a table
without its key takes a row twice. `migrations/schema.sql` is what the migrations make of an empty file; a new shop's
is made with it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pysqlite3
from sqlalchemy import Connection, Engine, event

from counter.kernel.errors import Refused, Sentence
from counter.kernel.language import _
from counter.store.prepared import ask_plainly

SCHEMA = Path(__file__).resolve().parent / "migrations" / "schema.sql"
_KINDS = {
    "table": _("the table {name}"),
    "index": _("the index {name}"),
    "view": _("the view {name}"),
    "trigger": _("the trigger {name}"),
}
_BETWEEN = ";\n\n"
_OBJECTS = "SELECT type, name, tbl_name, sql FROM {schema}.sqlite_schema"

log = logging.getLogger(__name__)


class _Object(NamedTuple):
    """An object of a database, as “table” or “index”, and its name."""

    kind: str
    name: str


class ShapeChanged(Refused):
    """The file has other tables, indexes, views or triggers than Counter made."""


def hold_to_shape(engine: Engine) -> None:
    """Looks with every transaction, for people can edit the file while the counter is open.

    A connection goes by the tables that it has read until their version changes: only then is there something to see.
    """
    event.listen(engine, "begin", _check_anew)


def _check_anew(connection: Connection) -> None:
    try:
        ((version,),) = ask_plainly(connection, "PRAGMA schema_version")
        if connection.info.get(SCHEMA) != version:
            _check(connection)
            connection.info[SCHEMA] = version
    except BaseException:
        connection.connection.rollback()  # SQLAlchemy does not know yet that a transaction has begun
        raise


def _check(connection: Connection) -> None:
    """Refused where a file has a table, an index, a view or a trigger more, less or other than Counter made."""
    for fault in shape_faults(connection):
        log.error("the shop’s file was changed outside Counter: %s", fault)
        raise ShapeChanged(
            "The shop’s file was changed outside Counter: {fault}. Put back the one from your backup.", fault=fault
        )


def shape_faults(connection: Connection, schema: str = "main") -> Iterator[Sentence]:
    """What of a file is not as the migrations make it, a few words each; `schema` is its name on the connection."""
    yield from _faults(tuple(ask_plainly(connection, _OBJECTS.format(schema=schema))))


@lru_cache(4)
def _faults(rows: tuple[tuple[Any, ...], ...]) -> tuple[Sentence, ...]:
    """The same where every file that is opened has the same rows: they are compared once."""
    return tuple(_differences(rows))


def _differences(rows: Sequence[Sequence[Any]]) -> Iterator[Sentence]:
    found, made = _objects(rows), _made()
    if len(rows) > len(found):
        yield Sentence("two of its tables or indexes have one name")
    for known in sorted(made.keys() | found.keys()):
        if known not in made:
            yield Sentence("{what} does not belong there", what=_named(known))
        elif known not in found:
            yield Sentence("{what} is missing", what=_named(known))
        elif found[known] != made[known]:
            yield Sentence("{what} is not as Counter made it", what=_named(known))


def _named(known: _Object) -> Sentence:
    return Sentence(_KINDS.get(known.kind, known.kind), name=known.name)


def statements() -> Sequence[str]:
    """What makes the tables and indexes, one statement each, in order."""
    return SCHEMA.read_text("utf-8").removesuffix(_BETWEEN).split(_BETWEEN)


def schema_of(path: Path) -> str:
    """The statements that make the tables and indexes of a database, as `schema.sql` has them."""
    with closing(pysqlite3.connect(str(path))) as raw:
        made = raw.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name")
        return "".join(sql + _BETWEEN for (sql,) in made.fetchall())


@cache
def _made() -> Mapping[_Object, tuple[str, str]]:
    with closing(pysqlite3.connect(":memory:")) as raw:
        raw.executescript(SCHEMA.read_text("utf-8"))
        return _objects(raw.execute(_OBJECTS.format(schema="main")).fetchall())


def _objects(rows: Iterable[Sequence[Any]]) -> dict[_Object, tuple[str, str]]:
    """Of every object the table it belongs to, and its SQL, however that is broken into lines."""
    return {_Object(kind, name): (of, _on_one_line(sql or "")) for kind, name, of, sql in rows}


def _on_one_line(sql: str) -> str:
    return " ".join(sql.split())
