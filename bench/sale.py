"""How long a sale takes until it is durable, against the same rows written by bare pysqlite3 in one transaction.

Every statement with which the shop writes is heard (pysqlite3's own connection, subclassed) and said again, right after
its act, to a copy of the shop's file: the same tables, indexes and pragmas, the same values, and nothing else. So what
stands between the two is Counter: rules, promise, seals, and making the statements.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import pysqlite3
from row import Row, median_of, milliseconds

from cafe import Cafe
from counter.flows.pay import pay
from counter.store import engine

SALES, WARM_UP = 200, 30
PLAIN = pysqlite3.connect
WRITES = ("INSERT", "UPDATE", "DELETE")


def rows(folder: Path) -> Iterator[Row]:
    """The row of this bench; `folder` is empty and on the disk that is measured."""
    with heard() as said:
        cafe = Cafe.made_in(folder / "shop")
        cafe.sell("Latte")
        cafe.close()
        shutil.copytree(folder / "shop", folder / "copy")
        said.clear()
        cafe = Cafe.opened_in(folder / "shop", cafe.clock.now())
        ana = cafe.ana
        bare = Bare(folder / "copy" / cafe.database.name)
        ours, theirs, written = [], [], 0
        for sale in range(WARM_UP + SALES):
            order_id = cafe.ring("Latte")
            bare.repeat(said)
            begin = perf_counter()
            cafe.shop.do(ana, pay, order_id)
            paid = perf_counter() - begin
            written = len(said)
            repeated = bare.repeat(said)
            if sale >= WARM_UP:
                ours.append(paid)
                theirs.append(repeated)
            cafe.ready(order_id)
            cafe.forward(0.5)
            bare.repeat(said)
        cafe.close()
    ratio = median_of(ours) / median_of(theirs)
    yield Row(
        f"Pay → durable ({written} rows)",
        milliseconds(ours),
        f"the same rows by bare pysqlite3: {milliseconds(theirs)}",
        f"{ratio:.1f}×", "≤ 5×", "≤ 3.5×", ratio, 5,
    )  # fmt: skip


@dataclass
class Said:
    """Statements that wrote, in order, each with its values; a list of values where it ran for each."""

    statements: list[tuple[str, Any]] = field(default_factory=list)

    def clear(self) -> None:
        """Nothing was said."""
        self.statements.clear()

    def __len__(self) -> int:
        """How many rows they wrote."""
        return sum(len(values) if isinstance(values, list) else 1 for _, values in self.statements)


@contextmanager
def heard() -> Iterator[Said]:
    """What every connection writes that is opened within the block."""
    said = Said()

    class Cursor(pysqlite3.Cursor):  # type: ignore[misc]
        def execute(self, text: str, values: Any = ()) -> Any:
            if text.startswith(WRITES):
                said.statements.append((text, values))
            return super().execute(text, values)

        def executemany(self, text: str, values: Any) -> Any:
            if text.startswith(WRITES):
                said.statements.append((text, list(values)))
            return super().executemany(text, values)

    class Connection(pysqlite3.Connection):  # type: ignore[misc]
        def cursor(self, factory: type = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, text: str, values: Any = ()) -> Any:
            return self.cursor().execute(text, values)

    def connect(*args: Any, **options: Any) -> Any:
        return PLAIN(*args, factory=Connection, **options)

    pysqlite3.connect = connect
    try:
        yield said
    finally:
        pysqlite3.connect = PLAIN


class Bare:
    """A copy of the shop's file, with the shop's own care for the disk."""

    def __init__(self, path: Path) -> None:
        self._connection = PLAIN(str(path))
        engine._writer(self._connection, None)  # noqa: SLF001 - the same pragmas

    def repeat(self, said: Said) -> float:
        """Writes all of it in one transaction, and forgets what was said; how many seconds that took."""
        statements = list(said.statements)
        begin = perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        for text, values in statements:
            if isinstance(values, list):
                self._connection.executemany(text, values)
            else:
                self._connection.execute(text, values)
        self._connection.execute("COMMIT")
        took = perf_counter() - begin
        said.clear()
        return took
