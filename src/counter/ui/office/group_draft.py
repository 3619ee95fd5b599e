"""A group of choices, or a combo, while an owner writes it: nothing is decided before Save. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, GroupId, ItemId, new_id
from counter.kernel.money import Money
from counter.kernel.typed_text import tidy_text
from counter.menu.combos import combo_as_said
from counter.menu.facts import ComboAdded, ComboChanged, Modifier, ModifierGroupAdded, ModifierGroupChanged
from counter.menu.groups import Group, group_as_said, group_of
from counter.menu.model import Combo
from counter.ui.office.menu_texts import read_amount, read_price, typed_money


@dataclass(frozen=True)
class OptionRow:
    """A choice as it will be: its name and what it adds as they are typed; `was` is None of a new one."""

    was: Modifier | None
    name: str
    price: str
    default: bool = False
    off_menu: bool = False

    def modifier(self, currency: str) -> Modifier:
        """It as it will be. Refused where what it adds is no amount."""
        price = read_amount(self.price, currency) or Money(0, currency)
        name, known = tidy_text(self.name), self.was or Modifier("", price)
        return replace(known, name=name, price=price, default=self.default, off_menu=self.off_menu)


@dataclass(frozen=True)
class GroupDraft:
    """A group as it will be; `was` is None of a new one."""

    was: Group | None
    group_id: GroupId
    name: str
    fewest: int
    most: int
    rows: tuple[OptionRow, ...]
    currency: str

    @classmethod
    def begin(cls, group: Group, currency: str) -> GroupDraft:
        """A group as it is."""
        rows = tuple(
            OptionRow(each, each.name, typed_money(each.price) if each.price else "", each.default, each.off_menu)
            for each in group.modifiers
        )
        return cls(group, group.group_id, group.name, group.fewest, group.most, rows, currency)

    @classmethod
    def new(cls, currency: str) -> GroupDraft:
        """One that nobody has described yet: of two choices none or one."""
        rows = (OptionRow(None, "", ""), OptionRow(None, "", ""))
        return cls(None, GroupId(new_id()), "", 0, 1, rows, currency)

    @property
    def is_changed(self) -> bool:
        """Whether Save would write something."""
        return self.was is None or self != GroupDraft.begin(self.was, self.currency)

    def change_row(self, place: int, **values: Any) -> GroupDraft:
        """Something of a choice."""
        rows = tuple(replace(row, **values) if at == place else row for at, row in enumerate(self.rows))
        return replace(self, rows=rows)

    def add_row(self) -> GroupDraft:
        """One choice more."""
        return replace(self, rows=(*self.rows, OptionRow(None, "", "")))

    def drop_row(self, place: int) -> GroupDraft:
        """A new choice that is none after all; one that was there is off the menu, or on it again."""
        if self.rows[place].was is None:
            return replace(self, rows=tuple(row for at, row in enumerate(self.rows) if at != place))
        return self.change_row(place, off_menu=not self.rows[place].off_menu, default=False)

    def wrong(self) -> dict[int, Refused]:
        """The places of the choices whose price cannot be read, and why."""
        found = {}
        for place, row in enumerate(self.rows):
            try:
                row.modifier(self.currency)
            except Refused as fault:
                found[place] = fault
        return found

    def fact(self) -> ModifierGroupAdded | ModifierGroupChanged:
        """It as a fact. Refused where what a choice adds is no amount."""
        modifiers = tuple(row.modifier(self.currency) for row in self.rows if row.was or row.name.strip())
        said = ModifierGroupAdded(
            group_id=self.group_id, name=tidy_text(self.name), fewest=self.fewest, most=self.most, modifiers=modifiers
        )
        return said if self.was is None else group_as_said(said, self.was.modifiers)

    def as_group(self) -> Group | None:
        """It as it will be; as it is while something cannot be read, and None of a new one."""
        try:
            return group_of(self.fact())
        except Refused:
            return self.was


@dataclass(frozen=True)
class ComboDraft:
    """A combo as it will be; `was` is None of a new one."""

    was: Combo | None
    combo_id: ComboId
    name: str
    price: str
    items: tuple[ItemId, ...]
    category: str
    favourite: bool
    currency: str

    @classmethod
    def begin(cls, combo: Combo) -> ComboDraft:
        """A combo as it is."""
        price = typed_money(combo.price)
        return cls(combo, combo.combo_id, combo.name, price, combo.items, combo.category, combo.favourite,
                   combo.price.currency)  # fmt: skip

    @classmethod
    def new(cls, category: str, currency: str) -> ComboDraft:
        """One that nobody has described yet."""
        return cls(None, ComboId(new_id()), "", "", (), category, favourite=False, currency=currency)

    @property
    def is_changed(self) -> bool:
        """Whether Save would write something."""
        if self.was is None:
            return bool(self.name.strip() or self.price.strip() or self.items)
        return self != ComboDraft.begin(self.was)

    def fact(self, position: int) -> ComboAdded | ComboChanged:
        """It as a fact. Refused where it has no name, no category or no price."""
        name, category, price = tidy_text(self.name), tidy_text(self.category), read_price(self.price, self.currency)
        if not name:
            raise Refused("The combo has no name. Write what it is called.")
        if price is None:
            raise Refused("“{item}” needs a price. Write what it costs.", item=name)
        if not category:
            raise Refused("“{item}” is in no category. Write one: Coffee, Bakery.", item=name)
        said = ComboAdded(
            combo_id=self.combo_id, name=name, price=price, items=self.items, category=category,
            icon=self.was.icon if self.was else "", favourite=self.favourite, position=position,
        )  # fmt: skip
        return said if self.was is None else combo_as_said(said)
