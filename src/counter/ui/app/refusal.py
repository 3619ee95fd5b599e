"""Why the counter does not open, in a window: whoever started it from an icon sees no terminal."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from counter.kernel.errors import Refused, Unavailable
from counter.kernel.language import Language, of_this_machine
from counter.ui.theme import looks, tokens
from counter.ui.theme.palette import apply_theme
from counter.ui.widgets.button import Button
from counter.ui.widgets.direction import follow_language
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Ground, Text

_WIDTH = 640


class RefusalWindow(Ground):
    """A sentence that says what to do, and a button that closes it; so do Enter and Escape.

    With an `offer` a button beside it takes that: `is_taken` then.
    """

    def __init__(self, sentence: str, language: Language, offer: str = "") -> None:
        super().__init__("paper")
        self.setWindowTitle("Counter")
        title = language.say("Counter does not open")
        self.setAccessibleName(title)
        self.setFixedWidth(_WIDTH)
        layout = column(self, gap=tokens.GAP_16, margins=(32, 28, 32, 28))
        layout.addWidget(Text(title, size=26, weight=tokens.SEMIBOLD))
        said = Text(sentence, size=18, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(said, 1)
        self.is_taken = False
        buttons = row(gap=tokens.GAP_16)
        buttons.addStretch(1)
        close = Button(language.say("Close"), look=looks.PLAIN if offer else looks.PRIMARY, size=18)
        close.tapped.connect(self.close)
        buttons.addWidget(close)
        if offer:
            take = Button(offer, look=looks.PRIMARY, size=18)
            take.tapped.connect(self._take)
            buttons.addWidget(take)
        layout.addLayout(buttons)
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), self, self.close)

    def _take(self) -> None:
        self.is_taken = True
        self.close()


def show_refusal(refusal: Refused | Unavailable, offer: str = "") -> bool:
    """Says why until it is put away, with a button for the `offer` if there is one; whether it was taken.

    In the language of the machine: nobody knows the shop's.
    """
    QGuiApplication.setDesktopFileName("counter")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody else makes one
    app.setApplicationName("Counter")
    apply_theme(app)
    language = of_this_machine()
    follow_language(from_right=language.reads_from_right)
    window = RefusalWindow(language.explain(refusal), language, language.say(offer) if offer else "")
    window.adjustSize()
    window.move(QGuiApplication.primaryScreen().availableGeometry().center() - window.rect().center())
    window.show()
    window.activateWindow()
    app.exec()
    return window.is_taken
