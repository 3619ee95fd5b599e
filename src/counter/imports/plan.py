"""What a file that was read would change about our menu. Pure; nothing is brought in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from msgspec.structs import replace as replace_struct

from counter.imports.model import AS_IT_IS, FileRead, ItemFound, Meant, Noted
from counter.imports.repriced import repriced_choices, repriced_combos
from counter.imports.rows import LEFT_OUT, Notes
from counter.imports.same_item import Finder, id_of
from counter.imports.taxes import OurTaxes
from counter.journal.fact import Fact
from counter.kernel.ids import GroupId
from counter.kernel.language import _
from counter.kernel.money import Money
from counter.kernel.typed_text import folded
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import ComboAdded, ItemAdded, ItemChanged, ItemOffered, ModifierGroupAdded, PriceChanged
from counter.menu.groups import Group
from counter.menu.rules import Item, Menu, as_it_is
from counter.settings.rules import Settings
from counter.settings.stations import ESPRESSO, WORDS, find_station, own_name
from counter.settings.taxes import TaxRate


@dataclass(frozen=True, slots=True)
class Change:
    """What changes about an item of ours: what it is, what it costs, whether it is on the menu."""

    item: Item
    changed: ItemChanged | None
    prices: tuple[PriceChanged, ...]
    offered: ItemOffered | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What comes new to the menu, what changes of it, how many items are as they were, and what is not understood.

    `tax_rates` are those of classes that come new with it. `repriced` is how many choices and combos of ours cost
    something else; `choice_prices` and `combo_prices` are theirs and those of new ones.
    """

    tax_rates: tuple[TaxRate, ...]
    groups: tuple[ModifierGroupAdded, ...]
    added: tuple[ItemAdded, ...]
    prices: tuple[PriceChanged, ...]
    off: tuple[ItemOffered, ...]
    changes: tuple[Change, ...]
    combos: tuple[ComboAdded, ...]
    choice_prices: tuple[ChoicePriceChanged, ...]
    combo_prices: tuple[ComboPriceChanged, ...]
    repriced: int
    unchanged: int
    notes: tuple[Noted, ...]

    def combos_on(self, day: date) -> tuple[ComboAdded, ...]:
        """The new combos as they cost on a day."""
        prices = {each.combo_id: each.price for each in self.combo_prices if each.since <= day}
        return tuple(replace(each, price=prices.get(each.combo_id, each.price)) for each in self.combos)

    @property
    def facts(self) -> Iterator[Fact]:
        """What happens to the groups and the items, in order; the combos come after."""
        yield from (*self.groups, *self.choice_prices, *self.added, *self.prices, *self.off)
        for change in self.changes:
            yield from (fact for fact in (change.changed, *change.prices, change.offered) if fact is not None)


def plan_of(
    read: FileRead,
    menu: Menu,
    groups: Iterable[Group],
    settings: Settings,
    today: date,
    meant: Meant = AS_IT_IS,
) -> Plan:
    """What a file would change about a `menu` with all its prices and its `groups`, on the trading day `today`.

    `settings` are the shop's; `meant` says which of its classes a tax of the
    file is, or that one is made. The same file again changes nothing. Refused where there is no such class.
    """
    taxes, ours = OurTaxes(settings.tax_rates, menu.items, today, meant), tuple(groups)
    planner = _Planner(read, menu, ours, taxes, today, settings)
    for found in read.items:
        planner.take(found)
    known_combos = {combo.combo_id for combo in menu.every_combo}
    names = {folded(combo.name) for combo in menu.every_combo}
    combos = tuple(each for each in read.combos if each.combo_id not in known_combos and folded(each.name) not in names)
    new = {group.group_id for group in planner.new_groups} | {combo.combo_id for combo in combos}
    choices_else = tuple(repriced_choices(read, ours, today))
    combos_else = tuple(repriced_combos(read, menu.combos, today))
    place = len(menu.every_item) + len(menu.every_combo) + len(planner.added)
    return Plan(
        tax_rates=taxes.made,
        groups=planner.new_groups,
        added=tuple(planner.added),
        prices=tuple(planner.prices),
        off=tuple(planner.off),
        changes=tuple(planner.changes),
        combos=tuple(replace(combo, position=place + i) for i, combo in enumerate(combos, start=1)),
        choice_prices=(*(each for each in read.choice_prices if each.group_id in new), *choices_else),
        combo_prices=(*(each for each in read.combo_prices if each.combo_id in new), *combos_else),
        repriced=len({(each.group_id, each.name) for each in choices_else} | {each.combo_id for each in combos_else}),
        unchanged=planner.unchanged,
        notes=tuple(sorted((*read.notes, *planner.notes.found), key=lambda note: note.line)),
    )


class _Planner:
    """Lays one item after the other beside ours."""

    def __init__(
        self,
        read: FileRead,
        menu: Menu,
        groups: Iterable[Group],
        taxes: OurTaxes,
        today: date,
        settings: Settings,
    ) -> None:
        self._menu, self._taxes, self._today = menu, taxes, today
        self._currency, self._made_at = settings.currency, settings.stations
        self._format = read.format
        self._finder = Finder(read.format, menu)
        self._groups = {group.group_id: group for group in groups}
        self.new_groups = tuple(group for group in read.groups if group.group_id not in self._groups)
        self._known_groups = self._groups.keys() | {group.group_id for group in self.new_groups}
        self._barcodes = {item.barcode: item.item_id for item in menu.items if item.barcode}
        self._stations = _usual_stations(menu.items)
        self.notes = Notes()
        self.added: list[ItemAdded] = []
        self.prices: list[PriceChanged] = []
        self.off: list[ItemOffered] = []
        self.changes: list[Change] = []
        self.unchanged = 0

    def take(self, found: ItemFound) -> None:
        """One item of the file: new, or one of ours that changes or does not."""
        named = self._finder.named(found)
        if named is None:
            self.notes.add(found.line, _("There are two of the item “{item}”"), LEFT_OUT, item=found.name)
            return
        known = self._finder.find(named)
        described = self._described(named, known)
        if known is None:
            self._add(named, described)
        else:
            self._change(named, known, described)

    def _described(self, found: ItemFound, known: Item | None) -> ItemChanged:
        """What it is from then on: as the file says, else as it was, else as is usual here."""
        item_id = known.item_id if known else id_of(self._format, found)
        category = _category(found, known)
        usual = self._stations.get(category, ESPRESSO)
        new = ItemChanged(item_id=item_id, name=found.name, category=category, tax_class="", station=usual)
        before = as_it_is(known) if known else new
        said_at = found.says.get("station", before.station)
        station = find_station(self._made_at, said_at)
        if station is None:
            made_at = own_name(self._made_at, before.station)
            becomes = made_at if made_at in WORDS else "{made_at}"
            self.notes.add(found.line, _("“{station}” is no station"), becomes, station=said_at, made_at=made_at)
            station = before.station
        said = {name: value for name, value in found.says.items() if name != "groups"}
        said |= {"category": category, "station": station, "barcode": self._barcode(found, before)}
        tax_class, groups = self._taxes.class_of(found, known, self.notes), self._groups_of(found, before)
        return replace(before, **said, name=found.name, tax_class=tax_class, groups=groups)

    def _barcode(self, found: ItemFound, before: ItemChanged) -> str:
        code = str(found.says.get("barcode", before.barcode))
        if code and self._barcodes.setdefault(code, before.item_id) != before.item_id:
            self.notes.add(found.line, _("Something else has the barcode {code}"), LEFT_OUT, code=code)
            return before.barcode if before.barcode != code else ""
        return code

    def _groups_of(self, found: ItemFound, before: ItemChanged) -> tuple[GroupId, ...]:
        if "groups" in found.says:
            return tuple(each for each in found.says["groups"] if each in self._known_groups)
        if found.choices is None:
            return before.groups
        groups = []
        for name in found.choices:
            ours = _called(name, self._groups.values())
            if ours is None:
                self.notes.once(
                    found.line, _("The file does not say what can be chosen of “{group}”"),
                    _("left out until there is such a group in Menu"), group=name,
                )  # fmt: skip
            else:
                groups.append(ours.group_id)
        return tuple(groups)

    def _add(self, found: ItemFound, described: ItemChanged) -> None:
        whole = {name: getattr(described, name) for name in ItemChanged.__dataclass_fields__}
        item = ItemAdded(
            **whole, price=found.price or Money(0, self._currency), sizes=found.sizes, to_go_price=found.to_go_price,
            since=found.since, position=len(self._menu.every_item) + len(self.added) + 1,
        )  # fmt: skip
        self.added.append(item)
        for at in found.prices:
            price = PriceChanged(item_id=item.item_id, since=at.since, price=at.price, sizes=at.sizes,
                                 to_go_price=at.to_go_price)  # fmt: skip
            self.prices.append(price)
        if found.off_menu:
            self.off.append(ItemOffered(item_id=item.item_id, on_menu=False))

    def _change(self, found: ItemFound, known: Item, described: ItemChanged) -> None:
        changed = described if described != as_it_is(known) else None
        off = known.off_menu if found.off_menu is None else found.off_menu
        if known.off_menu and found.off_menu is None:
            off = False
        offered = ItemOffered(item_id=known.item_id, on_menu=not off) if off != known.off_menu else None
        prices = tuple(self._new_prices(found, known))
        if changed or prices or offered:
            self.changes.append(Change(known, changed, prices, offered))
        else:
            self.unchanged += 1

    def _new_prices(self, found: ItemFound, known: Item) -> Iterable[PriceChanged]:
        """What it costs from today on, and from later days on, where that is not so already."""
        if found.price is None:
            return
        file = replace_struct(
            known, price=found.price, sizes=found.sizes, to_go_price=found.to_go_price, prices=found.prices
        )
        days = {self._today} | {each.since for each in found.prices if each.since > self._today}
        for day in sorted(days):
            says, ours = file.on(day), known.on(day)
            to_go = says.to_go_price if found.says_to_go else ours.to_go_price
            if (says.price, says.sizes, to_go) != (ours.price, ours.sizes, ours.to_go_price):
                yield PriceChanged(
                    item_id=known.item_id, since=day, price=says.price, sizes=says.sizes, to_go_price=to_go
                )


def _usual_stations(items: Iterable[Item]) -> dict[str, str]:
    """Where most items of each category are made."""
    made: dict[str, Counter[str]] = {}
    for item in items:
        made.setdefault(item.category, Counter())[item.station] += 1
    return {category: stations.most_common(1)[0][0] for category, stations in made.items()}


def _category(found: ItemFound, known: Item | None) -> str:
    """Its category; of another till's item without one the one it has here, a new one is in a category of its own."""
    said = str(found.says.get("category", ""))
    if said or found.item_id is not None:
        return said
    return known.category if known else "Other"


def _called(name: str, groups: Iterable[Group]) -> Group | None:
    return next((group for group in groups if folded(group.name) == folded(name)), None)
