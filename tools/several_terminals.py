"""Several terminals of one shop on one machine: for tests and trials.

    python tools/several_terminals.py make SHOP DIR…   makes each DIR another terminal of the shop in the folder SHOP
    python tools/several_terminals.py sync DIR…        the terminals in these folders exchange facts, once

They exchange through a sequencer's log beside SHOP, as they will through the shop's server.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sequencer import Sequencer

from counter.bootstrap import DATABASE, open_shop
from counter.flows.exchange import NewName, go_back, take_in_all, take_new_name
from counter.flows.shop import Act, Shop
from counter.journal.fact import Entry
from counter.journal.heads import UNHEARD, Link, read_head, read_link, write_link
from counter.journal.in_use import mark_closed
from counter.journal.journal import Journal
from counter.journal.pin_key import find_or_make_pin_key, keep_pin_key
from counter.journal.queries import in_order
from counter.journal.receive import digest_after, receive, unsent
from counter.journal.refold import UNREADABLE
from counter.journal.registry import Registry
from counter.journal.rewind import longest_common
from counter.journal.seal import SHOP_KEY, Key, keep_learned, read_key, terminal_keyring, write_terminal_keys
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, Position, Seq, TerminalId
from counter.rooms import registry
from counter.store.migrate import bring_up_to_date
from counter.store.unit import Connection, Store

LOG = "sequencer.path"
"""In each terminal's folder: where the shop's log is."""
ALL = 10**9


def make_terminals(folder: Path, others: Sequence[Path]) -> None:
    """Makes each of the folders `others` another terminal of the shop in `folder`, which is the first of several then.

    Refused where `folder` does not keep the shop's key, or one of `others` is there already.
    """
    if not (folder / SHOP_KEY).exists():
        raise Refused(
            "{folder} does not keep the shop's key. Name the folder of the shop's first terminal.", folder=folder
        )
    key = read_key(folder / SHOP_KEY)
    log = folder.resolve().with_name(f"{folder.resolve().name}.sequencer.sqlite")
    with closing(Sequencer(log)) as sequencer, closing(_Opened(folder)) as opened:
        opened.shop.do(opened.shop.itself, link_first, sequencer)
        (folder / LOG).write_text(str(log), "utf-8")
        for other in others:
            if other.exists():
                raise Refused("{folder} is there already. Choose another.", folder=other)
            name = TerminalId(f"T{sequencer.new_terminal()}")
            other.mkdir(mode=0o700, parents=True)
            write_terminal_keys(other, terminal_keyring(key, name))
            shop = opened.shop.journal.shop
            keep_pin_key(other, shop, find_or_make_pin_key(folder, shop))
            (other / LOG).write_text(str(log), "utf-8")
            _fill(other, opened.shop, terminal=name, sequencer=sequencer)


def link_first(act: Act, sequencer: Sequencer) -> None:
    """So far the shop's only terminal has given positions itself; from now on the sequencer does."""
    if act.read(read_link) is not None:
        return
    entries = list(act.read(in_order))
    sequencer.push(entries)
    digest = UNHEARD.digest
    for entry in entries:
        digest = digest_after(digest, entry.hash)
    write_link(act.unit.connection, Link(sequencer.position(), digest))


def _fill(folder: Path, first: Shop, *, terminal: TerminalId, sequencer: Sequencer) -> None:
    bring_up_to_date(folder / DATABASE)
    store = Store(folder / DATABASE)
    journal = Journal(registry(), first.journal.shop, terminal_keyring(read_key(first.folder / SHOP_KEY), terminal))
    with store.unit(first.itself, first.clock.now()) as unit:
        receive(journal, unit, sequencer.pull(UNHEARD.cursor, terminal, Seq(0), ALL))
        mark_closed(unit, journal.keys)
    store.close()


def greet(shop: Shop, sequencer: Sequencer) -> None:
    """Where the sequencer's log was put back from an older copy, goes back to what both know, and gives it the rest."""
    if _go_back(shop, sequencer):
        send(shop, sequencer)


def _go_back(shop: Shop, sequencer: Sequencer) -> bool:
    link = shop.read(read_link) or UNHEARD
    if link.cursor == 0 or sequencer.digest_at(link.cursor) == link.digest:
        return False
    shop.do(shop.itself, go_back, shop.read(longest_common, sequencer.digest_at))
    return True


def rejoin(shop: Shop, key: Key, sequencer: Sequencer) -> int:
    """Gives a terminal whose folder is an older copy that went on by itself a new name, and keeps its keys there.

    What only it knew is recorded again, and that many facts it was; `key` is the shop's.
    """
    _go_back(shop, sequencer)
    keys = terminal_keyring(key, TerminalId(f"T{sequencer.new_terminal()}"))
    keys = replace(keys, disk=shop.keys.local, shop=shop.keys.shop)
    cursor, _ = shop.read(_known, shop)
    new = NewName(name=keys.terminal, place="", role="till", by=shop.itself)
    count = take_new_name(shop, keys, new, sequencer.pull(cursor, shop.terminal, Seq(0), ALL))
    keep_learned(shop.folder, keys)
    return count


def send(shop: Shop, sequencer: Sequencer, most: int = ALL) -> None:
    """Pushes about `most` of what has no position yet; no answer: positions are learned by hearing."""
    greet(shop, sequencer)
    try:
        _push(shop, sequencer, most)
    except Refused:  # of another terminal, put back as well, the sequencer knows otherwise: that is heard first
        hear(shop, sequencer)
        _push(shop, sequencer, most)


def _push(shop: Shop, sequencer: Sequencer, most: int) -> None:
    entries = shop.read(unsent, most)
    sequencer.push(entries, [each for entry in entries for each in _erased_by(entry, shop.journal.registry)])


def _erased_by(entry: Entry, registry: Registry) -> tuple[FactId, ...]:
    try:
        return registry.read(entry).erases()
    except UNREADABLE:  # of a newer Counter, given back to a log that had forgotten it
        return ()


def hear(shop: Shop, sequencer: Sequencer, most: int = ALL) -> None:
    """Pulls about `most` of what comes next in the shop's order, and takes it in."""
    greet(shop, sequencer)
    cursor, own = shop.read(_known, shop)
    take_in_all(shop, sequencer.pull(cursor, shop.terminal, own, most))
    if shop.read(_known, shop)[0] == sequencer.position():
        shop.hearing.note(shop.clock.now())


def sync(folders: Sequence[Path]) -> None:
    """The terminals in these folders exchange facts: each sends what it has, then each hears what there is."""
    opened = [_Opened(folder) for folder in folders]
    try:
        with closing(Sequencer(_log_of(folders))) as sequencer:
            for each in opened:
                send(each.shop, sequencer)
            for each in opened:
                hear(each.shop, sequencer)
    finally:
        for each in opened:
            each.close()


class _Opened:
    """A shop's folder while it is open."""

    def __init__(self, folder: Path) -> None:
        self.shop = open_shop(folder)

    def close(self) -> None:
        """Lets go of it."""
        self.shop.store.close()


def _known(connection: Connection, shop: Shop) -> tuple[Position, Seq]:
    link = read_link(connection) or UNHEARD
    return link.cursor, read_head(connection, shop.keys.local, shop.terminal).seq


def _log_of(folders: Sequence[Path]) -> Path:
    logs = {(folder / LOG).read_text("utf-8") for folder in folders if (folder / LOG).exists()}
    if len(logs) != 1:
        raise Refused("These folders are not terminals of one shop. Make them with “make” first.")
    return Path(logs.pop())


def main(arguments: Sequence[str]) -> None:
    """The command; a refusal is one sentence on stderr and exit code 2."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make", help="make further terminals of a shop")
    making.add_argument("shop", type=Path)
    making.add_argument("others", type=Path, nargs="+", metavar="DIR")
    commands.add_parser("sync", help="exchange facts once").add_argument("folders", type=Path, nargs="+", metavar="DIR")
    said = parser.parse_args(arguments)
    try:
        if said.command == "make":
            make_terminals(said.shop, said.others)
        else:
            sync(said.folders)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main(sys.argv[1:])
