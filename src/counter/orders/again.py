"""A placed order as it would be rung up once more. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId
from counter.menu.groups import Group
from counter.menu.rules import Item, Menu, check_on_menu
from counter.orders.choices import Choice, price_of_choices
from counter.orders.draft import Bundle, DraftLine
from counter.orders.model import Order, OrderLine


def lines_again(order: Order, menu: Menu, fresh: Callable[[], UUID]) -> Iterator[DraftLine]:
    """The lines of an order but for deposits, with `fresh` ids, at what they cost now; combos are combos again.

    Other reductions are of one order and do not come again. Refused where an item, a combo, its size or a choice is not
    on the menu any more.
    """
    combos = {combo.name: combo.combo_id for combo in menu.every_combo}
    bundles: dict[UUID, Bundle] = {}
    for line in order.to_make:
        sold = line.sold.combo
        if sold is not None and sold.name in combos:
            check_on_menu(menu.combo(combos[sold.name]))
            bundles.setdefault(sold.combo, Bundle(fresh(), combos[sold.name]))
        bundle = bundles.get(sold.combo) if sold is not None else None
        yield replace(_line(line, menu.item(line.sold.item_id), LineId(fresh())), bundle=bundle)


def _line(line: OrderLine, item: Item, line_id: LineId) -> DraftLine:
    sold = line.sold
    check_on_menu(item)
    item.price_of(sold.size)
    choices = choices_said(item, sold.modifiers)
    return DraftLine(
        line_id=line_id,
        item_id=sold.item_id,
        quantity=sold.quantity,
        choices=choices,
        note=line.note,
        size=sold.size,
        price=sold.unit_price - price_of_choices(item, choices, sold.size) if item.open_price else None,
        grams=sold.weighed.grams if sold.weighed and item.by_weight else 0,
        where=sold.where,
    )


def choices_said(item: Item, said: tuple[str, ...]) -> tuple[Choice, ...]:
    """The choices of an item that were said so on a line ("oat", "vanilla, half"); of what was not said, as it comes.

    Refused where something was said that it does not come with any more.
    """
    left = dict.fromkeys(said)
    choices = tuple(_choice(group, left) for group in item.groups)
    for word in left:
        raise Refused("{item} does not come with “{word}” any more. Ring it up anew.", item=item.name, word=word)
    return choices


def _choice(group: Group, left: dict[str, None]) -> Choice:
    found: list[tuple[str, str]] = []
    for modifier in group.offered:
        for amount in ("", *(each.name for each in modifier.amounts)):
            word = f"{modifier.name}, {amount}" if amount else modifier.name
            if word in left:
                del left[word]
                found.append((modifier.name, amount))
    names = [name for name, _ in found]
    room = max(group.most - len(names), 0)
    plain = [name for name in group.defaults() if name not in names][:room]
    kept = {*names, *plain}
    return Choice(
        group.group_id,
        tuple(modifier.name for modifier in group.modifiers if modifier.name in kept),
        tuple(pair for pair in found if pair[1]),
    )
