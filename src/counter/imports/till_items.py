"""The items of another till's file, or of any table: its rows put together by item, each with its sizes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from counter.imports.amounts import is_open
from counter.imports.formats import SUMUP, Heading
from counter.imports.model import ItemFound, Noted
from counter.imports.rows import LEFT_OUT, OPEN_PRICE, Notes, Reader
from counter.imports.sheet import Sheet, SheetRow
from counter.kernel.language import _
from counter.kernel.money import Money
from counter.kernel.typed_text import LONGEST_TEXT, folded
from counter.menu.facts import Size

NO_SIZE = {"regular", "normal", "ordinaire", "estandar", "default", "default title", "standard", "one size"}
"""What tills call the only size of what has none."""
_KILOGRAM = {"kg", "kilogram", "kilogramm", "kilogramme", "kilogramo", "kilo"}
_OTHER_WEIGHTS = {"lb", "lbs", "pound", "oz", "ounce", "g", "gram", "gramm", "gramme", "gramo", "100g"}


def items_of(heading: Heading, sheet: Sheet, currency: str, shop_name: str) -> tuple[list[ItemFound], list[Noted]]:
    """The items that the rows say, in the order of the file, and what was not understood.

    Of several stores' columns those of the store called `shop_name` count, else the first ones.
    """
    notes = Notes()
    reader = _TillReader(heading, currency, notes, _store(heading, shop_name))
    groups: dict[str, list[SheetRow]] = {}
    last = ""
    for row in sheet:
        if len(row.fields) > len(heading.theirs):
            notes.add(row.line, _("It has more fields than there are headings"), LEFT_OUT)
            continue
        key = reader.group(row, last)
        if key is None:
            notes.add(row.line, _("No name"), LEFT_OUT)
            continue
        groups.setdefault(key, []).append(row)
        last = key
    found = (reader.item(rows) for rows in groups.values())
    return [item for item in found if item is not None], notes.found


def _store(heading: Heading, shop_name: str) -> str:
    stores = [many.name for many in heading.many.values() if many.kind in ("price_at", "sold_at")]
    return next((store for store in stores if folded(store) == folded(shop_name)), stores[0] if stores else "")


@dataclass(frozen=True)
class _TillReader(Reader):
    """Reads rows of one item at a time, of several stores' columns those of `store`."""

    store: str

    def group(self, row: SheetRow, last: str) -> str | None:
        """What its item is known by within the file; None where it has no name and follows none."""
        handle, name = self.text(row, "handle"), self.text(row, "item")
        if handle:
            return f"handle {handle}"
        if not name:
            goes_on = self.heading.format.key == SUMUP and self.text(row, "size")
            return last if last and goes_on else None
        if self.has("size") or tuple(self.places("option")):
            return f"name {folded(name)} {folded(self.text(row, 'category'))}"
        return f"row {row.line}"

    def item(self, rows: Sequence[SheetRow]) -> ItemFound | None:
        """The item that these rows say; None where none of them has a name."""
        first = next((row for row in rows if self.text(row, "item")), None)
        name = self.short(first, "item") if first else ""
        if first is None or not name:
            if first is None:
                self.notes.add(rows[0].line, _("No name"), LEFT_OUT)
            return None
        whole = [row for row in rows if not self._is_part(row)]
        price, sizes = self._prices(whole or [first])
        to_go = self._to_go(first, price, sizes)
        by_weight = self._by_weight(first)
        off = self._off_menu(whole or [first])
        return ItemFound(
            line=first.line,
            name=name,
            price=price,
            sizes=sizes,
            to_go_price=to_go,
            says_to_go=self.has("to_go_price"),
            keys=self._keys(whole or [first]),
            says=self._says(first) | self._of_price(first, price, by_weight=by_weight, sizes=sizes),
            taxes=self.taxes(first, "tax", "tax2"),
            to_go_taxes=self.taxes(first, "to_go_tax") if self.has("to_go_tax") else None,
            tax_class=self.short(first, "tax_class"),
            choices=self.choices(first),
            off_menu=off,
        )

    def _is_part(self, row: SheetRow) -> bool:
        part = self.text(row, "part")
        if part:
            self.notes.add(row.line, _("“{part}” is in it"), LEFT_OUT, part=part)
        return bool(part) and not self.text(row, "item")

    def _says(self, row: SheetRow) -> dict[str, Any]:
        said: dict[str, Any] = {}
        if self.has("category"):
            said["category"] = self._category(row)
        for name in ("sku", "barcode"):
            if self.has(name):
                said[name] = self.code(row, name)
        if self.has("cost"):
            said["cost"] = self.amount(row, "cost")
        if self.has("station") and (station := self.text(row, "station")):
            said["station"] = station.casefold()
        return said

    def _category(self, row: SheetRow) -> str:
        """Its first category, without what that is in: of "Drinks > Coffee, Breakfast" it is Coffee."""
        category = self.short(row, "category").split(",")[0].split(">")[-1].strip()
        return "" if category.casefold() in ("none", "uncategorized", "no category") else category

    def _of_price(
        self, row: SheetRow, price: Money | None, *, by_weight: bool | None, sizes: tuple[Size, ...]
    ) -> dict[str, Any]:
        said: dict[str, Any] = {"open_price": price is None}
        if by_weight is not None:
            if by_weight and (price is None or sizes):
                self.notes.add(row.line, _("It is sold by weight, and has sizes or no price"), _("sold by the piece"))
            said["by_weight"] = by_weight and price is not None and not sizes
        return said

    def _by_weight(self, row: SheetRow) -> bool | None:
        if self.has("by_weight"):
            return self.yes(row, self.heading.fields["by_weight"], otherwise=False)
        if not self.has("unit"):
            return None
        unit = self.text(row, "unit").casefold().strip(". ")
        if unit in _OTHER_WEIGHTS:
            self.notes.add(row.line, _("Its price is for “{unit}”, not a kilogram"), _("sold by the piece"), unit=unit)
        return unit in _KILOGRAM

    def _off_menu(self, rows: Iterable[SheetRow]) -> bool | None:
        """Whether it is sold no more here: no row of it is. None where the file says nothing of that."""
        on = [("on_sale", True), ("archived", False)]
        places = [(self.heading.fields[name], sold) for name, sold in on if self.has(name)]
        places += [(place, True) for place in self.places("sold_at") if self.heading.many[place].name == self.store]
        if not places:
            return None
        return not any(all(self.yes(row, place, otherwise=sold) == sold for place, sold in places) for row in rows)

    def _keys(self, rows: Iterable[SheetRow]) -> tuple[str, ...]:
        handles = [f"handle {text}" for row in rows if (text := self.text(row, "handle"))]
        tokens = [f"key {text}" for row in rows if (text := self.text(row, "key"))]
        return tuple(dict.fromkeys(handles + tokens))

    def _prices(self, rows: Sequence[SheetRow]) -> tuple[Money | None, tuple[Size, ...]]:
        """What it costs, and its sizes; of one without a price whoever rings it up says it."""
        named = [(row, self._size(row)) for row in rows]
        if len(named) == 1 and folded(named[0][1]) in NO_SIZE | {""}:
            return self._price_of(named[0][0], OPEN_PRICE), ()
        sizes: dict[str, Size] = {}
        for row, name in named:
            if not name or folded(name) in sizes:
                what = _("There are two of the size “{size}”") if name else _("A size has no name")
                self.notes.add(row.line, what, LEFT_OUT, size=name)
            elif (price := self._price_of(row, OPEN_PRICE if len(named) == 1 else LEFT_OUT)) is not None:
                sizes[folded(name)] = Size(name, price)
            elif len(named) > 1 and is_open(self._price_text(row)):
                self.notes.add(row.line, _("The size “{size}” has no price of its own"), LEFT_OUT, size=name)
        if not sizes:
            return None, ()
        return next(iter(sizes.values())).price, tuple(sizes.values())

    def _size(self, row: SheetRow) -> str:
        options = [self.at(row, place) for place in self.places("option")]
        text = self.text(row, "size") or " ".join(option for option in options if option)
        return text if len(text) <= LONGEST_TEXT else ""

    def _price_of(self, row: SheetRow, becomes: str) -> Money | None:
        return self.price(row, self._price_text(row), becomes)

    def _price_text(self, row: SheetRow) -> str:
        """Its price in this store, else everywhere."""
        here = (self.at(row, place) for place in self.places("price_at") if self.heading.many[place].name == self.store)
        return next(here, "") or self.text(row, "price")

    def _to_go(self, row: SheetRow, price: Money | None, sizes: tuple[Size, ...]) -> Money | None:
        to_go = self.amount(row, "to_go_price") if self.has("to_go_price") else None
        if to_go is not None and price is None:
            self.notes.add(row.line, _("It has a price to go and none here"), OPEN_PRICE)
            return None
        return None if to_go == price else to_go
