"""What the Sell page shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter.kernel.ids import GroupId, ItemId, LineId, OrderId

COLUMNS, ROWS = 5, 3
"""How many tiles a page of a category has, on every terminal: an item is in the same place everywhere."""


@dataclass(frozen=True, slots=True)
class PageState:
    """A page of a category: its number, its first and last item where there is room for them, and what is read out."""

    number: str
    words: str
    name: str


@dataclass(frozen=True, slots=True)
class TileState:
    """A tile of the menu. `sold_out` says so in words and takes the price's place."""

    item_id: ItemId
    name: str
    price: str
    icon: str = ""
    chosen: bool = False
    sold_out: str = ""


@dataclass(frozen=True, slots=True)
class ChipState:
    """A modifier one can choose; `words` has its price difference: “Oat +0.60”."""

    name: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class GroupState:
    """A modifier group. One that needs a choice stands without its title beside the item's name."""

    group_id: GroupId
    title: str
    needed: bool
    chips: tuple[ChipState, ...]


@dataclass(frozen=True, slots=True)
class ModifiersState:
    """The modifiers of the chosen line."""

    line_id: LineId
    title: str
    groups: tuple[GroupState, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineState:
    """A line of the ticket."""

    line_id: LineId
    count: str
    title: str
    detail: str
    amount: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PromiseState:
    """The promise of the ticket: “Ready by 8:42” and what to say; both empty while there is nothing to promise.

    Beyond the longest time the shop stands for it is how long it takes, and that nothing is promised. Then `told` is on
    the button that says that the customer knows, `told_name` what is read out, and `is_told` whether they do.
    """

    main: str = ""
    below: str = ""
    told: str = ""
    told_name: str = ""
    is_told: bool = False

    @property
    def has_to_be_told(self) -> bool:
        """Whether somebody has to say first that the customer knows."""
        return bool(self.told) and not self.is_told


@dataclass(frozen=True, slots=True)
class DoneState:
    """What was just done, until the next tap: the change to give, the order's number and promise."""

    title: str
    below: str


@dataclass(frozen=True, slots=True)
class TicketState:
    """The ticket. `total` is empty while nothing is on it: then there is nothing to pay or hold.

    It is paid from here unless there is something to tell first.
    """

    customer: str = ""
    to_go: bool = True
    lines: tuple[LineState, ...] = ()
    summary: str = ""
    can_undo: bool = False
    promise: PromiseState = field(default_factory=PromiseState)
    total: str = ""
    done: DoneState | None = None


@dataclass(frozen=True, slots=True)
class HeldState:
    """A ticket put aside."""

    order_id: OrderId
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class QuickState:
    """An amount of cash the customer is likely to give; `minor` in minor units."""

    words: str
    minor: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PayState:
    """Paying by a tender, `by`, empty while none is chosen.

    `below_take` says what the customer gave and the change, or what comes first; `voucher` what it takes off, empty
    without one; `code_wrong` what is wrong with the `code` of one that was refused.
    """

    to_pay: str = ""
    below: str = ""
    quick: tuple[QuickState, ...] = ()
    by: str = ""
    below_take: str = ""
    lines: tuple[LineState, ...] = ()
    promise: PromiseState = field(default_factory=PromiseState)
    welcome_title: str = ""
    welcome: str = ""
    greeted: bool = False
    voucher: str = ""
    code: str = ""
    code_wrong: str = ""
    take: str = ""
    can_take: bool = False


@dataclass(frozen=True, slots=True)
class SellState:
    """The whole Sell page: ringing up, or paying in its place while `pay` is there.

    `tiles` are those of `page`, from 0, of the category's `pages`.
    """

    categories: tuple[str, ...] = ()
    category: str = ""
    tiles: tuple[TileState, ...] = ()
    pages: tuple[PageState, ...] = ()
    page: int = 0
    modifiers: ModifiersState | None = None
    ticket: TicketState = field(default_factory=TicketState)
    held: tuple[HeldState, ...] = ()
    pay: PayState | None = None
