"""Gives this terminal a new name, with a one-time code, where its books were put back from an older copy.

Such a copy went on by itself: the shop knows other facts under its numbers, and its server refuses it. What only it
knew is recorded again under the new name. Whatever cuts it off, the same words again go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from counter.flows.exchange import go_back, take_new_name
from counter.flows.shop import Act, Shop
from counter.journal.heads import UNHEARD, read_link
from counter.journal.receive import Positioned
from counter.journal.rewind import longest_common
from counter.journal.seal import keep_learned
from counter.kernel.errors import Refused
from counter.kernel.ids import Seq
from counter.link.address import SERVER, ServerAddress, read_address, write_address
from counter.link.enrol import JOINING, enrol
from counter.link.join import Joined
from counter.link.joining_server import JoiningServer
from counter.link.protocol import MOST_AT_ONCE
from counter.link.sealed_keys import Invited, read_code
from counter.terminals.facts import TerminalJoined


def rejoin(shop: Shop, url: str, code: str) -> tuple[Joined, int]:
    """Makes this machine, whose shop is open, the terminal that the code is for; gives how many facts it recorded anew.

    Refused where the code or the server (`url` is libpq's) is not good or of another shop, Unavailable where the server
    goes away meanwhile.
    """
    old = read_address(shop.folder)
    if old is None:
        raise Refused("This shop has no server: it is the only machine of the shop.")
    enrolled, given = enrol(shop.folder, url, read_code(code))
    if given.shop_id != shop.journal.shop:
        (shop.folder / JOINING).unlink()
        raise Refused("That code is of another shop. Ask for one where this machine belongs.")
    address = ServerAddress(enrolled.url, enrolled.role, enrolled.password)
    with closing(JoiningServer(address)) as server:
        _find_common(shop, server)
        keys = replace(given.keys, disk=shop.keys.local, shop=shop.keys.shop)
        count = take_new_name(shop, keys, _all_that_comes(shop, server))
    if keys.shop is not None:
        _hand_over(old, given)
    keep_learned(shop.folder, keys)
    (shop.folder / SERVER).unlink(missing_ok=True)
    write_address(shop.folder, address)
    shop.do(given.invited_by, _note_joined, given)
    (shop.folder / JOINING).unlink()
    link = shop.read(read_link) or UNHEARD
    return Joined(keys.terminal, given.name, link.cursor), count


def _find_common(shop: Shop, server: JoiningServer) -> None:
    """Where the server was put back as well, what comes after their common beginning is given to it anew."""
    cursor, digest = shop.read(read_link) or UNHEARD
    if server.hello(cursor).digest != digest:
        common = shop.read(longest_common, server.digest_at)
        shop.do(shop.itself, go_back, common)


def _all_that_comes(shop: Shop, server: JoiningServer) -> Sequence[Positioned]:
    cursor = (shop.read(read_link) or UNHEARD).cursor
    batch: list[Positioned] = []
    while came := server.pull(cursor, Seq(0), MOST_AT_ONCE):
        batch += came
        cursor = came[-1].position
    return batch


def _hand_over(old: ServerAddress, given: Invited) -> None:
    """The keeper keeps the shop's key under its new name, too."""
    with closing(JoiningServer(old)) as server:
        server.hello(UNHEARD.cursor)
        server.hand_over(given.terminal)


def _note_joined(act: Act, given: Invited) -> None:
    act.record(TerminalJoined(terminal=act.terminal, name=given.name, place=given.place, role=given.role))
