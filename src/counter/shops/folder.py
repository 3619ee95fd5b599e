"""Where the other shops' books and the owner's own tables lie, and how those are opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar
from uuid import UUID

from filelock import FileLock, Timeout
from sqlalchemy import Connection

from counter.kernel.errors import Unavailable
from counter.kernel.ids import ShopId
from counter.kernel.private_files import FILE, make_folder
from counter.shops.tables import SUMMED, TABLES
from counter.store.engine import open_engine
from counter.store.faults import told_apart_at_opening

P = ParamSpec("P")
R = TypeVar("R")
OTHER_SHOPS = "other-shops"
"""The folder within a shop's own."""
_TABLES = "shops.sqlite"
_LOCK = "shops.lock"
_PATIENCE = 60.0
"""Seconds: a first reading takes some."""
_SHAPE = 2
"""Which shape the summed tables have; another one's are made anew."""
_ID = re.compile("[0-9a-f]{32}")


def books_of(folder: Path, shop: ShopId) -> Path:
    """The folder with this machine's books of another shop; `folder` is the home shop's."""
    return folder / OTHER_SHOPS / shop.hex


def shops_file(folder: Path) -> Path:
    """The file with the owner's own tables."""
    return folder / OTHER_SHOPS / _TABLES


def joined_shops(folder: Path) -> tuple[ShopId, ...]:
    """The other shops of which this machine is a terminal: their books are whole. By id, the oldest shop first."""
    within = folder / OTHER_SHOPS
    names = sorted(each.name for each in within.iterdir() if each.is_dir()) if within.is_dir() else []
    return tuple(ShopId(UUID(hex=name)) for name in names if _ID.fullmatch(name))


def knows_others(folder: Path) -> bool:
    """Whether this machine is a terminal of other shops than the one in `folder`."""
    return bool(joined_shops(folder))


class ShopsFile:
    """The owner's own tables, opened to be asked; from any thread."""

    def __init__(self, folder: Path) -> None:
        """Of the home shop in `folder`. Unavailable where they were not read yet, or of an older Counter."""
        self._path = shops_file(folder)
        if not self._path.exists():
            raise _not_yet()
        self._engine = open_engine(self._path, writes=False)

    def read(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Answers a question. Unavailable where the disk is in the way, or nothing of this Counter's was read yet."""
        with told_apart_at_opening(), self._engine.connect() as connection, connection.begin():
            if _shape(connection) != _SHAPE:
                raise _not_yet()
            return query(connection, *args, **kwargs)

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()


@contextmanager
def writing(folder: Path) -> Iterator[Connection]:
    """A transaction that writes to the owner's own tables, made where there are none; rolled back where it fails.

    OSError or Unavailable where the disk is in the way.
    """
    path = shops_file(folder)
    make_folder(path.parent)
    path.touch(mode=FILE)
    with told_apart_at_opening(), closing(_Engine(path)) as opened, opened.engine.begin() as connection:
        if _shape(connection) != _SHAPE:
            TABLES.drop_all(connection, tables=SUMMED)
            connection.exec_driver_sql(f"PRAGMA user_version={_SHAPE}")
        TABLES.create_all(connection)
        yield connection


class _Engine:
    def __init__(self, path: Path) -> None:
        self.engine = open_engine(path, writes=True)

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Within it no other process of this machine reads, joins or changes the other shops.

    Unavailable where one does for long. OSError where the disk is in the way.
    """
    make_folder(folder / OTHER_SHOPS)
    lock = FileLock(folder / OTHER_SHOPS / _LOCK, mode=FILE)
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        raise Unavailable("The other shops are being read already. Wait until that is done, then try again.") from None
    try:
        yield
    finally:
        lock.release()


def _shape(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _not_yet() -> Unavailable:
    return Unavailable("The other shops were not read yet. Read them now.")
