"""Acts about the machines of the shop, as far as they need no server."""

from __future__ import annotations

from typing import Any

from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.names import same_name, the_one
from counter.acts.session import Session
from counter.flows.terminals import rename_terminal, show_bar_at
from counter.terminals.model import Terminal
from counter.terminals.queries import read_terminals


class OfMachine(Fields, frozen=True, kw_only=True):
    """A machine that belongs to the shop, by its name or its short one ("T2")."""

    machine: str


class RenameMachine(OfMachine, frozen=True, kw_only=True):
    """As `OfMachine`, and what it is called, where it stands and what it mostly is; what is not said stays."""

    name: str | None = None
    place: str | None = None
    role: str | None = None


def machines(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at the machines of the shop, those that belong to it no more last."""
    shop = session.opened
    known = sorted(shop.read(read_terminals), key=lambda each: each.revoked_at is not None)
    return {
        "machines": [
            {
                "machine": each.terminal,
                "name": each.name,
                "place": each.place,
                "role": each.role,
                "here": each.terminal == shop.terminal,
                "bar": each.terminal == shop.settings.bar_terminal,
                "joined": each.joined_at.isoformat() if each.joined_at else None,
                "revoked": each.revoked_at.isoformat() if each.revoked_at else None,
            }
            for each in known
        ]
    }


def rename_machine(session: Session, said: RenameMachine) -> dict[str, Any]:
    """Calls a machine otherwise. Refused where it cannot be called, stand or be so."""
    known = _machine_named(session, said.machine)
    name = known.called if said.name is None else said.name
    place = known.place if said.place is None else said.place
    session.do_in_office(rename_terminal, known.terminal, name, place, said.role or known.role)
    return machines(session, Nothing())


def bar_at(session: Session, said: OfMachine) -> dict[str, Any]:
    """Says which machine shows the bar: it alone finds that a promise was missed."""
    session.do_in_office(show_bar_at, _machine_named(session, said.machine).terminal)
    return machines(session, Nothing())


def _machine_named(session: Session, name: str) -> Terminal:
    there = (each for each in session.opened.read(read_terminals) if each.revoked_at is None)
    meant = (each for each in there if any(same_name(name, known) for known in (each.name, each.terminal)))
    return the_one("machine", name, meant)


ACTS: dict[str, Kind[Any]] = {
    "machines": Kind(Nothing, machines),
    "rename_machine": Kind(RenameMachine, rename_machine),
    "bar_at": Kind(OfMachine, bar_at),
}
