"""A page part that grows downwards, moved by finger, wheel or keyboard, never sideways."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QScrollBar,
    QScroller,
    QScrollerProperties,
    QSizePolicy,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from counter.ui.theme import tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.direction import margins_of, put
from counter.ui.widgets.focus_order import make_one_stop
from counter.ui.widgets.shade import shade_of
from counter.ui.widgets.swipe import drag_distance

_AT_ONCE = 0.0
BAR = 10
"""How wide the bar is, in pixels."""
_HANDLE = Look(tokens.EDGE, "", tokens.INK, radius=4)


class _Bar(QScrollBar):
    """Where in the whole one is; nothing but its handle is painted."""

    def sizeHint(self) -> QSize:
        return QSize(BAR, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = paint.begin(self)
        paint.draw_surface(
            painter, QRect(1, handle.top(), self.width() - 2, handle.height()), shade_of(self).look(_HANDLE)
        )
        painter.end()


class Scroll(QScrollArea):
    """Shows `content` and scrolls it where it is too tall. What scrolls taps nothing.

    The bar one sees is not Qt's own, which counts among what a screen reader finds in here while it is needed: Qt
    looks up what it is asked for without a look at how many there are, and dies where the bar has gone between a
    reader's "how many?" and its "the second, please". In here there is always the content alone.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wished = 0
        self._is_fitting = False
        make_one_stop(self)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._bar = _Bar(self)
        self._bar.hide()
        within = self.verticalScrollBar()
        within.rangeChanged.connect(self._fit_bar)
        within.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(within.setValue)
        self._follow_the_finger()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the bar at its edge."""
        super().resizeEvent(event)
        self._fit_bar()

    def showEvent(self, event: QShowEvent) -> None:
        """Where the bar came just now, the content was laid out for the room without it."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._lay_out_anew)

    def _lay_out_anew(self) -> None:
        content = self.widget()
        layout = content.layout() if content else None
        if content and layout and layout.geometry() != content.contentsRect():
            layout.setGeometry(content.contentsRect())

    def _fit_bar(self) -> None:
        """Shows the bar beside the content while there is something to scroll.

        What fits only beside the bar, as where its lines stand otherwise in a narrower room, keeps the bar: it would
        come and go for ever.
        """
        within, area, wide = self.verticalScrollBar(), self.contentsRect(), self._bar.sizeHint().width()
        self._bar.setRange(0, within.maximum())
        self._bar.setPageStep(area.height())
        self._bar.setValue(within.value())
        put(self._bar, QRect(area.right() + 1 - wide, area.top(), wide, area.height()))
        needed = within.maximum() > 0 or (self._is_fitting and not self._bar.isHidden())
        before, self._is_fitting = self._is_fitting, True
        self._bar.setVisible(needed)
        self.setViewportMargins(margins_of(0, 0, wide if needed else 0, 0))
        self._is_fitting = before

    def wish_height(self, height: int) -> None:
        """Would be so tall; becomes less so where there is no room."""
        self._wished = height
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMaximumHeight(height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As tall as was wished."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._wished) if self._wished else hint

    def _follow_the_finger(self) -> None:
        """Scrolls from the distance on at which a press is no tap any more.

        By the mouse's gesture: Qt makes mouse events of every touch, and many a touch screen gives nothing else. So
        the scroller and the buttons hear the same, and what the scroller takes for itself taps nothing.
        """
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
        scroller = QScroller.scroller(self.viewport())
        metres = drag_distance() / scroller.pixelPerMeter().y()
        properties = scroller.scrollerProperties()
        properties.setScrollMetric(QScrollerProperties.ScrollMetric.DragStartDistance, metres)
        properties.setScrollMetric(QScrollerProperties.ScrollMetric.MousePressEventDelay, _AT_ONCE)
        scroller.setScrollerProperties(properties)
        scroller.stateChanged.connect(self._let_go)

    def _let_go(self, state: QScroller.State) -> None:
        """Pops up what was pressed: the scroller keeps the finger's lifting for itself."""
        if state is QScroller.State.Dragging:
            for button in self.findChildren(QAbstractButton):
                if button.isDown():
                    button.setDown(False)
