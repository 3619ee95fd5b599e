"""A field for a code: a person mends what was refused, a scanner gives another one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.language import Language
from counter.ui.office.save_bar import SaveBar
from counter.ui.theme import tokens
from counter.ui.widgets.field import Field
from counter.ui.widgets.focus_order import focus_by_keyboard, make_one_stop, next_stop
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.tap import Tap
from ui.typist import PERSON

CODE = "7K3M-QX42-9TRB5"


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    field = Field("Voucher code", for_code=True)
    field.written.connect(lambda: field.mark_wrong(""))
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    return field


def refuse(field: Field, code: str) -> None:
    field.setText(code)
    field.mark_wrong("That is not a voucher code.")


def test_what_is_scanned_takes_the_place_of_what_was_refused(qtbot: QtBot, field: Field) -> None:
    refuse(field, "0123456")
    qtbot.keyClicks(field, CODE)
    with qtbot.waitSignal(field.done) as done:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert done.args == [CODE]


def test_a_person_goes_on_with_what_was_refused(qtbot: QtBot, field: Field) -> None:
    refuse(field, CODE[:-4])
    qtbot.keyClicks(field, CODE[-4:], delay=PERSON)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == CODE


def test_a_scan_that_began_before_the_field_was_there_goes_on_in_it(qtbot: QtBot, field: Field) -> None:
    field.setText(CODE[:3])
    qtbot.keyClicks(field, CODE[3:])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == CODE


def test_enter_in_a_field_is_no_enter_for_what_is_around_it(qtbot: QtBot) -> None:
    around = Around()
    qtbot.addWidget(around)
    field = Field("Name")
    field.setParent(around)
    with qtbot.waitExposed(around):
        around.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert around.heard == [Qt.Key.Key_Escape]


class Around(QWidget):
    """Keeps the keys that come to it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        self.heard.append(event.key())


def wave(field: Field) -> list[int]:
    """In which columns of pixels an underline is painted."""
    image, red = field.grab().toImage(), QColor(tokens.LATE)
    lower = range(field.height() // 2, field.height() - 6)
    return [x for x in range(8, field.width() - 8) if any(_is_near(image.pixelColor(x, y), red) for y in lower)]


def _is_near(one: QColor, other: QColor) -> bool:
    apart = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return sum(map(abs, apart)) < 120


def test_what_dictation_puts_in_is_written_and_what_the_counter_shows_is_not(qtbot: QtBot) -> None:
    field = Field("Price")
    qtbot.addWidget(field)
    field.show()
    written: list[str] = []
    field.written.connect(written.append)
    field.setText("4.20")
    field.show_text("4.40")
    assert written == []
    accessible = QAccessible.queryAccessibleInterface(field)
    assert accessible is not None
    accessible.setText(QAccessible.Text.Value, "9.99")
    qtbot.keyClicks(field, "0")
    assert written == ["9.99", "9.990"]


def test_tab_comes_to_each_field_of_a_form_and_goes_on_where_enter_left_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    form, after = QWidget(), Field("After")
    make_one_stop(form)
    first, second = Field("Category"), Field("Cost")
    lines, whole = column(form), column(page)
    lines.addWidget(first)
    lines.addWidget(second)
    whole.addWidget(form)
    whole.addWidget(after)
    with qtbot.waitExposed(page):
        page.show()
    assert next_stop(page, first, forwards=True) is second
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert page.focusWidget() is None
    assert next_stop(page, None, forwards=True) is second
    assert next_stop(page, second, forwards=True) is after


def test_tab_goes_through_a_form_in_its_order_wherever_it_is_scrolled_to(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 200)
    before, content = Field("Before"), QWidget()
    lines = column(content)
    fields = [Field(f"Field {number}") for number in range(12)]
    for field in fields:
        lines.addWidget(field)
    area, whole = Scroll(content), column(page)
    whole.addWidget(before)
    whole.addWidget(area, 1)
    with qtbot.waitExposed(page):
        page.show()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    here, read = before, []
    for _ in fields:
        found = next_stop(page, here, forwards=True)
        assert isinstance(found, Field)
        focus_by_keyboard(found)
        here = found
        read.append(found)
    assert read == fields
    assert next_stop(page, here, forwards=True) is before


def test_discard_takes_back_what_still_stands_in_the_field_that_is_typed_in(qtbot: QtBot, language: Language) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, bar = Field("Price"), SaveBar(language)
    whole = column(page)
    whole.addWidget(field)
    whole.addWidget(bar)
    bar.discarded.connect(lambda: field.show_text("3.40"))
    bar.show_bar("What will change", changed=True)
    with qtbot.waitExposed(page):
        page.show()
    field.show_text("3.40")
    field.setFocus()
    qtbot.keyClicks(field, "7")
    bar.findChildren(Tap)[0].tapped.emit()
    assert field.text() == "3.40"


def test_a_word_is_underlined_where_it_stands_and_nothing_else_changes(qtbot: QtBot) -> None:
    field = Field("Own")
    qtbot.addWidget(field)
    field.resize(500, 48)
    with qtbot.waitExposed(field):
        field.show()
    field.setText("We are busy today.")
    assert wave(field) == []
    edited: list[str] = []
    field.textChanged.connect(edited.append)
    field.mark_words([(7, 11)], "“busy” makes it an excuse.")
    found = wave(field)
    start, end = (field.fontMetrics().horizontalAdvance(text) for text in ("We are ", "We are busy"))
    assert start < min(found) < max(found) < end + 40
    assert field.accessibleDescription() == "“busy” makes it an excuse."
    assert (field.text(), edited) == ("We are busy today.", [])
    field.mark_words([])
    assert wave(field) == []
