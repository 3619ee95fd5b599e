"""What was changed about the menu: who, when, what, what was so before, and the facts that take it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from counter.journal.fact import Entry, Fact, read_back
from counter.journal.queries import entries
from counter.kernel.ids import FactId
from counter.kernel.money import Money
from counter.menu.combos import combo_as_said
from counter.menu.facts import (
    ChoiceOffered,
    ComboAdded,
    ComboChanged,
    ComboDescribed,
    ComboOffered,
    GroupDescribed,
    GroupFact,
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
    )
}


@dataclass(frozen=True, slots=True)
class _Thing:
    """An item, a combo, a group or a choice at a time: its name, what it is, whether it is on the menu, its prices.

    A group's name has a colon behind it: what can be chosen of it is “Milk: oat”.
    """

    name: str
    described: ItemChanged | ComboDescribed | GroupDescribed | None = None
    on: bool = True
    prices: tuple[PriceChanged, ...] = ()
    price: Money | None = None
    position: int = 0

    def price_on(self, day: date) -> PriceChanged:
        """What an item costs on a day: of what begins the same day what was said last."""
        return max((each for each in self.prices if each.since <= day), key=lambda each: each.since)


@dataclass
class _Menu:
    """The menu as the facts so far have it, its things by what they are, and those of them that an act touched."""

    things: dict[str, _Thing] = field(default_factory=dict)

    def take(self, fact: Fact) -> list[str]:
        """One more fact; which things it is about."""
        touched: list[str] = []
        match fact:
            case ItemAdded():
                base = PriceChanged(item_id=fact.item_id, since=date.min, price=fact.price, sizes=fact.sizes,
                                    to_go_price=fact.to_go_price)  # fmt: skip
                added = _Thing(fact.name, _as_changed(fact), prices=(base,), position=fact.position)
                touched = self._put(str(fact.item_id), added)
            case ItemChanged():
                touched = self._change(str(fact.item_id), name=fact.name, described=fact)
            case ItemPlaced():
                touched = self._change(str(fact.item_id), position=fact.position)
            case ItemOffered():
                touched = self._change(str(fact.item_id), on=fact.on_menu)
            case PriceChanged():
                known = self.things.get(str(fact.item_id))
                before = [each for each in known.prices if each.since != fact.since] if known else []
                touched = self._change(str(fact.item_id), prices=(*before, fact))
            case ComboDescribed():
                on = self.things.get(str(fact.combo_id), _Thing(fact.name)).on
                touched = self._put(str(fact.combo_id), _Thing(fact.name, fact, on, price=fact.price))
            case ComboOffered():
                touched = self._change(str(fact.combo_id), on=fact.on_menu)
            case GroupFact():
                touched = self._take_group(fact)
        return touched

    def _take_group(self, fact: GroupFact) -> list[str]:
        if isinstance(fact, ChoiceOffered):
            group = self.things.get(str(fact.group_id))
            if group is None or not isinstance(group.described, GroupDescribed):
                return []
            fact = replace(group.described, modifiers=tuple(
                replace(each, off_menu=not fact.on_menu) if each.name == fact.name else each
                for each in group.described.modifiers
            ))  # fmt: skip
        if not isinstance(fact, GroupDescribed):
            return []
        touched = self._put(str(fact.group_id), _Thing(f"{fact.name}:", fact))
        for each in fact.modifiers:
            thing = _Thing(f"{fact.name}: {each.name}", on=not each.off_menu, price=each.price)
            touched += self._put(f"{fact.group_id} {each.name}", thing)
        return touched

    def _put(self, key: str, thing: _Thing) -> list[str]:
        self.things[key] = thing
        return [key]

    def _change(self, key: str, **values: Any) -> list[str]:
        return self._put(key, replace(self.things[key], **values)) if key in self.things else []


def _as_changed(added: ItemAdded) -> ItemChanged:
    return ItemChanged(**{name: getattr(added, name) for name in ItemChanged.__dataclass_fields__})


def menu_changes(connection: Connection) -> tuple[Change, ...]:
    """Every act that changed the menu, as one change each, in the order they came; what a shop began with is none.

    Before and after are whole menus: what is on it by its name, with all that is said of it in plain JSON.
    """
    names, menu = staff_names(connection), _Menu()
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


def _label(thing: _Thing, taken: dict[str, Any]) -> str:
    """What it is called; what shares its name with something has its category as well."""
    if thing.name not in taken or not isinstance(thing.described, ItemChanged):
        return thing.name
    return f"{thing.name} ({thing.described.category})"


def _plain(thing: _Thing, today: date, things: dict[str, _Thing]) -> dict[str, Any]:
    """All that is said of it, in plain JSON; its price, and those that begin later."""
    if isinstance(thing.described, GroupDescribed):
        return {"fewest": str(thing.described.fewest), "most": str(thing.described.most)}
    if not isinstance(thing.described, ItemChanged):
        of_combo = thing.described
        more = {"items": _names(of_combo.items, things), "category": of_combo.category} if of_combo else {}
        return {"price": str(thing.price)} | more
    said: dict[str, Any] = {"price": _price(thing.price_on(today)), "place": str(thing.position)}
    said |= {f"price_from_{each.since}": _price(each) for each in thing.prices if each.since > today}
    for name in ItemChanged.__dataclass_fields__:
        value = getattr(thing.described, name)
        if name not in ("item_id", "name", "icon", "groups") and value not in ("", (), None, False):
            said[name] = list(value) if isinstance(value, tuple) else value if value is True else str(value)
    if thing.described.groups:
        said["groups"] = _names(thing.described.groups, things)
    return said


def _names(ids: Iterable[UUID], things: dict[str, _Thing]) -> list[str]:
    return [things[str(each)].name.rstrip(":") if str(each) in things else str(each) for each in ids]


def _price(price: PriceChanged) -> str:
    sizes = ", ".join(f"{size.name} {size.price}" for size in price.sizes)
    to_go = f" ({price.to_go_price})" if price.to_go_price is not None else ""
    return (sizes or str(price.price)) + to_go


def menu_parts(change: Change) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """What a change of the menu was about: what came or went with its price, and each part of what is otherwise."""
    for name in sorted(change.before.keys() | change.after.keys()):
        was, became = change.before.get(name, GONE), change.after.get(name, GONE)
        if "price" not in (became if was is GONE else was):
            yield from () if GONE in (was, became) else leaves(was, became, (name,))
        elif was is GONE or became is GONE:
            prices = ((each if each is GONE else each["price"]) for each in (was, became))
            yield (name,), *prices
        else:
            yield from leaves(was, became, (name,))


def facts_back(connection: Connection, fact_id: FactId, today: date) -> tuple[Fact, ...]:
    """The facts that take back what the act whose first fact about the menu that was did, on the trading day `today`.

    None where there is no such act.
    """
    menu = _Menu()
    for _, entry, facts in _acts(connection):
        before = dict(menu.things)
        for fact in facts:
            menu.take(fact)
        if entry.id == fact_id:
            return tuple(_back(facts, before, today))
    return ()


def _back(facts: list[Fact], before: dict[str, _Thing], today: date) -> Iterator[Fact]:
    new = {each.item_id for each in facts if isinstance(each, ItemAdded)}
    yield from (ItemOffered(item_id=item_id, on_menu=False) for item_id in new)
    for fact in facts:
        if isinstance(fact, ItemFact):
            yield from () if fact.item_id in new else _item_back(fact, before[str(fact.item_id)], today)
        else:
            yield from _other_back(fact, before)


def _item_back(fact: ItemFact, before: _Thing, today: date) -> Iterator[Fact]:
    match fact:
        case ItemChanged():
            yield from (before.described,) if isinstance(before.described, ItemChanged) else ()
        case ItemPlaced():
            yield ItemPlaced(item_id=fact.item_id, position=before.position)
        case PriceChanged():
            day = max(fact.since, today)
            yield replace(before.price_on(day), since=day)
        case ItemOffered():
            yield ItemOffered(item_id=fact.item_id, on_menu=before.on)


def _other_back(fact: Fact, before: dict[str, _Thing]) -> Iterator[Fact]:
    match fact:
        case ComboAdded():
            yield ComboOffered(combo_id=fact.combo_id, on_menu=False)
        case ComboChanged():
            combo = before[str(fact.combo_id)].described
            yield from (combo_as_said(combo),) if isinstance(combo, ComboDescribed) else ()
        case ComboOffered():
            yield ComboOffered(combo_id=fact.combo_id, on_menu=not fact.on_menu)
        case ModifierGroupChanged():
            group = before[str(fact.group_id)].described
            yield from (group_as_said(group, fact.modifiers),) if isinstance(group, GroupDescribed) else ()
        case ChoiceOffered():
            yield ChoiceOffered(group_id=fact.group_id, name=fact.name, on_menu=not fact.on_menu)
