"""What the page Menu shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.office.shop_state import TickState
from counter.ui.parts.choices import Choices
from counter.ui.parts.dock_state import ModifiersState
from counter.ui.parts.grid_state import TileState


@dataclass(frozen=True, slots=True)
class ThingRow:
    """An item or a combo in the list: its name and its price, or why it has none there."""

    key: str
    name: str
    price: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PriceState:
    """A row of prices: its label, what it is now and what is typed; `names` says that the label is typed too.

    `wrong` says why what is typed cannot be kept. `can_go`: a size can be taken off. `called` is what a screen reader
    says instead of the label, where that alone does not say of what it is a price. Where nothing is typed it will be
    `otherwise`, or as it is now.
    """

    label: str
    now: str
    text: str
    names: bool = False
    wrong: str = ""
    can_go: bool = False
    called: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A day that is typed since the list does not have it; `wrong` says why it cannot be read."""

    text: str
    wrong: str


@dataclass(frozen=True, slots=True)
class ItemFormState:
    """The form of an item. `texts` are what is typed by what it is, `wrong` why some of it cannot be kept.

    `begins` is the word on the key for the day, `heading` what stands over the typed prices. Of `stations` and `taxes`
    the chosen one is ticked. `sold_out` is None of what is not on sale yet. `later` says what was planned besides,
    `back` stands on the key that takes back what was planned for the day, "" where nothing was. `other` is a typed day.
    `own` says what of it the shop decides itself, whatever another shop of its owner gives it.
    """

    key: str
    title: str
    texts: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    sold_out: bool | None
    begins: str
    heading: str
    prices: tuple[PriceState, ...]
    later: str
    back: str
    to_go: bool
    stations: tuple[TickState, ...]
    taxes: tuple[TickState, ...]
    groups: tuple[TickState, ...]
    colour: int
    favourite: bool
    can_move: tuple[bool, bool]
    kinds: tuple[TickState, ...]
    allergens: str
    traces: str
    off: bool | None
    own: str = ""
    other: OtherDay | None = None


@dataclass(frozen=True, slots=True)
class OptionState:
    """A choice of a group as it is typed: what it adds `now` and what is typed, and so in `sizes`.

    `wrong` says why what is typed cannot be kept. Where nothing is, it adds `otherwise`. `more` are sizes of items in
    which it could add something else.
    """

    name: str
    now: str
    price: str
    default: bool
    off: bool
    wrong: str = ""
    otherwise: str = ""
    sizes: tuple[PriceState, ...] = ()
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupFormState:
    """The form of a group: how many are chosen at least and at most, its choices, and what else has it.

    `begins` is the word on the key for the day, `heading` says from when on what is typed counts, `later` what was
    planned besides; the first is empty of a new group. `back` is as that of an item.
    """

    key: str
    title: str
    name: str
    fewest: str
    most: str
    options: tuple[OptionState, ...]
    also: str
    begins: str
    heading: str
    later: str
    back: str
    other: OtherDay | None = None


@dataclass(frozen=True, slots=True)
class ComboFormState:
    """The form of a combo; `alone` says what its items cost one by one. `off` is None of a new one.

    `begins`, `heading`, `later` and `back` are as those of a group.
    """

    key: str
    title: str
    name: str
    price: PriceState
    begins: str
    heading: str
    later: str
    back: str
    category: str
    items: tuple[tuple[str, str], ...]
    alone: str
    favourite: bool
    off: bool | None
    other: OtherDay | None = None


@dataclass(frozen=True, slots=True)
class PreviewState:
    """How it looks on Sell, `from_day` on or today: some tiles, the choices of the one in hand, and what they come to.

    `days` are the words of the switch; one word where nothing begins later.
    """

    days: tuple[str, ...]
    day: int
    tiles: tuple[TileState, ...]
    dock: ModifiersState | None
    sum: str
    price: str


@dataclass(frozen=True, slots=True)
class MenuState:
    """The page: its categories, the list, the form of what is in hand, how that looks on Sell, and the bar.

    `typed` is what somebody looks for, None while nobody does. `sheet`: the look at Sell stands over the page.
    """

    categories: tuple[str, ...]
    category: str
    typed: str | None
    rows: tuple[ThingRow, ...]
    empty: str
    form: ItemFormState | GroupFormState | ComboFormState | None
    preview: PreviewState | None
    sheet: bool
    bar: str
    last: str
    changed: bool
    question: Choices | None = None
