"""The keeper shuts out by itself whoever belongs to the shop no more, where its server still lets them in.

That is a terminal that was revoked, at a server that was put back from a backup of before; and the old name of a
machine that goes on under a new one and proved that it had that name: no code and no other machine can say so.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial

from counter.flows.shop import Shop
from counter.flows.terminals import note_forged, note_revoked
from counter.journal.heads import UNHEARD
from counter.journal.queries import newest_first
from counter.journal.receive import Forged
from counter.journal.registry import Registry
from counter.journal.seal import Key, chain_key, goes_on_as
from counter.kernel.errors import Refused
from counter.kernel.ids import TerminalId
from counter.link.address import read_address
from counter.link.invite import Leaving, plan_leaving, shut_out
from counter.link.joining_server import JoiningServer
from counter.link.protocol import Run
from counter.store.unit import Connection
from counter.terminals.facts import TerminalJoined
from counter.terminals.queries import read_terminals

log = logging.getLogger(__name__)


def keep_out(shop: Shop, run: Run) -> None:
    """Shuts them out; nothing at another terminal than the keeper, or where nobody left.

    Unavailable where the server is away; what it refuses is tried again with the next connection.
    """
    if shop.keys.shop is None:
        return
    left, replaced = shop.read_beside(_left), shop.read_beside(_replaced, shop.journal.registry, shop.keys.shop)
    if not left and not replaced:
        return
    for leaving in (*_let_in_again(shop, left), *_plans(shop, replaced, run)):
        try:
            end = shut_out(shop, leaving)
        except Refused as refusal:
            log.warning("%s is not shut out: %s", leaving.terminal, refusal)
            continue
        if leaving.terminal in replaced:
            run(partial(shop.do, shop.itself, note_revoked, leaving.terminal, end))


def shut_out_forged(shop: Shop, forged: Forged, run: Run) -> None:
    """The keeper shuts out a terminal under whose name somebody writes who has not its key: nothing of that counts.

    Refused and Unavailable as the server says.
    """
    log.error("%s is shut out: facts came under its name that it did not seal", forged.terminal)
    leaving = run(partial(shop.do, shop.itself, plan_leaving, forged.terminal))
    shut_out(shop, leaving)
    run(partial(shop.do, shop.itself, note_forged, forged.terminal, forged.end))


def _left(connection: Connection) -> Sequence[TerminalId]:
    """Who was revoked, in the order in which that was: with each the vouchers got another key."""
    gone = [(each.revoked_at, each.terminal) for each in read_terminals(connection) if each.revoked_at is not None]
    return [terminal for _, terminal in sorted(gone)]


def _replaced(connection: Connection, registry: Registry, shop: Key) -> Sequence[TerminalId]:
    """Which names are used no more by the word of who had them, and are not revoked yet."""
    there = {each.terminal for each in read_terminals(connection) if each.revoked_at is None}
    return sorted(there & set(_proven(connection, registry, shop)))


def _proven(connection: Connection, registry: Registry, shop: Key) -> Iterator[TerminalId]:
    for entry in newest_first(connection, TerminalJoined):
        fact = registry.read(entry)
        if isinstance(fact, TerminalJoined) and fact.was and fact.was != entry.terminal:
            proof = goes_on_as(chain_key(shop, fact.was), entry.terminal)
            if hmac.compare_digest(proof, fact.proof):
                yield fact.was


def _let_in_again(shop: Shop, left: Sequence[TerminalId]) -> Iterator[Leaving]:
    """Those that left and that the server does not know to have left, each with the voucher key of then."""
    address = read_address(shop.folder)
    if address is None or not left:
        return
    with closing(JoiningServer(address)) as server:
        server.hello(UNHEARD.cursor)
        there = {each.terminal for each in server.machines() if each.revoked_at is None}
    for number, terminal in enumerate(left, 2):
        if terminal in there:
            log.warning("the shop's server let %s in again: it is shut out", terminal)
            yield Leaving(terminal, number)


def _plans(shop: Shop, replaced: Sequence[TerminalId], run: Run) -> Iterator[Leaving]:
    for terminal in replaced:
        log.info("%s goes on under another name: the old one is shut out", terminal)
        yield run(partial(shop.do, shop.itself, plan_leaving, terminal))
