"""A report for whoever is asked for help: what this Counter stands on and what went wrong, and nobody's name.

It is in English whoever reads it, as what is typed at a command line is, but for the doctor's findings.
"""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import msgspec
import pysqlite3

from counter.flows.doctor import Finding
from counter.flows.shop import Shop
from counter.journal.queries import newest_seq
from counter.kernel.ids import TerminalId
from counter.kernel.log import newest_lines
from counter.people.queries import read_staff
from counter.settings.rules import Settings
from counter.store.migrate import newest_version
from counter.store.unit import Connection

LINES = 200
"""How many lines of the log are in it."""
_SHOWN = (
    *("currency", "locale", "zone_name", "day_starts", "hours", "promises", "tax_rates", "tax_rounding", "prices"),
    *("cash_rounding", "service", "limits", "lock_minutes", "shelf_minutes", "blind_count", "pin_digits", "receipts"),
    *("card_terminal", "second_screen", "punch_card", "voucher_keeps_rest", "receipt_profile", "counts"),
    "offline_voucher_cap",
)
"""The settings that say neither who somebody is nor how something is reached."""
_NAMES_NOBODY = frozenset({"disk", "rights", "key", "version", "file", "tables", "clock", "backups"})
"""What the doctor says of these is in it, without where the folders are; of all else only whether it is well."""


def support_report(folder: Path, findings: Iterable[Finding], now: datetime, shop: Shop | None = None) -> str:
    """The report on the shop in `folder` at the aware time `now`, as text that ends with a line's end.

    `findings` are the doctor's; `shop` is None where the books do not open. It says no name, address, number or code
    of anybody, no network address, no key and no password.
    """
    parts: list[tuple[str, Iterable[str]]] = [("Counter", _versions(now)), ("Doctor", _doctor(folder, findings, shop))]
    if shop is not None:
        parts += [("Books", _books(shop)), ("Settings", _settings(shop.settings))]
    parts.append((f"Log, the last {LINES} lines", newest_lines(folder, LINES)))
    return "\n".join(f"== {title}\n" + "".join(f"{line}\n" for line in lines) for title, lines in parts)


def _versions(now: datetime) -> Collection[str]:
    return (
        f"at: {now:%Y-%m-%d %H:%M:%S} UTC",
        f"counter: {version('counter-pos')}, books of version {newest_version()}",
        f"python: {platform.python_version()}, sqlite {pysqlite3.sqlite_version}, qt {version('pyside6-essentials')}",
        f"system: {platform.platform()}",
    )


def _doctor(folder: Path, findings: Iterable[Finding], shop: Shop | None) -> list[str]:
    second = shop.settings.backup_folder if shop is not None else ""
    lines = []
    for each in findings:
        words = f" {_without_places(each.said, folder, second)}" if each.check in _NAMES_NOBODY else ""
        lines.append(f"{each.check}: {each.state}{words}")
    return lines


def _without_places(words: str, folder: Path, second: str) -> str:
    """Where a folder is can say who somebody is; `second` is that of the second place, "" without one."""
    places = ((second, "(second place)"), (str(folder), "(shop’s folder)"), (str(Path.home()), "(home)"))
    for place, name in places:
        words = words.replace(place, name) if place else words
    return words


def _books(shop: Shop) -> Collection[str]:
    facts, people = shop.report(_counts, shop.terminal)
    size = sum(path.stat().st_size for path in shop.folder.glob("*.sqlite*") if path.is_file())
    return (
        f"terminal: {shop.terminal}, {facts} facts, {size / 1e6:.1f} MB",
        f"items: {len(shop.menu.every_item)}, combos: {len(shop.menu.every_combo)}",
        f"people: {json.dumps(people)}",
    )


def _counts(connection: Connection, terminal: TerminalId) -> tuple[int, dict[str, int]]:
    return newest_seq(connection, terminal), Counter(person.role for person in read_staff(connection))


def _settings(settings: Settings) -> Iterator[str]:
    for name in _SHOWN:
        yield f"{name}: {json.dumps(msgspec.to_builtins(getattr(settings, name), str_keys=True), ensure_ascii=False)}"
    for each in settings.printers:
        yield f"a printer: {each.reached}, {each.model or each.paper}{', with the drawer' if each.drawer else ''}"
    for device in settings.devices:
        yield f"a device: {device.kind}, {device.protocol}, {device.baud}"
    yield f"mail: {_is_set(settings.mail)}, a second place for backups: {_is_set(settings.backup_folder)}"


def _is_set(setting: object) -> str:
    return "set up" if setting else "none"
