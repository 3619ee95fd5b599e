"""Turns the menu and what an owner types of it into what the page Menu shows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId
from counter.kernel.language import Language
from counter.kernel.money import total
from counter.kernel.typed_text import folded
from counter.menu.groups import Group
from counter.menu.model import Combo
from counter.menu.rules import Item, Menu
from counter.settings.rules import Settings
from counter.ui.office.build_item_form import item_form
from counter.ui.office.build_menu_preview import preview
from counter.ui.office.build_menu_questions import question
from counter.ui.office.group_draft import ComboDraft, GroupDraft
from counter.ui.office.item_draft import ItemDraft
from counter.ui.office.menu_state import (
    ComboFormState,
    GroupFormState,
    MenuState,
    OptionState,
    PreviewState,
    ThingRow,
)

_MOST_FOUND = 60
"""So many rows of the list are shown while somebody looks for something."""


@dataclass(frozen=True)
class Known:
    """The whole menu, its groups, and which items are `out` today."""

    menu: Menu
    groups: tuple[Group, ...]
    out: frozenset[ItemId]

    @cached_property
    def every(self) -> tuple[Item | Combo, ...]:
        """Items and combos, what is off the menu last."""
        return (*self.menu.items, *self.menu.combos, *self.menu.items_off, *self.menu.combos_off)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """Those of every item, also of those that are off the menu."""
        return tuple(dict.fromkeys(each.category for each in self.every))


@dataclass(frozen=True)
class View:
    """What is seen and asked: `typed` is looked for, `group` is open, `day` is looked at, `note` stands in the bar.

    `chips` were tapped in the look at Sell, in a `size`.
    """

    typed: str | None = None
    group: GroupId | None = None
    asks: str = ""
    note: str = ""
    day: int = 0
    chips: tuple[tuple[GroupId, str], ...] = ()
    size: str = ""
    sheet: bool = False
    changed: bool = False
    last: str = ""


def menu_state(
    known: Known,
    draft: ItemDraft | ComboDraft | None,
    drafts: Mapping[GroupId, GroupDraft],
    view: View,
    here: tuple[Settings, date, Language],
) -> MenuState:
    """The page; `here` is what the shop decided, the trading day, and how this shop says things."""
    settings, today, language = here
    groups: dict[GroupId, Group] = {group.group_id: group for group in known.groups}
    groups |= {key: group for key, each in drafts.items() if (group := each.as_group())}
    names = {key: each.name for key, each in groups.items()} | {key: each.name for key, each in drafts.items()}
    category = draft.was.category if draft and draft.was else _new_ones(draft)
    form: object = None
    seen: PreviewState | None = None
    if view.group is not None and view.group in drafts:
        form = _group_form(drafts[view.group], known.menu, language)
    elif isinstance(draft, ComboDraft):
        form = _combo_form(draft, known.menu, today, language)
    elif isinstance(draft, ItemDraft):
        form = item_form(draft, (known.menu, known.out, groups, names), settings, today, language)
    if isinstance(draft, ItemDraft):
        seen = preview(draft, known.menu, groups, view, today, language)
    return MenuState(
        categories=known.categories,
        category=category,
        typed=view.typed,
        rows=_rows(known, draft, category, view.typed, today, language),
        empty=language.say("Nothing is called so.") if view.typed else "",
        form=form,  # type: ignore[arg-type]
        preview=seen,
        sheet=view.sheet,
        bar=view.note or _bar(draft, drafts, view, today, language),
        last=view.last,
        changed=view.changed,
        question=question(view.asks, draft, groups, known.menu, today, language),
    )


def _new_ones(draft: ItemDraft | ComboDraft | None) -> str:
    """The category that a new item or combo comes to, as it is typed."""
    if isinstance(draft, ItemDraft):
        return draft.texts["category"]
    return draft.category if draft else ""


def _rows(
    known: Known, draft: ItemDraft | ComboDraft | None, category: str, typed: str | None, today: date,
    language: Language,
) -> tuple[ThingRow, ...]:  # fmt: skip
    here = getattr(draft, "item_id", None) or getattr(draft, "combo_id", None)
    if typed and typed.strip():
        words = folded(typed).split()
        shown = [each for each in known.every if all(word in folded(each.name) for word in words)][:_MOST_FOUND]
    else:
        shown = [each for each in known.every if each.category == category]
    return tuple(_row(each, here, today, language) for each in shown)


def _row(each: Item | Combo, here: object, today: date, language: Language) -> ThingRow:
    key = each.combo_id if isinstance(each, Combo) else each.item_id
    if each.off_menu:
        price = language.say("off")
    elif isinstance(each, Combo):
        price = language.amount(each.price)
    elif each.since and each.since > today:
        price = language.day_and_month(each.since)
    else:
        price = language.say("open") if each.open_price else language.amount(each.on(today).price)
    return ThingRow(str(key), each.name, price, key == here)


def _bar(
    draft: ItemDraft | ComboDraft | None, drafts: Mapping[GroupId, GroupDraft], view: View, today: date,
    language: Language,
) -> str:  # fmt: skip
    if not view.changed:
        return ""
    wrong = next((fault for _, fault in draft.wrong()), None) if isinstance(draft, ItemDraft) else None
    wrong = wrong or next((fault for each in drafts.values() for fault in each.wrong().values()), None)
    if wrong:
        return language.explain(wrong)
    if isinstance(draft, ItemDraft) and draft.was is not None:
        typed = sum(bool(row.text.strip()) for row in draft.rows)
        try:
            prices = draft.prices(today)
        except Refused:
            prices = ()
        if prices and typed and draft.since:
            day = language.day(draft.since)
            return language.say_count("{count} new price from {day}", "{count} new prices from {day}", typed, day=day)
        if prices and typed:
            return language.say_count("{count} new price, at once", "{count} new prices, at once", typed)
    return language.say("Not saved yet. Counts from the next order on, once it is.")


def _group_form(draft: GroupDraft, menu: Menu, language: Language) -> GroupFormState:
    wrong = draft.wrong()
    having = [item.name for item in menu.items if any(each.group_id == draft.group_id for each in item.groups)]
    also = language.say("On {items}.", items=language.listed(having[:6])) if having else ""
    if len(having) > 6:  # noqa: PLR2004 - so many are named
        also = language.say_count("On {count} item.", "On {count} items.", len(having))
    return GroupFormState(
        key=str(draft.group_id),
        title=draft.name or language.say("New choices"),
        name=draft.name,
        fewest=language.number(draft.fewest),
        most=language.number(draft.most),
        options=tuple(
            OptionState(row.name, row.price, row.default, row.off_menu,
                        language.explain(wrong[place]) if place in wrong else "")
            for place, row in enumerate(draft.rows)
        ),
        also=also,
    )  # fmt: skip


def _combo_form(draft: ComboDraft, menu: Menu, today: date, language: Language) -> ComboFormState:
    items = [menu.item(item_id).on(today) for item_id in draft.items]
    alone = total((item.price_of(item.usual_size) for item in items), draft.currency)
    try:
        draft.fact(0)
        wrong = ""
    except Refused as fault:
        wrong = language.explain(fault)
    return ComboFormState(
        key=str(draft.combo_id),
        title=draft.name or language.say("New combo"),
        name=draft.name,
        price=draft.price,
        wrong=wrong if draft.price.strip() else "",
        category=draft.category,
        items=tuple((item.name, language.amount(item.price_of(item.usual_size))) for item in items),
        alone=language.say("One by one: {amount}", amount=language.money(alone)) if items else "",
        favourite=draft.favourite,
        off=draft.was.off_menu if draft.was else None,
    )
