"""Lets a machine into the shop, and shuts one out. Only the keeper does: the terminal that has the shop's key.

Each is three steps: a flow that asks whether it may be, the talk with the server, on any thread, and for whoever is
shut out a flow that records it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime

from counter.flows.shop import Act, Shop
from counter.flows.terminals import may_decide, was_revoked
from counter.journal.heads import UNHEARD, Head
from counter.journal.pin_key import find_or_make_pin_key
from counter.journal.seal import Key, chain_key, snapshot_key, voucher_key
from counter.kernel.errors import Refused
from counter.kernel.ids import Position, StaffId, TerminalId
from counter.link.address import read_address
from counter.link.joining_server import JoiningServer
from counter.link.sealed_keys import Invited, login_of, new_code, seal, seal_voucher_key, show_code
from counter.link.snapshot import is_due, make_snapshot
from counter.terminals.queries import read_terminals, voucher_key_number
from counter.terminals.rules import check_role, number_of, read_name, read_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A machine to be let in, by whom; `known` is the greatest number of a terminal that this one knows of."""

    name: str
    place: str
    role: str
    by: StaffId
    known: int


@dataclass(frozen=True, slots=True)
class Invitation:
    """What to type at the new machine, once, until when (aware UTC), and as which terminal it will be known."""

    code: str
    until: datetime
    terminal: TerminalId


@dataclass(frozen=True, slots=True)
class Leaving:
    """A terminal to be shut out, and the number of the voucher key that the others go on with."""

    terminal: TerminalId
    number: int


def plan_guest(act: Act, name: str, place: str, role: str) -> Guest:
    """A machine to be let in. Refused where it cannot be called or be that, and where they cannot decide it here."""
    _check_keeper(act.shop)
    may_decide(act)
    check_role(role)
    known = max(number_of(each.terminal) for each in act.read(read_terminals))
    return Guest(name=read_name(name), place=read_place(place), role=role, by=act.by, known=known)


def invite(shop: Shop, guest: Guest) -> Invitation:
    """Makes an invitation on the server, good once within ten minutes; first a copy of the books where one is due.

    On any thread. Refused or Unavailable as the server says.
    """
    key, code = _check_keeper(shop), new_code()
    role, password = login_of(code)
    with _server_of(shop) as (server, position):
        if is_due(server, position):
            make_snapshot(shop, server)
        terminal = server.give_name(guest.known)
        sealed = seal(code, _what_it_is_given(shop, key, guest, terminal))
        until = server.invite(terminal, role, server.verifier(password), sealed)
    return Invitation(show_code(code), until, terminal)


def plan_leaving(act: Act, terminal: TerminalId) -> Leaving:
    """A terminal to be shut out, again where the server forgot it. Refused where it is the keeper, or they may not."""
    _check_keeper(act.shop)
    may_decide(act)
    if terminal == act.terminal:
        raise Refused("This machine keeps the shop’s key: it cannot be taken out of the shop.")
    number = act.read(voucher_key_number)
    return Leaving(terminal, number if was_revoked(act, terminal) else number + 1)


def shut_out(shop: Shop, leaving: Leaving) -> Head:
    """The server lets it in no more, and ends its connection, at once; gives where its chain ended, to be recorded.

    On any thread; doing it again changes nothing. Refused or Unavailable as the server says.
    """
    key = _check_keeper(shop)
    new = voucher_key(key, leaving.number)
    with _server_of(shop) as (server, _position):
        left = {each.terminal for each in shop.read_beside(read_terminals) if each.revoked_at is not None}
        staying = {each.terminal for each in server.machines() if each.revoked_at is None} - left
        keys = {each: seal_voucher_key(chain_key(key, each), leaving.number, new) for each in staying}
        return server.revoke(leaving.terminal, leaving.number, keys)


@contextmanager
def _server_of(shop: Shop) -> Iterator[tuple[JoiningServer, Position]]:
    address = read_address(shop.folder)
    if address is None:
        raise Refused("This shop has no server yet. Make one its server first: counter server init")
    with closing(JoiningServer(address)) as server:
        yield server, server.hello(UNHEARD.cursor).position


def _check_keeper(shop: Shop) -> Key:
    if shop.keys.shop is None:
        raise Refused("Only the shop’s first terminal can do that: it keeps the shop’s key.")
    return shop.keys.shop


def _what_it_is_given(shop: Shop, key: Key, guest: Guest, terminal: TerminalId) -> Invited:
    return Invited(
        shop=shop.journal.shop,
        terminal=terminal,
        name=guest.name,
        place=guest.place,
        role=guest.role,
        by=guest.by,
        chain=chain_key(key, terminal).secret.hex(),
        vouchers={str(number): each.secret.hex() for number, each in shop.keys.vouchers.items()},
        pin=find_or_make_pin_key(shop.folder, shop.journal.shop).secret.hex(),
        snapshot=snapshot_key(key).secret.hex(),
    )
