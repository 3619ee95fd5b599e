"""A combo while an owner writes it: nothing is decided before Save. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, ItemId, new_id
from counter.kernel.money import Money
from counter.kernel.typed_text import tidy_text
from counter.menu.combos import combo_as_said
from counter.menu.dated_facts import ComboPriceChanged
from counter.menu.facts import ComboAdded, ComboChanged
from counter.menu.model import Combo
from counter.ui.office.menu_texts import read_price, typed_money
from counter.ui.office.price_draft import new_prices


@dataclass(frozen=True)
class ComboDraft:
    """A combo as it will be; `was` is None of a new one.

    `price` is typed; where nothing is, it costs what it does `now`. It begins on the day `since`, None: at once.
    """

    was: Combo | None
    combo_id: ComboId
    name: str
    price: str
    items: tuple[ItemId, ...]
    category: str
    favourite: bool
    currency: str
    now: Money | None = None
    since: date | None = None

    @classmethod
    def begin(cls, combo: Combo, today: date) -> ComboDraft:
        """A combo as it is today, with the next price that was decided for it."""
        planned = next((each for each in combo.prices if each.since > today), None)
        price = typed_money(planned.price if planned else None)
        return cls(combo, combo.combo_id, combo.name, price, combo.items, combo.category, combo.favourite,
                   combo.price.currency, combo.on(today).price, planned.since if planned else None)  # fmt: skip

    @classmethod
    def new(cls, category: str, currency: str) -> ComboDraft:
        """One that nobody has described yet."""
        return cls(None, ComboId(new_id()), "", "", (), category, favourite=False, currency=currency)

    def begin_on(self, day: date | None) -> ComboDraft:
        """Its price begins on a day; None: at once."""
        return replace(self, since=day)

    def is_changed(self, today: date) -> bool:
        """Whether Save would write something, or something is typed that cannot be read yet."""
        if self.was is None:
            return bool(self.name.strip() or self.price.strip() or self.items)
        begun = ComboDraft.begin(self.was, today)
        return replace(self, since=begun.since) != begun or (begun.since is not None and self.since != begun.since)

    def costs(self) -> Money:
        """What it will cost: as it is typed, where nothing is as it is now. Refused where neither is said."""
        typed = read_price(self.price, self.currency)
        price = self.now if typed is None else typed
        if price is None:
            raise Refused("“{item}” needs a price. Write what it costs.", item=tidy_text(self.name))
        return price

    def prices(self, today: date) -> tuple[ComboPriceChanged, ...]:
        """What changes about its price, from which days on; of a new one nothing. Refused as `costs` says."""
        was = self.was
        if was is None:
            return ()

        def on(day: date) -> ComboPriceChanged:
            return ComboPriceChanged(combo_id=was.combo_id, since=day, price=was.on(day).price)

        wanted = replace(on(max(self.since or today, today)), price=self.costs())
        return new_prices(wanted, on, ComboDraft.begin(was, today).since, today)

    def facts(self, position: int, today: date) -> tuple[ComboAdded | ComboChanged | ComboPriceChanged, ...]:
        """It as facts. Refused where it has no name, no category or no price.

        A price that counts at once stands in what is said of it, so that it is held against the items it has then.
        """
        name, category, price = tidy_text(self.name), tidy_text(self.category), self.costs()
        if not name:
            raise Refused("The combo has no name. Write what it is called.")
        if not category:
            raise Refused("“{item}” is in no category. Write one: Coffee, Bakery.", item=name)
        said = ComboAdded(
            combo_id=self.combo_id, name=name, price=price, items=self.items, category=category,
            icon=self.was.icon if self.was else "", favourite=self.favourite, position=position,
        )  # fmt: skip
        if self.was is None:
            return (said,)
        now = self.was.on(today)
        prices = self.prices(today)
        at_once = next((each.price for each in prices if each.since == today), now.price)
        changed = replace(combo_as_said(said), price=at_once)
        described = (changed,) if changed != combo_as_said(now) else ()
        return (*described, *(each for each in prices if each.since > today))
