"""The office of an owner of several shops, while what runs apart ends when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from counter.kernel.ids import ShopId
from counter.shops.folder import books_of
from counter.ui.desk.other_shops import OtherShops
from counter.ui.desk.pending import Pending
from counter.ui.office.other_shops_presenter import OtherShopsPresenter
from counter.ui.office.other_shops_state import AddShopState, OtherShopsState
from counter.ui.parts.join_draft import ADDRESS, CODE
from shops.known_shops import make_up
from ui.sync_desk import SyncDesk


class SlowProcesses:
    """What runs apart ends when a test says so: the one that waits longest is done, or answers or is refused so."""

    def __init__(self, work: SyncDesk) -> None:
        self._work, self._waiting = work, list[tuple[Callable[[], Any], Pending[Any]]]()

    def run(self, what: Callable[[], Any]) -> Pending[Any]:
        pending = Pending[Any]()
        self._waiting.append((what, pending))
        return pending

    def __len__(self) -> int:
        return len(self._waiting)

    def end(self) -> None:
        what, pending = self._waiting.pop(0)
        ending = self._work.run_now(what)
        ending.then(pending.resolve)
        ending.otherwise(pending.refuse)

    def answer(self, answer: object) -> None:
        self._waiting.pop(0)[1].resolve(answer)

    def refuse(self, reason: str) -> None:
        self._waiting.pop(0)[1].refuse(reason)


class Office:
    """The page as it was last shown to Rosa."""

    def __init__(self, work: SyncDesk) -> None:
        self.work, self.apart = work, SlowProcesses(work)
        work.by = work.cafe.staff("Rosa")
        self.others = OtherShops(work.shop, self.apart.run, work.run_now)
        self.page = OtherShopsPresenter(work, work.shop, self._show, self.others)
        self.look()

    def _show(self) -> None:
        self.state: OtherShopsState = self.page.state()

    def look(self) -> None:
        self.page.come(seen=True)

    @property
    def form(self) -> AddShopState:
        assert self.state.form
        return self.state.form

    def type(self, address: str, code: str) -> None:
        self.page.adding.open()
        self.page.adding.write(ADDRESS, address)
        self.page.adding.write(CODE, code)
        self.page.adding.add()

    def knows(self, name: str, **more: Any) -> ShopId:
        shop = make_up(self.work.shop.folder, name, {date(2026, 11, 20): {"orders": 3}}, **more)
        if not more.get("is_home"):
            books_of(self.work.shop.folder, shop).mkdir(parents=True, exist_ok=True)
        self.look()
        return shop
