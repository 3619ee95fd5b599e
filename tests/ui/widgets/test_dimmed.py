import sys
from types import FrameType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import column
from counter.ui.widgets.strip import Action, Strip


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(1024, 768)
    column(page).addWidget(Button("beneath"))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def buttons() -> list[Button]:
    return [Button("8:44"), Button("8:46")]


@pytest.fixture
def panel(page: QWidget, buttons: list[Button]) -> DimmedPanel:
    content = QWidget()
    layout = column(content)
    for button in buttons:
        layout.addWidget(button)
    panel = DimmedPanel(page, content)
    panel.open()
    return panel


def test_what_is_refused_meanwhile_is_seen_and_tapped_away(qtbot: QtBot, page: QWidget, buttons: list[Button]) -> None:
    strip, below, content = Strip(), QWidget(), QWidget()
    layout = page.layout()
    assert layout is not None
    layout.addWidget(strip)
    layout.addWidget(below)
    column(content).addWidget(buttons[0])
    panel = DimmedPanel(below, content, top=16)
    panel.open()
    strip.show_message("The disk is full.", actions=(Action("OK", strip.hide_message),))
    qtbot.waitUntil(lambda: not panel.mask().contains(strip.geometry().center()))
    assert panel._sheet.geometry().top() > strip.geometry().bottom()
    ok = strip.findChildren(Button)[-1]
    hit = page.childAt(ok.mapTo(page, ok.rect().center()))
    assert hit is ok
    ok.click()
    qtbot.waitUntil(lambda: panel.mask().contains(page.rect().center()) and panel._sheet.geometry().top() == 16)


def test_it_covers_the_window_as_that_grows(qtbot: QtBot, page: QWidget, panel: DimmedPanel) -> None:
    page.resize(1280, 800)
    qtbot.waitUntil(lambda: panel.geometry() == page.rect())


def test_a_tap_beside_it_or_escape_dismisses_it(qtbot: QtBot, panel: DimmedPanel) -> None:
    with qtbot.waitSignal(panel.dismissed):
        qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not panel.isVisible()
    panel.open()
    with qtbot.waitSignal(panel.dismissed):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)


def test_the_tab_key_stays_on_the_panel(qtbot: QtBot, panel: DimmedPanel, buttons: list[Button]) -> None:
    reached = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [buttons[0], buttons[1], buttons[0]]


def test_whoever_had_the_keyboard_has_it_again(page: QWidget) -> None:
    field, panel = QLineEdit(page), DimmedPanel(page, Button("Back"))
    field.show()
    field.setFocus()
    for _ in range(2):
        panel.open()
    assert not field.hasFocus()
    panel.shut()
    assert field.hasFocus()
    panel.open()
    field.deleteLater()
    QCoreApplication.sendPostedEvents(field, QEvent.Type.DeferredDelete)
    panel.shut()
    assert panel.isHidden()


def test_one_that_is_shut_hears_nothing_of_its_window(page: QWidget, panel: DimmedPanel) -> None:
    heard: list[QEvent.Type] = []

    def listen(frame: FrameType, *_: object) -> None:
        if frame.f_code is DimmedPanel.eventFilter.__code__:
            heard.append(QEvent.Type.User)

    def send() -> None:
        sys.setprofile(listen)
        try:
            QCoreApplication.sendEvent(page, QEvent(QEvent.Type.User))
        finally:
            sys.setprofile(None)

    send()
    assert heard
    heard.clear()
    panel.shut()
    send()
    assert heard == []
