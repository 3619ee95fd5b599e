"""`counter settings`: who we are and what we decided."""

from __future__ import annotations

import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import click
from babel import Locale, UnknownLocaleError

from counter.bootstrap import open_shop
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.cli.speaking import language_typed
from counter.flows.open_shop import decide
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.language import _
from counter.kernel.system_words import why
from counter.kernel.typed_text import tidy_text
from counter.paper.logo import logo_png
from counter.settings.cash import CashRounding
from counter.settings.hours import hours_words, read_hours, read_time
from counter.settings.paper_texts import LOGO_DOTS
from counter.settings.punch_card import PunchCard

MEANINGS = {
    "shop_name": _("the shop's name, on every receipt"),
    "address": _("its address"),
    "tax_number": _("its VAT number; empty where it has none"),
    "contact": _("who a customer can talk to"),
    "contact_line": _("how to reach them"),
    "sentence": _("the owner's sentence, where the shift begins"),
    "locale": _("how numbers and dates are written (en, de, en_US)"),
    "zone": _("the time zone (Europe/Berlin)"),
    "hours": _("when it is open from Monday on, with commas (7-17, 7-17, 7-17, 7-17, 7-17, 8-16, closed)"),
    "day_starts": _("when the shop's day begins, at night (4:00)"),
    "tax_rounding": _("whether tax is rounded once per document and rate (document), or per line (line)"),
    "prices": _("whether prices include tax (include tax), or it comes on top (exclude tax)"),
    "cash_rounding": _("the coin that cash is rounded to (0.05, or 0.05 half down); empty for none"),
    "tenders": _("the shop’s own ways to pay, with commas (twint, lunch card)"),
    "tip_tenders": _("by which ways to pay the Pay page offers a tip, with commas (cash, card)"),
    "punch_card": _("every how many is on us, and of which categories (10, or 10 Coffee, Tea); empty for none"),
    "account_limit": _("how much can be owed on a house account; empty for any amount"),
    "card_terminal": _("what takes cards: empty for a machine by itself, simulated for one that takes no money"),
    "second_screen": _("whether the customer display opens by itself on a second screen (yes, no)"),
    "receipt_profile": _("how receipts show taxes (eu, uk, us, plain); empty as is usual where the currency is"),
    "logo": _("a PNG or JPEG file with the logo above receipts; empty for none"),
    "receipts": _("what becomes of receipts at this terminal: print, none, or ask each customer"),
    "printer": _("where all is printed: one of counter printers, or a CUPS printer; empty for the folder “printed”"),
    "lock_minutes": _("after how long without a tap a shop with PINs asks who is here; 0 is never"),
    "shelf_minutes": _("after how long an order that nobody takes is a mishap; 0 is never"),
    "pin_digits": _("how many digits a new PIN has at least, 4 or 6"),
    "blind_count": _("whether a drawer is counted without seeing what should be in it (yes, no); a lead can switch"),
    "voucher_keeps_rest": _("whether what a voucher does not use stays on it (yes, no); else it is lost"),
    "offline_voucher_cap": _("how much a voucher or gift card gives while the shop's server is away; 0 for nothing"),
    "backup_folder": _("a second place for backups, as a stick (/media/rosa/STICK); empty for none"),
    "book_accounts": _(
        "what accounts of the books are called, with commas (card=Assets:Bank, sales 19%=Income:Coffee)"
    ),
    "bar_terminal": _("of several terminals the one that shows the bar (T1)"),
}
FIELDS = {"zone": "zone_name"}
"""Fields of `Settings` that a person types by another name."""


@click.command("settings")
@click.argument("changes", nargs=-1, metavar="[NAME=VALUE]...")
@click.pass_obj
def settings_command(folder: Path, changes: tuple[str, ...]) -> None:
    """Show this shop's settings, or change some: counter settings shop_name="Rosa's Coffee" printer=office."""
    decided = dict(_read(change) for change in changes)
    if decided:
        shop = open_shop(folder)
        try:
            shop.do(shop.itself, decide, decided)
            shop.reads = language_typed()
            _show(shop)
        finally:
            shop.store.close()
    else:
        with looking_at(folder) as shop:
            _show(shop)


def _show(shop: Shop) -> None:
    settings, language = shop.settings, shop.language
    for name, meaning in MEANINGS.items():
        value = _said(name, getattr(settings, FIELDS.get(name, name)))
        say(f"{name:18} {value:34} {language.say(meaning)}")


_CLOSED = "closed"
_LONG, _LONGEST_LIST = ("backup_folder", "book_accounts", "logo"), 4_000
"""Paths and lists, which may be longer than words that are printed."""


def _said(name: str, value: Any) -> str:
    if name == "logo":
        return "yes" if value else ""
    if name == "hours":
        return ", ".join(hours_words(each) or _CLOSED for each in value)
    return next((said(value) for kind, said in _WORDS.items() if isinstance(value, kind)), str(value))


_WORDS: Mapping[type[Any], Callable[[Any], str]] = {
    type(None): lambda _nothing: "",
    bool: lambda value: "yes" if value else "no",
    time: lambda value: f"{value.hour}:{value.minute:02d}",
    CashRounding: lambda value: f"{value.step} {value.method}",
    PunchCard: lambda value: " ".join([str(value.every), ", ".join(value.categories)]).strip(),
    Mapping: lambda value: ", ".join(f"{use}={account}" for use, account in value.items()),
    tuple: ", ".join,
}
"""What is shown of a value that is no word by itself."""


def _read(change: str) -> tuple[str, object]:
    name, equals, value = change.partition("=")
    if not equals or name not in MEANINGS:
        raise Refused("Write NAME=VALUE with one of {names}.", names=", ".join(MEANINGS))
    value = tidy_text(value, *([_LONGEST_LIST] if name in _LONG else []))
    _check(name, value)
    return FIELDS.get(name, name), _READ[name](value) if name in _READ else value


def _rounding(value: str) -> object:
    step, _, method = value.partition(" ")
    return {"step": step, "method": method or "half up"} if step else None


def _list(value: str) -> list[str]:
    return [each.strip() for each in value.split(",") if each.strip()]


def _hours(value: str) -> object:
    return [read_hours("" if each == _CLOSED else each) for each in _list(value)]


def _logo(path: str) -> str:
    if not path:
        return ""
    try:
        picture = Path(path).read_bytes()
    except OSError as fault:
        raise Refused("{path} cannot be read: {fault}.", path=path, fault=why(fault)) from fault
    return b64encode(logo_png(picture, LOGO_DOTS)).decode()


def _punch_card(value: str) -> object:
    every, _, categories = value.partition(" ")
    if not value:
        return None
    if not every.isdecimal():
        raise Refused("Write a punch card like 10, or 10 Coffee, Tea.")
    return {"every": int(every), "categories": _list(categories)}


def _accounts(value: str) -> dict[str, str]:
    pairs = (each.partition("=") for each in value.split(",") if each.strip())
    return {use.strip(): account.strip() for use, _, account in pairs}


def _yes(value: str) -> bool:
    if value not in ("yes", "no"):
        raise Refused("“{value}” is neither yes nor no.", value=value)
    return value == "yes"


_READ: Mapping[str, Callable[[str], object]] = {
    "hours": _hours,
    "day_starts": read_time,
    "cash_rounding": _rounding,
    "tenders": _list,
    "tip_tenders": _list,
    "punch_card": _punch_card,
    "book_accounts": _accounts,
    "account_limit": lambda value: value or None,
    "blind_count": _yes,
    "voucher_keeps_rest": _yes,
    "second_screen": _yes,
    "logo": _logo,
}
"""How what is typed becomes a setting, where it is more than words."""


def _check(name: str, value: str) -> None:
    if name == "zone" and value not in available_timezones():
        raise Refused("“{zone}” is no time zone. Write one like Europe/Berlin.", zone=value)
    if name == "printer" and value and value not in _printers():
        known = ", ".join(_printers()) or "none"
        raise Refused("CUPS knows no printer “{name}”. It knows: {known}.", name=value, known=known)
    if name == "locale":
        try:
            Locale.parse(value)
        except (UnknownLocaleError, ValueError):
            raise Refused("“{name}” is no language. Write one like en, de or en_US.", name=value) from None


def _printers() -> list[str]:
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return []
    done = subprocess.run([lpstat, "-e"], capture_output=True, text=True, timeout=10, check=False)  # noqa: S603 - a fixed program
    return done.stdout.split()
