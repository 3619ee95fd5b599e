"""What becomes of the machines of a shop: one joins, is called otherwise, belongs to it no more."""

from __future__ import annotations

from functools import partial

from counter.flows.open_shop import decide
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.journal.heads import Head
from counter.kernel.errors import Refused
from counter.kernel.ids import TerminalId
from counter.reports.changes import Change
from counter.settings.rights import Right
from counter.terminals.facts import TerminalRenamed, TerminalRevoked
from counter.terminals.queries import read_terminals, the_terminal, voucher_key_number
from counter.terminals.rules import check_role, read_name, read_place


def may_decide(act: Act) -> None:
    """Refused where other machines are not theirs to let into the shop, or to take out."""
    allow(act, Ask(Right.SETTINGS))


def rename_terminal(act: Act, terminal: TerminalId, name: str, place: str, role: str) -> None:
    """A terminal is called this, stands there and is mostly that from now on; one that is so already stays.

    Refused where there is no such terminal, it belongs to the shop no more, or it cannot be called or be that.
    """
    allow(act, Ask(Right.SETTINGS))
    check_role(role)
    name, place = read_name(name), read_place(place)
    known = act.read(the_terminal, terminal)
    if known.revoked_at is not None:
        raise _gone(terminal)
    if (known.name, known.place, known.role) != (name, place, role):
        act.record(TerminalRenamed(terminal=terminal, name=name, place=place, role=role))


def show_bar_at(act: Act, terminal: TerminalId) -> None:
    """A terminal shows the bar from now on: it alone finds that a promise was missed.

    Refused where there is no such terminal, or it belongs to the shop no more.
    """
    if act.read(the_terminal, terminal).revoked_at is not None:
        raise _gone(terminal)
    decide(act, {"bar_terminal": terminal})


def note_revoked(act: Act, terminal: TerminalId, end: Head) -> None:
    """A terminal belongs to the shop no more: its facts count up to `end`, and vouchers have another key from now on.

    One that was revoked before stays so. Refused where it is this one.
    """
    allow(act, Ask(Right.SETTINGS))
    if terminal == act.terminal:
        raise Refused("A machine cannot take itself out of the shop. Choose another.")
    if was_revoked(act, terminal):
        return
    act.record(TerminalRevoked(terminal=terminal, seq=end.seq, hash=end.hash.hex()))
    act.unit.committed.append(partial(act.keys.learn_up_to, act.read(voucher_key_number)))


def note_forged(act: Act, terminal: TerminalId, end: Head) -> None:
    """Somebody has the role of a terminal and not its key: it belongs to the shop no more, and `end` is its last fact.

    Also where it was revoked before, with an end that stands beyond.
    """
    is_new = not was_revoked(act, terminal)
    act.record(TerminalRevoked(terminal=terminal, seq=end.seq, hash=end.hash.hex()))
    if is_new:
        act.unit.committed.append(partial(act.keys.learn_up_to, act.read(voucher_key_number)))


def was_revoked(act: Act, terminal: TerminalId) -> bool:
    """Whether it is known that the terminal belongs to the shop no more."""
    return any(each.terminal == terminal and each.revoked_at is not None for each in act.read(read_terminals))


def take_terminal_change_back(act: Act, change: Change) -> None:
    """A terminal is called as before, stands where it did and is what it was. Refused where it joined or left."""
    for terminal, became in change.after.items():
        was = change.before.get(terminal)
        if was is None or became["revoked"] != was["revoked"]:
            raise Refused("A machine comes with a code and leaves for good. See the page Machines.")
        if was != became:
            rename_terminal(act, TerminalId(terminal), was["name"], was["place"], was["role"])


def _gone(terminal: TerminalId) -> Refused:
    return Refused(
        "{terminal} was taken out of this shop. The machine can join again with a new code.", terminal=terminal
    )
