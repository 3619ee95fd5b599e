"""Dims the page for a question that belongs to it, without a window of its own."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from counter.ui.theme import tokens
from counter.ui.widgets.direction import put
from counter.ui.widgets.focus_order import focus_by_keyboard, next_stop
from counter.ui.widgets.layouts import column
from counter.ui.widgets.shade import darken, is_dark
from counter.ui.widgets.strip import Strip
from counter.ui.widgets.swipe import is_swipe
from counter.ui.widgets.text import Card


class DimmedPanel(QWidget):
    """Covers its host's whole window but for the strips, while open, with `content` on a sheet in the middle.

    Or `top` pixels from the top; or right `below` a bar, at its end, which stays uncovered as well. A tap beside the
    sheet or Escape dismisses it; the Tab key stays within it.
    """

    dismissed = Signal()

    def __init__(
        self,
        host: QWidget,
        content: QWidget,
        width: int = 600,
        top: int | None = None,
        *,
        below: QWidget | None = None,
        margin: int = 28,
        stays: bool = False,
    ) -> None:
        """`margin` pixels of the sheet stand around its content.

        One that `stays` is not dismissed by a tap beside it.
        """
        super().__init__(host)
        self._host = host
        self._wide = width
        self._top = top
        self._below = below
        self._stays = stays
        self._pressed_at: QPointF | None = None
        self._before: QWidget | None = None
        self._sheet = Card("sheet", self)
        column(self._sheet, margins=(margin, margin, margin, margin)).addWidget(content)
        self.hide()
        host.destroyed.connect(self.deleteLater)  # an open one is the window's child

    def open(self) -> None:
        """Covers the window in the shade of its host, and takes the keyboard."""
        window = self._host.window()
        if self.isHidden():
            self._before = window.focusWidget()
        if self.parentWidget() is not window:
            self.setParent(window)
        for watched in (window, self._host):
            watched.installEventFilter(self)
        darken(self, on=is_dark(self._host))
        self._sheet.set_panel("sheet_on_dark" if is_dark(self) else "sheet")
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self._place_sheet()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Uncovers the window, without a word; whoever had the keyboard has it again, a scanner that listens too."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        self.window().removeEventFilter(self)  # else every event of the window comes by here for ever
        with suppress(RuntimeError):  # its page was made anew meanwhile
            self._host.removeEventFilter(self)
            if before and before.isVisible():
                before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows its window's size, and makes way for a strip that comes or goes."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.window().rect())
        elif watched is self._host and event.type() == QEvent.Type.Resize:
            self._place_sheet()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Makes room when what is on the sheet grows or shrinks."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_sheet()
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keeps the sheet in its place."""
        self._place_sheet()

    def _strips(self) -> list[QRect]:
        """What the shop has to say stands above a question too, and is tapped away there; and the bar it is below."""
        window = self.window()  # not the host's, which may be gone before its panel
        visible: list[QWidget] = [strip for strip in window.findChildren(Strip) if strip.isVisible()]
        if self._below is not None:
            visible.append(self._below)
        return [QRect(strip.mapTo(window, QPoint()), strip.size()) for strip in visible]

    def _place_sheet(self) -> None:
        strips = self._strips()
        uncovered = QRegion(self.rect())
        for strip in strips:
            uncovered -= QRegion(strip)
        self.setMask(uncovered)
        above = max((strip.bottom() + 1 for strip in strips), default=0)
        wide = min(self._wide, self.width() - 2 * tokens.GAP_16)
        layout = self._sheet.layout()
        grows = layout is not None and layout.hasHeightForWidth()
        tall = layout.totalHeightForWidth(wide) if layout and grows else self._sheet.sizeHint().height()
        tall = min(tall, self.height() - above - 2 * tokens.GAP_8)
        if self._below is not None:
            put(self._sheet, QRect(self.width() - wide - tokens.GAP_16, above + tokens.GAP_8, wide, tall))
            return
        tall = min(tall, self.height() - above - 2 * tokens.GAP_16)
        top = (self.height() - tall) // 2 if self._top is None else self._top
        top = max(top, above + tokens.GAP_16)
        self._sheet.setGeometry(QRect((self.width() - wide) // 2, top, wide, tall))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where it began, beside the sheet."""
        on_the_sheet = self._sheet.geometry().contains(event.position().toPoint())
        self._pressed_at = None if on_the_sheet else event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap beside the sheet dismisses it; one on the sheet does nothing, nor does a swipe."""
        pressed_at, self._pressed_at = self._pressed_at, None
        if pressed_at and not self._stays and not is_swipe(pressed_at, event.position()):
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape dismisses it."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - Qt's own argument
        """Goes round among what is on the panel."""
        found = next_stop(self, QApplication.focusWidget(), forwards=forwards)
        if found is not None:
            focus_by_keyboard(found, forwards=forwards)
        return found is not None

    def dismiss(self) -> None:
        """Shuts, and says so to whoever asked."""
        self.shut()
        self.dismissed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dims the page."""
        shade = QColor(tokens.SCRIM)
        shade.setAlphaF(tokens.SCRIM_SHARE)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()
