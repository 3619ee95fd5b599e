"""What a demo plays: the day of two files, or a made-up one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from counter.kernel.clock import business_date
from counter.kernel.resources import resource
from counter.menu.read_file import MenuFile, read_csv, read_toml
from counter.simulation.day_file import by_order, read_day
from counter.simulation.made_up_day import made_up_day
from counter.simulation.price_list import PriceList, visits_of
from counter.simulation.trading_hours import day_starts
from counter.simulation.visits import Visit


@dataclass(frozen=True, kw_only=True)
class DemoInput:
    """The menu with the prices of the day, and who comes when. The trading `day` begins at `starts`, local."""

    menu: MenuFile
    visits: Sequence[Visit]
    zone: ZoneInfo
    day: date
    starts: time


def input_from_files(menu: Path, day: Path, currency: str, zone: ZoneInfo, seed: int) -> DemoInput:
    """The day of a day file, sold from a menu file. Refused with file and line where one of them cannot be used."""
    prices = PriceList(read_csv(menu, currency))
    visits = visits_of(by_order(read_day(day, currency, zone), day, zone), prices, day, seed)
    return _demo_input(prices.menu(), visits, zone)


def made_up_input(zone: ZoneInfo, seed: int) -> DemoInput:
    """Yesterday as it might have been in a shop with the starter menu: all of it is over when the shop is opened."""
    menu = read_toml(resource("menu", "starter.toml"))
    return _demo_input(menu, made_up_day(menu, datetime.now(zone).date() - timedelta(days=1), zone, seed), zone)


def _demo_input(menu: MenuFile, visits: Sequence[Visit], zone: ZoneInfo) -> DemoInput:
    starts = day_starts([visit.at for visit in visits], zone)
    return DemoInput(menu=menu, visits=visits, zone=zone, day=business_date(visits[0].at, zone, starts), starts=starts)
