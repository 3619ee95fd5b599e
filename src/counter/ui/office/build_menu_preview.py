"""How an item will look on Sell, with its choices and what they come to. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Protocol

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, LineId
from counter.kernel.language import Language
from counter.menu.groups import Group
from counter.menu.rules import Item, Menu
from counter.orders.choices import choose, plain_choices, price_of_choices, said_of
from counter.orders.draft import DraftLine
from counter.ui.office.item_draft import ItemDraft
from counter.ui.office.menu_state import PreviewState
from counter.ui.parts.build_dock import modifiers_state
from counter.ui.parts.build_grid import Stock, tile

_AROUND = 4
"""So many tiles are seen, two in a row."""


class Looked(Protocol):
    """What was tapped in the look at Sell."""

    @property
    def day(self) -> int:
        """0: today, 1: the day from which on it is so."""

    @property
    def chips(self) -> tuple[tuple[GroupId, str], ...]:
        """The choices, in order."""

    @property
    def size(self) -> str:
        """The size, "" of none."""


def preview(
    draft: ItemDraft, menu: Menu, groups: Mapping[GroupId, Group], looking: tuple[Looked, date | None], today: date,
    language: Language,
) -> PreviewState:  # fmt: skip
    """Its tile among those beside it, and its choices, today or from the day on that is looked at besides."""
    looked, since = looking
    day = since if since and looked.day else today
    item = draft.as_item(groups, day)
    tiles = [each.on(day) for each in menu.items if each.category == item.category and each.item_id != item.item_id]
    place = next((at for at, each in enumerate(menu.of(item.category)) if isinstance(each, Item)
                  and each.item_id == item.item_id), len(tiles))  # fmt: skip
    tiles.insert(place, item)
    first = max(0, min(place - place % 2 - 2 + 2 * (place < 2), len(tiles) - _AROUND + len(tiles) % 2))  # noqa: PLR2004 - pairs
    seen, one = tiles[first : first + _AROUND], Menu((item,))
    line = DraftLine(line_id=LineId(item.item_id), item_id=item.item_id, quantity=1, choices=plain_choices(item),
                     size=_size(item, looked.size))  # fmt: skip
    for group_id, name in looked.chips:
        try:
            line = _with(line, item, group_id, name)
        except Refused:
            continue
    price = item.price_of(line.size) + price_of_choices(item, line.choices, line.size)
    words = ((line.size,) if line.size else ()) + said_of(item, line.choices)
    return PreviewState(
        days=(language.say("Today"), language.say("From {day}", day=language.day_and_month(since)))
        if since
        else (language.say("Today"),),
        day=1 if since and looked.day else 0,
        tiles=tuple(tile(each, item.item_id, language, Stock(time(12)), one) for each in seen),
        dock=modifiers_state(one, line, language),
        sum=", ".join(words),
        price=language.money(price),
    )


def _with(line: DraftLine, item: Item, group_id: GroupId, name: str) -> DraftLine:
    return DraftLine(line_id=line.line_id, item_id=line.item_id, quantity=1, size=line.size,
                     choices=choose(item, line.choices, group_id, name))  # fmt: skip


def _size(item: Item, wanted: str) -> str:
    return wanted if any(size.name == wanted for size in item.sizes) else item.usual_size
