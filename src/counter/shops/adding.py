"""This machine becomes a terminal of another shop, or forgets it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from counter.journal.closed_heads import forget_heads
from counter.kernel.errors import Refused, Sentence
from counter.kernel.ids import ShopId, TerminalId
from counter.kernel.private_files import keep_names
from counter.kernel.system_words import why
from counter.link.enrol import read_enrolled
from counter.link.join import Joined
from counter.shops.folder import OTHER_SHOPS, ShopsFile, alone, books_of, joined_shops, writing
from counter.shops.queries import known_shops
from counter.shops.reader import ADD_AGAIN, OpenShop, ShopRead, opened, read_home, read_other
from counter.shops.summing import forget

_JOINING = "joining"
"""The folder of books that are not whole yet."""


class Join(Protocol):
    """Makes books of a shop in a folder, as `link.join.join`."""

    def __call__(
        self,
        folder: Path,
        url: str,
        code: str,
        tell: Callable[[Sentence], object],
        is_wanted: Callable[[ShopId, TerminalId], object],
    ) -> Joined:
        """Of the shop whose server is at `url`, with a one-time code."""


def add_shop(
    folder: Path, url: str, code: str, join: Join, open_shop: OpenShop, tell: Callable[[Sentence], object]
) -> ShopRead:
    """Makes the machine of the home shop in `folder` a terminal of another shop too, and reads both.

    One that lets this machine in no more is joined anew; its books until then are set aside. Refused where the code is
    of another shop that is known already, and as `link.join.join`; Unavailable where the server goes away meanwhile.
    Cut off in the middle, the same again goes on.
    """
    with opened(open_shop, folder, only_look=True) as shop:
        home, at = shop.journal.shop, shop.clock.now()
    making = folder / OTHER_SHOPS / _JOINING

    def is_wanted(shop: ShopId, terminal: TerminalId) -> None:
        if shop == home:
            raise Refused(_IS_HOME, terminal=terminal)
        if shop in joined_shops(folder) and not _lets_in_no_more(folder, shop):
            raise Refused(_IS_KNOWN, terminal=terminal)

    with alone(folder):
        if not _is_whole(making):
            try:
                join(making, url, code, tell, is_wanted)
            except Refused as refusal:
                if refusal.text in (_IS_HOME, _IS_KNOWN):
                    _remove(making)
                raise
        added = read_other(folder, _put_in_place(folder, making, open_shop, at), open_shop)
        read_home(folder, open_shop)
        return added


_IS_HOME = (
    "That code is of this shop itself: nothing was added. Take {terminal} out again where you invited it, and ask for a"
    " code of the other shop."
)
_IS_KNOWN = "That shop is known here already: nothing was added. Take {terminal} out again where you invited it."


def _is_whole(making: Path) -> bool:
    """Whether there are books that only have to be put in their place."""
    return making.is_dir() and any(making.glob("*.sqlite")) and read_enrolled(making) is None


def _lets_in_no_more(folder: Path, shop_id: ShopId) -> bool:
    with ShopsFile(folder) as tables:
        return any(each.shop == shop_id and each.trouble.text == ADD_AGAIN for each in tables.read(known_shops))


def _put_in_place(folder: Path, making: Path, open_shop: OpenShop, at: datetime) -> ShopId:
    with opened(open_shop, making, only_look=True) as shop:
        shop_id = shop.journal.shop
    if shop_id in joined_shops(folder):
        _set_aside(folder, shop_id, at)
    making.rename(books_of(folder, shop_id))
    keep_names(making.parent)
    return shop_id


def _remove(making: Path) -> None:
    for left in making.iterdir():
        left.unlink()
    making.rmdir()


def leave_shop(folder: Path, shop_id: ShopId, at: datetime) -> Path:
    """Forgets another shop at the aware time `at`; gives where its books are set aside.

    The machine stays a terminal there until that shop takes it out. Refused where its books cannot be moved.
    """
    with alone(folder):
        aside = _set_aside(folder, shop_id, at)
        with writing(folder) as connection:
            forget(connection, shop_id)
    return aside


def _set_aside(folder: Path, shop_id: ShopId, at: datetime) -> Path:
    books = books_of(folder, shop_id)
    aside = books.with_name(f"left-{shop_id.hex}-{at:%Y%m%dT%H%M%S}")
    try:
        books.rename(aside)
    except OSError as fault:
        raise Refused("{folder} cannot be set aside: {fault}.", folder=books, fault=why(fault)) from fault
    keep_names(books.parent)
    forget_heads(shop_id, books)
    return aside
