"""A panel over the dimmed page: a question that belongs to the page, without a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Card


class DimmedPanel(QWidget):
    """Covers its host while open, with `content` on a sheet in the middle. A tap beside it or Escape dismisses it."""

    dismissed = Signal()

    def __init__(self, host: QWidget, content: QWidget, width: int = 600) -> None:
        super().__init__(host)
        self._host = host
        self._sheet = Card("sheet", self)
        self._sheet.setFixedWidth(width)
        column(self._sheet, margins=(28, 28, 28, 28)).addWidget(content)
        layout = column(self)
        layout.addStretch(1)
        layout.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        host.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def open(self) -> None:
        """Covers the host."""
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Uncovers the host, without a word."""
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows its host's size."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap beside the sheet dismisses it; one on the sheet does nothing."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self._dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape dismisses it."""
        if event.key() == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def _dismiss(self) -> None:
        self.shut()
        self.dismissed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dims the page."""
        shade = QColor(tokens.SCRIM)
        shade.setAlphaF(tokens.SCRIM_SHARE)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()
