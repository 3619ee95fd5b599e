"""What was changed about the menu: who, when, what, what was so before, and the facts that take it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from counter.journal.fact import Entry, Fact, read_back
from counter.journal.queries import entries
from counter.kernel.ids import FactId
from counter.menu.combos import combo_as_said
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import (
    ChoiceOffered,
    ComboAdded,
    ComboChanged,
    ComboDescribed,
    ComboOffered,
    GroupDescribed,
    ItemAdded,
    ItemChanged,
    ItemFact,
    ItemOffered,
    ItemPlaced,
    ModifierGroupAdded,
    ModifierGroupChanged,
    PriceChanged,
)
from counter.menu.groups import group_as_said
from counter.reports.changes import FIRST_START, Change, leaves
from counter.reports.menu_so_far import MenuSoFar, Price, Thing, key_of_choice, key_of_price
from counter.reports.story import staff_names
from counter.settings.facts import SettingChanged
from counter.settings.taken_back import GONE

MENU = "menu"
"""The key of what was changed about the menu."""
_KINDS: dict[str, type[Fact]] = {
    kind.__name__: kind
    for kind in (
        *(ItemAdded, ItemChanged, ItemPlaced, ItemOffered, PriceChanged),
        *(ModifierGroupAdded, ModifierGroupChanged, ChoiceOffered, ComboAdded, ComboChanged, ComboOffered),
        *(ChoicePriceChanged, ComboPriceChanged),
    )
}


def menu_changes(connection: Connection) -> tuple[Change, ...]:
    """Every act that changed the menu, as one change each, in the order they came; what a shop began with is none.

    Before and after are whole menus: what is on it by its name, with all that is said of it in plain JSON.
    """
    names, menu = staff_names(connection), MenuSoFar()
    before: dict[str, Any] = {}
    begun_with = set(_begun_with(connection))
    labels: dict[str, str] = {}
    found: list[Change] = []
    for arrived, entry, facts in _acts(connection):
        after = dict(before)
        for key in dict.fromkeys(key for fact in facts for key in menu.take(fact)):
            after.pop(labels.pop(key, ""), None)
            thing = menu.things[key]
            if thing.on:
                labels[key] = _label(thing, after)
                after[labels[key]] = _plain(thing, entry.at.date(), menu.things)
        if before != after and (entry.terminal, entry.act) not in begun_with:
            by, act = names.get(entry.by, ""), (entry.terminal, entry.act)
            found.append(Change(FactId(entry.id), entry.at, by, MENU, before, after, None, arrived, act))
        before = after
    return tuple(found)


def menu_so_far(connection: Connection) -> MenuSoFar:
    """The menu as everything that was decided about it has it."""
    menu = MenuSoFar()
    for _, _, facts in _acts(connection):
        for fact in facts:
            menu.take(fact)
    return menu


def menu_with(menu: MenuSoFar, facts: Iterable[Fact], today: date) -> tuple[dict[str, Any], dict[str, Any]]:
    """What these facts would change of a menu: the things they are about as they are and as they would be.

    As in a change of the menu: each by its name, in plain JSON, where it is on the menu.
    """
    then = MenuSoFar(dict(menu.things))
    keys = dict.fromkeys(key for fact in facts for key in then.take(fact))
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for things, told in ((menu.things, before), (then.things, after)):
        for key in keys:
            if key in things and things[key].on:
                told[_label(things[key], told)] = _plain(things[key], today, things)
    return before, after


def _begun_with(connection: Connection) -> Iterator[tuple[object, object]]:
    """The acts that a shop begins with: the first, and those of its first start."""
    for place, (_, entry) in enumerate(entries(connection, kinds=[SettingChanged])):
        if not place or read_back(SettingChanged, entry.body, entry.private).name == FIRST_START:
            yield entry.terminal, entry.act


def _acts(connection: Connection) -> Iterator[tuple[int, Entry, list[Fact]]]:
    """The facts about the menu act by act: the number and the entry of the first one, and all of them."""
    gathered: list[Fact] = []
    first: tuple[int, Entry] | None = None
    for arrived, entry in entries(connection, kinds=list(_KINDS.values())):
        if first is not None and (entry.terminal, entry.act) != (first[1].terminal, first[1].act):
            yield *first, gathered
            first, gathered = None, []
        first = first or (arrived, entry)
        gathered.append(read_back(_KINDS[entry.kind], entry.body, entry.private))
    if first is not None:
        yield *first, gathered


def _label(thing: Thing, taken: dict[str, Any]) -> str:
    """What it is called; what shares its name with something has its category as well."""
    if thing.name not in taken or not isinstance(thing.described, ItemChanged):
        return thing.name
    return f"{thing.name} ({thing.described.category})"


def _plain(thing: Thing, today: date, things: dict[str, Thing]) -> dict[str, Any]:
    """All that is said of it, in plain JSON; its price, and those that begin later."""
    if isinstance(thing.described, GroupDescribed):
        return {"fewest": str(thing.described.fewest), "most": str(thing.described.most)}
    if not isinstance(thing.described, ItemChanged):
        of_combo = thing.described
        more = {"items": _names(of_combo.items, things), "category": of_combo.category} if of_combo else {}
        return _prices(thing, today) | more
    said: dict[str, Any] = _prices(thing, today) | {"place": str(thing.position)}
    for name in ItemChanged.__dataclass_fields__:
        value = getattr(thing.described, name)
        if name not in ("item_id", "name", "icon", "groups") and value not in ("", (), None, False):
            said[name] = list(value) if isinstance(value, tuple) else value if value is True else str(value)
    if thing.described.groups:
        said["groups"] = _names(thing.described.groups, things)
    return said


def _names(ids: Iterable[UUID], things: dict[str, Thing]) -> list[str]:
    return [things[str(each)].name.rstrip(":") if str(each) in things else str(each) for each in ids]


def _prices(thing: Thing, today: date) -> dict[str, Any]:
    later = {f"price_from_{each.since}": _price(each) for each in thing.prices if each.since > today}
    return {"price": _price(thing.price_on(today))} | later


def _price(price: Price) -> str:
    """A choice has its price in every size that it does not name."""
    if isinstance(price, ComboPriceChanged):
        return str(price.price)
    sizes = [f"{size.name} {size.price}" for size in price.sizes]
    if isinstance(price, ChoicePriceChanged):
        return ", ".join((str(price.price), *sizes))
    to_go = f" ({price.to_go_price})" if price.to_go_price is not None else ""
    return (", ".join(sizes) or str(price.price)) + to_go


def menu_parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """What two menus differ in: what came or went with its price, and each part of what is otherwise."""
    for name in sorted(before.keys() | after.keys()):
        was, became = before.get(name, GONE), after.get(name, GONE)
        if "price" not in (became if was is GONE else was):
            yield from () if GONE in (was, became) else leaves(was, became, (name,))
        elif was is GONE or became is GONE:
            prices = ((each if each is GONE else each["price"]) for each in (was, became))
            yield (name,), *prices
        else:
            yield from leaves(was, became, (name,))


def facts_back(connection: Connection, fact_id: FactId, today: date) -> tuple[Fact, ...]:
    """The facts that take back what the act whose first fact about the menu that was did, on the trading day `today`.

    None where there is no such act. A price comes back until the next that was decided for a day of its own.
    """
    menu = MenuSoFar()
    found: tuple[list[Fact], dict[str, Thing]] = ([], {})
    for _, entry, facts in _acts(connection):
        before = dict(menu.things)
        for fact in facts:
            menu.take(fact)
        if entry.id == fact_id:
            found = facts, before
    return tuple(_back([fact for fact in found[0] if not _is_over(fact, menu.things, today)], found[1], today))


def _is_over(fact: Fact, now: dict[str, Thing], today: date) -> bool:
    """Whether it is a price in whose place another counts by now, which was decided for a later day."""
    if not isinstance(fact, Price):
        return False
    thing = now.get(key_of_price(fact))
    return thing is not None and thing.price_on(max(fact.since, today)).since > fact.since


def _back(facts: list[Fact], before: dict[str, Thing], today: date) -> Iterator[Fact]:
    new = {each.item_id for each in facts if isinstance(each, ItemAdded)}
    yield from (ItemOffered(item_id=item_id, on_menu=False) for item_id in new)
    for fact in facts:
        if isinstance(fact, ItemFact):
            yield from () if fact.item_id in new else _item_back(fact, before[str(fact.item_id)], today)
        else:
            yield from _other_back(fact, before, today)


def _item_back(fact: ItemFact, before: Thing, today: date) -> Iterator[Fact]:
    match fact:
        case ItemChanged():
            yield from (before.described,) if isinstance(before.described, ItemChanged) else ()
        case ItemPlaced():
            yield ItemPlaced(item_id=fact.item_id, position=before.position)
        case PriceChanged():
            yield _price_back(fact, before, today)
        case ItemOffered():
            yield ItemOffered(item_id=fact.item_id, on_menu=before.on)


def _price_back(fact: Price, before: Thing, today: date) -> Fact:
    day = max(fact.since, today)
    return replace(before.price_on(day), since=day)


def _other_back(fact: Fact, before: dict[str, Thing], today: date) -> Iterator[Fact]:
    match fact:
        case ComboPriceChanged():
            if combo := before.get(str(fact.combo_id)):
                yield _price_back(fact, combo, today)
        case ChoicePriceChanged():
            if choice := before.get(key_of_choice(fact)):
                yield _price_back(fact, choice, today)
        case ComboAdded():
            yield ComboOffered(combo_id=fact.combo_id, on_menu=False)
        case ComboChanged():
            described = before[str(fact.combo_id)].described
            yield from (combo_as_said(described),) if isinstance(described, ComboDescribed) else ()
        case ComboOffered():
            yield ComboOffered(combo_id=fact.combo_id, on_menu=not fact.on_menu)
        case ModifierGroupChanged():
            group = before[str(fact.group_id)].described
            yield from (group_as_said(group, fact.modifiers),) if isinstance(group, GroupDescribed) else ()
        case ChoiceOffered():
            yield ChoiceOffered(group_id=fact.group_id, name=fact.name, on_menu=not fact.on_menu)
