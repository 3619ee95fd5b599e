"""Gives this terminal a new name, with a one-time code, where the shop's server lets it in no more under its old one.

It was taken out of the shop, or its books were put back from an older copy and went on by themselves. What only it knew
is recorded again under the new name; the old one is proven to be its own, and the keeper takes it out. Whatever cuts it
off, the same words again go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from counter.flows.exchange import NewName, go_back, take_new_name
from counter.flows.shop import Shop
from counter.journal.heads import UNHEARD, read_link
from counter.journal.queries import newest_seq
from counter.journal.receive import Positioned
from counter.journal.rewind import longest_common
from counter.journal.seal import Keyring, keep_learned
from counter.kernel.errors import Refused
from counter.kernel.ids import Seq
from counter.link.address import ServerAddress, read_address, write_address
from counter.link.enrol import JOINING, Enrolled, enrol, read_enrolled
from counter.link.exchange import Exchange
from counter.link.faults import shut_of
from counter.link.join import Joined
from counter.link.joining_server import JoiningServer
from counter.link.protocol import MOST_AT_ONCE, Run
from counter.link.sealed_keys import Invited, read_code
from counter.link.shut_since import let_in_again


def check_needs_new_name(shop: Shop, run: Run) -> None:
    """Refused where this machine exchanges facts with the server as it is; Unavailable where that does not answer."""
    address = _known_address(shop)
    if address is None:
        return
    try:
        with closing(JoiningServer(address)) as server:
            Exchange(shop, server, run).whole()
    except Refused as refusal:
        if shut_of(refusal) is None:
            raise
        return
    raise Refused(
        "The shop’s server lets this machine in as {terminal}: it needs no new name, and no code. Nothing was done."
        " To give it one all the same: counter rejoin --yes",
        terminal=shop.terminal,
    )


def rejoin(shop: Shop, url: str, code: str, run: Run) -> tuple[Joined, int]:
    """Makes this machine, whose shop is open, the terminal that the code is for; gives how many facts it recorded anew.

    `run` does something where acts are done. Afterwards the shop is to be opened anew. Refused where the code or the
    server (`url` is libpq's) is not good or of another shop, Unavailable where the server goes away meanwhile.
    """
    old = _known_address(shop)
    enrolled, given = _begun(shop) or enrol(shop.folder, url, read_code(code))
    if given.shop_id != shop.journal.shop:
        (shop.folder / JOINING).unlink()
        raise Refused("That code is of another shop. Ask for one where this machine belongs.")
    address = ServerAddress(enrolled.url, enrolled.role, enrolled.password)
    keys = replace(given.keys, disk=shop.keys.local, shop=shop.keys.shop)
    with closing(JoiningServer(address)) as server:
        server.hello(UNHEARD.cursor)
        count = 0 if shop.terminal == keys.terminal else _take_new_name(shop, server, keys, given, run)
    if keys.shop is not None and old is not None and old.role != address.role:
        _hand_over(old, given)
    keep_learned(shop.folder, keys)
    write_address(shop.folder, address)
    let_in_again(shop.folder)
    (shop.folder / JOINING).unlink()
    link = shop.read_beside(read_link) or UNHEARD
    return Joined(keys.terminal, given.name, link.cursor), count


def _begun(shop: Shop) -> tuple[Enrolled, Invited] | None:
    """The name under which its books go on already, where it was cut off then: no other code takes that from them."""
    begun = read_enrolled(shop.folder)
    if begun is None or begun.given is None or not shop.read_beside(newest_seq, begun.given.keys.terminal):
        return None
    return begun, begun.given


def _known_address(shop: Shop) -> ServerAddress | None:
    """Where its server was so far; None where what is kept of that is damaged, which a new code mends."""
    try:
        address = read_address(shop.folder)
    except Refused:
        return None
    if address is None:
        raise Refused("This shop has no server: it is the only machine of the shop.")
    return address


def _take_new_name(shop: Shop, server: JoiningServer, keys: Keyring, given: Invited, run: Run) -> int:
    _find_common(shop, server, run)
    new = NewName(name=given.name, place=given.place, role=given.role, by=given.invited_by)
    batch = _all_that_comes(shop, server)
    count: int = run(lambda: take_new_name(shop, keys, new, batch))
    return count


def _find_common(shop: Shop, server: JoiningServer, run: Run) -> None:
    """Where the server was put back as well, what comes after their common beginning is given to it anew."""
    cursor, digest = shop.read_beside(read_link) or UNHEARD
    if server.hello(cursor).digest != digest:
        common = shop.read_beside(longest_common, server.digest_at)
        run(lambda: shop.do(shop.itself, go_back, common))


def _all_that_comes(shop: Shop, server: JoiningServer) -> Sequence[Positioned]:
    cursor = (shop.read_beside(read_link) or UNHEARD).cursor
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
