"""An item while an owner writes it: nothing is decided before Save. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from msgspec.structs import replace as replace_struct

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, new_id
from counter.kernel.money import Money
from counter.kernel.typed_text import tidy_text
from counter.menu.facts import ItemAdded, ItemChanged, PriceChanged, Size
from counter.menu.groups import Group
from counter.menu.rules import Item, as_it_is
from counter.settings.stations import COUNTER
from counter.ui.office.menu_texts import TEXTS, read_part, read_price, typed_of
from counter.ui.office.price_draft import (
    PLAIN,
    TO_GO,
    PriceNews,
    PriceRow,
    costs_on,
    new_prices,
    news_of,
    on_another_day,
    plans_of,
    rows_before,
    rows_of,
)

_ALLERGENS = ("allergens", "may_contain")


@dataclass(frozen=True)
class ItemDraft:
    """An item as it will be: what is tapped in `said`, what is typed in `texts`, its prices in `rows`.

    The prices begin on the day `since`, None: at once. `was` is None of a new one.
    """

    was: Item | None
    said: ItemChanged
    texts: Mapping[str, str]
    rows: tuple[PriceRow, ...]
    since: date | None
    currency: str

    @classmethod
    def begin(cls, item: Item, today: date, since: date | None) -> ItemDraft:
        """An item as it is today, with what was planned for the day `since`; None: with its prices at once."""
        said, day = as_it_is(item), since if since and since > today else None
        return cls(item, said, typed_of(said), tuple(rows_of(item, today, day)), day, item.price.currency)

    @classmethod
    def open(cls, item: Item, today: date) -> ItemDraft:
        """An item as it is today, with the next price that was planned for it."""
        return cls.begin(item, today, next((each.since for each in plans_of(item, today)), None))

    @classmethod
    def new(cls, category: str, like: Item | None, tax_class: str, currency: str) -> ItemDraft:
        """One that nobody has described yet: made and taxed as what is `like` it."""
        said = ItemChanged(
            item_id=ItemId(new_id()),
            name="",
            category=category,
            tax_class=like.tax_class if like else tax_class,
            station=like.station if like else COUNTER,
            icon=like.icon if like else "",
        )
        return cls(None, said, typed_of(said), (PriceRow(PLAIN, None, ""),), None, currency)

    @property
    def item_id(self) -> ItemId:
        """Whose it is."""
        return self.said.item_id

    def write(self, part: str, text: str) -> ItemDraft:
        """Something other than a price is typed."""
        return replace(self, texts={**self.texts, part: text})

    def write_price(self, place: int, text: str) -> ItemDraft:
        """What the price in that row will be."""
        return self._row(place, text=text)

    def name_size(self, place: int, name: str) -> ItemDraft:
        """What a new size is called."""
        return self._row(place, kind=name)

    def _row(self, place: int, **values: Any) -> ItemDraft:
        rows = tuple(replace(row, **values) if at == place else row for at, row in enumerate(self.rows))
        return replace(self, rows=rows)

    def tap(self, **values: Any) -> ItemDraft:
        """Something is chosen."""
        return replace(self, said=replace(self.said, **values))

    def toggle_allergen(self, name: str, *, traces: bool) -> ItemDraft:
        """It contains that, or has traces of it, or has it no more; never both."""
        kept = {part: tuple(each for each in getattr(self.said, part) if each != name) for part in _ALLERGENS}
        part = _ALLERGENS[traces]
        return self.tap(**kept | ({} if name in getattr(self.said, part) else {part: (*kept[part], name)}))

    @property
    def sizes(self) -> tuple[PriceRow, ...]:
        """The rows that are sizes."""
        return tuple(row for row in self.rows if row.kind not in (PLAIN, TO_GO))

    def add_size(self) -> ItemDraft:
        """One size more. The price of what had none is then its first size's."""
        rows = list(self.rows)
        if not self.sizes and rows[0].kind == PLAIN:
            rows[0] = replace(rows[0], kind="")
        rows.insert(len(rows) - (rows[-1].kind == TO_GO), PriceRow("", None, ""))
        return replace(self, rows=tuple(rows))

    def drop_size(self, place: int) -> ItemDraft:
        """One size fewer; the last one's price is then the item's."""
        rows = [row for at, row in enumerate(self.rows) if at != place]
        if rows and rows[0].kind != PLAIN and sum(row.kind != TO_GO for row in rows) == 1:
            rows[0] = replace(rows[0], kind=PLAIN)
        return replace(self, rows=tuple(rows))

    def sell_to_go(self, *, on: bool) -> ItemDraft:
        """It costs something else to go, or the same."""
        rows = tuple(row for row in self.rows if row.kind != TO_GO)
        return replace(self, rows=(*rows, PriceRow(TO_GO, None, "")) if on else rows)

    @property
    def sells_to_go(self) -> bool:
        """Whether it costs something else to go."""
        return any(row.kind == TO_GO for row in self.rows)

    def begin_on(self, day: date | None, today: date) -> ItemDraft:
        """Another day is looked at; None: at once. What is typed of prices goes along, others are those of the day."""
        if self.was is None:
            return replace(self, since=day)
        begun, there = ItemDraft.begin(self.was, today, self.since), ItemDraft.begin(self.was, today, day)
        return replace(self, since=there.since, rows=on_another_day(self.rows, begun.rows, there.rows))

    def take_back(self, today: date) -> ItemDraft:
        """What was planned for the day goes: it costs from then on what it does before."""
        if self.was is None or self.since is None:
            return self
        return replace(self, rows=tuple(rows_before(self.was, today, self.since)))

    def wrong(self) -> Iterator[tuple[str | int, Refused]]:
        """What cannot be kept as it is typed: which text, or the place of which price, and why."""
        for part in TEXTS:
            try:
                self._read(part)
            except Refused as fault:
                yield part, fault
        for place, row in enumerate(self.rows):
            try:
                self._price_of(row)
            except Refused as fault:
                yield place, fault

    def _read(self, part: str) -> Any:
        return read_part(part, self.texts[part], self.currency)

    def _price_of(self, row: PriceRow) -> Money:
        """What it will cost: as it is typed, where nothing is as before. Refused where neither is said."""
        typed = read_price(row.text, self.currency)
        price = row.before if typed is None else typed
        if price is None and self.said.open_price:
            return Money(0, self.currency)
        if price is None:
            raise Refused("“{item}” needs a price. Write what it costs.", item=self.texts["name"] or row.kind)
        return price

    def described(self) -> ItemChanged:
        """All that is said of it but its prices. Refused where something cannot be read."""
        described = replace(self.said, **{part: self._read(part) for part in TEXTS})
        if not described.category:
            raise Refused("“{item}” is in no category. Write one: Coffee, Bakery.", item=described.name)
        return described

    def price_from(self, since: date) -> PriceChanged:
        """What it will cost from a day on. Refused where something cannot be read, or a size has no name."""
        sizes = tuple(Size(self._size_name(row), self._price_of(row)) for row in self.sizes)
        if len({size.name.casefold() for size in sizes}) < len(sizes):
            raise Refused("Two sizes of {item} have one name. Give one of them another.", item=self.texts["name"])
        to_go = next((self._price_of(row) for row in self.rows if row.kind == TO_GO), None)
        price = self._usual(sizes) if sizes else self._price_of(self.rows[0])
        return PriceChanged(item_id=self.item_id, since=since, price=price, sizes=sizes, to_go_price=to_go)

    def _size_name(self, row: PriceRow) -> str:
        name = tidy_text(row.kind)
        if not name:
            raise Refused("A size of {item} has no name. Write one: S, M, L.", item=self.texts["name"])
        return name

    def _usual(self, sizes: tuple[Size, ...]) -> Money:
        """The price of the size it usually comes in stays the item's."""
        usual = self.was.usual_size if self.was else ""
        return next((size.price for size in sizes if size.name == usual), sizes[0].price)

    def prices(self, today: date) -> tuple[PriceChanged, ...]:
        """What changes about its prices: those of the day alone, and whether it comes in a size on later ones."""
        wanted = self.price_from(max(self.since or today, today))
        return (wanted,) if self.was is None else new_prices(wanted, self.was)

    def news(self, today: date) -> PriceNews | None:
        """What Save does about its prices; None where it does nothing. Refused as `price_from` says."""
        if self.was is None:
            return None
        wanted = self.price_from(max(self.since or today, today))
        return news_of(wanted, partial(costs_on, self.was), (each.since for each in self.was.prices))

    def is_changed(self, today: date) -> bool:
        """Whether Save would write something, or something is typed that cannot be read yet."""
        if self.was is None:
            return any(text.strip() for part, text in self.texts.items() if part != "category") or any(
                row.text.strip() for row in self.rows
            )
        begun = ItemDraft.begin(self.was, today, self.since)
        return (self.said, dict(self.texts), self.rows) != (begun.said, dict(begun.texts), begun.rows)

    def added(self, position: int, today: date) -> tuple[ItemAdded | PriceChanged, ...]:
        """A new item as a fact. Refused as `described` and `price_from` say."""
        described, price = self.described(), self.price_from(today)
        whole = {name: getattr(described, name) for name in ItemChanged.__dataclass_fields__}
        since = self.since if self.since and self.since > today else None
        return (
            ItemAdded(
                **whole, price=price.price, sizes=price.sizes, to_go_price=price.to_go_price, position=position,
                since=since,
            ),
        )  # fmt: skip

    def onto(self, item: Item, today: date) -> ItemDraft:
        """The same changes on what somebody else saved meanwhile; where both changed one thing, these stand."""
        if self.was is None:
            return self
        before, now = ItemDraft.begin(self.was, today, self.since), ItemDraft.begin(item, today, self.since)
        said = replace(now.said, **{
            name: getattr(self.said, name) for name in ItemChanged.__dataclass_fields__
            if getattr(self.said, name) != getattr(before.said, name)
        })  # fmt: skip
        texts = {
            part: self.texts[part] if self.texts[part] != before.texts[part] else now.texts[part] for part in TEXTS
        }
        rows = on_another_day(self.rows, before.rows, now.rows)
        return replace(now, said=said, texts=texts, rows=rows)

    def as_item(self, groups: Mapping[GroupId, Group], day: date) -> Item:
        """It as it will be on a day, what cannot be read yet as it is now: for the look at it on Sell."""
        now = self.was.on(day) if self.was else None
        price = self._price_on(day)
        known = self.was or Item(item_id=self.item_id, name="", category="", price=Money(0, self.currency),
                                 tax_class="", station=COUNTER)  # fmt: skip
        item = replace_struct(
            known,
            name=self.texts["name"].strip() or known.name,
            category=self.texts["category"].strip() or known.category,
            colour=self.said.colour,
            favourite=self.said.favourite,
            groups=tuple(groups[group_id].on(day) for group_id in self.said.groups if group_id in groups),
            prices=(),
        )
        if price is None and now is not None:
            return replace_struct(item, price=now.price, sizes=now.sizes, to_go_price=now.to_go_price)
        if price is None:
            return item
        return replace_struct(item, price=price.price, sizes=price.sizes, to_go_price=price.to_go_price)

    def _price_on(self, day: date) -> PriceChanged | None:
        if self.was is not None and self.since is not None and day < self.since:
            return None
        try:
            return self.price_from(day)
        except Refused:
            return None
