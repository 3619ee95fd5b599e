"""A page part that grows downwards, moved by finger, wheel or keyboard, never sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QScroller, QScrollerProperties, QWidget

from counter.ui.widgets.swipe import drag_distance

_AT_ONCE = 0.0


class Scroll(QScrollArea):
    """Shows `content` and scrolls it where it is too tall. What scrolls taps nothing."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content.setProperty("ground", "none")
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._follow_the_finger()

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
