"""Makes this machine a terminal of a shop, with a one-time code, in a folder that holds no shop.

Whatever cuts it off, the same words again go on where they ended: the books get their name last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path

from counter.journal.books import ShopIsThere, check_none_are_gone
from counter.journal.for_another import make_own
from counter.journal.heads import UNHEARD, Link, read_link, write_link
from counter.journal.in_use import mark_closed
from counter.journal.journal import Journal
from counter.journal.pin_key import PIN_KEY, keep_pin_key
from counter.journal.queries import newest_seq
from counter.journal.receive import Positioned, receive, unsent
from counter.journal.registry import Registry
from counter.journal.seal import TERMINAL_KEYS, Key, write_terminal_keys
from counter.kernel.clock import Clock
from counter.kernel.errors import Refused, Sentence
from counter.kernel.ids import Position, Seq, ShopId, TerminalId
from counter.kernel.private_files import keep_names, make_folder
from counter.kernel.system_words import why
from counter.link.address import SERVER, ServerAddress, write_address
from counter.link.enrol import JOINING, Enrolled, enrol, read_enrolled
from counter.link.joining_server import JoiningServer
from counter.link.protocol import MOST_AT_ONCE
from counter.link.sealed_keys import Invited, read_code
from counter.link.snapshot import can_read, take_snapshot
from counter.promises.learned import save_learned
from counter.promises.open_forecast import open_forecast
from counter.store.lock import ShopLock
from counter.store.migrate import bring_up_to_date
from counter.store.unit import Connection, Store, Unit
from counter.terminals.facts import TerminalJoined

_NEW = ".joining"
"""Ends the name of books that are not whole yet."""
Tell = Callable[[Sentence], object]
"""Hears what is being done, and how far it is."""


@dataclass(frozen=True, slots=True)
class Joined:
    """As which terminal this machine is known, what it is called, and how many facts of the shop it knows."""

    terminal: TerminalId
    name: str
    position: Position


def join(
    database: Path,
    url: str,
    code: str,
    registry: Registry,
    clock: Clock,
    tell: Tell,
    is_wanted: Callable[[ShopId, TerminalId], object] = lambda _shop, _terminal: None,
) -> Joined:
    """Makes books of the shop whose server is at `url` (libpq's) in the file `database`: this machine is a terminal.

    `is_wanted` hears of which shop, and as which terminal, before there are books; it can refuse. Refused where the
    code or the server is not good, and where there is a shop in that folder or there cannot be one; Unavailable where
    the server goes away meanwhile. The same again goes on.
    """
    folder, code = database.parent, read_code(code)
    try:
        make_folder(folder)
        lock = ShopLock(folder)
        lock.take()
        try:
            if read_enrolled(folder) is None:
                _check_is_free(database)
            enrolled, given = enrol(folder, url, code)
            is_wanted(given.shop_id, given.keys.terminal)
            joined = _Joining(database, enrolled, given, registry, clock, tell).make_books()
            (folder / JOINING).unlink()
            return joined
        finally:
            lock.let_go_of_nothing()
    except OSError as fault:
        raise Refused(
            "{folder} cannot hold a shop: {fault}. Choose another folder.", folder=folder, fault=why(fault)
        ) from fault


def _check_is_free(database: Path) -> None:
    if database.exists():
        raise ShopIsThere("{folder} holds a shop already. Choose another folder.", folder=database.parent)
    check_none_are_gone(database)


class _Joining:
    """A machine that is enrolled makes its books."""

    def __init__(
        self, database: Path, enrolled: Enrolled, given: Invited, registry: Registry, clock: Clock, tell: Tell
    ) -> None:
        self._database, self._new = database, database.with_name(database.name + _NEW)
        self._given, self._clock, self._tell = given, clock, tell
        self._address = ServerAddress(enrolled.url, enrolled.role, enrolled.password)
        self._journal = Journal(registry, given.shop_id, given.keys)

    def make_books(self) -> Joined:
        """Books that know all of the shop, in their place, with their keys beside them."""
        for left in self._new.parent.glob(self._new.name + "*"):
            left.unlink()
        with closing(JoiningServer(self._address)) as server:
            position = server.hello(UNHEARD.cursor).position
            if not self._begin_with_copy(server):
                bring_up_to_date(self._new)
            store = Store(self._new)
            try:
                known = self._fill(store, server, position)
            finally:
                store.close()
        self._keep_keys()
        self._new.replace(self._database)
        keep_names(self._database.parent)
        return Joined(self._journal.terminal, self._given.name, known)

    def _begin_with_copy(self, server: JoiningServer) -> bool:
        """Begins with the copy of the books that the server has; whether there was one that fits."""
        copy = server.newest_snapshot()
        if copy is None or not can_read(copy):
            return False
        self._tell(Sentence("The shop’s books are copied."))
        take_snapshot(server, copy, Key(bytes.fromhex(self._given.snapshot)), self._new)
        bring_up_to_date(self._new)
        store = Store(self._new)
        try:
            with self._unit(store) as unit:
                make_own(unit, self._journal.keys)
                link = read_link(unit.connection)
        finally:
            store.close()
        if link == Link(copy.position, server.digest_at(copy.position) or b""):
            return True
        self._new.unlink()  # of before the server was put back from a backup
        return False

    def _fill(self, store: Store, server: JoiningServer, position: Position) -> Position:
        """Takes in all that comes next in the shop's order, and says that this machine is there."""
        with self._unit(store) as unit:
            if read_link(unit.connection) is None:
                write_link(unit.connection, UNHEARD)
        self._hear(store, server, position)
        with self._unit(store) as unit:
            if newest_seq(unit.connection, self._journal.terminal) == 0:
                self._journal.record(unit, self._joined())
        with store.read() as connection:
            own = unsent(connection)
        server.push(own, ())
        known = self._hear(store, server, position)
        self._learn(store)
        with self._unit(store) as unit:
            mark_closed(unit, self._journal.keys)
        return known

    def _learn(self, store: Store) -> None:
        """What the last days teach the forecast takes seconds: here somebody sees that, not as the counter opens."""
        self._tell(Sentence("Now it learns from the last days how long things take."))
        terminal, key = self._journal.terminal, self._journal.keys.local
        with store.read_report() as connection:
            learned = open_forecast(connection, self._journal.registry, terminal, key).learned
        if learned is not None:
            with self._unit(store) as unit:
                save_learned(unit.connection, terminal, learned, unit.at, key)

    def _hear(self, store: Store, server: JoiningServer, position: Position) -> Position:
        with store.read() as connection:
            cursor, known = self._how_far(connection)
        while batch := server.pull(cursor, known, MOST_AT_ONCE):
            before, cursor = cursor, self._take_in(store, batch)
            if cursor == before:
                raise Refused("The shop’s server left facts out. “counter server check” says what is amiss there.")
            self._tell(Sentence("{count} of {all} facts are taken in.", count=cursor, all=max(cursor, position)))
        return cursor

    def _take_in(self, store: Store, batch: Sequence[Positioned]) -> Position:
        with self._unit(store) as unit:
            return receive(self._journal, unit, batch)

    def _how_far(self, connection: Connection) -> tuple[Position, Seq]:
        link = read_link(connection) or UNHEARD
        return link.cursor, Seq(newest_seq(connection, self._journal.terminal))

    def _joined(self) -> TerminalJoined:
        given = self._given
        return TerminalJoined(terminal=self._journal.terminal, name=given.name, place=given.place, role=given.role)

    def _unit(self, store: Store) -> AbstractContextManager[Unit]:
        return store.unit(self._given.invited_by, self._clock.now())

    def _keep_keys(self) -> None:
        """In place of those that were kept before it was cut off."""
        folder = self._database.parent
        for name in (TERMINAL_KEYS, SERVER, PIN_KEY):
            (folder / name).unlink(missing_ok=True)
        keep_pin_key(folder, self._given.shop_id, Key(bytes.fromhex(self._given.pin)))
        write_address(folder, self._address)
        write_terminal_keys(folder, self._journal.keys)
