"""What is said of menus and playbooks that one shop gives another, and of what a shop keeps as it has it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from counter.flows.take_version import MENU_VERSION, PLAYBOOK_VERSION
from counter.kernel.language import Language
from counter.menu.rules import Item
from counter.settings.rules import Settings
from counter.settings.taken_back import GONE
from counter.settings.versions import PRICE, TILES, VersionTaken, is_kept

OF_VERSIONS = (MENU_VERSION, PLAYBOOK_VERSION, "own_menu", "own_playbook")
"""The settings that are told here."""


def taken_words(taken: VersionTaken, language: Language) -> str:
    """Which version a shop has, from which shop and of which day."""
    day = language.day_and_month(taken.day)
    return language.say("Version {number} from {shop}, {day}", number=taken.number, shop=taken.name, day=day)


def with_version(taken: VersionTaken | None, last: str, language: Language) -> str:
    """Who changed it `last`, after the version that the shop has, where it took one."""
    if taken is None:
        return last
    version = taken_words(taken, language)
    return language.say("{version} · {last}", version=version, last=last) if last else version


def own_words(item: Item, settings: Settings, language: Language) -> str:
    """What of an item this shop decides itself, whatever another shop of its owner gives it; "" where nothing."""
    what = f"item:{item.item_id.hex}"
    if is_kept(settings.own_menu.kept, what):
        return language.say("This shop decides about it itself")
    return language.say("This shop decides its price itself") if is_kept(settings.own_menu.kept, what + PRICE) else ""


def version_told(key: str, before: Any, after: Any, named: Callable[[str], str], language: Language) -> list[str]:
    """What a change of one of `OF_VERSIONS` was, a sentence for each part; kinds of mishap as they are `named`."""
    if key in (MENU_VERSION, PLAYBOOK_VERSION):
        return [_version(key, after, language)]
    if key == "own_playbook":
        return list(_kept(_part(before), _part(after), named, language))
    was, became = _part(before), _part(after)
    told = list(_kept(_part(was.get("kept")), _part(became.get("kept")), str, language))
    for theirs, ours in _part(became.get("taxes")).items():
        if _part(was.get("taxes")).get(theirs) != ours:
            told.append(
                language.say("“{theirs}” of the other shop is taxed as “{ours}” here", theirs=theirs, ours=ours)
            )
    return told


def _part(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _version(key: str, after: Any, language: Language) -> str:
    if after is GONE or after is None:
        if key == MENU_VERSION:
            return language.say("The menu is no other shop’s")
        return language.say("The playbook is no other shop’s")
    values = {
        "number": after["number"],
        "shop": after["name"],
        "day": language.short_date(date.fromisoformat(after["day"])),
    }
    if key == MENU_VERSION:
        return language.say("The menu is version {number} from {shop}, {day}", **values)
    return language.say("The playbook is version {number} from {shop}, {day}", **values)


def _kept(
    was: Mapping[str, Any], became: Mapping[str, Any], named: Callable[[str], str], language: Language
) -> Iterator[str]:
    for what in sorted(was.keys() ^ became.keys()):
        name = named(str({**was, **became}[what]))
        if what not in became:
            if what == TILES:
                yield language.say("The order of the tiles is no longer kept")
            else:
                yield language.say("“{name}” is no longer kept as it is here", name=name)
        elif what == TILES:
            yield language.say("The order of the tiles is kept")
        elif what.endswith(PRICE):
            yield language.say("“{name}” keeps the price it has here", name=name)
        else:
            yield language.say("“{name}” is kept as it is here", name=name)
