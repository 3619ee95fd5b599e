"""Sold out: an item is out for the day, counted down, or there again; and what may be rung up by that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import time

from counter.flows.open_by_itself import open_by_itself, was_nothing
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, ItemId, LineId
from counter.menu.facts import ItemBack, ItemCounted, ItemSoldOut
from counter.menu.queries import counted_on
from counter.menu.rules import Item, check_on_menu
from counter.orders.bar_queries import open_orders
from counter.orders.draft import Draft
from counter.orders.left_queries import left_on, sold_on
from counter.orders.model import Order
from counter.recovery.rules import SOLD_OUT

MOST_COUNTED = 999
"""Who has more of something left need not count it down."""


def mark_sold_out(act: Act, item_id: ItemId) -> None:
    """There is none left of an item today; the next trading day begins without that. Refused where it is not sold."""
    act.menu.item(item_id)
    if _left(act).get(item_id) != 0:
        _is_out(act, item_id)


def count_down(act: Act, item_id: ItemId, left: int) -> None:
    """So many of an item are left, fewer with each that is sold today. Refused unless 1 to `MOST_COUNTED`."""
    item = act.menu.item(item_id)
    if not 1 <= left <= MOST_COUNTED:
        raise Refused(
            "{item} can be counted down from 1 to {most}. None left is “Sold out”.", item=item.name, most=MOST_COUNTED
        )
    sold = act.read(sold_on, act.settings.trading_day(act.at), [item_id])
    act.record(ItemCounted(item_id, left, sold.get(item_id, 0)))


def one_more(act: Act, item_id: ItemId, more: int) -> None:
    """So many of an item came back and can be sold again: counted, where somebody counts it down today."""
    left = _left(act).get(item_id)
    if left is not None:
        sold = act.read(sold_on, act.settings.trading_day(act.at), [item_id])
        act.record(ItemCounted(item_id, min(left + more, MOST_COUNTED), sold.get(item_id, 0)))


def fewer(act: Act, item_id: ItemId, less: int) -> None:
    """So many fewer of an item are left, where somebody counts it down today; none left is sold out."""
    left = _left(act).get(item_id)
    if left is None or not left:
        return
    if left > less:
        sold = act.read(sold_on, act.settings.trading_day(act.at), [item_id])
        act.record(ItemCounted(item_id, left - less, sold.get(item_id, 0)))
    else:
        _is_out(act, item_id)


def _is_out(act: Act, item_id: ItemId) -> None:
    """It is sold out, and with whoever ordered it before and waits for it, somebody speaks."""
    act.record(ItemSoldOut(item_id))
    for order in act.read(open_orders):
        waiting = [line for line in order.lines if line.sold.item_id == item_id and line.made_at is None]
        if waiting:
            open_by_itself(act, order, SOLD_OUT, _out(item_id), waiting)


def was_there(act: Act, order: Order, *, but: Collection[LineId] = ()) -> None:
    """What was said to be sold out was there for this order after all, `but` for these lines of it."""
    items = {line.sold.item_id for line in order.lines} - {
        line.sold.item_id for line in order.lines if line.line_id in but
    }
    for item_id in items:
        was_nothing(act, order, _out(item_id))


def _out(item_id: ItemId) -> str:
    return f"sold out {item_id.hex}"


def bring_back(act: Act, item_id: ItemId) -> None:
    """There is an item again, and nobody counts it. Refused where it is neither out nor counted."""
    item = act.menu.item(item_id)
    if item_id not in act.read(counted_on, act.settings.trading_day(act.at)):
        raise Refused("{item} is not sold out, and nobody counts it.", item=item.name)
    act.record(ItemBack(item_id))
    for order in act.read(open_orders):
        was_nothing(act, order, _out(item_id))


def toggle_sold_out(act: Act, item_id: ItemId) -> None:
    """A tap on an item: out, or back where it is out."""
    if _left(act).get(item_id) == 0:
        bring_back(act, item_id)
    else:
        mark_sold_out(act, item_id)


def check_can_be_had(act: Act, before: Draft, after: Draft) -> None:
    """Refused where a ticket grew by what is off the menu, not on sale at this hour, sold out, or not left so often.

    What stood on it before stays: somebody may have the last one in their hand.
    """
    had, wanted = _quantities(before), _quantities(after)
    more = [item_id for item_id, quantity in wanted.items() if quantity > had[item_id]]
    if not more:
        return
    left = _left(act)
    for combo_id in _combos(after) - _combos(before):
        check_on_menu(act.menu.combo(combo_id))
    for item_id in more:
        item = act.menu.item(item_id)
        check_on_menu(item)
        _check_hour(act, item)
        if item_id in left and wanted[item_id] > left[item_id]:
            raise _none_left(item) if not left[item_id] else _too_many(item, left[item_id])


def _check_hour(act: Act, item: Item) -> None:
    if not item.is_sold_at(act.at.astimezone(act.settings.zone).time()):
        begins, ends = (f"{hour:%H:%M}" if hour else "24:00" for hour in (item.sold_from or time.min, item.sold_until))
        raise Refused(
            "{item} is on sale from {begins} to {ends}. Choose another.", item=item.name, begins=begins, ends=ends
        )


def _none_left(item: Item) -> Refused:
    return Refused("{item} is sold out today. Choose another, or bring it back under “Sold out”.", item=item.name)


def _too_many(item: Item, left: int) -> Refused:
    return Refused("There are no more than {left} of {item} left today. Ring up no more.", item=item.name, left=left)


def _left(act: Act) -> Mapping[ItemId, int]:
    return act.read(left_on, act.settings.trading_day(act.at))


def _combos(draft: Draft) -> Counter[ComboId]:
    """How many of each combo are on a ticket."""
    bundles = {line.bundle: line.quantity for line in draft.lines if line.bundle is not None}
    count: Counter[ComboId] = Counter()
    for bundle, quantity in bundles.items():
        count[bundle.combo_id] += quantity
    return count


def _quantities(draft: Draft) -> Counter[ItemId]:
    count: Counter[ItemId] = Counter()
    for line in draft.lines:
        count[line.item_id] += line.quantity
    return count
