"""The menu changes: what an item is from now on, what it costs from a day on, the favourites."""

from __future__ import annotations

from collections.abc import Iterable

from counter.flows.open_shop import decide
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.menu.facts import ItemChanged, PriceChanged
from counter.settings.favourites import Favourite
from counter.settings.rights import Right


def change_item(act: Act, changed: ItemChanged | None, price: PriceChanged | None) -> None:
    """An item is from now on as it is said, or costs something else from a trading day on.

    Nothing alters what was sold. Refused where it is not on the menu, a price would begin before today, or the menu is
    not theirs to change.
    """
    allow(act, Ask(Right.MENU))
    for fact in filter(None, (changed, price)):
        act.shop.configuration.menu.item(fact.item_id)
    if changed is not None:
        act.record(changed)
    if price is not None:
        today = act.settings.trading_day(act.at)
        if price.since < today:
            raise Refused(
                "What was sold stays as it was: a price begins today or later, not on {day}.",
                day=act.language.short_date(price.since),
            )
        act.record(price)


def arrange_favourites(act: Act, favourites: Iterable[Favourite]) -> None:
    """The shop's first page, in this order; what is marked a favourite besides comes after."""
    decide(act, {"favourites": list(favourites)})
