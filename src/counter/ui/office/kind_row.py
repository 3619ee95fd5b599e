"""A kind of mishap in the playbook's list."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from counter.kernel.language import Language
from counter.ui.office.playbook_state import KindState
from counter.ui.theme import tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets.button import Arrangement, Button

_TALL = 50
_ROW = Look("", "", tokens.INK, icon=tokens.SOFT, pressed=tokens.SUNK, radius=0)
_CHOSEN = Look(tokens.CREMA_TINT, "", tokens.INK, radius=0)
_BAR = 4


class KindRow(Button):
    """The chosen one is crema, with a bar at its left; one without an answer has a triangle."""

    def __init__(self, language: Language) -> None:
        super().__init__(arrangement=Arrangement.ROW, look=_ROW, height=_TALL, padding=14, weight=tokens.MEDIUM)
        self._language, self._is_chosen = language, False

    def show_kind(self, kind: KindState, *, chosen: bool) -> None:
        """Shows the kind as it is now."""
        self._is_chosen = chosen
        missing = self._language.say("{kind}, no answer yet", kind=kind.label)
        self.set_text(kind.label, name=kind.label if kind.answered else missing)
        self.set_icons(kind.icon, "" if kind.answered else "triangle-alert")
        self.set_chosen(on=chosen, chosen=_CHOSEN, otherwise=_ROW)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """A line below it, and the bar of the chosen one."""
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.LINE))
        if self._is_chosen:
            painter.fillRect(QRect(area.left(), area.top(), _BAR, area.height()), QColor(tokens.CREMA))
        super().draw_content(painter, area, look)
