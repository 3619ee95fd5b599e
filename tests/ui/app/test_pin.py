"""Who has a PIN types it after their tile; the last digit signs in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows.open_shop import decide
from counter.flows.staff import change_pin
from counter.people.model import Staff
from counter.settings.rules import SAMPLE_SHOP
from counter.ui.app.counter import Counter
from counter.ui.app.staff_presenter import StaffPresenter
from counter.ui.app.state import PinState, StaffState
from counter.ui.parts.pin_panel import PinPanel
from counter.ui.theme import tokens
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.tap import Tap
from ui.sync_desk import SyncDesk

Hands = Callable[..., None]
Found = Callable[[str], Tap]


def give_pin(qtbot: QtBot, counter: Counter, cafe: Cafe, name: str, pin: str) -> None:
    """An owner gives somebody a PIN, where every act is done; the staff page knows."""
    give = partial(cafe.shop.do, cafe.staff("Rosa"), change_pin, cafe.staff(name), pin)
    with qtbot.waitSignal(counter.desk.changed):
        counter.desk._acts.submit(give)
    qtbot.waitUntil(lambda: counter._staff.has_pins)


def panel(counter: Counter) -> PinPanel | None:
    return next((each for each in counter.window.findChildren(PinPanel) if each.isVisible()), None)


def test_tile_and_four_digits_sign_in_without_an_ok_key(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands, found: Found
) -> None:
    give_pin(qtbot, counter, cafe, "Ana", "1357")
    tap("Ana", "1", "3", "5")
    assert counter.desk.by is None
    tap("7")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.ana)
    qtbot.waitUntil(lambda: found("Latte") is not None)


def test_nobody_moves_when_a_pin_is_asked_for(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands, found: Found
) -> None:
    """Its first digit is typed at once: no key comes to stand where the tile was tapped."""
    give_pin(qtbot, counter, cafe, "Ana", "1357")
    before = found("Ana").mapToGlobal(QPoint(0, 0))
    tap("Ana")
    qtbot.waitUntil(lambda: panel(counter) is not None)
    tile = found("Ana")
    assert abs(tile.mapToGlobal(QPoint(0, 0)).y() - before.y()) <= tokens.GAP_8
    keys = panel(counter)
    assert keys is not None
    assert keys.mapToGlobal(QPoint(0, 0)).y() >= tile.mapToGlobal(QPoint(0, tile.height())).y()


def test_who_has_none_is_in_at_once(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    give_pin(qtbot, counter, cafe, "Ana", "1357")
    tap("Ben")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.staff("Ben"))


def test_a_wrong_one_is_said_in_place_of_the_dots_and_typed_again_on_a_real_keyboard(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands
) -> None:
    give_pin(qtbot, counter, cafe, "Rosa", "246810")
    tap("Rosa")
    qtbot.waitUntil(lambda: panel(counter) is not None)
    asked = panel(counter)
    assert asked is not None
    keys = [key.mapTo(counter.window, QPoint()) for key in asked._keys]
    QTest.keyClicks(counter.window.staff, "246811")
    qtbot.waitUntil(asked._wrong.isVisible)
    assert [key.mapTo(counter.window, QPoint()) for key in asked._keys] == keys  # none moves under the finger
    assert asked._wrong.text() == "That is not Rosa’s PIN. Try again."
    assert counter.desk.by is None
    QTest.keyClicks(counter.window.staff, "246812")
    QTest.keyClick(counter.window.staff, Qt.Key.Key_Backspace)
    QTest.keyClicks(counter.window.staff, "246810")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.staff("Rosa"))


def test_the_lock_signs_out_and_the_ticket_stays(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands, found: Found
) -> None:
    give_pin(qtbot, counter, cafe, "Ana", "1357")
    tap("Ana", "1", "3", "5", "7", "Latte")
    qtbot.waitUntil(lambda: bool(cafe.sql("SELECT 1 FROM drafts")))
    tap("Lock")
    assert counter.desk.by is None
    tap("Ana", "1", "3", "5", "7")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.ana)
    qtbot.waitUntil(lambda: found("Cash exact") is not None)


def test_a_counter_that_nobody_taps_locks_itself(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    give_pin(qtbot, counter, cafe, "Ana", "1357")
    tap("Ana", "1", "3", "5", "7")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.ana)
    assert counter._auto_lock._timer.isActive()
    assert counter._auto_lock._timer.interval() == 5 * 60_000
    counter._auto_lock.idle.emit()
    assert counter.desk.by is None
    assert not counter._auto_lock._timer.isActive()


def test_a_panel_that_is_open_goes_with_whoever_the_lock_signs_out(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands
) -> None:
    """Nobody answers for somebody who went, and a PIN is not typed into a field."""
    give_pin(qtbot, counter, cafe, "Ana", "1357")
    tap("Ana", "1", "3", "5", "7", "Latte", "Till", "€20, how", "5", "Open the drawer", "Open drawer", "Other")
    qtbot.waitUntil(lambda: open_panels(counter) == 1)
    counter._auto_lock.idle.emit()
    assert open_panels(counter) == 0
    tap("Ana", "1", "3", "5", "7", "Sell")
    qtbot.waitUntil(lambda: bool(cafe.sql("SELECT 1 FROM drafts")))


def open_panels(counter: Counter) -> int:
    return sum(panel.isVisible() for panel in counter.window.findChildren(DimmedPanel))


def test_a_shop_without_pins_never_locks_itself(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    tap("Ana")
    qtbot.waitUntil(lambda: counter.desk.by == cafe.ana)
    assert not counter._auto_lock._timer.isActive()
    tap("Lock")
    assert counter.desk.by == cafe.ana


class StaffPage:
    """The staff page at a desk whose answers are there at once."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[StaffState] = []
        self.signed_in: list[Staff] = []
        self.asked = StaffPresenter(work, work.shop, self.states.append, self.signed_in.append)
        self.asked.refresh()

    @property
    def pin(self) -> PinState:
        pin = self.states[-1].pin
        assert pin is not None
        return pin

    def choices(self) -> list[tuple[str, bool]]:
        return [(choice.words, choice.chosen) for choice in self.pin.choices]


@pytest.fixture
def page(work: SyncDesk) -> StaffPage:
    for name, pin in (("Ana", "1357"), ("Rosa", "246810")):
        work.shop.do(work.cafe.staff("Rosa"), change_pin, work.cafe.staff(name), pin)
    return StaffPage(work)


def test_who_is_not_in_yet_is_clocked_in_and_later_has_a_break_or_goes_in_the_same_place(
    work: SyncDesk, page: StaffPage
) -> None:
    assert page.states[-1].people[0].here == "not in yet"
    page.asked.pick(work.cafe.ana)
    assert page.choices() == [("Clock me in", True)]
    page.asked.enter_pin("1357")
    assert page.signed_in[-1].name == "Ana"
    page.asked.begin_again()
    assert page.states[-1].people[0].here == "in since 9:00"
    page.asked.pick(work.cafe.ana)
    assert page.choices() == [("Break", False), ("Clock out", False)]
    page.asked.choose("break")
    page.asked.enter_pin("1357")
    assert (page.states[-1].pin, page.states[-1].people[0].here) == (None, "break since 9:00")
    page.asked.pick(work.cafe.ana)
    assert page.choices() == [("Back from the break", False), ("Clock out", False)]
    page.asked.choose("go")
    page.asked.enter_pin("1357")
    assert page.states[-1].people[0].here == "not in yet"
    assert len(page.signed_in) == 1


def test_who_does_not_want_to_be_clocked_in_taps_it_off(work: SyncDesk, page: StaffPage) -> None:
    page.asked.pick(work.cafe.ana)
    page.asked.choose("come")
    page.asked.enter_pin("1357")
    assert page.signed_in[-1].name == "Ana"
    assert "ClockedIn" not in work.cafe.kinds()


def test_whoever_forgot_theirs_chooses_another_once_an_owner_typed_theirs(work: SyncDesk, page: StaffPage) -> None:
    page.asked.pick(work.cafe.ana)
    assert page.pin.forgot == "Forgot it? Ask Rosa."
    page.asked.forgot()
    assert (page.pin.words, page.pin.digits) == ("Rosa’s PIN, please.", 6)
    page.asked.enter_pin("111111")
    assert page.pin.wrong == "That is not Rosa’s PIN. Try again."
    for typed in ("246810", "9876", "9876"):
        page.asked.enter_pin(typed)
    page.asked.pick(work.cafe.ana)
    page.asked.enter_pin("9876")
    assert page.signed_in[-1].name == "Ana"


def test_the_only_owner_is_told_the_command_that_helps(work: SyncDesk, page: StaffPage) -> None:
    page.asked.pick(work.cafe.staff("Rosa"))
    assert page.pin.forgot == "Forgot it? “counter owner-pin” on this machine sets a new one."
    page.asked.forgot()
    assert page.pin.words == "Your PIN, please."


def test_the_wait_survives_a_restart_and_counts_down(work: SyncDesk, page: StaffPage) -> None:
    page.asked.pick(work.cafe.ana)
    for _ in range(5):
        page.asked.enter_pin("1111")
    work.cafe = work.cafe.reopened()
    again = StaffPage(work)
    again.asked.pick(work.cafe.ana)
    work.clock.set(work.clock.now() + timedelta(seconds=10))
    again.asked.enter_pin("1357")
    assert (again.pin.wrong, again.pin.waits) == ("Too many wrong PINs for Ana. Try again in 20\u00a0s.", True)
    work.clock.set(work.clock.now() + timedelta(seconds=20))
    again.asked.tick()
    assert (again.pin.wrong, again.pin.waits) == ("", False)
    again.asked.enter_pin("1357")
    assert again.signed_in[-1].name == "Ana"


def test_the_first_start_makes_the_owner_and_whoever_picks_a_name_goes_on_without(work: SyncDesk) -> None:
    work.do(decide, {"shop_name": SAMPLE_SHOP})
    page = StaffPage(work)
    assert page.states[-1].first_owner.startswith("Is this your shop?")
    page.asked.pick(work.cafe.ana)
    assert page.signed_in[-1].name == "Ana"
    assert page.asked.begin_as("1234") == "That could be a PIN, and nothing of it is kept. Write a name."
    assert page.asked.begin_as(" Mia  Berg ") == ""
    assert page.pin.greeting == "Mia Berg, a new PIN"
    page.asked.enter_pin("8642")
    page.asked.enter_pin("8642")
    owner = page.signed_in[-1]
    assert (owner.name, owner.role, owner.pin_digits) == ("Mia Berg", "owner", 4)
    assert work.by == owner.staff_id
    page.asked.begin_again()
    assert page.states[-1].first_owner == ""


def test_the_first_owner_is_asked_on_the_screen(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands) -> None:
    with qtbot.waitSignal(counter.desk.changed):
        counter.desk._acts.submit(partial(cafe.shop.do, cafe.ana, decide, {"shop_name": SAMPLE_SHOP}))
    tap("I am the owner")
    field = next(field for field in counter.window.findChildren(Field) if field.isVisible())
    field.setText("Mia")
    rosa = cafe.staff("Rosa")
    tap("OK", "8", "6", "4", "2", "8", "6", "4", "2")
    qtbot.waitUntil(lambda: counter.desk.by == rosa)
    assert cafe.staff("Mia") == rosa
