"""An owner's machine with a shop of its own, and other shops with servers that it can be a terminal of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cafe import Cafe
from counter.bootstrap import DATABASE, open_books
from counter.flows.terminals import note_revoked
from counter.kernel.errors import Sentence
from counter.kernel.ids import ShopId, TerminalId
from counter.link.install import init_server
from counter.link.invite import invite, plan_guest, plan_leaving, shut_out
from counter.link.join import Joined, join
from counter.rooms import registry
from counter.shops.adding import add_shop
from counter.shops.folder import ShopsFile
from counter.shops.model import KnownShop
from counter.shops.queries import known_shops
from counter.shops.reader import OpenShop, ShopRead, exchange, read_shops


@dataclass
class Other:
    """A shop with a server at `url` (its administrator's)."""

    cafe: Cafe
    url: str

    @classmethod
    def made(cls, folder: Path, url: str, name: str) -> Other:
        """A new shop of that name, on its server."""
        return cls.served(Cafe.made_in(folder, shop_name=name), url)

    @classmethod
    def served(cls, cafe: Cafe, url: str) -> Other:
        """A shop that gets a server."""
        init_server(cafe.shop, url)
        return cls(cafe, url)

    @property
    def shop_id(self) -> ShopId:
        return self.cafe.shop.journal.shop

    def code(self, name: str = "Owner", role: str = "office") -> str:
        """An invitation, as Rosa gives one."""
        shop = self.cafe.shop
        return invite(shop, shop.do(self.cafe.staff("Rosa"), plan_guest, name, "", role)).code

    def send(self) -> None:
        """What it recorded goes up."""
        exchange(self.cafe.shop)

    def revoke(self, terminal: TerminalId) -> None:
        shop, rosa = self.cafe.shop, self.cafe.staff("Rosa")
        leaving = shop.do(rosa, plan_leaving, terminal)
        shop.do(rosa, note_revoked, terminal, shut_out(shop, leaving))
        self.send()


@dataclass
class Owner:
    """The owner's machine. Its clock is its own shop's."""

    home: Cafe
    told: list[Sentence] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.home.folder

    def add(self, other: Other, code: str = "") -> ShopRead:
        url = other.url.replace("counter_test_admin@", "")
        return add_shop(self.folder, url, code or other.code(), self._join, self.open, self.told.append)

    def read(self) -> dict[ShopId, ShopRead]:
        return {each.shop: each for each in read_shops(self.folder, self.open)}

    def known(self) -> dict[str, KnownShop]:
        with ShopsFile(self.folder) as tables:
            return {each.name: each for each in tables.read(known_shops)}

    @property
    def open(self) -> OpenShop:
        return partial(open_books, clock=self.home.clock)

    def _join(
        self,
        folder: Path,
        url: str,
        code: str,
        tell: Callable[[Sentence], object],
        is_wanted: Callable[[ShopId, TerminalId], object],
    ) -> Joined:
        return join(folder / DATABASE, url, code, registry(), self.home.clock, tell, is_wanted)
