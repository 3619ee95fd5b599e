"""Turns a line of the ticket into what its panel shows. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from counter.flows.ring_up import OpenTicket
from counter.kernel.language import Language
from counter.menu.allergens import ALLERGENS, Answer, allergies_said, answer_of
from counter.menu.facts import Amount, Modifier
from counter.menu.groups import Group
from counter.menu.rules import Menu
from counter.orders.choices import chosen_of
from counter.orders.draft import DraftLine
from counter.orders.words import line_words
from counter.settings.taxes import HERE, TO_GO
from counter.ui.parts.build_dock import chips_of, sizes_of
from counter.ui.parts.dock_state import ChipState
from counter.ui.parts.phrases import line_detail
from counter.ui.sell.build_off import wish_words
from counter.ui.sell.line_panel_state import AllergenRowState, ChoiceRowState, LinePanelState


def line_panel_state(
    open_ticket: OpenTicket, line: DraftLine, menu: Menu, language: Language, *, tells_allergens: bool
) -> LinePanelState:
    """All of what can be chosen for a `line` of the ticket, or where it `tells_allergens` what it contains."""
    item = menu.item(line.item_id)
    lacks = {missing.group for missing in open_ticket.priced.missing if missing.line_id == line.line_id}
    sold = next(priced for priced in open_ticket.priced.lines if priced.line_id == line.line_id)
    answer = answer_of(item, {choice.group_id: choice.names for choice in line.choices})
    groups = (row for group in item.groups for row in _group_rows(group, line, lacks, language))
    return LinePanelState(
        line_id=line.line_id,
        title=item.name,
        detail=line_detail(line_words(sold, language), language, language.quoted(line.note)),
        rows=(*_size_row(menu, line, language), *groups, _where_row(open_ticket, line, language)),
        note=line.note,
        contains=_contains(answer, language),
        allergens=_allergens(answer, language) if tells_allergens else (),
        price=language.money(sold.unit_price),
        off=", ".join(wish_words(wish, language) for wish in line.wishes),
    )


def _contains(answer: Answer, language: Language) -> str:
    """The short answer: “milk, gluten”."""
    if answer.contains:
        return allergies_said(answer.contains, language)
    if answer.may_contain:
        return language.say("traces: {names}", names=allergies_said(answer.may_contain, language))
    return language.say("none of the fourteen")


def _allergens(answer: Answer, language: Language) -> tuple[AllergenRowState, ...]:
    """All fourteen: what it contains, what cannot be ruled out, what it is free of."""
    free = [name for name in ALLERGENS if name not in (*answer.contains, *answer.may_contain)]
    rows = (
        (language.say("Contains"), "late", answer.contains),
        (language.say("Traces cannot be ruled out"), "at_risk", answer.may_contain),
        (language.say("Free of"), "on_time", free),
    )
    return tuple(AllergenRowState(title, tone, allergies_said(names, language)) for title, tone, names in rows if names)


def _size_row(menu: Menu, line: DraftLine, language: Language) -> Iterator[ChoiceRowState]:
    if chips := sizes_of(menu.item(line.item_id), line.size, language):
        yield ChoiceRowState(None, language.say("Size"), language.say("one"), chips)


def _group_rows(group: Group, line: DraftLine, lacks: set[str], language: Language) -> Iterator[ChoiceRowState]:
    """The group, and under it how much of each of its modifiers that is chosen and comes in amounts."""
    rule = language.say("choose one") if group.name in lacks else _rule(group, language)
    chosen = chosen_of(line.choices, group.group_id)
    chips = chips_of(group, line, language)
    yield ChoiceRowState(group.group_id, group.name, rule, chips, lacks=group.name in lacks)
    for modifier in group.modifiers:
        if modifier.amounts and modifier.name in chosen.names:
            said = chosen.amount_of(modifier.name)
            amounts = tuple(
                ChipState(each.name, _amount(each, modifier, line.size, language), each.name == said)
                for each in modifier.amounts
            )
            yield ChoiceRowState(group.group_id, modifier.name, language.say("how much"), amounts, of=modifier.name)


def _amount(amount: Amount, modifier: Modifier, size: str, language: Language) -> str:
    """How much, and what it costs more in that size than the modifier as it comes: “Double +0.50”."""
    more = amount.price_in(size) - modifier.price_of("", size)
    return f"{amount.name} {language.signed(more)}" if more else amount.name


def _where_row(open_ticket: OpenTicket, line: DraftLine, language: Language) -> ChoiceRowState:
    """Where they have this line: as the rest, or elsewhere."""
    as_rest = language.say("as the rest")
    chips = tuple(
        ChipState(
            "" if where == open_ticket.draft.where else where, said, (line.where or open_ticket.draft.where) == where
        )
        for where, said in ((HERE, language.say("Here")), (TO_GO, language.say("To go")))
    )
    rule = as_rest if line.where is None else language.say("this one only")
    return ChoiceRowState(None, language.say("Where"), rule, chips, is_where=True)


def _rule(group: Group, language: Language) -> str:
    """How many one can choose."""
    if group.fewest == group.most == 1:
        return language.say("one")
    if group.most >= len(group.offered):
        return language.say("any")
    return language.say("up to {count}", count=group.most)
