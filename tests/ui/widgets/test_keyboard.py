from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.codes import SYMBOLS
from counter.kernel.language import Language
from counter.kernel.typed_text import what_fits
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column
from counter.ui.widgets.tap import Tap

LEFT = Qt.MouseButton.LeftButton
Type = Callable[..., None]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(888, 740)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def field(page: QWidget, language: Language) -> Field:
    field = Field("Name")
    layout = column(page)
    layout.addWidget(field)
    layout.addStretch(1)
    Keyboard(page, key_words(language)).attend(field)
    return field


@pytest.fixture
def keys(qtbot: QtBot, page: QWidget, named: Callable[[QWidget, str], Tap]) -> Type:
    def tap(*names: str) -> None:
        for name in names:
            qtbot.mouseClick(named(page, name), LEFT)

    return tap


def test_a_finger_on_a_field_brings_it_and_a_name_begins_with_a_capital(qtbot: QtBot, field: Field, keys: Type) -> None:
    qtbot.mouseClick(field, LEFT)
    keys("M", "a", "r", "a")
    assert field.text() == "Mara"
    with qtbot.waitSignal(field.done) as done:
        keys("Done")
    assert done.args == ["Mara"]


def test_it_goes_after_done(qtbot: QtBot, page: QWidget, field: Field, keys: Type) -> None:
    keyboard = page.findChildren(Keyboard)[0]
    qtbot.mouseClick(field, LEFT)
    assert keyboard.isVisible()
    keys("Done")
    assert not keyboard.isVisible()


def test_it_types_accents_digits_spaces_and_takes_back(qtbot: QtBot, field: Field, keys: Type) -> None:
    qtbot.mouseClick(field, LEFT)
    keys("Capital letter", "z", "o", "Letters with accents", "ë", "Letters with accents", "space")
    keys("Digits and signs", "7", "8", "Delete the last letter")
    assert field.text() == "zoë 7"


def test_a_real_keyboard_works_too(qtbot: QtBot, field: Field) -> None:
    field.setFocus()
    qtbot.keyClicks(field, "Ines")
    with qtbot.waitSignal(field.done) as done:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert done.args == ["Ines"]


def test_what_was_typed_is_reported_when_the_field_is_left_and_only_once(field: Field, qtbot: QtBot) -> None:
    done: list[str] = []
    field.done.connect(done.append)
    field.setFocus()
    qtbot.keyClicks(field, "Sam")
    field.flush()
    field.clearFocus()
    assert done == ["Sam"]


def test_every_key_fits_a_finger_in_the_narrowest_window(qtbot: QtBot, page: QWidget, field: Field) -> None:
    page.resize(640, 600)
    qtbot.mouseClick(field, LEFT)
    keyboard = page.findChildren(Keyboard)[0]
    assert keyboard.width() == page.width()
    for key in keyboard.findChildren(Tap):
        assert min(key.width(), key.height()) >= tokens.TARGET
        assert keyboard.rect().contains(key.geometry())


def test_a_code_has_figures_and_letters_at_once(page: QWidget, language: Language, keys: Type) -> None:
    field = Field("Voucher code", for_code=True, parent=page)
    keyboard = Keyboard(page, key_words(language))
    field.show()
    keyboard.serve(field)
    shown = [key for key in keyboard.findChildren(Tap) if key.isVisible()]
    assert {key.accessibleName() for key in shown} == set(SYMBOLS) | {"Delete the last letter", "Done"}
    keys(*"7K3MQX429TRB5", "Delete the last letter")
    assert field.text() == "7K3MQX429TRB"
    for key in shown:
        assert min(key.width(), key.height()) >= tokens.TARGET
        assert keyboard.rect().contains(key.geometry())


def test_a_name_after_a_code_has_letters_again(page: QWidget, field: Field) -> None:
    keyboard = page.findChildren(Keyboard)[0]
    keyboard.serve(Field("Voucher code", for_code=True, parent=page))
    keyboard.serve(field)
    assert "Capital letter" in {key.accessibleName() for key in keyboard.findChildren(Tap) if key.isVisible()}


def test_a_full_field_says_so_and_takes_no_letter_more(qtbot: QtBot, page: QWidget) -> None:
    field = Field("Note", longest=24, left="{count} left", parent=page)
    field.show()
    field.setFocus()
    assert field.accessibleDescription() == ""
    qtbot.keyClicks(field, "no lid, and two napkins")
    assert field.accessibleDescription() == "1 left"
    qtbot.keyClicks(field, "!?")
    assert (field.text(), field.accessibleDescription()) == ("no lid, and two napkins!", "0 left")
    field.setCursorPosition(3)
    qtbot.keyClicks(field, "x")
    assert (field.text(), field.cursorPosition()) == ("no lid, and two napkins!", 3)


def test_what_is_pasted_and_too_long_ends_with_a_whole_word(page: QWidget) -> None:
    field = Field("Note", longest=24, parent=page)
    field.show()
    field.insert("no lid, ")
    field.insert("and two napkins for the little one")
    assert field.text() == "no lid, and two napkins"
    field.insert("Donaudampfschifffahrt")
    assert field.text() == "no lid, and two napkins"


TEXTS = st.text("ab ", max_size=12)


@given(TEXTS, TEXTS, TEXTS, st.integers(1, 12))
def test_whatever_comes_in_what_was_there_stays(head: str, came: str, tail: str, longest: int) -> None:
    before = (head + tail)[:longest]
    start = min(len(head), len(before))
    after = before[:start] + came + before[start:]
    if len(after) > longest:
        fitting, cursor = what_fits(before, after, longest)
        assert len(before) <= len(fitting) <= longest
        assert 0 <= cursor <= len(fitting)


def test_a_long_name_that_was_left_shows_how_it_begins(qtbot: QtBot, page: QWidget) -> None:
    field, other = Field("Name", parent=page), Field("Other", parent=page)
    for one in (field, other):
        one.show()
    field.setFocus()
    qtbot.keyClicks(field, "Maximiliane von der Heide")
    assert field.cursorPosition() == len(field.text())
    other.setFocus()
    assert field.cursorPosition() == 0
    field.setFocus()
    assert field.cursorPosition() == len(field.text())


def test_long_words_on_the_last_key_are_read_from_their_beginning(
    qtbot: QtBot, page: QWidget, language: Language, named: Callable[[QWidget, str], Tap]
) -> None:
    """They stood on three lines of which the first was not to be seen."""
    field = Field("Name")
    column(page).addWidget(field)
    keyboard = Keyboard(page, key_words(language))
    keyboard.serve(field)
    keyboard.name_done("Add Pour-over Ethiopia Yirgacheffe natural, slow bar, for two")
    key = named(page, "Add Pour-over Ethiopia Yirgacheffe natural, slow bar, for two")
    assert isinstance(key, Button)
    assert key.label.startswith("Add Pour-over")
    assert key.label.endswith("…")
    assert paint.text_height(key.label, key.width() - 8, 14, tokens.SEMIBOLD) <= key.height()
    keyboard.name_done("Add Latte")
    assert key.label == "Add Latte"


def test_who_reads_arabic_types_arabic_names_and_latin_ones(
    qtbot: QtBot, page: QWidget, named: Callable[[QWidget, str], Tap]
) -> None:
    arabic = Language("ar")
    field = Field("Name")
    column(page).addWidget(field)
    Keyboard(page, key_words(arabic)).attend(field)
    qtbot.mouseClick(field, LEFT)
    for name in ("س", "ا", "ر", "ة", "م", arabic.say("Delete the last letter"), arabic.say("space")):  # noqa: RUF001 - an alef
        qtbot.mouseClick(named(page, name), LEFT)
    qtbot.mouseClick(named(page, arabic.say("Latin letters")), LEFT)
    for name in ("m", "a", arabic.say("Digits and signs"), "7", arabic.say("Digits and signs"), "ب"):
        qtbot.mouseClick(named(page, name), LEFT)
    assert field.text() == "سارة ma7ب"
    keys = [tap for tap in page.findChildren(Tap) if tap.isVisible()]
    assert min(min(key.width(), key.height()) for key in keys) >= 48
    assert all(page.rect().contains(QRect(key.mapTo(page, QPoint()), key.size())) for key in keys)
