"""A combo while an owner writes it: nothing is decided before Save. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, ItemId, new_id
from counter.kernel.money import Money
from counter.kernel.typed_text import tidy_text
from counter.menu.combos import combo_as_said
from counter.menu.dated_facts import ComboPriceChanged
from counter.menu.facts import ComboAdded, ComboChanged
from counter.menu.model import Combo
from counter.menu.plans import A_DAY, planned, same_price
from counter.ui.office.menu_texts import read_price, typed_money
from counter.ui.office.price_draft import PriceNews, news_of


def combo_costs_on(combo: Combo, day: date) -> ComboPriceChanged:
    """What a combo costs on a day, as if it did from then on."""
    return ComboPriceChanged(combo_id=combo.combo_id, since=day, price=combo.on(day).price)


def plans_of_combo(combo: Combo, today: date) -> tuple[ComboPriceChanged, ...]:
    """What was planned that a combo costs from later days on, the earliest first."""
    return planned(partial(combo_costs_on, combo), (each.since for each in combo.prices), today)


@dataclass(frozen=True)
class ComboDraft:
    """A combo as it will be; `was` is None of a new one.

    `price` is typed; where nothing is, it costs what it does `before`. It begins on the day `since`, None: at once.
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
    before: Money | None = None
    since: date | None = None

    @classmethod
    def begin(cls, combo: Combo, today: date, since: date | None) -> ComboDraft:
        """A combo as it is today, with what was planned for the day `since`; None: with its price at once."""
        day = since if since and since > today else None
        now, before, then = (combo.on(each).price for each in (today, day - A_DAY if day else today, day or today))
        price = typed_money(then if then != before else None)
        return cls(combo, combo.combo_id, combo.name, price, combo.items, combo.category, combo.favourite,
                   combo.price.currency, now, before, day)  # fmt: skip

    @classmethod
    def open(cls, combo: Combo, today: date) -> ComboDraft:
        """A combo as it is today, with the next price that was planned for it."""
        return cls.begin(combo, today, next((each.since for each in plans_of_combo(combo, today)), None))

    @classmethod
    def new(cls, category: str, currency: str) -> ComboDraft:
        """One that nobody has described yet."""
        return cls(None, ComboId(new_id()), "", "", (), category, favourite=False, currency=currency)

    def begin_on(self, day: date | None, today: date) -> ComboDraft:
        """Another day is looked at; None: at once. A price that is typed goes along, else it is that of the day."""
        if self.was is None:
            return replace(self, since=day)
        begun, there = ComboDraft.begin(self.was, today, self.since), ComboDraft.begin(self.was, today, day)
        price = there.price if self.price == begun.price else self.price
        return replace(self, price=price, before=there.before, since=there.since)

    def take_back(self, _today: date) -> ComboDraft:
        """What was planned for the day goes: it costs from then on what it does before."""
        return replace(self, price="")

    def is_changed(self, today: date) -> bool:
        """Whether Save would write something, or something is typed that cannot be read yet."""
        if self.was is None:
            return bool(self.name.strip() or self.price.strip() or self.items)
        return self != ComboDraft.begin(self.was, today, self.since)

    def costs(self) -> Money:
        """What it will cost: as it is typed, where nothing is as before. Refused where neither is said."""
        typed = read_price(self.price, self.currency)
        price = self.before if typed is None else typed
        if price is None:
            raise Refused("“{item}” needs a price. Write what it costs.", item=tidy_text(self.name))
        return price

    def prices(self, today: date) -> tuple[ComboPriceChanged, ...]:
        """What changes about its price on the day; of a new one nothing. Refused as `costs` says."""
        if self.was is None:
            return ()
        now = combo_costs_on(self.was, max(self.since or today, today))
        wanted = replace(now, price=self.costs())
        return () if same_price(wanted, now) else (wanted,)

    def news(self, today: date) -> PriceNews | None:
        """What Save does about its price; None where it does nothing. Refused as `costs` says."""
        wanted = next(iter(self.prices(today)), None)
        if self.was is None or wanted is None:
            return None
        return news_of(wanted, partial(combo_costs_on, self.was), (each.since for each in self.was.prices))

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
