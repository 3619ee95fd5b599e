"""What stands in the place of the lines while there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.theme import icons, tokens
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Text


class NextCustomer(QWidget):
    """That the till is free for whoever comes next, and how a sale begins."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        mark = QLabel()
        mark.setPixmap(icons.picture("shopping-bag", tokens.EDGE, 40))
        title = Text(language.say("Next customer"), size=20, weight=tokens.BOLD)
        below = Text(language.say("Tap what they would like."), tone="soft", wrap=True)
        lines = column(self, gap=tokens.GAP_4, margins=(20, 0, 20, 0))
        lines.addStretch(1)
        for part in (mark, title, below):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            lines.addWidget(part)
        lines.insertSpacing(2, tokens.GAP_12)
        lines.addStretch(1)
