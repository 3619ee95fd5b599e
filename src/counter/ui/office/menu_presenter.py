"""What the page Menu shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, GroupId, ItemId, StaffId
from counter.kernel.typed_day import read_day_to_come
from counter.menu.groups import Group
from counter.menu.rules import Menu
from counter.reports.changes import Change
from counter.reports.menu_changes import MENU
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_menu import Known, View, menu_state
from counter.ui.office.build_menu_questions import ADD_GROUP, ALLERGENS, ITEMS, NEW, OTHER, TRACES, WHEN
from counter.ui.office.build_state import last_words
from counter.ui.office.build_version_words import with_version
from counter.ui.office.combo_draft import ComboDraft
from counter.ui.office.group_draft import GroupDraft
from counter.ui.office.item_draft import ItemDraft
from counter.ui.office.menu_at_once_presenter import MenuAtOnce
from counter.ui.office.menu_saving import (
    Draft,
    Saving,
    begun,
    brought_on,
    facts_of,
    key_of,
    menu_known,
    save_menu,
)
from counter.ui.office.menu_state import MenuState


class MenuPresenter(MenuAtOnce):
    """`show` is called with news, `decided` once something is saved."""

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[], object], decided: Callable[[], object]
    ) -> None:
        super().__init__(work, Known(Menu(), (), frozenset()), decided)
        self._shop, self._show = shop, show
        self._last: tuple[Change, ...] = ()
        self._view = View()
        self._groups: dict[GroupId, GroupDraft] = {}
        self._whose: StaffId | None = None
        self._kept: dict[StaffId, tuple[Draft | None, dict[GroupId, GroupDraft]]] = {}

    def forget(self) -> None:
        """Somebody came: what was not saved waits for whoever wrote it; else the page begins with the first item."""
        if self._whose and self._is_changed:
            self._kept[self._whose] = (self._draft, self._groups)
        self._whose, self._view = self._work.by, View()
        self._draft, self._groups = self._kept.pop(self._whose, (None, {})) if self._whose else (None, {})

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided; what is typed stays."""
        self._last = changes
        self._read()

    def come(self, *, seen: bool) -> None:
        """The page is seen: looks what there is."""
        if seen:
            self._read()

    def look(self) -> None:
        """Time changes nothing of it."""

    def _read(self) -> None:
        self._work.read(menu_known, self._today).then(self._take)

    @property
    def _today(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now())

    def _take(self, known: Known) -> None:
        self._known = known
        menu, draft = known.menu, self._draft
        if draft is not None and draft.was is not None:
            self._draft = brought_on(draft, menu, self._today)
        elif draft is None and menu.items:
            self._draft = ItemDraft.open(menu.items[0], self._today)
        self._groups = {key: each for key, each in self._groups.items() if each.is_changed(self._today)}
        self._show()

    @property
    def _is_changed(self) -> bool:
        drafts = (*self._groups.values(), *((self._draft,) if self._draft else ()))
        return any(each.is_changed(self._today) for each in drafts)

    def state(self) -> MenuState:
        """What the page shows."""
        language = self._shop.language
        last = with_version(self._shop.settings.menu_version, last_words(self._last, (MENU,), language), language)
        return menu_state(
            self._known, self._draft, self._groups, replace(self._view, changed=self._is_changed, last=last),
            (self._shop.settings, self._today, language),
        )  # fmt: skip

    def _look(self, **values: object) -> None:
        self._view = replace(self._view, **values)  # type: ignore[arg-type]
        self._show()

    def _asked_first(self) -> bool:
        """What was typed of one thing is saved or discarded before another is opened."""
        if self._is_changed:
            self._look(note=self._shop.language.say("Save what you changed, or discard it first."))
        return self._is_changed

    def choose_category(self, category: str) -> None:
        """A category, with its first item."""
        if not self._asked_first():
            first = next((each for each in self._known.every if each.category == category), None)
            if first is not None:
                self._open(key_of(first))

    def choose(self, key: str) -> None:
        """An item or a combo of the list."""
        if not self._asked_first():
            self._open(key)

    def _open(self, key: str) -> None:
        menu, thing = self._known.menu, UUID(key)
        item = menu.by_id.get(ItemId(thing))
        today, combo_id = self._today, ComboId(thing)
        self._draft = ItemDraft.open(item, today) if item else ComboDraft.open(menu.combo(combo_id), today)
        self._groups = {}
        self._look(group=None, note="", chips=(), size="", day=0, other=None, wrong_day="")

    def add_item(self) -> None:
        """A new item, in the category that is seen."""
        if not self._asked_first():
            category = self._category
            like = next((each for each in self._known.menu.items if each.category == category), None)
            classes = [rate.tax_class for rate in self._shop.settings.tax_rates]
            self._draft = ItemDraft.new(category, like, (classes or [""])[0], self._shop.settings.currency)
            self._look(group=None, note="", typed=None)

    def add_combo(self) -> None:
        """A new combo."""
        if not self._asked_first():
            self._draft = ComboDraft.new(self._category, self._shop.settings.currency)
            self._look(group=None, note="", typed=None)

    @property
    def _category(self) -> str:
        was = self._draft.was if self._draft else None
        return was.category if was else next(iter(self._known.menu.categories), "")

    def search(self, typed: str | None) -> None:
        """What somebody looks for; None: they do not."""
        self._look(typed=typed)

    def change(self, change: Callable[[ItemDraft], ItemDraft]) -> None:
        """Something of the item in hand is typed or tapped."""
        if isinstance(self._draft, ItemDraft):
            self._draft = change(self._draft)
            self._look(note="")

    def change_combo(self, change: Callable[[ComboDraft], ComboDraft]) -> None:
        """Something of the combo in hand."""
        if isinstance(self._draft, ComboDraft):
            self._draft = change(self._draft)
            self._look(note="")

    def change_group(self, change: Callable[[GroupDraft], GroupDraft]) -> None:
        """Something of the group in hand."""
        if self._view.group in self._groups:
            group = self._groups[self._view.group]
            self._groups[group.group_id] = change(group)
            self._look(note="")

    def open_group(self, key: str) -> None:
        """The form of a group of choices, in the place of the item's."""
        group_id = GroupId(UUID(key))
        known: dict[GroupId, Group] = {group.group_id: group for group in self._known.groups}
        if group_id not in self._groups:
            self._groups[group_id] = GroupDraft.open(known[group_id], self._shop.settings.currency, self._today)
        self._look(group=group_id)

    def close_group(self) -> None:
        """Back to the item."""
        self._look(group=None)

    def drop_group(self) -> None:
        """The item in hand has it no more; the group stays for others."""
        gone = self._view.group
        self._view = replace(self._view, group=None)
        self.change(lambda draft: draft.tap(groups=tuple(each for each in draft.said.groups if each != gone)))

    def ask(self, question: str) -> None:
        """Asks something over the page; "" no more."""
        self._look(asks=question)

    def answer(self, key: str) -> None:
        """What was tapped of what is asked."""
        asked = self._view.asks
        if asked == WHEN:
            self._view = replace(self._view, asks="", day=1 if key else 0, other=None, wrong_day="")
            if key == OTHER:
                self.write_day("")
            else:
                self._begin_on(date.fromisoformat(key) if key else None)
        elif asked == ALLERGENS:
            self.change(lambda draft: draft.toggle_allergen(key, traces=False))
        elif asked == TRACES:
            self.change(lambda draft: draft.toggle_allergen(key, traces=True))
        elif asked == ITEMS:
            self._view = replace(self._view, asks="")
            self.change_combo(lambda draft: replace(draft, items=(*draft.items, ItemId(UUID(key)))))
        elif asked == ADD_GROUP:
            self._add_group(key)

    def write_day(self, text: str) -> None:
        """A day that the list does not have; what cannot be read is said."""
        self._view, day = replace(self._view, other=text, wrong_day="", day=1), None
        try:
            day = read_day_to_come(text, self._shop.language.locale, self._today)
        except Refused as fault:
            self._view = replace(self._view, wrong_day=self._shop.language.explain(fault))
        self._begin_on(day)

    def _begin_on(self, day: date | None) -> None:
        self._change_prices(lambda draft: draft.begin_on(day, self._today))

    def take_back(self) -> None:
        """What was planned for the day that is looked at goes, once that is saved."""
        self._change_prices(lambda draft: draft.take_back(self._today))

    def _change_prices(self, change: Callable[[Any], Any]) -> None:
        if self._view.group in self._groups:
            self.change_group(change)
        else:
            self.change(change)
            self.change_combo(change)

    def _add_group(self, key: str) -> None:
        self._view = replace(self._view, asks="")
        if key == NEW:
            new = GroupDraft.new(self._shop.settings.currency)
            self._groups[new.group_id] = new
            self._view = replace(self._view, group=new.group_id)
            key = str(new.group_id)
        self.change(lambda draft: draft.tap(groups=(*draft.said.groups, GroupId(UUID(key)))))

    def look_on(self, day: int) -> None:
        """How it looks on Sell today (0), or from the day on (1)."""
        self._look(day=day)

    def show_sheet(self, *, on: bool) -> None:
        """The look at Sell over the page, where it has no room beside the form."""
        self._look(sheet=on)

    def try_choice(self, group: GroupId | None, name: str) -> None:
        """A tap on a choice of the look at Sell: shows what it comes to."""
        if group is None:
            self._look(size=name)
        else:
            self._look(chips=(*self._view.chips, (group, name)))

    def discard(self) -> None:
        """Forgets what was not saved."""
        was = self._draft.was if self._draft else None
        self._draft, self._groups = None, {}
        self._view = replace(self._view, group=None, note="", other=None, wrong_day="")
        if was is not None:
            self._open(key_of(was))
        else:
            self._take(self._known)

    def save(self) -> None:
        """Writes it; what is wrong is said in the bar, and nothing is lost."""
        draft = self._draft
        if draft is None or self._view.wrong_day:
            return
        try:
            facts = tuple(facts_of(draft, self._groups.values(), self._known.menu, self._today))
        except Refused as fault:
            self._look(note=self._shop.language.explain(fault))
            return
        saving = Saving(facts, draft, tuple(each for each in self._groups.values() if each.is_changed(self._today)))
        doing = self._work.do(save_menu, saving)
        doing.then(lambda _: self._saved(draft))
        doing.otherwise(lambda reason: self._look(note=reason))

    def _saved(self, draft: Draft) -> None:
        """What is in hand stays in hand, as it is now."""
        self._groups = {}
        self._view = replace(self._view, group=None, note=self._shop.language.say("Saved."), other=None)
        self._work.read(menu_known, self._today).then(lambda known: self._opened(known, draft))

    def _opened(self, known: Known, draft: Draft) -> None:
        self._draft, self._known = begun(draft, known.menu, self._today), known
        self._decided()
