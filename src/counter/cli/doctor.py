"""`counter doctor`: what is well with this shop, and what somebody should do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from counter.bootstrap import DATABASE, check_there_is_one, open_shop
from counter.cli.from_backup import newest_for
from counter.cli.say import say
from counter.cli.verify import prove
from counter.flows.doctor import LOOK, WELL, WRONG, Finding, disk_finding, rights_finding, shop_findings
from counter.journal.books import BooksLost
from counter.journal.replay import SHOP, beside
from counter.journal.seal import Keyring, read_keys
from counter.kernel.errors import Damaged, Refused, Unavailable
from counter.store.migrate import check_up_to_date, newest_version
from counter.store.unit import file_faults

_MARKS = {WELL: "well ", LOOK: "look ", WRONG: "WRONG"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def doctor_command(folder: Path, *, as_json: bool) -> None:
    """Look at everything this shop stands on: disk, file, journal, backups, key, clock, printers, rights, version.

    Each finding is well, to look at, or wrong, and says what to do. Exits with 1 where something is wrong. Nothing is
    changed.
    """
    findings = tuple(_findings(folder))
    is_well = all(each.state != WRONG for each in findings)
    if as_json:
        click.echo(json.dumps({"well": is_well, "findings": [asdict(each) for each in findings]}, ensure_ascii=False))
    else:
        for each in findings:
            say(f"{_MARKS[each.state]}  {each.check:9} {each.said}.{f' {each.do}' if each.do else ''}")
    sys.exit(0 if is_well else 1)


def _findings(folder: Path) -> Iterator[Finding]:
    try:
        check_there_is_one(folder)
    except BooksLost as lost:
        yield Finding("file", WRONG, str(lost).rstrip("."), _instead(folder))
        return
    yield disk_finding(folder)
    yield rights_finding(folder)
    try:
        keys = read_keys(folder)
        yield Finding("key", WELL, f"there, for {keys.terminal}; keep a copy of it in a place of its own")
    except Refused as missing:
        yield Finding("key", WRONG, str(missing).rstrip("."), "Put back the one you keep apart from your backups.")
        return
    try:
        check_up_to_date(folder / DATABASE)
        yield Finding("version", WELL, f"Counter {version('counter-pos')}, books {newest_version()}")
        yield from _book_findings(folder, keys)
        yield from _open_findings(folder)
    except (Refused, Unavailable) as fault:
        yield Finding("file", WRONG, str(fault).rstrip("."), _instead(folder))
    except Damaged as damage:
        yield Finding("file", WRONG, f"it cannot be read: {damage}", _instead(folder))


def _book_findings(folder: Path, keys: Keyring) -> Iterator[Finding]:
    path = folder / DATABASE
    with beside(path) as connection:
        fault = next(file_faults(connection, SHOP), "")
        if fault:
            yield Finding("file", WRONG, fault, _instead(folder))
            return
        yield Finding("file", WELL, f"intact, {path.stat().st_size / 1e6:.0f} MB")
        said = prove(connection, folder, keys).splitlines()
    is_well = said[0].startswith("OK")
    do = "" if is_well else "Close Counter, keep all files, and ask for help: “counter verify” says the same."
    yield Finding("journal", WELL if is_well else WRONG, said[0].rstrip("."), do)
    for each in said[1:]:
        if each.startswith("To look at"):
            yield Finding("journal", LOOK, each.rstrip("."))


def _open_findings(folder: Path) -> Iterator[Finding]:
    shop = open_shop(folder, only_look=True)
    try:
        yield from shop_findings(shop, datetime.now(UTC))
    finally:
        shop.store.close()


def _instead(folder: Path) -> str:
    newest = newest_for(folder)
    if newest is None:
        return "No good backup is beside it: look for one elsewhere, and type: counter put-back BACKUP"
    return f"Go on from the newest good backup: counter put-back {newest.path}"
