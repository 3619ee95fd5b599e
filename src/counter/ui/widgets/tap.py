"""What can be tapped: press feedback, what is a swipe, the guard against a repeated tap, the focus ring."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.focus_order import ARROWS, focus_by_keyboard, neighbour
from counter.ui.widgets.shade import shade_of
from counter.ui.widgets.swipe import is_swipe

_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
"""Unicode's, which keep the direction of what is seen, are not heard."""
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Tap(QPushButton):
    """A surface one taps. Paint it in `draw_content`; give its size in `content_size`.

    It takes no focus from a finger, so that a field keeps its text cursor while keys are tapped. Its contents margins
    are tapped too (they reach to the neighbour's edge) but not painted. A control that `commits` ignores a second
    tap within 150 ms. A press that is lifted elsewhere is a swipe, not a tap.

    `about` is what it is about, where its owner uses it for one thing after another (an item, a line, a ticket): a
    second tap never meets another thing than the first one did, see `SecondTaps`.
    """

    tapped = Signal()
    about: object = None

    def __init__(self, look: Look = looks.PLAIN, *, commits: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.commits = commits
        self._last = 0.0
        self._pressed_at = QPointF()
        self._ring = False
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(self._guard if commits else self.tapped)

    def _guard(self) -> None:
        now = monotonic()
        if (now - self._last) * 1000 < tokens.REPEAT_MS:
            return
        self._last = now
        self.tapped.emit()

    @property
    def meaning(self) -> object:
        """What a tap on it means: what it is about, else what it says."""
        return self.accessibleName() if self.about is None else self.about

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where on the screen it began: a list may move the control along with the finger."""
        self._pressed_at = event.globalPosition()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pops up again under a finger that goes away, and down where it comes back."""
        if is_swipe(self._pressed_at, event.globalPosition()):
            self.setDown(False)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap, unless the finger is lifted elsewhere."""
        if is_swipe(self._pressed_at, event.globalPosition()):
            self.setDown(False)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses it, arrows go to what stands beside it.

        Enter does not press it, whatever the platform's habit is: a scanner types it last.
        """
        if event.key() in ARROWS:
            if found := neighbour(self.window(), self, event.key()):
                focus_by_keyboard(found)
            else:
                event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def set_name(self, text: str) -> None:
        """What a screen reader says and an outside test finds."""
        text = text.translate(_ISOLATES)
        if text != self.accessibleName():
            self.setAccessibleName(text)

    def mark_chosen(self, *, on: bool) -> None:
        """Tells a screen reader whether this one is the chosen one: "checked" or "not checked"."""
        self._chosen = on
        if not self.isCheckable():
            self.setCheckable(True)
            self.toggled.connect(self._toggled)
        self.setChecked(on)

    def nextCheckState(self) -> None:
        """A tap alone chooses nothing: what is chosen is said by `mark_chosen`."""

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's own argument
        """A screen reader checks it, or takes the mark away: that is a tap."""
        if on != self._chosen:
            self.setChecked(self._chosen)
            self.click()

    def set_look(self, look: Look) -> None:
        """Is painted with `look` from now on."""
        if look != self.look:
            self.look = look
            self.update()

    def content_size(self) -> QSize:
        """The painted size it wants, without its margins."""
        return QSize(tokens.TARGET, tokens.TARGET)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Paints what is on the surface."""

    def current_look(self) -> Look:
        """The look it is painted with at this moment: its own, or the disabled one, in the shade it stands in."""
        look = self.look
        if not self.isEnabled():
            look = looks.DISABLED if look.ground else looks.DISABLED_QUIET
        return shade_of(self).look(look)

    def sizeHint(self) -> QSize:
        """What it needs, with its margins."""
        return self.content_size().grownBy(self.contentsMargins())

    def minimumSizeHint(self) -> QSize:
        """As small as a finger allows."""
        least = QSize(tokens.TARGET, self.content_size().height())
        return least.grownBy(self.contentsMargins()) if self.content_size().width() > tokens.TARGET else self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface, content, ring."""
        painter = paint.begin(self)
        area, look = self.contentsRect(), self.current_look()
        paint.draw_surface(painter, area, look, pressed=self.isDown() and self.isEnabled())
        self.draw_content(painter, area, look)
        if self._ring:
            paint.draw_focus_ring(painter, area, look.radius)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring when the keyboard brought the focus here."""
        self._ring = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the ring."""
        self._ring = False
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Repaints when it becomes tappable or not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()
