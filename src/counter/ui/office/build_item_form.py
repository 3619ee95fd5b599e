"""Turns an item and what is typed of it into its form. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from counter.kernel.ids import GroupId, ItemId
from counter.kernel.language import Language
from counter.menu.allergens import allergies_said
from counter.menu.groups import Group
from counter.menu.rules import COLOURS, Menu
from counter.settings.rules import Settings
from counter.settings.stations import Stations, keys_of, station_name
from counter.ui.office.build_price_words import back_words, from_words, later_words
from counter.ui.office.build_version_words import own_words
from counter.ui.office.item_draft import ItemDraft
from counter.ui.office.menu_state import ItemFormState, PriceState
from counter.ui.office.price_draft import PLAIN, TO_GO
from counter.ui.office.shop_state import TickState

OPEN_PRICE, BY_WEIGHT, FAVOURITE, OTHER_TO_GO = "open_price", "by_weight", "favourite", "to go"
"""What an item can be besides."""
Around = tuple[Menu, frozenset[ItemId], Mapping[GroupId, Group], Mapping[GroupId, str]]


def item_form(draft: ItemDraft, around: Around, settings: Settings, today: date, language: Language) -> ItemFormState:
    """The form; `around` it are the menu, what is out, the groups, and how they are called while they are written."""
    menu, out, _groups, names = around
    say, was = language.say, draft.was
    wrong = {key: language.explain(fault) for key, fault in draft.wrong() if draft.is_changed(today)}
    classes = dict.fromkeys((*(rate.tax_class for rate in settings.tax_rates), draft.said.tax_class))
    begins, heading = from_words(draft.since, language)
    tiles = [each for each in menu.items if was and each.category == was.category]
    place = next((at for at, each in enumerate(tiles) if each.item_id == draft.item_id), -1)
    return ItemFormState(
        key=str(draft.item_id),
        title=draft.texts["name"] or say("New item"),
        texts=tuple(draft.texts.items()),
        wrong=tuple((key, sentence) for key, sentence in wrong.items() if isinstance(key, str)),
        sold_out=None if was is None or was.off_menu else draft.item_id in out,
        begins=begins,
        heading=heading,
        prices=_prices(draft, wrong, language),
        later=later_words(draft, today, language),
        back=back_words(draft, today, language),
        to_go=draft.sells_to_go,
        stations=_stations(draft.said.station, settings.stations, language),
        taxes=tuple(TickState(each, each[:1].upper() + each[1:], each == draft.said.tax_class) for each in classes),
        groups=tuple(
            TickState(str(each), _group_words(each, around, language) or names.get(each, ""), on=False)
            for each in draft.said.groups
        ),
        colour=COLOURS.index(draft.said.colour) if draft.said.colour in COLOURS else 0,
        favourite=draft.said.favourite,
        can_move=(place > 0, 0 <= place < len(tiles) - 1),
        kinds=(
            TickState(FAVOURITE, say("Favourite"), draft.said.favourite),
            TickState(OTHER_TO_GO, say("Other price to go"), draft.sells_to_go),
            TickState(OPEN_PRICE, say("Open price"), draft.said.open_price),
            TickState(BY_WEIGHT, say("By weight"), draft.said.by_weight),
        ),
        allergens=_listed(draft.said.allergens, language),
        traces=_listed(draft.said.may_contain, language),
        off=was.off_menu if was else None,
        own=own_words(was, settings, language) if was else "",
    )


def _stations(made: str, stations: Stations, language: Language) -> tuple[TickState, ...]:
    """Where it can be made."""
    keys = keys_of(stations)
    return tuple(TickState(key, station_name(stations, key, language), key == made) for key in keys)


def _listed(names: tuple[str, ...], language: Language) -> str:
    return allergies_said(names, language) if names else language.say("none")


def _prices(draft: ItemDraft, wrong: Mapping[str | int, str], language: Language) -> tuple[PriceState, ...]:
    labels = {PLAIN: language.say("Price"), TO_GO: language.say("To go")}
    return tuple(
        PriceState(
            label=labels.get(row.kind, row.kind),
            now=language.amount(row.now) if row.now is not None else "",
            text=row.text,
            names=row.kind not in labels and row.now is None,
            wrong=wrong.get(place, ""),
            can_go=row.kind not in labels,
            otherwise=language.amount(row.before) if row.before is not None else "",
        )
        for place, row in enumerate(draft.rows)
    )


def _group_words(group_id: GroupId, around: Around, language: Language) -> str:
    group = around[2].get(group_id)
    if group is None or not group.name:
        return language.say("New choices")
    if group.fewest == group.most:
        return language.say("{group} · choose {count}", group=group.name, count=language.number(group.most))
    return language.say("{group} · up to {count}", group=group.name, count=language.number(group.most))
