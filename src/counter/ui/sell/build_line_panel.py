"""Turns a line of the ticket into what its panel shows. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from counter.flows.ring_up import OpenTicket
from counter.kernel.language import Language
from counter.menu.rules import Group, Menu
from counter.orders.draft import DraftLine
from counter.orders.words import line_words
from counter.ui.parts.build_dock import chips_of, sizes_of
from counter.ui.parts.phrases import line_detail
from counter.ui.sell.build_off import wish_words
from counter.ui.sell.line_panel_state import ChoiceRowState, LinePanelState


def line_panel_state(open_ticket: OpenTicket, line: DraftLine, menu: Menu, language: Language) -> LinePanelState:
    """All of what can be chosen for a `line` of the ticket."""
    item = menu.item(line.item_id)
    lacks = {missing.group for missing in open_ticket.priced.missing if missing.line_id == line.line_id}
    sold = next(priced for priced in open_ticket.priced.lines if priced.line_id == line.line_id)
    groups = tuple(
        ChoiceRowState(
            group.group_id,
            group.name,
            language.say("choose one") if group.name in lacks else _rule(group, language),
            chips_of(group, line.chosen(group.group_id), language),
            lacks=group.name in lacks,
        )
        for group in item.groups
    )
    return LinePanelState(
        line_id=line.line_id,
        title=item.name,
        detail=line_detail(line_words(sold, language), language, f"“{line.note}”" if line.note else ""),
        rows=(*_size_row(menu, line, language), *groups),
        note=line.note,
        off=", ".join(wish_words(wish, language) for wish in line.wishes),
    )


def _size_row(menu: Menu, line: DraftLine, language: Language) -> Iterator[ChoiceRowState]:
    if chips := sizes_of(menu.item(line.item_id), line.size, language):
        yield ChoiceRowState(None, language.say("Sizes"), language.say("one"), chips)


def _rule(group: Group, language: Language) -> str:
    """How many one can choose."""
    if group.fewest == group.most == 1:
        return language.say("one")
    if group.most >= len(group.modifiers):
        return language.say("any")
    return language.say("up to {count}", count=group.most)
