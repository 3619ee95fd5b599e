"""The half-built ticket. Pure: every change gives a new ticket, and the old one is kept for undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, GroupId, ItemId, LineId, OrderId, RegularId, StaffId, VoucherId
from counter.kernel.money import Money, round_half_up
from counter.kernel.typed_text import tidy_text
from counter.menu.rules import Item, Menu, Preset
from counter.orders.choices import Choice, choices_with, choose, chosen_of, plain_choices, with_amount
from counter.orders.model import COMP, DISCOUNT, PRICE, ReductionKind, where_had
from counter.orders.said import check_said
from counter.settings.taxes import Where

MOST_OF_ONE = 99
"""The largest quantity of a line; a slip of the finger rings up more."""
ALL = Decimal(100)
"""Percent of it all."""
_IN_ORDER = (PRICE, COMP, DISCOUNT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A reduction that `by` gives: `percent` of a price (above 0, at most 100) or an `amount` off it; neither: all.

    One of the kind PRICE says the `price` of one in place of the menu's. `approved_by` said yes to it, where it was not
    theirs to give alone.
    """

    kind: ReductionKind
    reason: str
    by: StaffId
    percent: Decimal | None = None
    amount: Money | None = None
    approved_by: StaffId | None = None
    price: Money | None = None

    def off(self, price: int, quantity: int = 1) -> int:
        """By how much it lowers the price of so many, in minor units: halves up, and never below nothing."""
        if self.price is not None:
            return max(0, price - self.price.minor * quantity)
        if self.amount is not None:
            return min(self.amount.minor, price)
        return price if self.percent is None else round_half_up(price * self.percent / 100)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Which combo of the menu a line is part of; lines of the same `bundle` are changed and taken off together."""

    bundle: UUID
    combo_id: ComboId


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line that is still being built. `wishes` are reductions of this line, at most one of a kind.

    `price` is what somebody said it costs, where its item has an open price; `grams` what it weighs, where it is sold
    by weight; `where` they have it, where that is elsewhere than the rest. What `belongs_to` another line is its
    deposit.
    """

    line_id: LineId
    item_id: ItemId
    quantity: int
    choices: tuple[Choice, ...] = ()
    note: str = ""
    wishes: tuple[Wish, ...] = ()
    size: str = ""
    price: Money | None = None
    grams: int = 0
    where: Where | None = None
    belongs_to: LineId | None = None
    bundle: Bundle | None = None

    def chosen(self, group_id: GroupId) -> tuple[str, ...]:
        """What is chosen of a group."""
        return chosen_of(self.choices, group_id).names


@dataclass(frozen=True, slots=True)
class Draft:
    """A ticket that is still being built; it becomes the order of the same id.

    `voucher_id` is the voucher to be spent on it, `selected` the line that was touched last; `wishes` are off the whole
    of it. `exempt` says why no tax is owed; empty: it is. They need it by `needed_by` (aware UTC), and were told that
    it is ready at `told_late` at the latest. It is brought to `bring_to` (empty: they fetch it), and made with care for
    their `allergies`, each one of the fourteen or in their own words. `note` is for the bar, about the whole of it.
    `language` is what they read and hear ("de"; empty: the shop's). It may be a regular's.
    """

    order_id: OrderId
    lines: tuple[DraftLine, ...] = ()
    customer: str = ""
    to_go: bool = True
    voucher_id: VoucherId | None = None
    selected: LineId | None = None
    wishes: tuple[Wish, ...] = ()
    delivery: bool = False
    exempt: str = ""
    needed_by: datetime | None = None
    told_late: datetime | None = None
    bring_to: str = ""
    allergies: tuple[str, ...] = ()
    note: str = ""
    language: str = ""
    regular_id: RegularId | None = None

    @property
    def where(self) -> Where:
        """Where they will have it."""
        return where_had(to_go=self.to_go, delivery=self.delivery)

    def line(self, line_id: LineId) -> DraftLine:
        """The line of that id. Refused where it is gone."""
        for line in self.lines:
            if line.line_id == line_id:
                return line
        raise Refused("That line is not on the ticket any more.")

    def together(self, line_id: LineId) -> tuple[DraftLine, ...]:
        """A line with the others of its combo. Refused where it is gone."""
        wanted = self.line(line_id)
        if wanted.bundle is None:
            return (wanted,)
        return tuple(line for line in self.lines if line.bundle == wanted.bundle)


def add_item(draft: Draft, item: Item, line_id: LineId, *, price: Money | None = None, grams: int = 0) -> Draft:
    """One more of `item`, as it comes: on top of an unchanged line of it, or as a line of its own with `line_id`.

    At `price` where that is open, of `grams` where it is sold by weight. Refused where it needs one, or has none.
    """
    check_said(item, price, grams)
    choices, size = plain_choices(item), item.usual_size
    return add_line(draft, DraftLine(line_id, item.item_id, 1, choices, size=size, price=price, grams=grams))


def add_preset(draft: Draft, preset: Preset, line_id: LineId) -> Draft:
    """One more of an item as a tile of the first page has it."""
    item, choices = preset.item, choices_with(preset.item, preset.choices)
    check_said(item, None, 0)
    return add_line(draft, DraftLine(line_id, item.item_id, 1, choices, size=preset.size))


def weigh(draft: Draft, line_id: LineId, item: Item, grams: int) -> Draft:
    """A line of what is sold by weight with another weight. Refused beyond what a scale weighs."""
    line = draft.line(line_id)
    check_said(item, line.price, grams)
    return _with_line(draft, replace(line, grams=grams))


def have(draft: Draft, line_id: LineId, where: Where | None) -> Draft:
    """A line that they have here, to go or delivered, whatever the rest; None, or as the rest: where they have that."""
    return _with_line(draft, replace(draft.line(line_id), where=where if where != draft.where else None))


def add_line(draft: Draft, line: DraftLine) -> Draft:
    """A line more; one of the very same joins the line there is, unless that is reduced."""
    for known in draft.lines:
        if not known.wishes and replace(known, line_id=line.line_id, quantity=line.quantity) == line:
            return change_quantity(draft, known.line_id, line.quantity)
    _check_quantity(line.quantity)
    return replace(draft, lines=(*draft.lines, line), selected=line.line_id)


def change_quantity(draft: Draft, line_id: LineId, by: int) -> Draft:
    """`by` more of a line, fewer where it is below 0; none left takes it off. Refused beyond what a line holds."""
    quantity = draft.line(line_id).quantity + by
    if quantity <= 0:
        return remove_line(draft, line_id)
    _check_quantity(quantity)
    for line in draft.together(line_id):
        draft = _with_line(draft, replace(line, quantity=quantity))
    return replace(draft, selected=line_id)


def remove_line(draft: Draft, line_id: LineId) -> Draft:
    """The ticket without a line, or without the combo that it is part of."""
    _check_stands_alone(draft.line(line_id))
    gone = {line.line_id for line in draft.together(line_id)}
    lines = tuple(line for line in draft.lines if line.line_id not in gone)
    return replace(draft, lines=lines, selected=lines[-1].line_id if lines else None)


def toggle_modifier(draft: Draft, menu: Menu, line_id: LineId, group_id: GroupId, name: str) -> Draft:
    """A tap on a modifier of a line."""
    line = draft.line(line_id)
    return change_choices(draft, line_id, choose(menu.item(line.item_id), line.choices, group_id, name))


def choose_amount(draft: Draft, menu: Menu, line_id: LineId, group_id: GroupId, name: str, amount: str) -> Draft:
    """A tap on how much of a modifier a line has: that much of it, chosen too where it was not."""
    line = draft.line(line_id)
    return change_choices(draft, line_id, with_amount(menu.item(line.item_id), line.choices, group_id, name, amount))


def change_choices(draft: Draft, line_id: LineId, choices: tuple[Choice, ...]) -> Draft:
    """A line with these choices in place of its own."""
    return _with_line(draft, replace(draft.line(line_id), choices=choices))


def change_size(draft: Draft, line_id: LineId, item: Item, size: str) -> Draft:
    """A line in another size of its item. Refused where it does not come in it."""
    item.price_of(size)
    return _with_line(draft, replace(draft.line(line_id), size=size))


def write_note(draft: Draft, line_id: LineId, note: str) -> Draft:
    """A line with a note for the bar."""
    return _with_line(draft, replace(draft.line(line_id), note=tidy_text(note)))


def comp(reason: str, by: StaffId) -> Wish:
    """All of it, for a reason."""
    return Wish(kind=COMP, reason=reason, by=by)


def discount(reason: str, by: StaffId, *, percent: Decimal | None = None, amount: Money | None = None) -> Wish:
    """Part of it, for a reason. Refused unless it is one of a percentage above 0 and up to 100, or an amount."""
    if (percent is None) == (amount is None):
        raise Refused("Say how much comes off: a percentage or an amount.")
    if percent is not None and not (percent.is_finite() and 0 < percent <= ALL):
        raise Refused("A discount is above 0% and at most 100%.")
    if amount is not None and amount.minor <= 0:
        raise Refused("A discount is above nothing. Choose an amount.")
    return Wish(kind=DISCOUNT, reason=reason, by=by, percent=percent, amount=amount)


def another_price(reason: str, by: StaffId, price: Money) -> Wish:
    """A price for one in place of the menu's, for a reason. Refused below nothing."""
    if price.minor < 0:
        raise Refused("A price is not below nothing. Say what one costs.")
    return Wish(kind=PRICE, reason=reason, by=by, price=price)


def reduce_line(draft: Draft, line_id: LineId, wish: Wish) -> Draft:
    """A reduction of one line, in place of one of its kind."""
    line = draft.line(line_id)
    return _with_line(draft, replace(line, wishes=_with_wish(line.wishes, wish)))


def reduce_order(draft: Draft, wish: Wish) -> Draft:
    """A reduction of the whole ticket, in place of one of its kind."""
    return replace(draft, wishes=_with_wish(draft.wishes, wish))


def charge_line(draft: Draft, line_id: LineId) -> Draft:
    """A line at its price again."""
    return _with_line(draft, replace(draft.line(line_id), wishes=()))


def only_priced(draft: Draft, line_id: LineId) -> Draft:
    """A line without what was taken off it, but at the price that was said for it."""
    line = draft.line(line_id)
    return _with_line(draft, replace(line, wishes=tuple(wish for wish in line.wishes if wish.kind == PRICE)))


def without_price(draft: Draft, line_id: LineId) -> Draft:
    """A line at the menu's price again, less what else was taken off it."""
    line = draft.line(line_id)
    return _with_line(draft, replace(line, wishes=tuple(wish for wish in line.wishes if wish.kind != PRICE)))


def charge_order(draft: Draft) -> Draft:
    """The ticket without what was taken off the whole of it; reductions of its lines stay."""
    return replace(draft, wishes=())


def _with_wish(wishes: tuple[Wish, ...], wish: Wish) -> tuple[Wish, ...]:
    """In the order in which they count: another price first; a comp leaves nothing for a discount."""
    kept = [other for other in wishes if other.kind != wish.kind]
    return tuple(sorted([*kept, wish], key=lambda each: _IN_ORDER.index(each.kind)))


def _with_line(draft: Draft, changed: DraftLine) -> Draft:
    _check_stands_alone(changed)
    lines = tuple(changed if line.line_id == changed.line_id else line for line in draft.lines)
    return replace(draft, lines=lines, selected=changed.line_id)


def _check_stands_alone(line: DraftLine) -> None:
    if line.belongs_to is not None:
        raise Refused("A deposit follows what it is for. Change that line.")


def _check_quantity(quantity: int) -> None:
    if quantity > MOST_OF_ONE:
        raise Refused("A line holds at most {most}. Ring up the rest as another order.", most=MOST_OF_ONE)
