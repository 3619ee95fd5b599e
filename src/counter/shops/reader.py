"""Reads the shops: exchanges facts with each one's server, and brings the owner's own tables up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

from counter.flows.shop import Shop
from counter.journal.queries import newest_at
from counter.kernel.clock import SteadyClock
from counter.kernel.errors import NOTHING, Damaged, Refused, Sentence, Unavailable
from counter.kernel.ids import ShopId
from counter.kernel.language import _
from counter.link.exchange import Exchange, Exchanged
from counter.link.faults import shut_of
from counter.link.reach import reach
from counter.shops.folder import alone, books_of, joined_shops, writing
from counter.shops.summing import Heard, heard_before, note_trouble, placed_at, sum_up

A_DAY = timedelta(days=1)
ADD_AGAIN = _("That shop lets this machine in no more. Ask there for a new code, and add the shop again.")
"""Its server does not know this machine, or its books are an older copy: what is known of the shop stays as it is."""


class OpenShop(Protocol):
    """Opens the books in a folder, as `bootstrap.open_books`."""

    def __call__(self, folder: Path, *, only_look: bool = False) -> Shop:
        """With `only_look` they are not touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopRead:
    """What came of reading a shop: how many facts went up and came down, how many trading days were summed anew.

    `trouble` says why its server could not be heard or its books not be opened, or is NOTHING.
    """

    shop: ShopId
    up: int = 0
    down: int = 0
    days: int = 0
    trouble: Sentence = NOTHING


def read_shops(folder: Path, open_shop: OpenShop) -> tuple[ShopRead, ...]:
    """Reads the home shop in `folder` as it is, and every other after one exchange with its server.

    Refused where the home shop cannot be opened, Unavailable where another process is at it and does not end.
    """
    with alone(folder):
        return (read_home(folder, open_shop), *(read_other(folder, each, open_shop) for each in joined_shops(folder)))


def read_home(folder: Path, open_shop: OpenShop) -> ShopRead:
    """Reads the home shop as it is, though it may be selling, for whoever is `alone` at it."""
    with opened(open_shop, folder, only_look=True) as shop:
        heard = Heard(at=shop.report(placed_at) if shop.of_several else shop.clock.now(), trouble=NOTHING)
        with writing(folder) as connection:
            return ShopRead(shop=shop.journal.shop, days=sum_up(connection, shop, heard, is_home=True))


def read_other(folder: Path, shop_id: ShopId, open_shop: OpenShop) -> ShopRead:
    """Reads one other shop, for whoever is `alone` at it."""
    try:
        with opened(open_shop, books_of(folder, shop_id)) as shop:
            done, trouble = _exchanged(shop)
            go_on(shop)
            with writing(folder) as connection:
                at = shop.hearing.at or heard_before(connection, shop)
                days = sum_up(connection, shop, Heard(at=at, trouble=trouble), is_home=False)
            return ShopRead(shop=shop_id, up=done.up, down=done.down, days=days, trouble=trouble)
    except (Refused, Unavailable, Damaged) as fault:
        trouble = why(fault)
        with writing(folder) as connection:
            note_trouble(connection, shop_id, trouble)
        return ShopRead(shop=shop_id, trouble=trouble)


def exchange(shop: Shop) -> Exchanged:
    """Exchanges facts once with the shop's server. Refused where it says no, Unavailable where it is away."""
    server = reach(shop.folder)
    try:
        return Exchange(shop, server, _here).whole()
    finally:
        server.close()


def go_on(shop: Shop) -> None:
    """What is decided there from now on, and judged, comes after all that is known, though a clock there is ahead.

    But for a clock that is ahead by more than a day: then its facts are yet to come.
    """
    newest = shop.report(newest_at, until=shop.clock.now() + A_DAY)
    if newest is not None and newest > shop.clock.now():
        shop.clock = SteadyClock(shop.clock, newest + timedelta(seconds=1))


@contextmanager
def opened(open_shop: OpenShop, folder: Path, *, only_look: bool = False) -> Iterator[Shop]:
    """The books in a folder, closed at the end."""
    shop = open_shop(folder, only_look=only_look)
    try:
        yield shop
    finally:
        shop.store.close()


def _exchanged(shop: Shop) -> tuple[Exchanged, Sentence]:
    try:
        return exchange(shop), NOTHING
    except (Refused, Unavailable) as fault:
        return Exchanged(0, 0), why(fault)


def why(fault: Refused | Unavailable | Damaged) -> Sentence:
    """Why another shop could not be heard, in the words of the machine that reads it."""
    if isinstance(fault, Refused) and shut_of(fault) is not None:
        return Sentence(ADD_AGAIN)
    return fault.fault if isinstance(fault, Damaged) else Sentence(fault.text, **fault.values)


def _here(work: Callable[[], Any]) -> Any:
    return work()
