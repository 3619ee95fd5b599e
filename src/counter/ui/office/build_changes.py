"""Turns what was decided into what Changes shows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial
from itertools import takewhile
from typing import Any

import msgspec
from babel import Locale, UnknownLocaleError

from counter.kernel.errors import Refused
from counter.kernel.language import Language, _
from counter.kernel.money import from_decimal
from counter.recovery.playbook import Playbook
from counter.reports.changes import Change, decided_anew, leaves
from counter.reports.handbook import SEVERITY_NAMES, STEP_NAMES
from counter.reports.menu_changes import MENU, menu_parts
from counter.reports.staff_changes import STAFF, only_pins
from counter.reports.terminal_changes import TERMINALS, only_come_or_gone
from counter.settings.rules import Settings
from counter.settings.stations import USUAL, Stations, own_name, station_within
from counter.settings.taken_back import GONE
from counter.ui.office.build_change_values import one_shown, shown
from counter.ui.office.build_menu_words import part_of_menu
from counter.ui.office.build_staff_changes import staff_told
from counter.ui.office.build_terminal_changes import terminals_told
from counter.ui.office.build_version_words import OF_VERSIONS, version_told
from counter.ui.office.changes_state import ChangeState

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
_TOLD = 3
_ONLY_THE_SAME = ["…"]
"""A list of which nothing is left without what another one begins with."""


def change_states(
    changes: Sequence[Change], book: Playbook, language: Language, stations: Stations = USUAL
) -> tuple[ChangeState, ...]:
    """Who decided what and when, the newest first; the `stations` by the names they have now."""
    anew = decided_anew(changes)
    return tuple(
        ChangeState(
            heading=language.say("{name}, {when}", name=change.by, when=_when(change, language)),
            what="\n".join(_shortened(told := _told(change, book, language, stations), language)),
            place=place,
            over=_over(change, anew.get(change.fact_id), language),
            whole="\n".join(told) if len(told) > _TOLD else "",
        )
        for place, change in enumerate(changes)
    )


def _shortened(told: list[str], language: Language) -> list[str]:
    """The first of them, and how many more there are."""
    more = len(told) - _TOLD
    return [*told[:_TOLD], language.say_count("and {count} more", "and {count} more", more)] if more > 0 else told


def last_change_words(last: Change, book: Playbook, language: Language, stations: Stations = USUAL) -> str:
    """Who changed something last, when, and what."""
    return language.say(
        "Last change: {name}, {day}, {what}",
        name=last.by,
        day=language.day(language.local_date(last.at)),
        what="; ".join(_shortened(_told(last, book, language, stations), language)),
    )


def meanwhile_words(changes: Iterable[Change], book: Playbook, language: Language) -> str:
    """What somebody else saved while one wrote, in one text."""
    told = ((change.by, "; ".join(_shortened(_told(change, book, language), language))) for change in changes)
    return " ".join(language.say("{name} saved meanwhile: {what}.", name=name, what=what) for name, what in told)


def _when(change: Change, language: Language) -> str:
    return f"{language.short_date(language.local_date(change.at))} {language.clock(change.at)}"


def _over(change: Change, later: Change | None, language: Language) -> str:
    """Why it cannot be taken back; "" where it can."""
    if change.key == STAFF and only_pins(change):
        return language.say("A PIN is set anew on Staff.")
    if change.key == TERMINALS and only_come_or_gone(change):
        return language.say("A machine leaves, and comes again, on Machines.")
    if later is None:
        return ""
    return language.say("Decided anew: {name}, {when}", name=later.by, when=_when(later, language))


def _told(change: Change, book: Playbook, language: Language, stations: Stations = USUAL) -> list[str]:
    if change.key == STAFF:
        return staff_told(change, book.voucher.currency, language)
    if change.key == TERMINALS:
        return terminals_told(change, language)
    if change.key in OF_VERSIONS:
        named = partial(_named, book=book, language=language)
        return version_told(change.key, change.before, change.after, named, language)
    return what_became(change.key, change.before, change.after, book, language, stations)


def what_became(
    key: str, before: Any, after: Any, book: Playbook, language: Language, stations: Stations = USUAL
) -> list[str]:
    """What something is and was before, plain JSON as of a change of that `key`: a sentence for each part of it."""
    before, after = (_with_names(each, stations, language) for each in (before, after))
    parts = menu_parts(before, after) if key == MENU else leaves(_as_it_came(key, before), after)
    return [_part((key, *path), was, became, book, language) for path, was, became in parts]


def _as_it_came(key: str, before: Any) -> Any:
    """What it was; of what has parts and nobody had decided, what a shop comes with: only what is other is told."""
    usual = getattr(Settings(), key, GONE) if before is GONE else GONE
    plain = msgspec.json.decode(msgspec.json.encode(usual)) if usual is not GONE else GONE
    return plain if isinstance(plain, dict) else before


def _with_names(value: Any, stations: Stations, language: Language) -> Any:
    """The same with each station in it as it is called."""
    if isinstance(value, list):
        return [_with_names(each, stations, language) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: station_within(own_name(stations, each), language)
        if key == "station" and isinstance(each, str) and each
        else _with_names(each, stations, language)
        for key, each in value.items()
    }


def _part(path: Sequence[str], was: Any, became: Any, book: Playbook, language: Language) -> str:
    names = (_named(part, book, language) for part in path if part not in _UNSAID)
    was, became = _without_same_begin(was, became, book, language)
    what = ("، " if language.reads_from_right else ", ").join(names)
    if was == _ONLY_THE_SAME:
        return language.say("{what}, new: {became}", what=what, became=shown(became[1:], book, language))
    if became == _ONLY_THE_SAME:
        return language.say("{what}, gone: {was}", what=what, was=shown(was[1:], book, language))
    if "amounts" in path:
        was, became = (_worth(each, book.voucher.currency, language) for each in (was, became))
    if path[-1] in _SHARES:
        was, became = (each if each is GONE else language.rate(Decimal(str(each))) for each in (was, became))
    was, became = (shown(value, book, language) for value in (was, became))
    return language.say("{what}: {was} → {became}", what=what, was=was, became=became)


def _worth(amount: Any, currency: str, language: Language) -> Any:
    """What a gesture is worth, as money; one that a coin cannot pay as it was typed."""
    try:
        return amount if amount is GONE else language.money(from_decimal(Decimal(str(amount)), currency))
    except Refused:
        return amount


def _without_same_begin(was: Any, became: Any, book: Playbook, language: Language) -> tuple[Any, Any]:
    """Two lists in words, without what both begin with: what came to a long one, or went, is seen."""
    if not (isinstance(was, list) and isinstance(became, list)):
        return was, became
    before, after = ([one_shown(each, book, language) for each in value] for value in (was, became))
    same = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    return (["…", *before[same:]], ["…", *after[same:]]) if same else (before, after)


def _named(part: str, book: Playbook, language: Language) -> str:
    """A part of a setting by the name that people know."""
    kind, _dot, severity = part.partition(".")
    if kind in book.pages and severity in SEVERITY_NAMES:
        severe = language.say(SEVERITY_NAMES[severity])
        return language.say("{kind} ({severity})", kind=language.say(book.pages[kind].label), severity=severe)
    if part in book.gestures:
        return language.say(book.gestures[part].label)
    if name := STEP_NAMES.get(part) or _NAMES.get(part):
        return language.say(name)
    return part_of_menu(part, language) or language_name(part, language) or part.rstrip(":").replace("_", " ")


def language_name(code: str, language: Language) -> str:
    """What a language, "de", is called in another; "" where there is none of that code."""
    try:
        return Locale.parse(code).get_display_name(language.locale) or ""
    except (ValueError, UnknownLocaleError):
        return ""
