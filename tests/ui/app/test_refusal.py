"""Whoever starts the counter from an icon reads in a window why it does not open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter.kernel.errors import Refused
from counter.kernel.language import Language, of_this_machine
from counter.ui.app.refusal import RefusalWindow
from counter.ui.widgets.button import Button
from counter.ui.widgets.text import Text

SENTENCE = "Counter cannot write in /shop: Read-only file system. Let it, or choose another folder."


def test_the_sentence_stands_there_until_it_is_put_away(qtbot: QtBot) -> None:
    window = RefusalWindow(SENTENCE, Language("en"))
    qtbot.addWidget(window)
    window.show()
    assert SENTENCE in [text.text() for text in window.findChildren(Text)]
    assert window.accessibleName() == "Counter does not open"
    (close,) = window.findChildren(Button)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_what_is_offered_is_taken_by_its_button_alone(qtbot: QtBot) -> None:
    for nth, is_taken in ((0, False), (1, True)):
        window = RefusalWindow(SENTENCE, Language("en"), "Go on from the backup")
        qtbot.addWidget(window)
        window.show()
        QTest.mouseClick(window.findChildren(Button)[nth], Qt.MouseButton.LeftButton)
        assert window.is_taken is is_taken
        assert not window.isVisible()


def test_it_is_read_in_the_language_of_the_machine(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")
    language = of_this_machine()
    window = RefusalWindow(
        language.explain(Refused("There is no time zone “{name}”. Write one like Europe/Berlin.", name="Mars")),
        language,
    )
    qtbot.addWidget(window)
    (close,) = window.findChildren(Button)
    assert close.accessibleName() == "Schließen"
    assert any(text.text().startswith("Es gibt keine Zeitzone „Mars“") for text in window.findChildren(Text))
    monkeypatch.setenv("LC_ALL", "tlh")
    assert of_this_machine().say("Close") == "Close"
