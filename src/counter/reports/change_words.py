"""What was decided, before and after, in the words of whoever reads it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from textwrap import shorten
from typing import Any
from unicodedata import bidirectional

import msgspec
from babel import Locale, UnknownLocaleError

from counter.kernel.errors import Refused
from counter.kernel.language import Language, _
from counter.kernel.money import from_decimal
from counter.recovery.playbook import Playbook
from counter.reports.changes import leaves
from counter.reports.handbook import SEVERITY_NAMES, STEP_NAMES
from counter.reports.menu_changes import MENU, menu_parts
from counter.reports.menu_words import part_of_menu
from counter.settings.rules import Settings
from counter.settings.stations import USUAL, Stations, own_name, station_within
from counter.settings.taken_back import GONE

_NAMES = {
    "menu": _("Menu"),
    "playbook": _("Playbook"),
    "sentences": _("What we stand for"),
    "sentence": _("What we stand for"),
    "offer": _("Gestures, in order"),
    "chosen": _("From the start"),
    "amounts": _("Worth"),
    "cap_percent": _("Together at most, %"),
    "shop_name": _("The shop’s name"),
    "address": _("Address"),
    "tax_number": _("Tax number"),
    "contact": _("Contact"),
    "contact_line": _("The line with the contact"),
    "currency": _("Currency"),
    "locale": _("Language"),
    "zone_name": _("Time zone"),
    "day_starts": _("When the day begins"),
    "hours": _("When we are open"),
    "printer": _("Printer"),
    "printers": _("Printers"),
    "printer_routes": _("What goes to which printer"),
    "fallback_printer": _("Who prints for a printer that is away"),
    "devices": _("Scale, pole display, scanner"),
    "second_screen": _("The customer display opens by itself"),
    "backup_folder": _("The second place for backups"),
    "bar_terminal": _("The bar’s terminal"),
    "promises": _("Promises"),
    "target": _("Share to keep"),
    "tell_from": _("Told from a chance of"),
    "grace_seconds": _("Grace in seconds"),
    "small_delay_seconds": _("A small delay, in seconds"),
    "longest_minutes": _("Longest time in minutes"),
    "tax_rates": _("Tax rates"),
    "tax_rounding": _("How taxes are rounded"),
    "prices": _("Prices with or without tax"),
    "cash_rounding": _("How cash is rounded"),
    "service": _("Service charge"),
    "limits": _("What each role gives alone"),
    "stations": _("Stations"),
    "lock_minutes": _("Minutes until it locks itself"),
    "shelf_minutes": _("Minutes on the shelf"),
    "blind_count": _("Counting without the figure"),
    "pin_digits": _("Digits of a PIN"),
    "tenders": _("Ways to pay"),
    "tip_tenders": _("Ways to pay that take tips"),
    "receipts": _("Receipts"),
    "mail": _("Mail server"),
    "host": _("Server"),
    "port": _("Port"),
    "secured": _("Encrypted by"),
    "sender": _("Receipts come from"),
    "user": _("User"),
    "account_limit": _("Limit of a house account"),
    "favourites": _("First page"),
    "punch_card": _("Punch card"),
    "receipt_profile": _("How receipts show taxes"),
    "paper_texts": _("Texts on paper"),
    "above": _("Under the address"),
    "talk": _("Somebody to talk to"),
    "below": _("Last line of the receipt"),
    "headline": _("Slip: headline"),
    "worth": _("Slip: what it takes off"),
    "until": _("Slip: until when"),
    "use": _("Slip: how it is used"),
    "closing": _("Slip: last line"),
    "logo": _("Logo"),
    "counts": _("What is sold counts"),
    "voucher_keeps_rest": _("A voucher keeps its rest"),
    "offline_voucher_cap": _("Most off while the server is away"),
}
_UNSAID = ("pages", "say")
"""Parts of a path that only hold others."""
_SHARES = ("target", "tell_from")
"""Parts that are a share of all, from 0 to 1."""
_ONLY_THE_SAME = ["…"]
"""A list of which nothing is left without what another one begins with."""
_FROM_RIGHT = ("R", "AL")
_LONGEST_SHOWN = 90
_PICTURE = "iVBORw0KGgo"
"""How a PNG begins in base64."""
_AMOUNT = re.compile(r"(?<![\w.])(-?\d+(?:\.\d+)?) ([A-Z]{3})(?!\w)")
"""An amount as facts have it: 3.80 EUR."""


def plain_parts(value: dict[str, Any], _language: Language) -> str:
    """What has parts, by those that say something."""
    return " ".join(str(part) for part in value.values() if part not in ("", None, False))


class ChangeWords:
    """How changes are told: by the names of a playbook and of stations as they are now.

    `parts` says a value that has parts, as a printer has.
    """

    def __init__(
        self,
        book: Playbook,
        language: Language,
        stations: Stations = USUAL,
        parts: Callable[[dict[str, Any], Language], str] = plain_parts,
    ) -> None:
        self._book, self._language, self._stations, self._parts = book, language, stations, parts

    def told(self, key: str, before: Any, after: Any) -> list[str]:
        """A sentence for each part of what something was and is, plain JSON as of a change of that `key`."""
        return list(self._told(key, (key,), before, after))

    def told_within(self, key: str, before: Any, after: Any) -> list[str]:
        """The same where it stands above them what they are about: the menu, the playbook."""
        return list(self._told(key, (), before, after))

    def _told(self, key: str, above: tuple[str, ...], before: Any, after: Any) -> Iterator[str]:
        before, after = (self._with_names(each) for each in (before, after))
        if key == MENU:
            return (self._of_menu(above, *part) for part in menu_parts(before, after))
        parts = leaves(_as_it_came(key, before), after)
        return (self._part((*above, *path), was, became) for path, was, became in parts)

    def named(self, part: str) -> str:
        """A part of a setting by the name that people know."""
        book, language = self._book, self._language
        kind, _dot, severity = part.partition(".")
        if kind in book.pages and severity in SEVERITY_NAMES:
            severe = language.say(SEVERITY_NAMES[severity])
            return language.say("{kind} ({severity})", kind=language.say(book.pages[kind].label), severity=severe)
        if part in book.gestures:
            return language.say(book.gestures[part].label)
        if name := STEP_NAMES.get(part) or _NAMES.get(part):
            return language.say(name)
        return part_of_menu(part, language) or language_name(part, language) or part.rstrip(":").replace("_", " ")

    def _with_names(self, value: Any) -> Any:
        """The same with each station in it as it is called."""
        if isinstance(value, list):
            return [self._with_names(each) for each in value]
        if not isinstance(value, dict):
            return value
        return {
            key: station_within(own_name(self._stations, each), self._language)
            if key == "station" and isinstance(each, str) and each
            else self._with_names(each)
            for key, each in value.items()
        }

    def _of_menu(self, above: tuple[str, ...], path: tuple[str, ...], was: Any, became: Any) -> str:
        """A part of the menu. What is not on it, or not said of what is, never came with the shop."""
        say, named = self._language.say, self._what((*above, *path))
        was, became = (GONE if each in ("", []) else each for each in (was, became))
        if was is GONE and became is not True:
            if len(path) == 1:
                return say("{what}, new on the menu: {became}", what=named, became=self._shown(became))
            return say("{what}, new: {became}", what=named, became=self._shown(became))
        if became is GONE and was is not True:
            if len(path) == 1:
                return say("{what}, no longer on the menu: {was}", what=named, was=self._shown(was))
            return say("{what}, gone: {was}", what=named, was=self._shown(was))
        was, became = (False if each is GONE else each for each in (was, became))
        return self._part((*above, *path), was, became)

    def _what(self, path: Sequence[str]) -> str:
        """What a part is called, with what it is a part of."""
        names = (self.named(part) for part in path if part not in _UNSAID)
        return ("، " if self._language.reads_from_right else ", ").join(names)

    def _part(self, path: Sequence[str], was: Any, became: Any) -> str:
        language, what = self._language, self._what(path)
        was, became = self._without_same_begin(was, became)
        if was == _ONLY_THE_SAME:
            return language.say("{what}, new: {became}", what=what, became=self._shown(became[1:]))
        if became == _ONLY_THE_SAME:
            return language.say("{what}, gone: {was}", what=what, was=self._shown(was[1:]))
        if "amounts" in path:
            was, became = (_worth(each, self._book.voucher.currency, language) for each in (was, became))
        if path[-1] in _SHARES:
            was, became = (each if each is GONE else language.rate(Decimal(str(each))) for each in (was, became))
        return language.say("{what}: {was} → {became}", what=what, was=self._shown(was), became=self._shown(became))

    def _without_same_begin(self, was: Any, became: Any) -> tuple[Any, Any]:
        """Two lists in words, without what both begin with: what came to a long one, or went, is seen."""
        if not (isinstance(was, list) and isinstance(became, list)):
            return was, became
        before, after = ([self._one_shown(each) for each in value] for value in (was, became))
        same = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
        return (["…", *before[same:]], ["…", *after[same:]]) if same else (before, after)

    def _shown(self, value: Any) -> str:
        """A setting, or a part of one, in words; plain JSON, or GONE where nobody had decided it."""
        language = self._language
        if value is GONE or value in (None, "", [], {}):
            return language.say("as it came")
        if isinstance(value, str) and value.startswith(_PICTURE):
            return language.say("a picture")
        if isinstance(value, bool):
            return language.say("yes") if value else language.say("no")
        values = [each for each in value if not _is_off(each)] if isinstance(value, list) else [value]
        text = ", ".join(self._one_shown(each) for each in values)
        return _apart(text if len(text) <= _LONGEST_SHOWN else shorten(text, _LONGEST_SHOWN, placeholder="…"))

    def _one_shown(self, value: Any) -> str:
        """One of several: a gesture or a word as it is called; what has parts by those that say something."""
        if isinstance(value, dict):
            return self._parts(value, self._language)
        gesture = self._book.gestures.get(str(value))
        return self._language.say(gesture.label) if gesture else _with_money(str(value), self._language)


def _as_it_came(key: str, before: Any) -> Any:
    """What it was; of what has parts and nobody had decided, what a shop comes with: only what is other is told."""
    usual = getattr(Settings(), key, GONE) if before is GONE else GONE
    plain = msgspec.json.decode(msgspec.json.encode(usual)) if usual is not GONE else GONE
    return plain if isinstance(plain, dict) else before


def _worth(amount: Any, currency: str, language: Language) -> Any:
    """What a gesture is worth, as money; one that a coin cannot pay as it was typed."""
    try:
        return amount if amount is GONE else language.money(from_decimal(Decimal(str(amount)), currency))
    except Refused:
        return amount


def _with_money(text: str, language: Language) -> str:
    """Amounts in it as the reader writes them."""
    return _AMOUNT.sub(lambda found: language.money(from_decimal(found[1], found[2])), text)


def _is_off(value: Any) -> bool:
    """Whether it is a station that was taken off."""
    return isinstance(value, dict) and value.get("off") is True


def _apart(text: str) -> str:
    """What is read from the right keeps its own direction: before and after stay on their sides of the arrow."""
    return f"\u2068{text}\u2069" if any(bidirectional(letter) in _FROM_RIGHT for letter in text) else text


def language_name(code: str, language: Language) -> str:
    """What a language, "de", is called in another; "" where there is none of that code."""
    try:
        return Locale.parse(code).get_display_name(language.locale) or ""
    except (ValueError, UnknownLocaleError):
        return ""
