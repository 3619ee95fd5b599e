"""What becomes of a shop's menu where it takes that of another: part by part, with what stays as it is here. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from itertools import pairwise
from uuid import UUID

from counter.journal.fact import Fact
from counter.kernel.ids import ComboId, GroupId, ItemId
from counter.kernel.money import Money
from counter.kernel.typed_text import folded
from counter.menu.combos import combo_as_said
from counter.menu.dated_facts import ComboPriceChanged
from counter.menu.facts import (
    ComboAdded,
    ComboChanged,
    ComboOffered,
    ItemAdded,
    ItemChanged,
    ItemOffered,
    ItemPlaced,
    PriceChanged,
)
from counter.menu.given import ItemGiven, MenuGiven, price_of
from counter.menu.groups import Group
from counter.menu.model import Combo
from counter.menu.rules import Item, Menu, as_it_is
from counter.menu.same_things import caught_up, on_day, paired
from counter.menu.taking_groups import GroupTaken, take_group
from counter.settings.rules import Settings
from counter.settings.stations import ESPRESSO, find_station
from counter.settings.versions import PRICE, TILES, is_kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that would be otherwise: by which `what` it can be kept as it is here, and the facts that change it.

    `tax` is a tax class of the other shop that nobody has said what it is here; "" where there is none such.
    """

    what: str
    name: str
    facts: tuple[Fact, ...]
    kept: bool
    tax: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Everything that would be otherwise, in the order in which it comes to be; `ids` are what theirs are here."""

    parts: tuple[Part, ...]
    ids: Mapping[UUID, UUID]

    @property
    def taken(self) -> Iterator[Part]:
        """What is not kept as it is here."""
        return (each for each in self.parts if not each.kept)


def take(given: MenuGiven, menu: Menu, groups: Sequence[Group], settings: Settings, today: date) -> Taking:
    """What a shop with this whole `menu`, these `groups` and `settings` takes of what is `given`, on a trading day.

    Its tax classes, stations, sold-out items and counts stay its own; its prices, too, where the currency is another.
    """
    taker = _Taker(given.on(today), menu, groups, settings, today)
    return Taking(parts=tuple(part for part in taker.parts() if part.facts), ids=taker.ids)


class _Taker:
    """Lays one thing after the other beside ours."""

    def __init__(self, given: MenuGiven, menu: Menu, groups: Sequence[Group], settings: Settings, today: date) -> None:
        self._given, self._menu, self._settings, self._today = given, menu, settings, today
        self._currency, self._kept = settings.currency, settings.own_menu.kept
        self._priced = given.currency == settings.currency
        self._groups = {each.group_id: each for each in groups}
        self._combos = {each.combo_id: each for each in menu.every_combo}
        self._items = {each.item_id: each for each in menu.every_item}
        known = settings.menu_version.ours() if settings.menu_version else {}
        used = {group.group_id for item in menu.items for group in item.groups}
        by_use = sorted(groups, key=lambda each: each.group_id not in used)
        self._group_ids = paired(((each.group_id, each.name) for each in given.groups), _named(by_use), known)
        self._item_ids = paired(
            ((each.said.item_id, each.said.name) for each in given.items), _named(menu.every_item), known
        )
        self._combo_ids = paired(((each.combo_id, each.name) for each in given.combos), _named(menu.every_combo), known)
        self.ids = self._group_ids | self._item_ids | self._combo_ids

    def parts(self) -> Iterator[Part]:
        """Groups first, then items, what leaves the menu, the order of the tiles, combos."""
        for group_id, taken in self._taken_groups.items():
            yield from self._group_parts(group_id, taken)
        places = self._places
        for given in self._given.items:
            yield from self._item_parts(given, ItemId(self._item_ids[given.said.item_id]), places)
        meant = set(self._item_ids.values())
        for item in self._menu.items:
            if item.item_id not in meant:
                yield self._part(_item(item.item_id), item.name, (ItemOffered(item_id=item.item_id, on_menu=False),))
        placed = (
            ItemPlaced(item_id=item_id, position=place)
            for item_id, place in self._in_order.items()
            if item_id in self._items and self._items[item_id].position != place
        )
        yield self._part(TILES, "", tuple(placed))
        for place, combo in enumerate(self._given.combos, start=len(self._items) + len(self._combos)):
            yield from self._combo_parts(combo, ComboId(self._combo_ids[combo.combo_id]), place)
        bundles = set(self._combo_ids.values())
        for known in self._menu.combos:
            if known.combo_id not in bundles:
                gone = ComboOffered(combo_id=known.combo_id, on_menu=False)
                yield self._part(_combo(known.combo_id), known.name, (gone,))

    def _part(self, what: str, name: str, facts: Iterable[Fact], tax: str = "") -> Part:
        return Part(what=what, name=name, facts=tuple(facts), kept=is_kept(self._kept, what), tax=tax)

    @cached_property
    def _taken_groups(self) -> dict[GroupId, GroupTaken]:
        """What becomes of each group, by its id here."""
        found = {}
        for given in self._given.groups:
            group_id = GroupId(self._group_ids[given.group_id])
            prices = [each for each in self._given.choice_prices if each.group_id == given.group_id]
            said, known = replace(given, group_id=group_id), self._groups.get(group_id)
            found[group_id] = take_group(said, prices, known, self._currency, self._today)
        return found

    def _group_parts(self, group_id: GroupId, taken: GroupTaken) -> Iterator[Part]:
        what, known = f"group:{group_id.hex}", self._groups.get(group_id)
        if known is None:
            yield Part(what=what, name=taken.name, facts=taken.what_it_is, kept=False)  # items that come have it
        else:
            yield self._part(what, known.name, taken.what_it_is)
            yield self._part(what + PRICE, known.name, taken.prices)

    @cached_property
    def _coming(self) -> tuple[ItemId, ...]:
        """Those whose tiles stand as the other shop's do: all it gives but what is kept, or kept away, here."""
        ids = (ItemId(self._item_ids[each.said.item_id]) for each in self._given.items)
        return tuple(each for each in ids if not is_kept(self._kept, _item(each)))

    @cached_property
    def _places(self) -> dict[ItemId, int]:
        """Where the tiles of new items come: into the order of all, or to the end where that stays."""
        if self._in_order and not is_kept(self._kept, TILES):
            return self._in_order
        return self._at_the_end

    @cached_property
    def _at_the_end(self) -> dict[ItemId, int]:
        last = max((each.position for each in self._items.values()), default=0)
        new = [each for each in self._coming if each not in self._items]
        return {each: place for place, each in enumerate(new, start=last + 1)}

    @cached_property
    def _in_order(self) -> dict[ItemId, int]:
        """A new place for every tile; empty where they stand in the order already."""
        here = [self._items[each].position if each in self._items else self._at_the_end[each] for each in self._coming]
        if all(one < other for one, other in pairwise(here)):
            return {}
        return {each: place for place, each in enumerate(self._coming)}

    def _item_parts(self, given: ItemGiven, item_id: ItemId, places: Mapping[ItemId, int]) -> Iterator[Part]:
        known, what = self._items.get(item_id), _item(item_id)
        if known is None:
            yield self._new_item(given, item_id, places.get(item_id, 0))
            return
        said, tax = self._described(given.said, known)
        changed = (said,) if said != as_it_is(known) else ()
        back = known.off_menu and (self._priced or self._costs(known) or not given.prices[0].price)
        offered = (ItemOffered(item_id=item_id, on_menu=True),) if back else ()
        yield self._part(what, known.name, (*changed, *offered), tax if changed else "")
        if self._priced:
            yield self._part(what + PRICE, known.name, self._item_prices(given, known))

    def _costs(self, known: Item) -> bool:
        return bool(known.on(self._today).price)

    def _item_prices(self, given: ItemGiven, known: Item) -> Iterator[PriceChanged]:
        theirs = tuple(replace(each, item_id=known.item_id) for each in given.prices)
        ours = [price_of(known, day) for day in (date.min, *(each.since for each in known.prices))]
        days = {self._today} | {each.since for each in (*theirs, *ours) if each.since > self._today}

        return caught_up(partial(on_day, theirs), ours, days)

    def _new_item(self, given: ItemGiven, item_id: ItemId, place: int) -> Part:
        said, tax = self._described(given.said, None)
        whole = {name: getattr(said, name) for name in ItemChanged.__dataclass_fields__}
        first, *later = given.prices
        if self._priced:
            price, sizes, to_go = first.price, first.sizes, first.to_go_price
            more: tuple[Fact, ...] = tuple(later)
        else:
            price, sizes, to_go = Money(0, self._currency), (), None
            more = (ItemOffered(item_id=item_id, on_menu=False),) if first.price or first.sizes else ()
        added = ItemAdded(
            **whole, price=price, sizes=sizes, to_go_price=to_go, since=given.since, position=place
        )  # fmt: skip
        return self._part(_item(item_id), said.name, (added, *more), tax)

    def _described(self, given: ItemChanged, known: Item | None) -> tuple[ItemChanged, str]:
        """An item as it is said there, made and taxed as here; and the tax class that nobody knows here."""
        item_id = ItemId(self._item_ids[given.item_id])
        tax_class, unknown = (known.tax_class, "") if known else self._tax(given.tax_class)
        of_deposit, deposit_unknown = self._deposit_tax(given, known)
        groups = (GroupId(self._group_ids[each]) for each in given.groups)
        said = replace(
            given,
            item_id=item_id,
            tax_class=tax_class,
            deposit_tax_class=of_deposit,
            station=known.station if known else self._station(given),
            groups=tuple(each for each in groups if each in self._groups or self._taken_groups[each].what_it_is),
        )
        if not self._priced:
            said = replace(said, cost=known.cost if known else None, deposit=known.deposit if known else None)
        return said, unknown or deposit_unknown

    def _deposit_tax(self, given: ItemChanged, known: Item | None) -> tuple[str, str]:
        if known and (known.deposit is not None or given.deposit is None):
            return known.deposit_tax_class, ""
        return self._tax(given.deposit_tax_class) if given.deposit_tax_class else ("", "")

    def _tax(self, theirs: str) -> tuple[str, str]:
        """The class here that is meant by one of theirs, and that one where nobody knows."""
        said = self._settings.own_menu.taxes.get(theirs, theirs)
        ours = (rate.tax_class for rate in self._settings.tax_rates)
        found = next((each for each in ours if folded(each) == folded(said)), None)
        return (theirs, theirs) if found is None else (found, "")

    def _station(self, given: ItemChanged) -> str:
        """Where a new item is made: at the station of that name, else where its category mostly is."""
        usual = [each.station for each in self._menu.items if each.category == given.category]
        found = find_station(self._settings.stations, given.station)
        return found or max(usual, key=usual.count, default=ESPRESSO)

    def _combo_parts(self, given: ComboChanged, combo_id: ComboId, place: int) -> Iterator[Part]:
        known, what = self._combos.get(combo_id), _combo(combo_id)
        items = tuple(ItemId(self._item_ids.get(each, each)) for each in given.items)
        if not all(self._will_be_there(each) for each in items):
            return
        said = replace(given, combo_id=combo_id, items=items)
        prices = tuple(
            replace(each, combo_id=combo_id) for each in self._given.combo_prices if each.combo_id == given.combo_id
        )
        if known is None:
            if self._priced:
                whole = {name: getattr(said, name) for name in ComboChanged.__dataclass_fields__}
                yield self._part(what, said.name, (ComboAdded(**whole, position=place), *prices))
            return
        changed = replace(said, price=known.price)
        facts = (changed,) if changed != combo_as_said(known) else ()
        offered = (ComboOffered(combo_id=combo_id, on_menu=True),) if known.off_menu else ()
        yield self._part(what, known.name, (*facts, *offered))
        if self._priced:
            yield self._part(what + PRICE, known.name, self._combo_prices(said.price, prices, known))

    def _combo_prices(
        self, price: Money, later: tuple[ComboPriceChanged, ...], known: Combo
    ) -> Iterator[ComboPriceChanged]:
        def said(amount: Money, since: date) -> ComboPriceChanged:
            return ComboPriceChanged(combo_id=known.combo_id, since=since, price=amount)

        theirs = (said(price, date.min), *later)
        ours = (said(known.price, date.min), *(said(each.price, each.since) for each in known.prices))
        days = {self._today} | {each.since for each in (*later, *ours) if each.since > self._today}
        return caught_up(partial(on_day, theirs), ours, days)

    def _will_be_there(self, item_id: ItemId) -> bool:
        """Whether an item is on the menu once all is taken."""
        known = self._items.get(item_id)
        if is_kept(self._kept, _item(item_id)):
            return known is not None and not known.off_menu
        if item_id not in self._coming:
            return False
        return self._priced or (known is not None and (not known.off_menu or self._costs(known)))


def _named(things: Iterable[Item] | Iterable[Group] | Iterable[Combo]) -> list[tuple[UUID, str]]:
    found: list[tuple[UUID, str]] = []
    for each in things:
        key = each.item_id if isinstance(each, Item) else each.group_id if isinstance(each, Group) else each.combo_id
        found.append((key, each.name))
    return found


def _item(item_id: UUID) -> str:
    return f"item:{item_id.hex}"


def _combo(combo_id: UUID) -> str:
    return f"combo:{combo_id.hex}"
