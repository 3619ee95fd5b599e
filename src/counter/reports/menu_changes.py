"""What was changed about the menu: who, when, what, what was so before, and the facts that take it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from counter.journal.fact import Entry, Fact, read_back
from counter.journal.queries import entries
from counter.kernel.ids import FactId
from counter.kernel.money import Money
from counter.menu.facts import (
    ChoiceOffered,
    ComboAdded,
    ComboOffered,
    ItemAdded,
    ItemChanged,
    ItemOffered,
    ModifierGroupAdded,
    PriceChanged,
)
from counter.reports.changes import Change, leaves, setting_changes
from counter.reports.story import staff_names
from counter.settings.facts import SettingChanged
from counter.settings.taken_back import GONE

MENU = "menu"
"""The key of what was changed about the menu."""
_KINDS: dict[str, type[Fact]] = {
    kind.__name__: kind
    for kind in (
        *(ItemAdded, ItemChanged, ItemOffered, PriceChanged),
        *(ModifierGroupAdded, ChoiceOffered, ComboAdded, ComboOffered),
    )
}


@dataclass(frozen=True, slots=True)
class _Thing:
    """An item, a combo or a choice at a time: its name, what it is, whether it is on the menu, and its prices."""

    name: str
    described: ItemChanged | None = None
    on: bool = True
    prices: tuple[PriceChanged, ...] = ()
    price: Money | None = None

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
                touched = self._put(str(fact.item_id), _Thing(fact.name, _as_changed(fact), prices=(base,)))
            case ItemChanged():
                touched = self._change(str(fact.item_id), name=fact.name, described=fact)
            case ItemOffered():
                touched = self._change(str(fact.item_id), on=fact.on_menu)
            case PriceChanged():
                known = self.things.get(str(fact.item_id))
                before = [each for each in known.prices if each.since != fact.since] if known else []
                touched = self._change(str(fact.item_id), prices=(*before, fact))
            case ComboAdded():
                touched = self._put(str(fact.combo_id), _Thing(fact.name, price=fact.price))
            case ComboOffered():
                touched = self._change(str(fact.combo_id), on=fact.on_menu)
            case ModifierGroupAdded():
                added = [(each.name, _Thing(f"{fact.name}: {each.name}", price=each.price)) for each in fact.modifiers]
                touched = [key for name, thing in added for key in self._put(f"{fact.group_id} {name}", thing)]
            case ChoiceOffered():
                touched = self._change(f"{fact.group_id} {fact.name}", on=fact.on_menu)
        return touched

    def _put(self, key: str, thing: _Thing) -> list[str]:
        self.things[key] = thing
        return [key]

    def _change(self, key: str, **values: Any) -> list[str]:
        return self._put(key, replace(self.things[key], **values)) if key in self.things else []


def _as_changed(added: ItemAdded) -> ItemChanged:
    return ItemChanged(**{name: getattr(added, name) for name in ItemChanged.__dataclass_fields__})


def all_changes(connection: Connection) -> tuple[Change, ...]:
    """Every change of the settings and of the menu, the newest first; what a shop began with is none."""
    found = (*setting_changes(connection), *menu_changes(connection))
    return tuple(sorted(found, key=lambda change: change.arrived, reverse=True))


def menu_changes(connection: Connection) -> tuple[Change, ...]:
    """Every act that changed the menu, as one change each, in the order they came; what a shop began with is none.

    Before and after are whole menus: what is on it by its name, with all that is said of it in plain JSON.
    """
    names, menu = staff_names(connection), _Menu()
    before: dict[str, Any] = {}
    begun_with = next(((entry.terminal, entry.act) for _, entry in entries(connection, kinds=[SettingChanged])), None)
    labels: dict[str, str] = {}
    found: list[Change] = []
    for arrived, entry, facts in _acts(connection):
        after = dict(before)
        for key in dict.fromkeys(key for fact in facts for key in menu.take(fact)):
            after.pop(labels.pop(key, ""), None)
            thing = menu.things[key]
            if thing.on:
                labels[key] = _label(thing, after)
                after[labels[key]] = _plain(thing, entry.at.date())
        if before != after and (entry.terminal, entry.act) != begun_with:
            by = names.get(entry.by, "")
            found.append(Change(FactId(entry.id), entry.at, by, MENU, before, after, None, arrived))
        before = after
    return tuple(found)


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
    if thing.name not in taken or thing.described is None:
        return thing.name
    return f"{thing.name} ({thing.described.category})"


def _plain(thing: _Thing, today: date) -> dict[str, Any]:
    """All that is said of it, in plain JSON; its price, and those that begin later."""
    if thing.described is None:
        return {"price": str(thing.price)}
    said: dict[str, Any] = {"price": _price(thing.price_on(today))}
    said |= {f"price_from_{each.since}": _price(each) for each in thing.prices if each.since > today}
    for name in ItemChanged.__dataclass_fields__:
        value = getattr(thing.described, name)
        if name not in ("item_id", "name", "icon", "groups") and value not in ("", (), None, False):
            said[name] = list(value) if isinstance(value, tuple) else value if value is True else str(value)
    if thing.described.groups:
        said["groups"] = [str(each) for each in thing.described.groups]
    return said


def _price(price: PriceChanged) -> str:
    sizes = ", ".join(f"{size.name} {size.price}" for size in price.sizes)
    to_go = f" ({price.to_go_price})" if price.to_go_price is not None else ""
    return (sizes or str(price.price)) + to_go


def menu_parts(change: Change) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """What a change of the menu was about: what came or went with its price, and each part of what is otherwise."""
    for name in sorted(change.before.keys() | change.after.keys()):
        was, became = change.before.get(name, GONE), change.after.get(name, GONE)
        if was is GONE or became is GONE:
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
        match fact:
            case ItemChanged() if fact.item_id not in new:
                was = before[str(fact.item_id)].described
                yield from () if was is None else (was,)
            case PriceChanged() if fact.item_id not in new:
                day = max(fact.since, today)
                yield replace(before[str(fact.item_id)].price_on(day), since=day)
            case ItemOffered() if fact.item_id not in new:
                yield ItemOffered(item_id=fact.item_id, on_menu=before[str(fact.item_id)].on)
            case ComboAdded():
                yield ComboOffered(combo_id=fact.combo_id, on_menu=False)
            case ComboOffered():
                yield ComboOffered(combo_id=fact.combo_id, on_menu=not fact.on_menu)
            case ChoiceOffered():
                yield ChoiceOffered(group_id=fact.group_id, name=fact.name, on_menu=not fact.on_menu)
