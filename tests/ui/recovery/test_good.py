"""What went well is one tap; a colleague is thanked for it, and reads it as they sign in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.language import Language
from counter.recovery.moment_queries import good_moments, thanks_for
from counter.ui.recovery.good_presenter import GoodPresenter
from counter.ui.recovery.good_sheet import GoodSheet
from counter.ui.recovery.good_state import GoodState
from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap
from ui.sync_desk import SyncDesk

Named = Callable[[QWidget, str], Tap]


class Good:
    """The sheet's state, and what the shop has of it."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.state: GoodState | None = None
        self.presenter = GoodPresenter(work, work.shop, self._show)
        self.presenter.begin()

    def _show(self, state: GoodState | None) -> None:
        self.state = state

    @property
    def shown(self) -> GoodState:
        assert self.state
        return self.state

    @property
    def moments(self) -> list[str]:
        today = self.work.shop.settings.trading_day(self.work.clock.now())
        return [moment.words for moment in self.work.shop.read(good_moments, today)]


@pytest.fixture
def good(work: SyncDesk) -> Good:
    return Good(work)


def test_one_tap_notes_it_and_undo_takes_it_back(good: Good) -> None:
    good.presenter.note("caught")
    assert good.moments == ["Caught it in time"]
    assert good.shown.noted.startswith("Noted, ")
    assert good.shown.noted.endswith(", by Ana")
    good.presenter.take_back()
    assert good.moments == []
    assert good.shown.noted == ""


def test_another_tile_stands_for_the_first(good: Good) -> None:
    good.presenter.note("caught")
    good.presenter.note("cup")
    assert good.moments == ["A beautiful cup"]


def test_a_colleague_is_thanked_in_words_and_is_never_oneself(good: Good, work: SyncDesk) -> None:
    assert "Ana" not in [each.name for each in good.shown.colleagues]
    good.presenter.note("helped")
    good.presenter.choose(work.cafe.staff("Ben"))
    assert (good.shown.line, good.shown.thank) == ("Thank you, Ben.", "Thank Ben")
    good.presenter.write("Thank you, Ben, for running the order out.")
    good.presenter.thank()
    assert good.state is None
    (thanks,) = work.shop.read(thanks_for, work.cafe.staff("Ben"))
    assert thanks.words == "Thank you, Ben, for running the order out."
    assert good.moments == [thanks.words]


@pytest.mark.parametrize("size", [(1024, 600), (1024, 768), (1280, 800), (1920, 1080)])
def test_the_sheet_fits_and_its_tiles_are_tapped(
    qtbot: QtBot, language: Language, good: Good, named: Named, size: tuple[int, int], work: SyncDesk
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(*size)
    host.show()
    sheet = GoodSheet(host, language, good.presenter)
    good.presenter.note("cup")
    good.presenter.choose(work.cafe.staff("Ben"))
    sheet.show_state(good.shown)
    qtbot.waitUntil(lambda: named(host, "Thank Ben").height() >= tokens.TARGET)
    thank = named(host, "Thank Ben")
    assert thank.mapTo(host, thank.rect().bottomLeft()).y() <= size[1]
    low = [tap.accessibleName() for tap in host.findChildren(Tap) if tap.isVisible() and tap.height() < tokens.TARGET]
    assert low == []
    named(host, "Helped a colleague").click()
    assert good.moments == ["Helped a colleague"]
    sheet.show_state(None)
