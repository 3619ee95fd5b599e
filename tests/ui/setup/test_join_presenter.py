"""A new machine joins a shop on its first page, from a real server; what is wrong is said where it was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cafe import MORNING, Cafe
from counter.bootstrap import DATABASE
from counter.cli.first_shop import open_or_make
from counter.flows.shop import Shop
from counter.kernel.clock import SetClock
from counter.kernel.errors import Sentence
from counter.link import sealed_keys
from counter.link.install import init_server
from counter.link.invite import invite, plan_guest
from counter.link.join import join
from counter.rooms import registry
from counter.settings.first_start import SHOP
from counter.ui.desk.exporting import Exporting
from counter.ui.desk.joining import Joining
from counter.ui.parts.join_draft import ADDRESS, CODE
from counter.ui.setup.presenter import SetupPresenter
from counter.ui.setup.state import FieldState, SetupState
from ui.sync_desk import SyncDesk


@pytest.fixture(autouse=True)
def _light_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A try at a code costs a tenth of a second by design."""
    monkeypatch.setattr(sealed_keys, "_COST", 2**4)


class Newcomer:
    """Somebody at the first page of a new machine, and what they see."""

    def __init__(self, shop: Shop, work: SyncDesk) -> None:
        self.shop, self.seen = shop, list[SetupState]()
        joining = Joining(shop.folder, self._join, work.run_now)
        files = Exporting(shop, work.run_now)
        self.presenter = SetupPresenter(
            SyncDesk(work.cafe), shop, shop.itself, self.seen.append, lambda _who, _pin: None, files, joining
        )
        self.presenter.refresh()
        assert self.presenter.join
        self.joins = self.presenter.join

    @staticmethod
    def _join(folder: Path, url: str, code: str, tell: Callable[[Sentence], object]) -> object:
        return join(folder / DATABASE, url, code, registry(), SetClock(MORNING), tell)

    def type(self, address: str, code: str) -> None:
        self.presenter.write(ADDRESS, address)
        self.presenter.write(CODE, code)
        self.presenter.go_on()

    def wrong(self) -> dict[str, str]:
        return {row.key: row.wrong for row in self.seen[-1].rows if isinstance(row, FieldState) and row.wrong}


@pytest.fixture
def newcomer(tmp_path: Path, work: SyncDesk) -> Iterator[Newcomer]:
    shop = open_or_make(tmp_path / "new")
    yield Newcomer(shop, work)
    shop.store.close()


def test_what_is_typed_wrongly_is_said_there_and_a_new_shop_is_one_tap_away(newcomer: Newcomer) -> None:
    assert newcomer.seen[-1].can_join
    newcomer.joins.open()
    newcomer.type(" ", "7KQ4")
    assert newcomer.wrong() == {
        ADDRESS: "Say where the shop’s server is: the other machine shows it.",
        CODE: "The code has 12 letters and figures, and this has 4. Compare it with the other machine.",
    }
    newcomer.type("127.0.0.1:1", "7KQ4-M2XP-9TRB")
    state = newcomer.seen[-1]
    assert state.wrong
    assert [row.text for row in state.rows if isinstance(row, FieldState)] == ["127.0.0.1:1", "7KQ4-M2XP-9TRB"]
    newcomer.presenter.back()
    assert (newcomer.seen[-1].step, newcomer.seen[-1].can_join) == (SHOP, True)


def test_a_machine_joins_and_starts_in_that_shop(newcomer: Newcomer, cafe: Cafe, database_url: str) -> None:
    init_server(cafe.shop, database_url)
    code = invite(cafe.shop, cafe.shop.do(cafe.staff("Rosa"), plan_guest, "Till 2", "door", "bar"))
    newcomer.joins.open()
    newcomer.type(database_url.replace("counter_test_admin@", ""), code.code.lower().replace("-", " "))
    assert newcomer.joins.has_joined
    newcomer.shop.store.close()
    shop = open_or_make(newcomer.shop.folder)
    assert (shop.journal.shop, shop.terminal, shop.settings.shop_name) == (
        cafe.shop.journal.shop,
        code.terminal,
        cafe.shop.settings.shop_name,
    )
    shop.store.close()
