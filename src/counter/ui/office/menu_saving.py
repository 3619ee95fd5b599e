"""What the page Menu reads and writes: the menu as it is, and what Save makes of what was typed. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter.flows.menu import MenuFact, change_menu
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.menu.model import Combo
from counter.menu.queries import read_groups, read_menu
from counter.menu.rules import Item, Menu
from counter.orders.left_queries import left_on
from counter.store.unit import Connection
from counter.ui.office.build_menu import Known
from counter.ui.office.combo_draft import ComboDraft
from counter.ui.office.group_draft import GroupDraft
from counter.ui.office.item_draft import ItemDraft

Draft = ItemDraft | ComboDraft


def menu_known(connection: Connection, day: date) -> Known:
    """The whole menu with its groups, and what of it is sold out on a day."""
    left = left_on(connection, day)
    out = frozenset(item_id for item_id, count in left.items() if not count)
    return Known(read_menu(connection), read_groups(connection), out)


@dataclass(frozen=True)
class Saving:
    """What is written, and the menu it was written for."""

    facts: tuple[MenuFact, ...]
    draft: Draft
    groups: tuple[GroupDraft, ...]


def save_menu(act: Act, saving: Saving) -> None:
    """Writes what an owner changed. Refused where somebody else changed the same thing since they began."""
    menu = act.shop.configuration.menu
    groups = {group.group_id: group for group in act.read(read_groups)}
    was = saving.draft.was
    now = None if was is None else _now(saving.draft, menu)
    if (was, *(each.was for each in saving.groups)) != (now, *(groups.get(each.group_id) for each in saving.groups)):
        raise Refused("Somebody changed that just now. Look at what they changed, then save again.")
    change_menu(act, saving.facts)


def _now(draft: Draft, menu: Menu) -> object:
    return menu.item(draft.item_id) if isinstance(draft, ItemDraft) else menu.combo(draft.combo_id)


def begun(draft: Draft, menu: Menu, today: date) -> Draft:
    """The same thing as it is now, with the same day looked at."""
    if isinstance(draft, ItemDraft):
        return ItemDraft.begin(menu.item(draft.item_id), today, draft.since)
    return ComboDraft.begin(menu.combo(draft.combo_id), today, draft.since)


def brought_on(draft: Draft, menu: Menu, today: date) -> Draft:
    """The same thing once something was decided: what is typed of it stays."""
    if not draft.is_changed(today):
        return begun(draft, menu, today)
    return draft.onto(menu.item(draft.item_id), today) if isinstance(draft, ItemDraft) else draft


def facts_of(draft: Draft, groups: Iterable[GroupDraft], menu: Menu, today: date) -> list[MenuFact]:
    """What Save writes. Refused where something cannot be read."""
    facts: list[MenuFact] = [fact for each in groups if each.is_changed(today) for fact in each.facts(today)]
    position = len(menu.every_item) + len(menu.every_combo) + 1
    if isinstance(draft, ComboDraft):
        return [*facts, *draft.facts(position, today)] if draft.is_changed(today) else facts
    if draft.was is None:
        place = max((each.position for each in menu.every_item), default=0) + 1
        return [*facts, *draft.added(place, today)]
    described = draft.described()
    changed = [described] if described != ItemDraft.begin(draft.was, today, None).described() else []
    return [*facts, *changed, *draft.prices(today)]


def key_of(thing: Item | Combo) -> str:
    """What an item or a combo is called by the list."""
    return str(thing.combo_id if isinstance(thing, Combo) else thing.item_id)
