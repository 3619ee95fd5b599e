"""What a file says of a menu, and what of it nobody understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from counter.kernel.ids import ItemId
from counter.kernel.money import Money
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import ComboAdded, ModifierGroupAdded, Size
from counter.menu.model import DatedPrice


@dataclass(frozen=True, slots=True)
class Noted:
    """What was not understood: its line in the file (1 is the first), what it is, and what we make of it.

    `what` and `becomes` have places for `values`.
    """

    line: int
    what: str
    becomes: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """What was not understood, in one sentence."""
        return self.what.format(**self.values)

    @property
    def made_of_it(self) -> str:
        """What we make of it."""
        return self.becomes.format(**self.values)


@dataclass(frozen=True, slots=True)
class Meant:
    """What somebody says of a file: its format (a key of FORMATS, "" where it shows), and what its columns are.

    `columns` are fields by heading, `taxes` classes of ours by what the file calls a tax, `without` lines to leave out.
    `new_taxes` are taxes, as the file calls them, that a class is made for where we have none with such rates.
    """

    format: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    taxes: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[int] = frozenset()
    new_taxes: frozenset[str] = frozenset()


AS_IT_IS = Meant()


@dataclass(frozen=True, slots=True)
class TaxSaid:
    """A tax of an item as its file calls it: its `name`, and its rate in percent where that is said."""

    name: str
    percent: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFound:
    """An item as a file says it; what it does not say is not in `says`, whose names are those of `ItemDescribed`.

    `price` None: whoever rings it up says it. `keys` are what its till calls it for good; `item_id` is our own id of
    it. `prices` are those from later days on, `since` is when it is on the menu. `taxes` and `to_go_taxes` are None,
    and `choices` (names of groups) too, where the file has no such columns.
    """

    line: int
    name: str
    price: Money | None
    sizes: tuple[Size, ...] = ()
    to_go_price: Money | None = None
    says_to_go: bool = False
    keys: tuple[str, ...] = ()
    item_id: ItemId | None = None
    says: Mapping[str, Any] = field(default_factory=dict)
    taxes: tuple[TaxSaid, ...] | None = None
    to_go_taxes: tuple[TaxSaid, ...] | None = None
    tax_class: str = ""
    choices: tuple[str, ...] | None = None
    off_menu: bool | None = None
    prices: tuple[DatedPrice, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: its heading, what of ours it is ("" where it is left out), and an example of it."""

    theirs: str
    ours: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A whole file as it was understood; `format` is the key of its format, `rows` how many rows it has."""

    format: str
    rows: int
    columns: tuple[Column, ...]
    items: tuple[ItemFound, ...]
    notes: tuple[Noted, ...]
    groups: tuple[ModifierGroupAdded, ...] = ()
    combos: tuple[ComboAdded, ...] = ()
    choice_prices: tuple[ChoicePriceChanged, ...] = ()
    combo_prices: tuple[ComboPriceChanged, ...] = ()
