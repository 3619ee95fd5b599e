"""`counter doctor`: what is well with this shop, and what somebody should do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from counter.bootstrap import DATABASE, check_there_is_one, open_shop
from counter.cli.findings import say_findings
from counter.cli.from_backup import newest_for
from counter.cli.speaking import language_typed, said_on
from counter.cli.verify import prove
from counter.flows.doctor import LOOK, WELL, WRONG, Finding, disk_finding, rights_finding, shop_findings
from counter.journal.books import BooksLost
from counter.journal.replay import SHOP, beside
from counter.journal.seal import Keyring, read_keys
from counter.kernel.errors import NOTHING, Damaged, Refused, Unavailable
from counter.kernel.language import SPOKEN, Language, _
from counter.store.migrate import check_up_to_date, newest_version
from counter.store.unit import file_faults

_NAMES = {
    "file": _("file"),
    "journal": _("journal"),
    "tables": _("tables"),
    "disk": _("disk"),
    "clock": _("clock"),
    "printers": _("printers"),
    "version": _("version"),
    "key": _("key"),
    "rights": _("rights"),
    "backups": _("backups"),
}
"""What is looked at, in a word."""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--language", type=click.Choice(SPOKEN), help="In which language it is said; the shop’s without it.")
@click.pass_obj
def doctor_command(folder: Path, *, as_json: bool, language: str | None) -> None:
    """Look at everything this shop stands on: disk, file, journal, backups, key, clock, printers, rights, version.

    Each finding is well, to look at, or wrong, and says what to do. Exits with 1 where something is wrong. Nothing is
    changed.
    """
    spoken = said_on(folder, language or language_typed())
    findings = tuple(find(folder, spoken))
    sys.exit(0 if say_findings(findings, _NAMES, spoken, as_json=as_json) else 1)


def find(folder: Path, language: Language) -> Iterator[Finding]:
    """Every finding, in a language."""
    say = language.say
    try:
        check_there_is_one(folder)
    except BooksLost as lost:
        yield Finding("file", WRONG, language.explain(lost).rstrip("."), _instead(folder, language))
        return
    yield disk_finding(folder, language)
    yield rights_finding(folder, language)
    try:
        keys = read_keys(folder)
    except Refused as missing:
        do = say("Put back the one you keep apart from your backups.")
        yield Finding("key", WRONG, language.explain(missing).rstrip("."), do)
        return
    yield Finding("key", WELL, say("there; keep a copy of it in a place of its own"))
    try:
        check_up_to_date(folder / DATABASE)
        numbers = {"version": version("counter-pos"), "books": newest_version()}
        yield Finding("version", WELL, say("Counter {version}, books {books}", **numbers))
        yield from _book_findings(folder, keys, language)
        yield from _open_findings(folder, language)
    except (Refused, Unavailable) as fault:
        yield Finding("file", WRONG, language.explain(fault).rstrip("."), _instead(folder, language))
    except Damaged as damage:
        said = say("it cannot be read: {fault}", fault=language.explain(damage.fault))
        yield Finding("file", WRONG, said, _instead(folder, language))


def _book_findings(folder: Path, keys: Keyring, language: Language) -> Iterator[Finding]:
    path, say = folder / DATABASE, language.say
    with beside(path) as connection:
        fault = next(file_faults(connection, SHOP), NOTHING)
        if fault:
            yield Finding(
                "file",
                WRONG,
                say("it cannot be read: {fault}", fault=language.explain(fault)),
                _instead(folder, language),
            )
            return
        size = language.number(round(path.stat().st_size / 1e6))
        yield Finding("file", WELL, say("intact, {size} MB", size=size))
        proof = prove(connection, folder, keys)
    if proof.fault:
        do = say("Close Counter, keep all files, and ask for help: “counter verify” says the same.")
        yield Finding(
            "journal", WRONG, say("it is not as Counter wrote it: {fault}", fault=language.explain(proof.fault)), do
        )
        return
    facts = language.say_count("{count} fact, every seal holds", "{count} facts, every seal holds", proof.facts)
    yield Finding("journal", WELL, facts)
    yield Finding("tables", WELL, say("the same as a replay of the journal gives"))
    for each in proof.to_look_at:
        yield Finding("journal", LOOK, say("To look at: {what}", what=language.explain(each)))


def _open_findings(folder: Path, language: Language) -> Iterator[Finding]:
    shop = open_shop(folder, only_look=True)
    shop.reads = language.locale.language
    try:
        yield from shop_findings(shop, datetime.now(UTC))
    finally:
        shop.store.close()


def _instead(folder: Path, language: Language) -> str:
    newest = newest_for(folder)
    if newest is None:
        return language.say("No good backup is beside it: look for one elsewhere, and type: counter put-back BACKUP")
    return language.say("Go on from the newest good backup: counter put-back {backup}", backup=newest.path)
