"""A group of choices while an owner writes it: nothing is decided before Save. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, new_id
from counter.kernel.money import Money
from counter.kernel.typed_text import tidy_text
from counter.menu.dated_facts import ChoicePriceChanged
from counter.menu.facts import GroupDescribed, Modifier, ModifierGroupAdded, ModifierGroupChanged, Size
from counter.menu.groups import Group, choice_on, group_as_said, group_of, renamed
from counter.menu.model import ChoicePrice
from counter.menu.plans import A_DAY, planned, same_price
from counter.ui.office.menu_texts import read_amount, typed_money
from counter.ui.office.price_draft import PriceNews, PriceRow, news_of, on_another_day, rows_of_sizes

GroupFacts = tuple[ModifierGroupAdded | ModifierGroupChanged | ChoicePriceChanged, ...]


@dataclass(frozen=True)
class OptionRow:
    """A choice as it will be: its name and what it adds as they are typed; `was`, as it is today, is None of a new one.

    Where nothing is typed it adds what it does `before` the day that is chosen. `sizes` are those of items in which it
    adds something else.
    """

    was: Modifier | None
    name: str
    price: str
    default: bool = False
    off_menu: bool = False
    sizes: tuple[PriceRow, ...] = ()
    before: Modifier | None = None

    def adds(self, currency: str) -> Money:
        """What it will add. Refused where that is no amount."""
        typed = read_amount(self.price, currency)
        if typed is not None:
            return typed
        return self.before.price if self.before else Money(0, currency)

    def adds_in_sizes(self, currency: str) -> tuple[Size, ...]:
        """What it will add in sizes; in one of which nothing is said as in others. Refused where one is no amount."""
        said = ((row.kind, _read(row, currency)) for row in self.sizes)
        return tuple(Size(name, price) for name, price in said if price is not None)

    def wrong(self, currency: str) -> Iterator[tuple[int | None, Refused]]:
        """What cannot be read: the place of a size, or None where it is what it adds else; and why."""
        for place, row in enumerate((None, *self.sizes)):
            try:
                self.adds(currency) if row is None else _read(row, currency)
            except Refused as fault:
                yield place - 1 if row else None, fault


def _read(row: PriceRow, currency: str) -> Money | None:
    typed = read_amount(row.text, currency)
    return row.before if typed is None else typed


@dataclass(frozen=True)
class GroupDraft:
    """A group as it will be; `was` is None of a new one. Its prices begin on the day `since`, None: at once."""

    was: Group | None
    group_id: GroupId
    name: str
    fewest: int
    most: int
    rows: tuple[OptionRow, ...]
    currency: str
    since: date | None = None

    @classmethod
    def begin(cls, group: Group, currency: str, today: date, since: date | None) -> GroupDraft:
        """A group as it is today, with what was planned for the day `since`; None: with its prices at once."""
        day = since if since and since > today else None
        days = (today, day - A_DAY if day else today, day or today)
        known, before, then = (group.on(each).modifiers for each in days)
        rows = tuple(map(_row, known, before, then))
        return cls(group, group.group_id, group.name, group.fewest, group.most, rows, currency, day)

    @classmethod
    def open(cls, group: Group, currency: str, today: date) -> GroupDraft:
        """A group as it is today, with the next prices that were planned for its choices."""
        return cls.begin(group, currency, today, next((each.since for each in plans_of_group(group, today)), None))

    @classmethod
    def new(cls, currency: str) -> GroupDraft:
        """One that nobody has described yet: of two choices none or one."""
        rows = (OptionRow(None, "", ""), OptionRow(None, "", ""))
        return cls(None, GroupId(new_id()), "", 0, 1, rows, currency)

    def is_changed(self, today: date) -> bool:
        """Whether Save would write something, or something is typed that cannot be read yet."""
        if self.was is None:
            return True
        return self != GroupDraft.begin(self.was, self.currency, today, self.since)

    def begin_on(self, day: date | None, today: date) -> GroupDraft:
        """Another day is looked at; None: at once. What is typed of prices goes along, others are those of the day."""
        if self.was is None:
            return self
        begun, there = (GroupDraft.begin(self.was, self.currency, today, each) for each in (self.since, day))
        known = len(begun.rows)
        rows = tuple(map(_on_another_day, self.rows[:known], begun.rows, there.rows))
        return replace(self, since=there.since, rows=(*rows, *self.rows[known:]))

    def take_back(self, _today: date) -> GroupDraft:
        """What was planned for the day goes: its choices add from then on what they do before."""
        return replace(self, rows=tuple(
            replace(row, price="", sizes=tuple(rows_of_sizes(row.was.sizes, None, row.before.sizes)))
            if row.was and row.before else row
            for row in self.rows
        ))  # fmt: skip

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

    def add_sizes(self, place: int, names: tuple[str, ...]) -> GroupDraft:
        """A choice may add something else in each of these sizes."""
        known = {row.kind.casefold() for row in self.rows[place].sizes}
        new = (PriceRow(name, None, "") for name in names if name.casefold() not in known)
        return self.change_row(place, sizes=(*self.rows[place].sizes, *new))

    def write_size(self, place: int, size: int, text: str) -> GroupDraft:
        """What a choice adds in a size, as it is typed."""
        rows = self.rows[place].sizes
        return self.change_row(
            place, sizes=tuple(replace(row, text=text) if at == size else row for at, row in enumerate(rows))
        )

    def drop_size(self, place: int, size: int) -> GroupDraft:
        """In a size a choice adds what it does in others."""
        rows = self.rows[place].sizes
        return self.change_row(place, sizes=tuple(row for at, row in enumerate(rows) if at != size))

    def wrong(self) -> dict[tuple[int, int | None], Refused]:
        """The places of the choices, and of the size where it is that, whose price cannot be read, and why."""
        return {(place, size): fault for place, row in enumerate(self.rows) for size, fault in row.wrong(self.currency)}

    def facts(self, today: date) -> GroupFacts:
        """It as facts. Refused where what a choice adds is no amount. What is new costs at once what is typed."""
        described = self._described()
        if self.was is None:
            return (described,)
        now = self.was.on(today)
        said = group_as_said(described, now.modifiers)
        changed = (said,) if said != group_as_said(now) else ()
        return (*changed, *self.prices(today))

    def _described(self) -> ModifierGroupAdded:
        """All that is said of it, at the prices of today."""
        return ModifierGroupAdded(
            group_id=self.group_id, name=tidy_text(self.name), fewest=self.fewest, most=self.most,
            modifiers=tuple(self._modifier(row) for row in self.rows if row.was or row.name.strip()),
        )  # fmt: skip

    def _modifier(self, row: OptionRow) -> Modifier:
        price, sizes = row.adds(self.currency), row.adds_in_sizes(self.currency)
        known = row.was or Modifier("", price, sizes=sizes)
        return replace(known, name=tidy_text(row.name), default=row.default, off_menu=row.off_menu)

    def prices(self, today: date) -> tuple[ChoicePriceChanged, ...]:
        """What changes about the prices of its choices, from which days on. Refused as `facts`."""
        return tuple(price for row in self.rows for price in self._prices(row, today))

    def _prices(self, row: OptionRow, today: date) -> tuple[ChoicePriceChanged, ...]:
        """What changes about the price of a choice; of a new one nothing. One with another name keeps what it had."""
        if self.was is None or row.was is None:
            return ()
        wanted, name = self._wanted(row, today), tidy_text(row.name)
        changes = () if wanted is None else (replace(wanted, name=name),)
        kept = renamed(self.was, row.was.name, name, today) if name != row.was.name else ()
        return (*(each for each in kept if wanted is None or each.since != wanted.since), *changes)

    def _wanted(self, row: OptionRow, today: date) -> ChoicePriceChanged | None:
        """What a choice will add from the day on; None where it does so already, or is new."""
        if self.was is None or row.was is None:
            return None
        now = choice_on(self.was, row.was.name, max(self.since or today, today))
        wanted = replace(now, price=row.adds(self.currency), sizes=row.adds_in_sizes(self.currency))
        return None if same_price(wanted, now) else wanted

    def news(self, today: date) -> PriceNews | None:
        """What Save does about the prices of its choices; None where it does nothing. Refused as `facts`."""
        said = [
            news for row in self.rows if self.was and (wanted := self._wanted(row, today))
            and (news := news_of(wanted, partial(choice_on, self.was, wanted.name), _days(self.was, wanted.name)))
        ]  # fmt: skip
        if not said:
            return None
        until = min((each.until for each in said if each.until), default=None)
        return PriceNews(sum(each.count for each in said), said[0].since, until, all(each.back for each in said))

    def as_group(self, today: date) -> Group | None:
        """It as it will be, with its prices; as it is while something cannot be read, and None of a new one."""
        try:
            facts = self.facts(today)
        except Refused:
            return self.was
        described = next((each for each in facts if isinstance(each, GroupDescribed)), None)
        prices = {(each.since, each.name): each for each in (self.was.prices if self.was else ())}
        for fact in facts:
            if isinstance(fact, ChoicePriceChanged):
                prices[fact.since, fact.name] = ChoicePrice(fact.name, fact.since, fact.price, fact.sizes)
        group = group_of(described) if described else self.was
        return replace(group, prices=tuple(prices[key] for key in sorted(prices))) if group else None


def plans_of_group(group: Group, today: date) -> tuple[ChoicePriceChanged, ...]:
    """What was planned that choices of a group add from later days on, the earliest first."""
    found = (
        each for choice in group.modifiers
        for each in planned(partial(choice_on, group, choice.name), _days(group, choice.name), today)
    )  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.since))


def _days(group: Group, name: str) -> list[date]:
    return [each.since for each in group.prices if each.name == name]


def _row(choice: Modifier, before: Modifier, then: Modifier) -> OptionRow:
    is_planned = (before.price, before.sizes) != (then.price, then.sizes)
    sizes = rows_of_sizes(choice.sizes, then.sizes if is_planned else None, before.sizes)
    price = typed_money(then.price if is_planned else None)
    return OptionRow(choice, choice.name, price, choice.default, choice.off_menu, tuple(sizes), before)


def _on_another_day(row: OptionRow, begun: OptionRow, there: OptionRow) -> OptionRow:
    price = there.price if row.price == begun.price else row.price
    return replace(row, price=price, before=there.before, sizes=on_another_day(row.sizes, begun.sizes, there.sizes))
