"""What one terminal and the shop's order of facts give each other. Called by whatever links them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counter.flows.hearing import HEARD_LATE
from counter.flows.shop import Act, Shop
from counter.journal.fact import canonical
from counter.journal.heads import Link
from counter.journal.journal import Journal
from counter.journal.queries import newest_seq
from counter.journal.receive import Positioned, receive
from counter.journal.rejoin import record_again, take_out_own_unsent
from counter.journal.rewind import rewind
from counter.journal.seal import Keyring, goes_on_as
from counter.kernel.ids import Position, StaffId, TerminalId
from counter.orders.draft_store import drafts_at, drop_draft, give_drafts_to
from counter.orders.queries import find_order
from counter.orders.voids import was_voided
from counter.settings.facts import SettingChanged
from counter.settings.queries import own_settings
from counter.store.unit import Unit
from counter.terminals.facts import ServerForgot, TerminalJoined

MOST_AT_ONCE = 20
"""Facts taken in within one unit, so that a tap never waits long behind them."""
_OWN_AT_ONCE = 200
"""The same of our own facts, which only get their position."""


def take_in(act: Act, batch: Sequence[Positioned]) -> Position:
    """Takes in what comes next in the shop's order; gives how far it is known then. Refused as `receive`.

    What was done long before stays noted: this terminal could not know of it in time.
    """
    late = (each.entry.subject for each in batch if each.entry and act.at - each.entry.at > HEARD_LATE)
    act.shop.hearing.late.update(late)
    return receive(act.shop.journal, act.unit, batch)


def go_back(act: Act, common: Link) -> None:
    """Goes back to what the shop's server and this terminal have in common; what comes after is unsent, and sent first.

    It stands in the journal that the server had forgotten what came after.
    """
    rewind(act.shop.journal, act.unit, common)
    act.record(ServerForgot(terminal=act.terminal, after=common.cursor))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """What a terminal is called from now on, where it stands and what it mostly is, and who let it in."""

    name: str
    place: str
    role: str
    by: StaffId


def take_new_name(shop: Shop, keys: Keyring, new: NewName, batch: Sequence[Positioned]) -> int:
    """The terminal goes on as that of `keys`, in books that were an older copy and recorded facts by themselves.

    `batch` is all that comes after its cursor in the shop's order, its own facts whole. What only it knew is recorded
    again under the new name, with its own settings and tickets; gives how many facts. All of it or nothing. Numbers
    that it gave since may be on paper twice. `keys` seal the disk as before: their `disk` is the `local` key it had.
    """
    journal = Journal(shop.journal.registry, shop.journal.shop, keys)
    count = shop.do(shop.itself, _take_new_name, journal, new, batch)
    shop.journal = journal
    return count


def _take_new_name(act: Act, journal: Journal, new: NewName, batch: Sequence[Positioned]) -> int:
    before = act.shop.journal
    own = take_out_own_unsent(before, act.unit)
    receive(before, act.unit, batch)
    if act.read(newest_seq, journal.terminal) == 0:
        _join_anew(act, journal, new)
    count = record_again(journal, act.unit, own)
    for key, value in act.read(own_settings, before.terminal).items():
        journal.record(act.unit, SettingChanged(key, value, journal.terminal))
    if act.settings.bar_terminal == before.terminal:
        journal.record(act.unit, SettingChanged("bar_terminal", canonical(journal.terminal)))
    _keep_tickets(act, before.terminal, journal.terminal)
    return count


def _keep_tickets(act: Act, before: TerminalId, now: TerminalId) -> None:
    """What is on its tickets, in work and held, stays; those that the shop knows as sold or thrown away are no more."""
    for order_id in act.read(drafts_at, before):
        if act.read(find_order, order_id) is not None or act.read(was_voided, order_id):
            drop_draft(act.unit, order_id)
    give_drafts_to(act.unit, before, now)


def _join_anew(act: Act, journal: Journal, new: NewName) -> None:
    """The first fact of the new name, by whoever let it in, proves which terminal it was."""
    unit, before = act.unit, act.keys
    first = Unit(unit.connection, new.by, unit.at, unit.recorded, unit.touched, committed=unit.committed)
    joined = TerminalJoined(
        terminal=journal.terminal,
        name=new.name,
        place=new.place,
        role=new.role,
        was=before.terminal,
        proof=goes_on_as(before.chain, journal.terminal),
    )
    journal.record(first, joined)
    for close in first.closing.values():
        close(first)


def take_in_all(shop: Shop, batch: Sequence[Positioned]) -> None:
    """Takes in a long batch, `MOST_AT_ONCE` facts at a time, never less than a whole act. Refused as `receive`."""
    for part in in_units(batch):
        shop.do(shop.itself, take_in, part)


def in_units(batch: Sequence[Positioned]) -> Iterator[Sequence[Positioned]]:
    """A batch in parts for a unit each, none of which ends within an act."""
    part: list[Positioned] = []
    weight = 0.0
    for positioned in batch:
        if weight >= MOST_AT_ONCE and _begins_act(positioned):
            yield part
            part, weight = [], 0
        part.append(positioned)
        weight += 1 if positioned.entry else MOST_AT_ONCE / _OWN_AT_ONCE
    if part:
        yield part


def _begins_act(positioned: Positioned) -> bool:
    return positioned.entry is None or positioned.entry.act == positioned.entry.seq
