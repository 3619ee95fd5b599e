"""The owner's page of one day: five figures, what was promised and taken, what went wrong, what is still to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from counter.kernel.ids import MishapId, OrderId
from counter.kernel.money import Money
from counter.reports.day.one_thing_query import OneThingSaid


@dataclass(frozen=True, slots=True)
class Tally:
    """`count` of `of`: 337 promises kept of 358."""

    count: int
    of: int

    @property
    def share(self) -> Decimal | None:
        """The count as a share of the whole; None of nothing."""
        return Decimal(self.count) / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class UsualTally:
    """A `share` that is usual, and of how many."""

    share: Decimal
    of: int


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual on a weekday: the medians of its last `days` that traded. None where fewer than three had any."""

    days: int
    kept: UsualTally | None
    told_before: UsualTally | None
    made_right: UsualTally | None
    takings: Money
    gestures_cost: Money


@dataclass(frozen=True, slots=True)
class LastPromises:
    """The last promises up to a day, and between which shares their rate is likely to be (90% of the times)."""

    kept: Tally
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class PromisePoint:
    """One first promise against what it took, both in minutes from the order. It fell due in the local `hour`.

    `called` is the number of the `order`.
    """

    promised: float
    taken: float
    kept: bool
    order: OrderId | None = None
    called: str = ""
    hour: int = 0


@dataclass(frozen=True, slots=True)
class HourKept:
    """The promises that fell due in one local hour (0 to 23); `told` counts the missed that were told before."""

    hour: int
    kept: Tally
    told: int = 0


@dataclass(frozen=True, slots=True)
class WrongOnce:
    """One mishap of the day: its kind, where it came from ("" where nobody said so), in which local hour.

    `lost` are the seconds that it cost its customer, `given` what they got back.
    """

    kind: str
    cause: str
    hour: int
    made_right: bool
    lost: float
    given: Money


@dataclass(frozen=True, slots=True)
class WentWrong:
    """How often one kind of mishap happened; `label` is its word in the shop's language."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that waits for somebody, in the shop's language: a mishap nobody answered, a call to return.

    `urgent` where nobody answered yet. `order` and `mishap` say where to begin; `who` waits, by name or number.
    """

    title: str
    text: str
    urgent: bool
    order: OrderId | None = None
    mishap: MishapId | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """What was done twice at two terminals that were apart, in the shop's language: its `amount`, who did it where.

    The amount is None where no money is in it.
    """

    title: str
    text: str
    amount: Money | None
    order: OrderId | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """When a terminal, by what people call it, recorded the newest of what is known here of it, aware UTC."""

    terminal: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StaffHours:
    """What somebody worked, breaks taken off, and the tips that were theirs alone; nobody's `name` is "".

    `forgot`: they did not clock out, and worked until the last that they did that day.
    """

    name: str
    minutes: int
    tips: Money
    forgot: bool = False


@dataclass(frozen=True, slots=True)
class OwnersPage:
    """One trading day. The figures are as DESIGN.md, "Decided", defines them.

    `goal` and `gestures_share` (of takings) are shares. `told_before` is of the missed orders; `made_right` of the
    mishaps. `average` is the takings per order. `came_back` is of the apology vouchers issued in the 30 days up to
    this one, `outstanding` what live vouchers are worth. `within_grace` counts the promises kept and those missed by no
    more than `grace_seconds`, for which no voucher prints; `unpromised` orders had no promise. `to_do` is what waited
    as the day ended, or waits now; `more_to_do` counts what is not told one by one. `left_open` names at most two of
    the day's own mishaps that nobody answered. `is_over`: nothing of it moves any more. `rounding` is
    what rounding cash added to the takings. `staff` has everybody's hours and tips, and at its end the tips for all.
    `voids` tickets were thrown away before they were placed. So many goods were `wasted`, `waste_cost` is what is known
    of their cost. `for_no_order` came in for gift cards and of what house accounts owe: it is in no takings.
    `comps_cost` is what was on us at its cost, or at its price where nobody knows that. What went wrong `came_from`
    where somebody said so, which is for lead and owner; it cost customers `minutes_lost` and brought them
    `given_back`. `by_first`: of those made right, those that whoever knew of it first settled; `first_word` and
    `settled` are the times of the middle one. `second_kept` is of the new promises that were told. `asked_again` counts
    how often somebody had to. `good_moments` are quoted, with whom they thank. `hour` is the one that the page is of,
    None of the whole day: takings and gestures are always the day's. `wrong` is what went wrong, one by one, `gestures`
    how often what was given. Of the missed orders most went through `late_at`, so many. Without `with_money` it is for
    somebody who sees no money. Of several terminals, `apart` is what was done twice, and `heard` how far each is
    known, as of `known_at`; of a day that is over only those that may have more to tell of it.
    """

    shop: str
    day: date
    kept: Tally
    goal: Decimal
    told_before: Tally
    made_right: Tally
    takings: Money
    orders: int
    average: Money
    gestures_cost: Money
    vouchers: int
    points: tuple[PromisePoint, ...]
    hours: tuple[HourKept, ...]
    went_wrong: tuple[WentWrong, ...]
    to_do: tuple[ToDo, ...]
    came_back: Tally
    outstanding: Money
    grace_seconds: int = 0
    within_grace: int = 0
    unpromised: int = 0
    more_to_do: int = 0
    left_open: tuple[str, ...] = ()
    is_over: bool = False
    rounding: Money | None = None
    staff: tuple[StaffHours, ...] = ()
    voids: int = 0
    wasted: int = 0
    waste_cost: Money | None = None
    for_no_order: Money | None = None
    comps_cost: Money | None = None
    came_from: tuple[WentWrong, ...] = ()
    given_back: Money | None = None
    minutes_lost: int = 0
    asked_again: int = 0
    by_first: Tally = Tally(0, 0)
    second_kept: Tally = Tally(0, 0)
    first_word: timedelta | None = None
    settled: timedelta | None = None
    good_moments: tuple[str, ...] = ()
    one_thing: OneThingSaid | None = None
    usual: Usual | None = None
    last: LastPromises | None = None
    late_at: tuple[str, int] | None = None
    wrong: tuple[WrongOnce, ...] = ()
    gestures: tuple[tuple[str, int], ...] = ()
    hour: int | None = None
    with_money: bool = True
    apart: tuple[Apart, ...] = ()
    heard: tuple[Heard, ...] = ()
    known_at: datetime | None = None

    @property
    def gestures_share(self) -> Decimal | None:
        """What the gestures cost as a share of the takings; None where nothing was taken."""
        return Decimal(self.gestures_cost.minor) / self.takings.minor if self.takings.minor > 0 else None

    @property
    def missed(self) -> int:
        """How many first promises were missed."""
        return self.kept.of - self.kept.count
