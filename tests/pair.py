"""Two terminals of one shop, and what lies between them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sequencer import Sequencer
from several_terminals import hear, make_terminals, send

from cafe import Cafe
from counter.journal.receive import Positioned
from counter.kernel.ids import Position, Seq
from counter.store.base import Base, view_tables


def make_pair(folder: Path) -> None:
    """Makes two terminals in `folder`, closed."""
    Cafe.made_in(folder / "T1").close()
    make_terminals(folder / "T1", [folder / "T2"])


class Pair:
    """The two of `make_pair`, open."""

    def __init__(self, folder: Path) -> None:
        self.sequencer = Sequencer(folder / "T1.sequencer.sqlite")
        self.one, self.two = Cafe.opened_in(folder / "T1"), Cafe.opened_in(folder / "T2")

    def exchange(self) -> None:
        for cafe in (self.one, self.two):
            send(cafe.shop, self.sequencer)
        for cafe in (self.one, self.two):
            hear(cafe.shop, self.sequencer)

    def batch(self, cafe: Cafe) -> Sequence[Positioned]:
        """All of the shop's order, as it would come to a terminal that knows nothing of the others."""
        return self.sequencer.pull(Position(0), cafe.shop.terminal, Seq(10**9), 10**9)

    def next_of(self, cafe: Cafe) -> Sequence[Positioned]:
        """What a terminal has not heard of yet."""
        known = cafe.sql("SELECT cursor FROM link_state")[0][0]
        return [positioned for positioned in self.batch(cafe) if positioned.position > int(str(known))]

    def close(self) -> None:
        self.one.close()
        self.two.close()
        self.sequencer.close()


def everything(cafe: Cafe) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is a view of the journal."""
    found = {}
    for table in view_tables():
        columns = ", ".join(f'"{column.name}"' for column in Base.metadata.tables[table].columns)
        found[table] = sorted(cafe.sql(f"SELECT {columns} FROM {table}"), key=repr)  # noqa: S608 - our own tables
    return found
