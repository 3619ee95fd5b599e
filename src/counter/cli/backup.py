"""`counter backup`: a backup now, looked through after it is written."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from counter.bootstrap import open_shop
from counter.cli.say import say
from counter.cli.speaking import language_typed
from counter.flows.backups import Backup, back_up
from counter.kernel.language import Language
from counter.reports.inside import Inside
from counter.settings.backups import KEPT

_NICE = 10


@click.command("backup")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def backup_command(shop_folder: Path, folder: Path | None, *, as_json: bool) -> None:
    """Back up now, while the counter may be selling: in the shop's places for backups, and in DIR if it is said.

    Each backup is looked through after it is written; exits with 1 where one could not be made or is not good. The
    shop's keys are in none of them: keep shop.key in a place of its own.
    """
    with suppress(AttributeError, OSError):
        os.nice(_NICE)  # sales come first
    shop = open_shop(shop_folder, only_look=True)
    shop.reads = language_typed()
    try:
        done = back_up(shop, *([folder.absolute()] if folder else []))
    finally:
        shop.store.close()
    language = shop.language
    faults = [language.explain(fault) for fault in done.faults]
    if as_json:
        made = [_fields(each, language) for each in done.made]
        click.echo(json.dumps({"made": made, "faults": faults}, ensure_ascii=False))
    else:
        for each in done.made:
            say(f"{each.path}: {inside_in_words(each.inside, language)}")
        for fault in faults:
            say(fault, err=True)
        say(language.say(KEPT))
    sys.exit(1 if faults else 0)


def _fields(backup: Backup, language: Language) -> dict[str, Any]:
    return {"path": str(backup.path), "at": backup.at.isoformat(), **inside_fields(backup.inside, language)}


def inside_fields(inside: Inside, language: Language) -> dict[str, Any]:
    """What is in books that are not open, as JSON."""
    return {
        "shop": inside.shop_name,
        "last_day": inside.last_day.isoformat() if inside.last_day else None,
        "orders": inside.orders,
        "last_order": inside.last_order,
        "last_receipt": inside.last_receipt,
        "people": list(inside.people),
        "facts": inside.facts,
        "newest": inside.newest.isoformat() if inside.newest else None,
        "verified": not inside.fault,
        "fault": language.explain(inside.fault),
    }


def inside_in_words(inside: Inside, language: Language) -> str:
    """What is in books that are not open, in a line."""
    say = language.say
    said = [inside.shop_name] if inside.shop_name else []
    said.append(language.say_count("{count} order", "{count} orders", inside.orders))
    if inside.last_day:
        said.append(say("the last is {order} of {day}", order=inside.last_order, day=inside.last_day))
    if inside.last_receipt:
        said.append(say("last receipt {receipt}", receipt=inside.last_receipt))
    if inside.people:
        said.append(say("people: {names}", names=", ".join(inside.people)))
    if inside.newest:
        said.append(say("up to {time} UTC", time=f"{inside.newest:%Y-%m-%d %H:%M}"))
    what = ", ".join(said)
    if inside.fault:
        return say("{what}. NOT good: {fault}.", what=what, fault=language.explain(inside.fault))
    facts = language.say_count("{count} fact", "{count} facts", inside.facts)
    return say("{what}. Verified: {facts}, every seal holds.", what=what, facts=facts)
