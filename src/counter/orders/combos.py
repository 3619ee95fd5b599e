"""Combos on a ticket: a line for each of their items, and what the price of the whole takes off them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from counter.kernel.ids import LineId, derived_id
from counter.kernel.money import share_out
from counter.menu.model import Combo
from counter.menu.rules import Menu
from counter.orders.choices import plain_choices
from counter.orders.draft import Bundle, Draft, DraftLine, change_quantity
from counter.settings.taxes import Where


def add_combo(
    draft: Draft,
    combo: Combo,
    menu: Menu,
    bundle_id: UUID,
    quantity: int = 1,
    changed: Callable[[DraftLine], DraftLine] = lambda line: line,
) -> Draft:
    """So many more of a combo, its items as they come or `changed`: on top of one that is the same, or on its own.

    `bundle_id` is what is the same of these lines alone. Refused where an item is gone, or beyond what a line holds.
    """
    lines = tuple(map(changed, _lines(combo, menu, Bundle(bundle_id, combo.combo_id), quantity)))
    for known in _bundles(draft):
        if len(known) == len(lines) and all(map(_is_the_same, known, lines)):
            return change_quantity(draft, known[0].line_id, quantity)
    grown = replace(draft, lines=(*draft.lines, *lines), selected=lines[0].line_id)
    return change_quantity(grown, lines[0].line_id, 0)


@dataclass(frozen=True, slots=True)
class Saving:
    """What a combo takes off its lines, in minor units: the places of the lines, and the part of each."""

    bundle: UUID
    combo: Combo
    places: tuple[int, ...]
    parts: tuple[int, ...]


def savings(draft: Draft, menu: Menu) -> Iterator[Saving]:
    """By how much less the combos of a ticket cost than their items do, as those come where they are had.

    It is shared out over the items in proportion to their prices. Nothing where they cost less by now.
    """
    for lines in _bundles(draft):
        first = lines[0].bundle
        if first is None:
            continue
        combo = menu.combo(first.combo_id)
        prices = [_price(line, menu, line.where or draft.where) * line.quantity for line in lines]
        saved = max(0, sum(prices) - combo.price.minor * lines[0].quantity)
        places = tuple(place for place, line in enumerate(draft.lines) if line.bundle == first)
        yield Saving(first.bundle, combo, places, tuple(share_out(saved, prices)))


def _lines(combo: Combo, menu: Menu, bundle: Bundle, quantity: int) -> Iterator[DraftLine]:
    for place, item_id in enumerate(combo.items):
        item = menu.item(item_id)
        yield DraftLine(
            line_id=LineId(derived_id(bundle.bundle, str(place))),
            item_id=item_id,
            quantity=quantity,
            choices=plain_choices(item),
            size=item.usual_size,
            bundle=bundle,
        )


def _bundles(draft: Draft) -> Iterator[Sequence[DraftLine]]:
    """The lines of each combo on a ticket."""
    found: dict[Bundle, list[DraftLine]] = {}
    for line in draft.lines:
        if line.bundle is not None:
            found.setdefault(line.bundle, []).append(line)
    yield from found.values()


def _is_the_same(known: DraftLine, fresh: DraftLine) -> bool:
    same = known.bundle and fresh.bundle and known.bundle.combo_id == fresh.bundle.combo_id
    plain = replace(known, line_id=fresh.line_id, bundle=fresh.bundle, quantity=fresh.quantity)
    return bool(same) and not known.wishes and plain == fresh


def _price(line: DraftLine, menu: Menu, where: Where) -> int:
    item = menu.item(line.item_id)
    return item.price_of(item.usual_size, where).minor
