"""Turns the menu and what an owner types of it into what the page Menu shows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId
from counter.kernel.language import Language
from counter.kernel.typed_text import folded
from counter.menu.groups import Group
from counter.menu.model import Combo
from counter.menu.rules import Item, Menu
from counter.settings.rules import Settings
from counter.ui.office.build_group_forms import combo_form, group_form
from counter.ui.office.build_item_form import item_form
from counter.ui.office.build_menu_preview import preview
from counter.ui.office.build_menu_questions import question
from counter.ui.office.build_price_words import news_words
from counter.ui.office.combo_draft import ComboDraft
from counter.ui.office.group_draft import GroupDraft
from counter.ui.office.item_draft import ItemDraft
from counter.ui.office.menu_state import (
    ComboFormState,
    GroupFormState,
    ItemFormState,
    MenuState,
    OtherDay,
    PreviewState,
    ThingRow,
)
from counter.ui.office.price_draft import PriceNews

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

    `other` is a day that is typed, None where none is, `wrong_day` why it cannot be. `chips` were tapped in the look at
    Sell, in a `size`.
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
    other: str | None = None
    wrong_day: str = ""


def menu_state(
    known: Known,
    draft: ItemDraft | ComboDraft | None,
    drafts: Mapping[GroupId, GroupDraft],
    view: View,
    here: tuple[Settings, date, Language],
) -> MenuState:
    """The page; `here` is what the shop decided, the trading day, and how this shop says things."""
    settings, today, language = here
    groups: dict[GroupId, Group] = {each.group_id: each for each in known.groups}
    groups |= {key: written for key, each in drafts.items() if (written := each.as_group(today))}
    names = {key: each.name for key, each in groups.items()} | {key: each.name for key, each in drafts.items()}
    category = draft.was.category if draft and draft.was else _new_ones(draft)
    group = drafts.get(view.group) if view.group else None
    hand = group or draft
    form: ItemFormState | GroupFormState | ComboFormState | None = None
    seen: PreviewState | None = None
    if group:
        form = group_form(group, known.menu, today, language)
    elif isinstance(draft, ComboDraft):
        form = combo_form(draft, known.menu, today, language)
    elif isinstance(draft, ItemDraft):
        form = item_form(draft, (known.menu, known.out, groups, names), settings, today, language)
    if isinstance(draft, ItemDraft):
        since = hand.since if hand and hand.since and hand.since > today else None
        seen = preview(draft, known.menu, groups, (view, since), today, language)
    return MenuState(
        categories=known.categories,
        category=category,
        typed=view.typed,
        rows=_rows(known, draft, category, view.typed, today, language),
        empty=language.say("Nothing is called so.") if view.typed else "",
        form=replace(form, other=OtherDay(view.other, view.wrong_day)) if form and view.other is not None else form,
        preview=seen,
        sheet=view.sheet,
        bar=view.note or view.wrong_day or _bar(draft, drafts, view, today, language),
        last=view.last,
        changed=view.changed,
        question=question(view.asks, hand, groups, known.menu, today, language),
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
        price = language.amount(each.on(today).price)
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
    news = [said for each in (draft, *drafts.values()) if each and (said := _news(each, today))]
    one = next(iter(news), None)
    if one and one.count and len({(each.since, each.until, each.back) for each in news}) == 1:
        return news_words(replace(one, count=sum(each.count for each in news)), today, language)
    return language.say("Not saved yet. Counts from the next order on, once it is.")


def _news(draft: ItemDraft | ComboDraft | GroupDraft, today: date) -> PriceNews | None:
    try:
        return draft.news(today)
    except Refused:
        return None
