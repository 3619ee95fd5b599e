"""The one list of tables, and the column types they use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID, SafeUUID

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Time,
)
from sqlalchemy.sql.expression import ColumnClause
from sqlalchemy.types import TypeDecorator, TypeEngine

V = TypeVar("V")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_ID = re.compile("[0-9a-f]{32}")
_NEW, _SET_INT, _SET_SAFE = object.__new__, UUID.__dict__["int"].__set__, UUID.__dict__["is_safe"].__set__
_MARK, _ID_END = b"\0", 17
"""An id in a subject begins with a byte that no kind begins with, and ends here."""


class _Kept(TypeDecorator[V]):
    """A type of values that are kept as values of another.

    How they are written and read is told to whoever asks once, so that nothing is called on the way of each value.
    """

    def bind_processor(self, dialect: Dialect) -> Callable[[V | None], Any]:
        """What gives a value as the database has it."""
        return self.written

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], V | None]:
        """What gives a value of the database."""
        return self.read

    @staticmethod
    def written(value: Any) -> Any:
        """To the database."""
        raise NotImplementedError

    @staticmethod
    def read(value: Any) -> Any:
        """From the database."""
        raise NotImplementedError


class IdBytes(_Kept[UUID]):
    """A UUID, kept as its sixteen bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    @staticmethod
    def written(value: UUID | None) -> bytes | None:
        """To the database."""
        return None if value is None else value.bytes

    @staticmethod
    @lru_cache(maxsize=1024)
    def read(value: bytes | None) -> UUID | None:
        """From the database. Rows that are read together share most ids: a person's, a terminal's, a group's."""
        return None if value is None else _id_of(value)


def _id_of(value: bytes) -> UUID:
    """What `UUID(bytes=value)` gives, in a third of its time: it looks into every way in which one can be said."""
    made = _NEW(UUID)
    _SET_INT(made, int.from_bytes(value))
    _SET_SAFE(made, SafeUUID.unknown)
    return made


class UtcTime(_Kept[datetime]):
    """An aware datetime, kept as whole microseconds since 1970 in UTC."""

    impl = BigInteger
    cache_ok = True

    @staticmethod
    def written(value: datetime | None) -> int | None:
        """To the database. A naive time is a bug and raises TypeError."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    @staticmethod
    @lru_cache(maxsize=1024)
    def read(value: int | None) -> datetime | None:
        """From the database, aware, in UTC. What was done in one act has one time."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class DecimalText(_Kept[Decimal]):
    """A Decimal, kept as its exact text."""

    impl = String
    cache_ok = True

    @staticmethod
    def written(value: Decimal | None) -> str | None:
        """To the database."""
        return None if value is None else str(value)

    @staticmethod
    def read(value: str | None) -> Decimal | None:
        """From the database."""
        return None if value is None else Decimal(value)


class JsonText(_Kept[Any]):
    """JSON values, kept as text with sorted keys, so that the same value is always the same text."""

    impl = String
    cache_ok = True

    @staticmethod
    def written(value: Any | None) -> str | None:
        """To the database."""
        return None if value is None else msgspec.json.encode(value, order="sorted").decode()

    @staticmethod
    def read(value: str | None) -> Any | None:
        """From the database."""
        return None if value is None else msgspec.json.decode(value)


class SubjectBytes(_Kept[str]):
    """What a fact is about: "order:" and the 32 hex digits of an id, or a name as in "setting:locale".

    An id is kept as its sixteen bytes with the kind behind it, which is half as long and puts what is new at the end
    of an index, where it fills its pages; a name as it is, in UTF-8.
    """

    impl = LargeBinary
    cache_ok = True

    @staticmethod
    def written(value: str | None) -> bytes | None:
        """To the database."""
        if value is None:
            return None
        kind, _, rest = value.partition(":")
        return _MARK + bytes.fromhex(rest) + kind.encode() if _ID.fullmatch(rest) else value.encode()

    @staticmethod
    def read(value: bytes | None) -> str | None:
        """From the database."""
        if value is None:
            return None
        if not value.startswith(_MARK):
            return str(value, "utf-8")
        return f"{str(value[_ID_END:], 'utf-8')}:{value[1:_ID_END].hex()}"


Mapped = ColumnClause
"""What a column holds, as in `name: Mapped[str]`; `str | None` may be NULL."""

_KEPT_AS: dict[Any, type[TypeEngine[Any]]] = {
    bool: Boolean,
    bytes: LargeBinary,
    date: Date,
    datetime: UtcTime,
    int: Integer,
    str: String,
    time: Time,
    UUID: IdBytes,
}


@dataclass(frozen=True)
class _More:
    """What is said of a column beside what it holds."""

    args: tuple[Any, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


def mapped_column(*args: Any, **options: Any) -> Any:
    """Says more of a column than what it holds, in the words of SQLAlchemy's `Column`."""
    return _More(args, options)


class _Tables(type):
    """What a class of columns says, as a table; where SQLAlchemy is handed the class, it takes the table."""

    def __init__(cls, name: str, bases: tuple[type, ...], said: dict[str, Any]) -> None:
        super().__init__(name, bases, said)
        if "__tablename__" not in said:
            return
        columns = [
            _column(name, get_args(holds)[0], said.get(name, _More()))
            for name, holds in get_type_hints(cls).items()
            if get_origin(holds) is Mapped
        ]
        *more, last = said.get("__table_args__", ()) or ({},)
        if not isinstance(last, dict):
            more, last = [*more, last], {}
        cls.__table__ = Table(said["__tablename__"], Base.metadata, *columns, *more, **last)
        for column in columns:
            setattr(cls, column.name, column)

    def __clause_element__(cls) -> Table:
        return cls.__table__


class Base(metaclass=_Tables):
    """Every table of the shop: a class whose attributes are the table's columns, and `__table__` the table.

    Columns and tables are those of SQLAlchemy's Core: nobody here maps rows to objects, and to load what could is a
    fifth of a start. `info={"working": True}` marks a table that is not a view of the journal.
    """

    __tablename__: ClassVar[str]
    __table__: ClassVar[Table]
    metadata: ClassVar = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _column(name: str, holds: Any, more: _More) -> Column[Any]:
    kinds = get_args(holds) or (holds,)
    kept_as = () if more.args and isinstance(more.args[0], type) else (_KEPT_AS[kinds[0]],)
    return Column(name, *kept_as, *more.args, **{"nullable": NoneType in kinds, **more.options})


WORKING: dict[str, Any] = {"info": {"working": True}}
"""For `__table_args__` of a table that is not a view of the journal."""


def view_tables() -> list[str]:
    """Names of the tables that are a view of the journal, parents first."""
    return [table.name for table in Base.metadata.sorted_tables if not table.info.get("working")]
