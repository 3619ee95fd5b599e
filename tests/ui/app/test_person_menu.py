"""The person's menu: their hours, their PIN, and who else takes over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows.clock_in import clock_in
from counter.flows.open_shop import decide
from counter.flows.staff import add_staff, change_pin
from counter.people.model import Preferences, Staff
from counter.ui.app.counter import Counter
from counter.ui.app.people_said import BREAK, COME, DARK_BAR, GO, LANGUAGE, LARGE_TYPE, LEFT_HAND, OFFICE, PIN
from counter.ui.app.person_presenter import PersonPresenter
from counter.ui.app.state import PersonState
from counter.ui.widgets.grid import FixedGrid
from counter.ui.widgets.tap import Tap
from ui.sync_desk import SyncDesk

Hands = Callable[..., None]
SCREENS = [LANGUAGE, LARGE_TYPE, LEFT_HAND, DARK_BAR]


class Menu:
    """The menu of whoever is signed in, and what became of it."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[PersonState] = []
        self.signed_in: list[Staff] = []
        self.likes: list[Preferences] = []
        self.left, self.closed = 0, 0
        self.asked = PersonPresenter(
            work, work.shop, self.states.append, self.signed_in.append, self._leave, self._close, self.likes.append
        )
        self.asked.begin()

    def _leave(self) -> None:
        self.left += 1

    def _close(self) -> None:
        self.closed += 1

    @property
    def now(self) -> PersonState:
        return self.states[-1]

    def keys(self) -> list[str]:
        return [row.key for row in self.now.rows]


@pytest.fixture
def menu(work: SyncDesk) -> Menu:
    return Menu(work)


def give_pin(work: SyncDesk, name: str, pin: str) -> None:
    work.shop.do(work.cafe.staff("Rosa"), change_pin, work.cafe.staff(name), pin)


def test_it_offers_what_somebody_can_do_now_and_baristas_alone_have_a_break(work: SyncDesk, menu: Menu) -> None:
    assert (menu.now.name, menu.now.role) == ("Ana", "barista")
    assert [other.name for other in menu.now.others] == ["Ben", "Chris", "Dana", "Rosa"]
    assert menu.keys() == [*SCREENS, PIN, COME]
    menu.asked.choose(COME)
    menu.asked.begin()
    assert menu.keys() == [*SCREENS, PIN, BREAK, GO]
    work.by = work.cafe.staff("Dana")
    work.do(clock_in)
    menu.asked.begin()
    assert menu.keys() == [*SCREENS, PIN, GO]


def test_the_office_is_for_whoever_decides_for_the_shop(work: SyncDesk, menu: Menu) -> None:
    """An owner; a lead where the shop says so; a barista never sees the row."""
    rosa = work.cafe.staff("Rosa")
    for name, there in (("Ana", False), ("Dana", False), ("Rosa", True)):
        work.by = work.cafe.staff(name)
        menu.asked.begin()
        keys = menu.keys()
        assert (OFFICE in keys) == there
    work.shop.do(rosa, decide, {"limits": {"lead": {"settings": None}}})
    work.by = work.cafe.staff("Dana")
    menu.asked.begin()
    assert menu.keys()[0] == OFFICE


def test_its_hours_leave_breaks_out_and_whoever_goes_leaves_the_counter(work: SyncDesk, menu: Menu) -> None:
    menu.asked.choose(COME)
    work.cafe.forward(61)
    menu.asked.choose(BREAK)
    assert menu.left == 1
    work.cafe.forward(20)
    menu.asked.begin()
    assert menu.keys() == [*SCREENS, PIN, COME, GO]
    assert menu.now.hours == "Today 1 h 1 min"
    menu.asked.choose(GO)
    assert menu.left == 2
    menu.asked.begin()
    assert menu.keys() == [*SCREENS, PIN, COME]


def test_ones_own_pin_is_changed_by_the_old_one_and_the_new_one_twice(work: SyncDesk, menu: Menu) -> None:
    give_pin(work, "Ana", "1357")
    menu.asked.begin()
    menu.asked.choose(PIN)
    menu.asked.enter_pin("1358")
    assert menu.now.pin is not None
    assert menu.now.pin.wrong == "That is not Ana’s PIN. Try again."
    for typed in ("1357", "2468", "2469"):
        menu.asked.enter_pin(typed)
    assert menu.now.pin.wrong == "The two were not the same. Choose it once more."
    menu.asked.enter_pin("2468")
    menu.asked.enter_pin("2468")
    assert menu.closed == 1
    menu.asked.begin()
    menu.asked.choose(PIN)
    menu.asked.enter_pin("2468")
    assert menu.now.pin.words == "Your new PIN, 4 digits."


def test_who_has_no_pin_chooses_one_at_once_of_as_many_digits_as_the_shop_says(work: SyncDesk, menu: Menu) -> None:
    work.do(decide, {"pin_digits": 6})
    menu.asked.choose(PIN)
    assert menu.now.pin is not None
    assert (menu.now.pin.words, menu.now.pin.digits) == ("Your new PIN, 6 digits.", 6)
    menu.asked.enter_pin("135790")
    menu.asked.enter_pin("135790")
    assert menu.closed == 1


def test_somebody_else_takes_over_with_their_pin_and_nothing_changes_until_it_is_right(
    work: SyncDesk, menu: Menu
) -> None:
    give_pin(work, "Ben", "2468")
    menu.asked.begin()
    menu.asked.pick(work.cafe.staff("Ben"))
    menu.asked.enter_pin("1111")
    assert work.by == work.cafe.ana
    menu.asked.enter_pin("2468")
    assert (work.by, menu.signed_in[0].name, menu.closed) == (work.cafe.staff("Ben"), "Ben", 1)


def test_after_five_wrong_ones_the_seconds_count_down_and_then_the_dots_are_back(work: SyncDesk, menu: Menu) -> None:
    give_pin(work, "Ben", "2468")
    menu.asked.begin()
    menu.asked.pick(work.cafe.staff("Ben"))
    said = []
    for _ in range(5):
        menu.asked.enter_pin("1111")
    for _ in range(3):
        pin = menu.now.pin
        assert pin is not None
        said.append((pin.wrong, pin.waits))
        work.clock.set(work.clock.now() + timedelta(seconds=15))
        menu.asked.tick()
    assert said == [
        ("Too many wrong PINs for Ben. Try again in 30\u00a0s.", True),
        ("Too many wrong PINs for Ben. Try again in 15\u00a0s.", True),
        ("", False),
    ]
    assert work.by == work.cafe.ana
    work.sell("Latte")


@pytest.fixture
def many(cafe: Cafe) -> None:
    for number in range(5):
        cafe.shop.do(cafe.staff("Rosa"), add_staff, f"Max {number}", "barista")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(("height", "places"), [(800, 8), (600, 4)])
def test_with_many_people_the_last_place_leads_to_all(
    qtbot: QtBot, counter: Counter, tap: Hands, height: int, places: int
) -> None:
    counter.window.resize(1280, height)
    tap("Ana, barista", "Ana, your own menu")
    grid = counter.window.menu.findChild(FixedGrid)
    assert grid is not None
    names: list[str] = []

    def seen() -> bool:
        names[:] = [tile.accessibleName() for tile in grid.findChildren(Tap) if tile.isVisible()]
        return len(names) == places

    qtbot.waitUntil(seen)
    assert names[-1] == "All …"
    tap("All …", "Max 4, barista")


def test_the_name_opens_it_and_a_tab_or_the_name_closes_it(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands
) -> None:
    tap("Ana", "Ana, your own menu", "Clock me in")
    qtbot.waitUntil(lambda: "ClockedIn" in cafe.kinds())
    qtbot.waitUntil(lambda: not counter.window.menu.isVisible())
    tap("Ana, your own menu", "Bar")
    assert not counter.window.menu.isVisible()
    tap("Ana, your own menu", "Ben, barista")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.staff("Ben"))


def test_each_wrong_one_is_said_anew(work: SyncDesk, menu: Menu) -> None:
    give_pin(work, "Ben", "2468")
    menu.asked.begin()
    menu.asked.pick(work.cafe.staff("Ben"))
    menu.asked.enter_pin("1111")
    first = menu.now.pin
    menu.asked.enter_pin("1111")
    assert first is not None
    assert menu.now.pin is not None
    assert menu.now.pin.wrong == first.wrong
    assert menu.now.pin != first
