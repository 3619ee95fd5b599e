"""The menu that Counter itself exported, read back whole: `docs/files.md` says what its rows and columns are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from counter.imports.formats import Heading, tidy
from counter.imports.model import FileRead, ItemFound, Noted
from counter.imports.sheet import Sheet
from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, GroupId, ItemId
from counter.kernel.language import _
from counter.kernel.money import Money, from_decimal
from counter.kernel.typed_text import tidy_text
from counter.menu.allergens import read_allergen
from counter.menu.checks import check_making_time
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import Amount, ComboAdded, Modifier, ModifierGroupAdded, Size
from counter.menu.model import DatedPrice

_YES = {"yes": True, "": False, "no": False}


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: its line, and its fields by our columns."""

    line: int
    fields: Mapping[str, str]
    currency: str

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")

    @property
    def name(self) -> str:
        """Of what it is a row. Refused where that is empty, or too long."""
        if not (name := tidy_text(self["item"])):
            raise Refused("A name is empty. Fill it in.")
        return name

    @property
    def id(self) -> UUID:
        """Of what it is. Refused where that is no id."""
        return _uuid(self["id"])

    def yes(self, name: str) -> bool:
        """Whether a field says yes. Refused where it says neither."""
        if self[name] not in _YES:
            raise Refused("“{value}” is neither yes nor no.", value=self[name])
        return _YES[self[name]]

    def amount(self, name: str) -> Money | None:
        """An amount, where there is one."""
        return from_decimal(self[name], self.currency) if self[name] else None

    @property
    def price(self) -> Money:
        """What it costs. Refused where that is not said."""
        return from_decimal(self["price"], self.currency)

    def hour(self, name: str) -> time | None:
        """A local time of day, where there is one."""
        return time.fromisoformat(self[name]) if self[name] else None

    @property
    def since(self) -> date | None:
        """The day from which it is so, where one is said."""
        return date.fromisoformat(self["from"]) if self["from"] else None

    def several(self, name: str) -> list[str]:
        """The parts of a list."""
        return [part.strip() for part in self[name].split(";") if part.strip()]

    def allergens(self, name: str) -> tuple[str, ...]:
        """Allergens. Refused where one is none."""
        return tuple(read_allergen(each) for each in self.several(name))


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refused("“{name}” is no id. Export the menu again.", name=text) from None


class _Menu:
    """What the rows have said so far."""

    def __init__(self) -> None:
        self.groups: dict[UUID, ModifierGroupAdded] = {}
        self.items: dict[UUID, ItemFound] = {}
        self.combos: dict[UUID, ComboAdded] = {}
        self.choice_prices: list[ChoicePriceChanged] = []
        self.combo_prices: list[ComboPriceChanged] = []

    def take(self, row: _Line) -> None:
        """One more row. Refused where it cannot be so."""
        kinds = {
            "group": self._group, "choice": self._choice, "amount": self._amount,
            "item": self._item, "price": self._price, "combo": self._combo,
        }  # fmt: skip
        if row["kind"] not in kinds:
            raise Refused("“{kind}” is no kind of row.", kind=row["kind"])
        kinds[row["kind"]](row)

    def _group(self, row: _Line) -> None:
        self.groups[row.id] = ModifierGroupAdded(
            group_id=GroupId(row.id), name=row.name, fewest=int(row["fewest"]), most=int(row["most"]), modifiers=()
        )

    def _choice(self, row: _Line) -> None:
        group = self.groups[row.id]
        if row["size"]:
            last = group.modifiers[-1]
            self._put(row, replace(last, sizes=(*last.sizes, Size(row["size"], row.price))))
            return
        choice = Modifier(
            name=row.name, price=row.price, default=row.yes("default"), allergens=row.allergens("allergens"),
            may_contain=row.allergens("may_contain"), free_of=row.allergens("free_of"), off_menu=row.yes("off_menu"),
        )  # fmt: skip
        self.groups[row.id] = replace(group, modifiers=(*group.modifiers, choice))

    def _amount(self, row: _Line) -> None:
        choice = self.groups[row.id].modifiers[-1]
        if row["size"]:
            last = choice.amounts[-1]
            amounts = (*choice.amounts[:-1], replace(last, sizes=(*last.sizes, Size(row["size"], row.price))))
        else:
            amounts = (*choice.amounts, Amount(row["amount"], row.price))
        self._put(row, replace(choice, amounts=amounts))

    def _put(self, row: _Line, choice: Modifier) -> None:
        group = self.groups[row.id]
        self.groups[row.id] = replace(group, modifiers=(*group.modifiers[:-1], choice))

    def _item(self, row: _Line) -> None:
        if row["size"]:
            item = self.items[row.id]
            self.items[row.id] = replace(item, sizes=(*item.sizes, Size(row["size"], row.price)))
            return
        self.items[row.id] = ItemFound(
            line=row.line, name=row.name, price=row.price, to_go_price=row.amount("to_go_price"), says_to_go=True,
            item_id=ItemId(row.id), says=_says(row), tax_class=row["tax_class"], off_menu=row.yes("off_menu"),
            since=row.since,
        )  # fmt: skip

    def _price(self, row: _Line) -> None:
        if row.id in self.groups:
            self._price_of_choice(row)
        elif row.id in self.combos:
            combo_id, since = self.combos[row.id].combo_id, date.fromisoformat(row["from"])
            self.combo_prices.append(ComboPriceChanged(combo_id=combo_id, since=since, price=row.price))
        else:
            self._price_of_item(row)

    def _price_of_choice(self, row: _Line) -> None:
        since, known = date.fromisoformat(row["from"]), [each.name for each in self.groups[row.id].modifiers]
        said = ChoicePriceChanged(
            group_id=GroupId(row.id), name=known[known.index(row.name)], since=since, price=row.price
        )
        if row["size"]:
            last = self.choice_prices.pop()
            said = replace(last, sizes=(*last.sizes, Size(row["size"], row.price)))
        self.choice_prices.append(said)

    def _price_of_item(self, row: _Line) -> None:
        item = self.items[row.id]
        if row["size"]:
            last = item.prices[-1]
            prices = (*item.prices[:-1], replace(last, sizes=(*last.sizes, Size(row["size"], row.price))))
        else:
            dated = DatedPrice(date.fromisoformat(row["from"]), row.price, (), row.amount("to_go_price"))
            prices = (*item.prices, dated)
        self.items[row.id] = replace(item, prices=prices)

    def _combo(self, row: _Line) -> None:
        self.combos[row.id] = ComboAdded(
            combo_id=ComboId(row.id), name=row.name, price=row.price, category=row["category"], icon=row["icon"],
            items=tuple(ItemId(_uuid(each)) for each in row.several("items")), favourite=row.yes("favourite"),
            position=row.line,
        )  # fmt: skip


def _says(row: _Line) -> dict[str, Any]:
    texts = ("category", "page", "station", "sku", "barcode", "deposit_tax_class", "icon")
    return (
        {name: tidy_text(row[name]) for name in texts}
        | {
            "open_price": row.yes("open_price"),
            "by_weight": row.yes("by_weight"),
            "favourite": row.yes("favourite"),
            "cost": row.amount("cost"),
            "deposit": row.amount("deposit"),
            "sold_from": row.hour("sold_from"),
            "sold_until": row.hour("sold_until"),
            "allergens": row.allergens("allergens"),
            "may_contain": row.allergens("may_contain"),
            "groups": tuple(GroupId(_uuid(each)) for each in row.several("groups")),
        }
        | _making_time(row)
        | ({"colour": tidy_text(row["colour"])} if "colour" in row.fields else {})
    )


def _making_time(row: _Line) -> dict[str, int | None]:
    """How long it takes; an older export says nothing of it."""
    said = row.fields.get("making_seconds")
    return {} if said is None else {"making_seconds": check_making_time(int(said)) if said else None}


def read_ours(heading: Heading, sheet: Sheet, currency: str) -> FileRead:
    """A menu that Counter exported. Refused with the line where a row was changed so that it cannot be.

    Refused too where its prices are in another currency than the shop's.
    """
    names = [tidy(each) for each in heading.theirs]
    menu, off, gone = _Menu(), [], list[UUID]()
    for row in sheet:
        line = _Line(row.line, dict(zip(names, row.fields, strict=False)), currency)
        if line["currency"] not in ("", currency):
            raise Refused(
                "The prices are in {theirs}, and this shop sells in {ours}.", theirs=line["currency"], ours=currency
            )
        _take(menu, line)
        if line["kind"] == "combo" and line.yes("off_menu"):
            off.append(Noted(row.line, _("“{item}” is off the menu"), _("left out"), {"item": line["item"]}))
            gone.append(line.id)
    for combo_id in gone:
        del menu.combos[combo_id]
    return FileRead(
        format=heading.format.key, rows=len(sheet), columns=(), items=tuple(menu.items.values()), notes=tuple(off),
        groups=tuple(menu.groups.values()), combos=tuple(menu.combos.values()),
        choice_prices=tuple(menu.choice_prices),
        combo_prices=tuple(each for each in menu.combo_prices if each.combo_id in menu.combos),
    )  # fmt: skip


def _take(menu: _Menu, line: _Line) -> None:
    try:
        menu.take(line)
    except Refused as fault:
        raise Refused("Line {line}: {fault}", line=line.line, fault=fault) from fault
    except (KeyError, IndexError, ValueError) as fault:
        raise Refused(
            "Line {line} does not fit what stands before it. Export the menu again.", line=line.line
        ) from fault
