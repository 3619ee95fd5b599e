"""`counter owner-pin`: a new PIN for an owner, the first one or in place of a forgotten one."""

from __future__ import annotations

from pathlib import Path

import click

from counter.bootstrap import open_shop
from counter.cli.say import say
from counter.cli.speaking import language_typed
from counter.flows.staff import reset_owner_pin
from counter.kernel.errors import Refused
from counter.people.pins import check_pin
from counter.people.queries import OWNER, read_staff


@click.command("owner-pin")
@click.argument("name", required=False)
@click.pass_obj
def owner_pin_command(folder: Path, name: str | None = None) -> None:
    """Give an owner a new PIN: the first one, or in place of one that is forgotten.

    Whoever has this machine and the shop's folder may; the journal keeps that it was done, and when.
    """
    shop = open_shop(folder)
    try:
        language = shop.language.to_person(language_typed())
        owners = [person for person in shop.read(read_staff) if person.role == OWNER]
        found = [person for person in owners if name is None or person.name.casefold() == name.casefold()]
        if len(found) != 1:
            raise Refused("Say which owner: {names}.", names=", ".join(person.name for person in owners))
        pin = click.prompt(
            language.say("New PIN of {name}", name=found[0].name), hide_input=True, confirmation_prompt=True
        )
        check_pin(pin)
        shop.do(shop.itself, reset_owner_pin, found[0].staff_id, pin)
        say(language.say("{name} has a new PIN. That it was set here stands in the journal.", name=found[0].name))
    finally:
        shop.store.close()
