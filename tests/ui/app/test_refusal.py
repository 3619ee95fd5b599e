"""Whoever starts the counter from an icon reads in a window why it does not open."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter.ui.app.refusal import RefusalWindow
from counter.ui.widgets.button import Button
from counter.ui.widgets.text import Text

SENTENCE = "Counter cannot write in /shop: Read-only file system. Let it, or choose another folder."


def test_the_sentence_stands_there_until_it_is_put_away(qtbot: QtBot) -> None:
    window = RefusalWindow(SENTENCE)
    qtbot.addWidget(window)
    window.show()
    assert SENTENCE in [text.text() for text in window.findChildren(Text)]
    assert window.accessibleName() == "Counter does not open"
    (close,) = window.findChildren(Button)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_what_is_offered_is_taken_by_its_button_alone(qtbot: QtBot) -> None:
    for nth, is_taken in ((0, False), (1, True)):
        window = RefusalWindow(SENTENCE, "Go on from the backup")
        qtbot.addWidget(window)
        window.show()
        QTest.mouseClick(window.findChildren(Button)[nth], Qt.MouseButton.LeftButton)
        assert window.is_taken is is_taken
        assert not window.isVisible()
