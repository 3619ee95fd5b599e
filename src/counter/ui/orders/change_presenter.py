"""Changing an order at the counter: what is added and taken off, a look at what it comes to, and then it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from counter.flows.change_order import OrderChanged, change_order
from counter.flows.change_plan import ChangeLook, look_at_change
from counter.flows.ring_up import with_tile
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, LineId, OrderId, StaffId, new_id
from counter.kernel.money import from_decimal, total
from counter.menu.rules import Item
from counter.menu.search import index_of
from counter.orders import draft as half_built
from counter.orders.draft import Draft
from counter.orders.model import Order
from counter.reports.sold_out import SoldOutToday, sold_out_today
from counter.till.rules import check_no_card_number
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.orders.build_change import change_state
from counter.ui.orders.build_refund import tender_name
from counter.ui.orders.change_draft import REASONS, ChangeDraft
from counter.ui.orders.change_state import (
    CASH,
    FEWER,
    MORE,
    ONE_OFF,
    PAY,
    PUT_BACK,
    REMOVE,
    WHAT_IT_COSTS,
    WHAT_IT_WEIGHS,
    ChangeState,
)
from counter.ui.parts.build_grid import Stock
from counter.ui.parts.grid_presenter import GridPresenter
from counter.ui.parts.search_presenter import SearchPresenter


class ChangePresenter:
    """`show` takes the state, None once it is over; `done` the sentence that says what was done; `pay` what is left."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[ChangeState | None], None],
        done: Callable[[str], None],
        pay: Callable[[OrderId], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._done = done
        self._pay = pay
        self._draft: ChangeDraft | None = None
        self._names: Mapping[StaffId, str] = {}
        self._out = SoldOutToday()
        self._asked = 0
        self._asks_of: Item | None = None
        self.grid = GridPresenter(shop, self._show_state)
        self.search = SearchPresenter(work, shop, self._show_state, self.choose_item)

    def begin(self, order: Order, names: Mapping[StaffId, str]) -> None:
        """An order that changes; `names` are the staff's."""
        self._names = names
        self.grid.start_over()
        self.search.leave()
        self._asks_of = None
        self._draft = ChangeDraft(order.order_id, Draft(order.order_id))
        day = self._shop.settings.trading_day(self._shop.clock.now())
        self._work.read(sold_out_today, day).then(self._take_in_stock)
        self._look(self._draft)

    def leave(self) -> None:
        """The order stays as it was."""
        self._draft = None
        self._show(None)

    def choose_item(self, tile_id: UUID) -> None:
        """One more of what stands on a tile; first its price or its weight is asked for, where it has none."""
        item = self._shop.menu.by_id.get(ItemId(tile_id))
        if item is not None and item.asks:
            self._asks_of = item
            self._show_state()
        else:
            self._add(lambda added: with_tile(added, self._shop.menu, tile_id))

    def scan(self, typed: str) -> None:
        """What a scanner typed: one more of what has that barcode."""
        try:
            items = index_of(self._shop.menu).scanned(typed)
        except Refused as refusal:
            self._say_refused(self._shop.language.explain(refusal))
            return
        for item in items:
            self.choose_item(item.item_id)

    def answer(self, typed: str) -> None:
        """The price, or the grams, that was asked for."""
        item = self._asks_of
        if item is None:
            return
        self._asks_of = None

        def asked_for(added: Draft) -> Draft:
            price = from_decimal(typed, item.price.currency) if item.open_price else None
            grams = _grams(typed) if item.by_weight else 0
            return half_built.add_item(added, item, LineId(new_id()), price=price, grams=grams)

        self._add(asked_for)

    def stop_asking(self) -> None:
        """Nothing of it, then."""
        self._asks_of = None
        self._show_state()

    def choose_modifier(self, line_id: LineId, group_id: GroupId | None, name: str) -> None:
        """A tap on a modifier, or on a size, of a line that is added."""
        menu = self._shop.menu

        def chosen(added: Draft) -> Draft:
            if group_id is None:
                return half_built.change_size(added, line_id, menu.item(added.line(line_id).item_id), name)
            return half_built.toggle_modifier(added, menu, line_id, group_id, name)

        self._add(chosen)

    def write_note(self, line_id: LineId, text: str) -> None:
        """A note for the bar on a line that is added."""

        def noted(added: Draft) -> Draft:
            check_no_card_number(text)
            return half_built.write_note(added, line_id, text)

        self._add(noted)

    def choose_line(self, line_id: LineId) -> None:
        """A line was tapped."""
        if self._draft:
            self._draft = self._draft.choose(line_id)
            self._show_state()

    def act(self, line_id: LineId, key: str) -> None:
        """What the chosen line offers was tapped."""
        if key in (FEWER, MORE):
            self._add(lambda added: half_built.change_quantity(added, line_id, 1 if key == MORE else -1))
        elif key == REMOVE:
            self._add(lambda added: half_built.remove_line(added, line_id))
        elif self._draft and self._draft.seen:
            self._take(self._draft, self._draft.seen, line_id, key)

    def _take(self, draft: ChangeDraft, seen: ChangeLook, line_id: LineId, key: str) -> None:
        if key == PUT_BACK:
            self._look(draft.put_back(line_id))
            return
        line = next(line for line in seen.before.order.lines if line.line_id == line_id)
        off = draft.off.get(line_id)
        self._look(draft.take_off(line_id, (off.quantity if off else 0) + 1 if key == ONE_OFF else line.sold.quantity))

    def say_why(self, reason: str) -> None:
        """Why it comes off: one of those offered, or another one that was typed."""
        if self._draft and reason:
            mishap = REASONS.get(reason, "")
            self._look(self._draft.say_why(self._shop.language.say(reason) if reason in REASONS else reason, mishap))

    def change(self, how: str) -> None:
        """It is done; `how` says how what is to pay is paid."""
        draft = self._draft
        if draft is None or draft.seen is None or draft.unsaid is not None or not draft.changes:
            return
        tenders = () if how == CASH else None
        done = self._work.do(change_order, draft.order_id, draft.asked, tenders, shown=draft.seen.due)
        done.then(self._pay_rest if how == PAY else self._changed)
        done.otherwise(self._say_refused)

    def _pay_rest(self, changed: OrderChanged) -> None:
        """On to the Pay page, where the rest is paid in any way there is."""
        self._changed(changed)
        self._pay(changed.sale.order.order_id)

    def _changed(self, changed: OrderChanged) -> None:
        language, currency = self._shop.language, changed.sale.order.total.currency
        said = [language.say("Order {number} is changed.", number=changed.sale.order.called)]
        if self._draft is not None and self._draft.order_id != changed.sale.order.order_id:
            said = [language.say("It goes on as order {number} of today.", number=changed.sale.order.called)]
        if changed.taken:
            paid = total((each.amount for each in changed.taken), currency)
            said.append(language.say("{amount} paid.", amount=language.money(paid)))
        said += [
            language.say("{amount} given back: {tender}.", amount=language.money(back.amount), tender=name)
            for back in changed.back
            for name in (tender_name(back.tender, language),)
        ]
        self.leave()
        self._done(" ".join(said))

    def _add(self, change: Callable[[Draft], Draft]) -> None:
        draft = self._draft
        if draft is None:
            return
        try:
            added = change(draft.added)
        except Refused as refusal:
            self._say_refused(self._shop.language.explain(refusal))
        else:
            self._look(draft.with_added(added))

    def _look(self, draft: ChangeDraft) -> None:
        """Asks what it comes to; where that cannot be, all stays as it was before this step."""
        self._asked += 1
        asked, before = self._asked, self._draft
        self._draft = draft
        seen = self._work.do(look_at_change, draft.order_id, draft.asked)
        seen.then(lambda answer: self._take_in(asked, answer))
        seen.otherwise(lambda reason: self._step_back(asked, before, reason))

    def _step_back(self, asked: int, before: ChangeDraft | None, reason: str) -> None:
        if asked == self._asked and before is not None and before.seen is not None:
            self._draft = before
            self._say_refused(reason)
        elif self._draft and self._draft.seen is None:
            self.leave()
            self._done(reason)

    def _take_in(self, asked: int, seen: ChangeLook) -> None:
        if asked == self._asked and self._draft:
            self._draft = replace(self._draft, seen=seen)
            self._show_state()

    def _take_in_stock(self, out: SoldOutToday) -> None:
        self._out = out
        self._show_state()

    def _say_refused(self, reason: str) -> None:
        if self._draft:
            self._draft = replace(self._draft, refused=reason)
            self._show_state()

    def _stock(self, added: Draft, order: Order) -> Stock:
        now = self._shop.clock.now().astimezone(self._shop.settings.zone).time()
        left = dict(self._out.left)
        for line in added.lines:
            if line.item_id in left:
                left[line.item_id] = max(0, left[line.item_id] - line.quantity)
        return Stock(now, left, allergies=order.allergies, where=order.where)

    def _show_state(self) -> None:
        draft = self._draft
        if draft is None or draft.seen is None:
            return
        chosen: ItemId | None = next((line.item_id for line in draft.added.lines if line.line_id == draft.chosen), None)
        stock = self._stock(draft.added, draft.seen.before.order)
        grid, search = self.grid.state(chosen, stock), self.search.state(stock)
        state = change_state(draft, draft.seen, grid, self._shop.menu, self._names, self._shop.language)
        self._show(replace(state, search=search, asks=self._question()))

    def _question(self) -> str:
        """What is asked of an item before it is added; empty: nothing."""
        say, item = self._shop.language.say, self._asks_of
        if item is None:
            return ""
        return say(WHAT_IT_COSTS) if item.open_price else say(WHAT_IT_WEIGHS)


def _grams(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()):
        raise Refused("“{weight}” is no weight. Write whole grams like 235.", weight=typed)
    return int(typed)
