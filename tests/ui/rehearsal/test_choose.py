"""Somebody chooses what to rehearse: the tiles, what they themselves played, the sheet, and what a broken file says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.flows.print_queue import print_waiting
from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.rehearsal.kept import Past, keep
from counter.ui.rehearsal.choose_presenter import ChoosePresenter, Chosen
from counter.ui.rehearsal.choose_state import ChooseState
from counter.ui.rehearsal.choose_view import ChooseView
from counter.ui.widgets.tap import Tap
from ui.sync_desk import SyncDesk

SIZES = ((1024, 540), (1024, 708), (1280, 740), (1920, 1020))
DAY = date(2026, 11, 23)
MILK, TITLE = "wrong-milk", "The wrong milk, and an allergy"
LONG = "An extraordinarily long title that nobody at the counter reads to its end while somebody waits for a coffee"


class Choosing:
    """What is shown, what began, and how often the printer was asked to go on."""

    def __init__(self, work: SyncDesk) -> None:
        self.shown: list[ChooseState] = []
        self.began: list[Chosen] = []
        self.printer_asked = self.given_up = 0
        self.presenter = ChoosePresenter(
            work, work.shop, work.shop.folder, self.shown.append, self.began.append, self._give_up, self._print
        )
        self.presenter.refresh()

    def _give_up(self) -> None:
        self.given_up += 1

    def _print(self) -> None:
        self.printer_asked += 1

    @property
    def state(self) -> ChooseState:
        return self.shown[-1]

    def done(self) -> dict[str, str]:
        return {tile.name: tile.done for tile in self.state.tiles if tile.done}


@pytest.fixture
def choosing(work: SyncDesk) -> Choosing:
    return Choosing(work)


def played(work: SyncDesk, who: str, *names: str) -> None:
    shop = work.shop
    for name in names:
        keep(shop.folder, shop.keys.local, work.cafe.staff(who), Past(name, DAY, 4))


def own(work: SyncDesk, name: str, change: Callable[[str], str]) -> None:
    """A file of the shop's own, made of one that comes along."""
    folder = work.shop.folder / "scenarios"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(change(_milk().replace("place = 2\n", "")), "utf-8")


def _milk() -> str:
    return resource("rehearsal", f"{MILK}.toml").read_text("utf-8")


def test_ten_stand_there_in_their_order_and_none_is_chosen(choosing: Choosing) -> None:
    state = choosing.state
    assert [tile.title for tile in state.tiles][:3] == ["A rush, one grinder broken", TITLE, "The card machine fails"]
    assert len(state.tiles) == 10
    assert (state.can_start, state.can_print, choosing.done()) == (False, False, {})
    milk = state.tiles[1]
    assert (milk.icon, milk.minutes, milk.situation) == ("milk", "5 min", "Soy asked for, milk given")
    assert milk.first_line == "“Excuse me. I said soy. This is milk, isn’t it?”"


def test_a_tap_chooses_and_the_bar_says_what_it_practises(choosing: Choosing) -> None:
    choosing.presenter.choose(MILK)
    state = choosing.state
    assert [tile.name for tile in state.tiles if tile.chosen] == [MILK]
    assert (state.heading, state.can_start) == (TITLE, True)
    assert state.practises.startswith("Practises: hear first, own it")


def test_it_begins_once_as_whoever_is_signed_in(choosing: Choosing) -> None:
    choosing.presenter.choose(MILK)
    choosing.presenter.play(for_two=True)
    choosing.presenter.start()
    choosing.presenter.start()
    (chosen,) = choosing.began
    assert (chosen.name, chosen.who.name, chosen.for_two) == (MILK, "Ana", True)
    assert not choosing.state.can_start
    choosing.presenter.cannot("The disk is full.")
    assert (choosing.state.refused, choosing.state.can_start) == ("The disk is full.", True)


def test_whoever_goes_elsewhere_first_gives_it_up(choosing: Choosing) -> None:
    choosing.presenter.choose(MILK)
    choosing.presenter.leave()
    assert choosing.given_up == 0
    choosing.presenter.start()
    choosing.presenter.leave()
    assert choosing.given_up == 1
    choosing.presenter.start()
    choosing.presenter.began()
    choosing.presenter.leave()
    assert (choosing.given_up, choosing.state.can_start) == (1, True)


def test_how_often_is_said_to_that_person_alone(work: SyncDesk, choosing: Choosing) -> None:
    """The owner is told nothing either, not for the moment in which the page still has Ana's answer."""
    played(work, "Ana", MILK, MILK, "angry-regular")
    choosing.presenter.refresh()
    assert choosing.done() == {MILK: "done 2 times", "angry-regular": "done once"}
    choosing.presenter.choose(MILK)
    for other in ("Rosa", "Ben"):
        work.by = work.cafe.staff(other)
        before = len(choosing.shown)
        choosing.presenter.refresh()
        assert all(tile.done == "" for state in choosing.shown[before:] for tile in state.tiles)
        assert not choosing.state.can_start, "what Ana chose is hers too"
    work.by = work.cafe.ana
    choosing.presenter.refresh()
    assert choosing.done()[MILK] == "done 2 times"


def test_a_shops_own_stands_behind_the_others_and_a_broken_file_is_named(work: SyncDesk, choosing: Choosing) -> None:
    own(work, "cold-tea", lambda text: text.replace(TITLE, "The tea was cold"))
    own(work, "broken", lambda _text: "title = [")
    own(work, "picture", lambda text: text.replace('icon = "milk"', 'icon = "unicorn"'))
    choosing.presenter.refresh()
    state = choosing.state
    assert [tile.title for tile in state.tiles][-1] == "The tea was cold"
    assert len(state.tiles) == 11
    broken, picture = state.broken
    assert broken.startswith("The scenario scenarios/broken.toml cannot be read: ")
    assert broken.endswith("Mend it and try again.")
    assert picture == (
        "The scenario scenarios/picture.toml: There is no picture “unicorn”. Take another one, or leave “icon” out."
    )
    choosing.presenter.choose("cold-tea")
    choosing.presenter.start()
    assert choosing.began[0].scenario.title == "The tea was cold"


def test_what_a_file_leaves_out_is_there_all_the_same(work: SyncDesk, choosing: Choosing) -> None:
    lacking = ('situation = "', 'practises = "', "minutes = ", 'icon = "')

    def bare(text: str) -> str:
        return "\n".join(line for line in text.splitlines() if not line.startswith(lacking))

    own(work, "bare", bare)
    choosing.presenter.refresh()
    choosing.presenter.choose("bare")
    tile = choosing.state.tiles[-1]
    assert (tile.situation, tile.minutes, tile.icon) == ("Priya is at the counter", "5 min", "message-square-heart")
    assert choosing.state.practises == ""


def test_the_sheet_goes_through_the_shops_own_queue(work: SyncDesk, choosing: Choosing) -> None:
    choosing.presenter.choose(MILK)
    choosing.presenter.print_sheet()
    assert (choosing.state.printing, choosing.printer_asked) == ("Printing…", 1)
    print_waiting(work.shop)
    choosing.presenter.look_at_printer()
    ((title, pdf),) = work.cafe.paper.printed
    assert (title, pdf[:5]) == ("rehearsal", b"%PDF-")
    assert choosing.state.printing.startswith("Saved as a PDF")
    choosing.presenter.choose("angry-regular")
    assert choosing.state.printing == ""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_ten_tiles_and_the_bar_stand_in_every_window(
    qtbot: QtBot, choosing: Choosing, language: Language, width: int, height: int
) -> None:
    view = _shown(qtbot, choosing, language, width, height)
    qtbot.waitUntil(lambda: [tap.accessibleName() for tap in _taps(view) if not _is_whole(tap)] == [])


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_fourteen_with_long_names_scroll_and_the_bar_keeps_its_place(
    qtbot: QtBot, work: SyncDesk, choosing: Choosing, language: Language, width: int, height: int
) -> None:
    for number in range(4):
        own(work, f"own-{number}", lambda text: text.replace(TITLE, LONG).replace("Hear first", LONG * 3))
    own(work, "broken", lambda _text: "title = [")
    choosing.presenter.refresh()
    choosing.presenter.choose("own-0")
    view = _shown(qtbot, choosing, language, width, height)
    bar = {tap.accessibleName(): tap for tap in _taps(view)[-4:]}
    assert list(bar) == ["Alone", "Two of us", "Sheet for two", "Start"]
    start = bar["Start"]
    qtbot.waitUntil(lambda: start.mapTo(view, start.rect().topLeft()).y() > height - 130)
    assert [name for name, tap in bar.items() if not _is_whole(tap)] == []
    assert start.mapTo(view, start.rect().bottomRight()).x() < width


def _shown(qtbot: QtBot, choosing: Choosing, language: Language, width: int, height: int) -> ChooseView:
    view = ChooseView(language, choosing.presenter)
    qtbot.addWidget(view)
    view.show_state(choosing.state)
    view.resize(width, height)
    view.show()
    qtbot.waitExposed(view)
    return view


def _is_whole(tap: Tap) -> bool:
    return tap.visibleRegion().boundingRect().contains(tap.contentsRect())


def _taps(view: QWidget) -> list[Tap]:
    return [tap for tap in view.findChildren(Tap) if tap.isVisible()]
