"""Turns what is out today into what the Sell page shows. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from counter.kernel.ids import ItemId
from counter.kernel.language import Language
from counter.menu.rules import Menu
from counter.reports.sold_out import Missing, SoldOutToday, Waiting
from counter.ui.sell.sold_out_state import CountState, MissingState, SoldOutState, WaitingState


def sold_out_state(today: SoldOutToday, menu: Menu, chosen: ItemId | None, language: Language) -> SoldOutState:
    """What is out and what is counted, and of the `chosen` item how many are left.

    What is off the menu is neither.
    """
    shown = [each for each in today.missing if each.item_id in menu.by_id and not menu.item(each.item_id).off_menu]
    return SoldOutState(
        out=tuple(_out(each, menu, language) for each in shown if not each.left),
        counted=tuple(_counted(each, menu, language) for each in shown if each.left),
        waiting=next(_waiting(today, menu, language), None),
        count=CountState(menu.item(chosen).name, today.left.get(chosen)) if chosen in menu.by_id else None,
    )


def _out(missing: Missing, menu: Menu, language: Language) -> MissingState:
    name = menu.item(missing.item_id).name
    detail = " · ".join(filter(None, (language.clock(missing.at), missing.by)))
    back = language.say("Bring {item} back", item=name)
    return MissingState(missing.item_id, name, detail, language.say("Bring back"), back)


def _counted(missing: Missing, menu: Menu, language: Language) -> MissingState:
    name = menu.item(missing.item_id).name
    detail = language.say("{count} left", count=missing.left)
    stop = language.say("Stop counting {item}", item=name)
    return MissingState(missing.item_id, name, detail, language.say("Stop"), stop)


def _waiting(today: SoldOutToday, menu: Menu, language: Language) -> Iterator[WaitingState]:
    for waiting in today.waiting:
        if waiting.item_id in menu.by_id:
            yield WaitingState(waiting.order_id, _who_waits(waiting, menu, language))


def _who_waits(waiting: Waiting, menu: Menu, language: Language) -> str:
    who = waiting.customer or language.say("Order {number}", number=waiting.called)
    item = language.within(menu.item(waiting.item_id).name)
    return language.say("{who} waits for {item}.", who=who, item=item)
