"""Turns a group of choices, or a combo, and what is typed of it into its form. Pure."""

from __future__ import annotations

from datetime import date

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.kernel.money import total
from counter.menu.rules import Menu
from counter.ui.office.build_price_words import back_words, from_words, later_words
from counter.ui.office.combo_draft import ComboDraft
from counter.ui.office.group_draft import GroupDraft, OptionRow
from counter.ui.office.menu_state import ComboFormState, GroupFormState, OptionState, PriceState
from counter.ui.office.price_draft import PriceRow

_NAMED = 6
"""So many items that have a group are named."""


def group_form(draft: GroupDraft, menu: Menu, today: date, language: Language) -> GroupFormState:
    """The form of a group."""
    having = [item for item in menu.items if any(each.group_id == draft.group_id for each in item.groups)]
    also = language.say("On {items}.", items=language.listed([each.name for each in having])) if having else ""
    if len(having) > _NAMED:
        also = language.say_count("On {count} item.", "On {count} items.", len(having))
    sizes = tuple(dict.fromkeys(size.name for item in having for size in item.on(draft.since or today).sizes))
    wrong = {place: language.explain(fault) for place, fault in draft.wrong().items()}
    begins, heading = from_words(draft.since, language)
    return GroupFormState(
        key=str(draft.group_id),
        title=draft.name or language.say("New choices"),
        name=draft.name,
        fewest=language.number(draft.fewest),
        most=language.number(draft.most),
        options=tuple(
            _option(row, {size: said for (at, size), said in wrong.items() if at == place}, sizes, language)
            for place, row in enumerate(draft.rows)
        ),
        also=also,
        begins=begins if draft.was else "",
        heading=heading,
        later=later_words(draft, today, language),
        back=back_words(draft, today, language),
    )


def _option(row: OptionRow, wrong: dict[int | None, str], sizes: tuple[str, ...], language: Language) -> OptionState:
    known = {each.kind.casefold() for each in row.sizes}
    return OptionState(
        name=row.name,
        now=language.amount(row.was.price) if row.was else "",
        price=row.price,
        default=row.default,
        off=row.off_menu,
        wrong=wrong.get(None, ""),
        otherwise=language.amount(row.before.price) if row.before else "",
        sizes=tuple(_size(row, place, wrong.get(place, ""), language) for place in range(len(row.sizes))),
        more=() if row.off_menu else tuple(name for name in sizes if name.casefold() not in known),
    )


def _size(row: OptionRow, place: int, wrong: str, language: Language) -> PriceState:
    """What a choice adds in a size: where that is not said, what it does in others."""
    size = row.sizes[place]
    now = size.now if size.now is not None or row.was is None else row.was.price
    return PriceState(
        label=size.kind,
        otherwise=_in_others(row, size, language),
        now=language.amount(now) if now is not None else "",
        text=size.text,
        wrong=wrong,
        can_go=True,
        called=language.say("{choice}, {size}", choice=row.name, size=size.kind),
    )


def _in_others(row: OptionRow, size: PriceRow, language: Language) -> str:
    """What it will add in a size where nothing is typed: what it does there before, or what it will in others."""
    if size.before is not None:
        return language.amount(size.before)
    try:
        return language.amount(row.adds(row.was.price.currency)) if row.was else ""
    except Refused:
        return ""


def combo_form(draft: ComboDraft, menu: Menu, today: date, language: Language) -> ComboFormState:
    """The form of a combo; what its items cost is as on the day its price begins."""
    items = [menu.item(item_id).on(draft.since or today) for item_id in draft.items]
    alone = total((item.price_of(item.usual_size) for item in items), draft.currency)
    begins, heading = from_words(draft.since, language)
    return ComboFormState(
        key=str(draft.combo_id),
        title=draft.name or language.say("New combo"),
        name=draft.name,
        price=PriceState(
            label=language.say("Price"),
            now=language.amount(draft.now) if draft.now is not None else "",
            text=draft.price,
            wrong=_wrong(draft, language) if draft.price.strip() else "",
            otherwise=language.amount(draft.before) if draft.before is not None else "",
        ),
        begins=begins if draft.was else "",
        heading=heading,
        later=later_words(draft, today, language),
        back=back_words(draft, today, language),
        category=draft.category,
        items=tuple((item.name, language.amount(item.price_of(item.usual_size))) for item in items),
        alone=language.say("One by one: {amount}", amount=language.money(alone)) if items else "",
        favourite=draft.favourite,
        off=draft.was.off_menu if draft.was else None,
    )


def _wrong(draft: ComboDraft, language: Language) -> str:
    try:
        draft.costs()
    except Refused as fault:
        return language.explain(fault)
    return ""
