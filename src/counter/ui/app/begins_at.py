"""Where somebody's work begins, by what this machine mostly is."""

from __future__ import annotations

from counter.flows.shop import Shop
from counter.journal.topics import Topic
from counter.kernel.ids import TerminalId
from counter.store.unit import Connection
from counter.terminals.queries import the_terminal
from counter.ui.app.presenter import BAR, DAY, SELL
from counter.ui.desk.desk import Desk

_BEGINS_AT = {"till": SELL, "bar": BAR, "office": DAY}


def begins_at(connection: Connection, terminal: TerminalId) -> str:
    """The key of the workplace that whoever signs in at a terminal sees first."""
    return _BEGINS_AT[the_terminal(connection, terminal).role]


class BeginsAt:
    """`place` is the key of the workplace that is seen first here; it follows what the machine is said to be."""

    def __init__(self, desk: Desk, shop: Shop) -> None:
        self._desk, self._shop = desk, shop
        self.place = SELL
        desk.changed.connect(self._follow)
        self._follow(frozenset({Topic.TERMINALS}))

    def _follow(self, topics: frozenset[Topic]) -> None:
        if Topic.TERMINALS in topics:
            self._desk.read(begins_at, self._shop.terminal).then(self._take)

    def _take(self, place: str) -> None:
        self.place = place
