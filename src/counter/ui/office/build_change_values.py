"""Says what a setting was or became, as people say it: money, taxes, gestures, devices, stations. Pure."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import Any
from unicodedata import bidirectional

from counter.devices.attached import PROTOCOLS, DeviceKind
from counter.kernel.language import Language
from counter.kernel.money import from_decimal
from counter.kernel.typed_json import read_plain
from counter.recovery.playbook import Playbook
from counter.settings.stations import USUAL, station_within
from counter.settings.taken_back import GONE
from counter.settings.taxes import TaxRate
from counter.ui.office.build_devices import TITLES
from counter.ui.office.build_printers import sent_words
from counter.ui.office.build_rate_fields import rate_typed

_FROM_RIGHT = ("R", "AL")
_LONGEST_SHOWN = 90
_PICTURE = "iVBORw0KGgo"
"""How a PNG begins in base64."""
_AMOUNT = re.compile(r"(?<![\w.])(-?\d+(?:\.\d+)?) ([A-Z]{3})(?!\w)")
"""An amount as facts have it: 3.80 EUR."""


def shown(value: Any, book: Playbook, language: Language) -> str:
    """A setting, or a part of one, in words; plain JSON, or GONE where nobody had decided it."""
    if value is GONE or value in (None, "", [], {}):
        return language.say("as it came")
    if isinstance(value, str) and value.startswith(_PICTURE):
        return language.say("a picture")
    if isinstance(value, bool):
        return language.say("yes") if value else language.say("no")
    values = [each for each in value if not _is_off(each)] if isinstance(value, list) else [value]
    text = ", ".join(one_shown(each, book, language) for each in values)
    return _apart(text if len(text) <= _LONGEST_SHOWN else shorten(text, _LONGEST_SHOWN, placeholder="…"))


def one_shown(value: Any, book: Playbook, language: Language) -> str:
    """One of several: a gesture or a word as it is called; what has parts by those that say something."""
    if isinstance(value, dict):
        return _with_parts(value, language)
    gesture = book.gestures.get(str(value))
    return language.say(gesture.label) if gesture else _with_money(str(value), language)


def _with_parts(value: dict[str, Any], language: Language) -> str:
    if "where" in value:
        return f"{value['name']} ({value['where']})"
    if "port" in value:
        kind = DeviceKind(value["kind"])
        protocol = PROTOCOLS[kind].get(value["protocol"], value["protocol"])
        return f"{language.say(TITLES[kind])} ({value['port']}, {protocol}, {value['baud']})"
    if "printer" in value:
        sent = value["kind"], value.get("station", ""), value.get("category", "")
        return language.say("{what}: {value}", what=sent_words(sent, USUAL, language), value=value["printer"])
    if "off" in value:
        return station_within(value["name"] or value["key"], language)
    if "tax_class" in value and "to_go" in value:
        return _rate(read_plain(value, TaxRate, strict=False), language)
    return " ".join(str(part) for part in value.values() if part not in ("", None, False))


def _rate(rate: TaxRate, language: Language) -> str:
    return language.say(
        "{tax_class} from {day}: {here} here, {to_go} to go",
        tax_class=rate.tax_class,
        day=language.short_date(rate.since),
        here=f"{rate_typed(rate.here)}%",
        to_go=f"{rate_typed(rate.to_go)}%",
    )


def _with_money(text: str, language: Language) -> str:
    """Amounts in it as the reader writes them."""
    return _AMOUNT.sub(lambda found: language.money(from_decimal(found[1], found[2])), text)


def _is_off(value: Any) -> bool:
    """Whether it is a station that was taken off."""
    return isinstance(value, dict) and value.get("off") is True


def _apart(text: str) -> str:
    """What is read from the right keeps its own direction: before and after stay on their sides of the arrow."""
    return f"\u2068{text}\u2069" if any(bidirectional(letter) in _FROM_RIGHT for letter in text) else text
