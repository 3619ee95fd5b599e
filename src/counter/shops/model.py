"""Several shops side by side, as people ask for them. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.kernel.errors import Sentence
from counter.kernel.ids import ShopId, TerminalId
from counter.reports.day.one_thing import OneThing
from counter.reports.sales.model import DaysTogether, SalesFigures
from counter.settings.stations import Stations


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownShop:
    """A shop that this machine knows, as of the last reading.

    `terminal` is which terminal of that shop this machine is. Times are aware UTC: `heard_at` is up to when all that
    the shop's terminals recorded is known here, None where nobody knows; `read_at` when its books were read last, None
    where they never were. `trouble` says why its server could not be heard last, or is NOTHING. `first` and `last` are
    the trading days of which something is known; None where there is none. Its versions are the numbers of the menu and
    the playbook that it took last, None where it took none.
    """

    shop: ShopId
    name: str
    currency: str
    zone: str
    is_home: bool
    terminal: TerminalId
    heard_at: datetime | None
    read_at: datetime | None
    trouble: Sentence
    first: date | None
    last: date | None
    menu_version: int | None = None
    playbook_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopDays:
    """One shop over a period: those of its days that are known, a quiet one with nothing, and all of them together.

    `whole` is None where nothing is known of any.
    """

    shop: KnownShop
    days: tuple[DaysTogether, ...]
    whole: DaysTogether | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopDay:
    """One shop's trading day as it was when it was over; `figures` are None where nothing is known of it.

    `still_open` counts what went wrong and nobody had answered, `went_wrong` how often each kind did, the most first.
    `stations` is how that shop calls the station of the `one_thing` to do.
    """

    shop: KnownShop
    figures: DaysTogether | None
    vouchers_issued: int = 0
    vouchers_redeemed: int = 0
    still_open: int = 0
    went_wrong: tuple[tuple[str, int], ...] = ()
    one_thing: OneThing | None = None
    stations: Stations = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopSales:
    """What one shop sold over a period; None where nothing is known of any of its days."""

    shop: KnownShop
    figures: SalesFigures | None
