import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter.ui.theme import tokens
from counter.ui.widgets import tap as tap_file
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, side_by_side

LEFT = Qt.MouseButton.LeftButton


def test_a_committing_button_ignores_the_second_tap_of_a_double_tap(qtbot: QtBot) -> None:
    button, taps = Button("Cash exact", commits=True), []
    button.tapped.connect(lambda: taps.append(1))
    qtbot.addWidget(button)
    for _ in range(2):
        qtbot.mouseClick(button, LEFT)
    assert len(taps) == 1


def test_it_takes_the_next_tap_after_the_guard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(tap_file, "monotonic", lambda: now[0])
    button, taps = Button("Cash exact", commits=True), []
    button.tapped.connect(lambda: taps.append(1))
    qtbot.addWidget(button)
    qtbot.mouseClick(button, LEFT)
    now[0] += (tokens.REPEAT_MS + 1) / 1000
    qtbot.mouseClick(button, LEFT)
    assert len(taps) == 2


def test_a_key_that_does_not_commit_takes_every_tap(qtbot: QtBot) -> None:
    button, taps = Button("7"), []
    button.tapped.connect(lambda: taps.append(1))
    qtbot.addWidget(button)
    for _ in range(3):
        qtbot.mouseClick(button, LEFT)
    assert len(taps) == 3


def test_a_tap_leaves_the_text_cursor_where_it_is(qtbot: QtBot) -> None:
    page = QWidget()
    field, button = QLineEdit(), Button("a")
    layout = column(page)
    layout.addWidget(field)
    layout.addWidget(button)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    field.setFocus()
    qtbot.mouseClick(button, LEFT)
    assert field.hasFocus()


def test_everything_is_reached_and_pressed_from_the_keyboard(qtbot: QtBot) -> None:
    page = QWidget()
    first, second = Button("Hold"), Button("Pay")
    page.setLayout(side_by_side([first, second]))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    with qtbot.waitSignal(second.tapped):
        qtbot.keyClick(second, Qt.Key.Key_Space)


def test_hit_areas_meet_between_neighbours(qtbot: QtBot) -> None:
    page = QWidget()
    first, second = Button("Hold"), Button("Pay")
    page.setLayout(side_by_side([first, second], gap=8))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert first.geometry().right() + 1 == second.geometry().left()
    assert second.contentsRect().left() - (first.contentsRect().right() - first.width()) - 1 == 8
    with qtbot.waitSignal(second.tapped):
        qtbot.mouseClick(second, LEFT, pos=QPoint(1, 20))


@pytest.mark.parametrize("words", ["", "−", "Cash exact"])
def test_nothing_is_smaller_than_a_finger(qtbot: QtBot, words: str) -> None:
    button = Button(words, icon="plus")
    qtbot.addWidget(button)
    assert min(button.sizeHint().toTuple()) >= tokens.TARGET
    assert min(button.minimumSizeHint().toTuple()) >= tokens.TARGET


def test_the_chosen_one_is_marked_for_the_ear_too(qtbot: QtBot) -> None:
    button = Button("Oat +0.60")
    qtbot.addWidget(button)
    for chosen in (False, True, False):
        button.set_chosen(on=chosen)
        heard = QAccessible.queryAccessibleInterface(button)
        assert heard.text(QAccessible.Text.Name) == "Oat +0.60"
        assert (heard.state().checkable, heard.state().checked) == (True, chosen)


def test_what_is_never_chosen_is_no_check_box(qtbot: QtBot) -> None:
    button = Button("Cash exact")
    qtbot.addWidget(button)
    assert not QAccessible.queryAccessibleInterface(button).state().checkable


@pytest.mark.parametrize("chosen", [False, True])
def test_a_tap_chooses_nothing_by_itself(qtbot: QtBot, chosen: bool) -> None:
    button = Button("Oat +0.60")
    qtbot.addWidget(button)
    button.set_chosen(on=chosen)
    with qtbot.waitSignal(button.tapped):
        qtbot.mouseClick(button, LEFT)
    assert button.isChecked() == chosen


@pytest.mark.parametrize("chosen", [False, True])
def test_a_screen_reader_that_checks_it_taps_it_once(qtbot: QtBot, chosen: bool) -> None:
    button, taps = Button("Oat +0.60"), []
    button.tapped.connect(lambda: taps.append(1))
    qtbot.addWidget(button)
    button.set_chosen(on=chosen)
    QAccessible.queryAccessibleInterface(button).actionInterface().doAction("Toggle")
    assert (taps, button.isChecked()) == ([1], chosen)
