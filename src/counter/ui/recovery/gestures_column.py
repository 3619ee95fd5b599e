"""What to do about it: gestures, what is left to give today, and Record."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import AllowanceState, GestureState, StoryState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_ROW = 58
_GAP = 8
_TRACK = 8
_BESIDE = 180
"""What is left and of how much stand beside their words up to so many pixels, else below them."""


class ShareBar(QWidget):
    """A track, filled as far as a share goes."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Fills it from 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(100, _TRACK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track, then what is left."""
        painter = paint.begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(self.rect())
        for colour, share in ((tokens.SUNK, 1.0), (tokens.CREMA, self._share)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(0, 0, track.width() * share, _TRACK), _TRACK / 2, _TRACK / 2)
        painter.end()


class AllowanceCard(Card):
    """“Yours to give today”: how much is left; hidden where there is no limit."""

    def __init__(self, language: Language) -> None:
        super().__init__("card")
        self._language = language
        label = Text(language.say("Yours to give today"), weight=tokens.SEMIBOLD, wrap=True)
        self._left = Text(weight=tokens.SEMIBOLD)
        self._rest = Text()
        self._bar = ShareBar()
        self._words = row(gap=4)
        self._words.addWidget(label, 1)
        self._words.addWidget(self._left)
        self._words.addWidget(self._rest)
        layout = column(self, gap=10, margins=(16, 12, 16, 14))
        layout.addLayout(self._words)
        layout.addWidget(self._bar)

    def show_allowance(self, allowance: AllowanceState) -> None:
        """Shows what is left."""
        self.setVisible(bool(allowance.left))
        self._left.set_text(allowance.left)
        self._rest.set_text(allowance.rest)
        wide = self._left.sizeHint().width() + self._rest.sizeHint().width()
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words.setDirection(below if wide > _BESIDE else beside)
        self._bar.show_share(allowance.share)
        self.setAccessibleName(f"{self._language.say('Yours to give today')}: {allowance.left} {allowance.rest}")


class GestureButton(Button):
    """A gesture and what it is worth: side by side, or below each other where the column is narrow."""

    def __init__(self, gesture: GestureState) -> None:
        super().__init__(gesture.label, arrangement=Arrangement.ROW, icon=gesture.icon, height=_ROW, second_size=16)
        self._gesture = gesture
        self.setContentsMargins(0, 0, 0, _GAP)

    def show_gesture(self, gesture: GestureState) -> None:
        """Shows it as it stands."""
        self._gesture = gesture
        self.set_text(gesture.label, gesture.note)
        self.set_icons(gesture.icon, "circle-check" if gesture.chosen else "")
        self.set_chosen(on=gesture.chosen, chosen=looks.SAFE_CHOSEN)
        self.setEnabled(gesture.usable or gesture.chosen)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The words in one line or two."""
        if self.content_size().width() <= area.width():
            super().draw_content(painter, area, look)
            return
        room = area.adjusted(16, 8, -16, -8)
        middle = area.center().y() - 9
        paint.draw_icon(painter, room.left(), middle, self._gesture.icon, look.icon_colour, 20)
        if self._gesture.chosen:
            paint.draw_icon(painter, room.right() - 19, middle, "circle-check", look.icon_colour, 20)
        words = room.adjusted(30, 0, -30 if self._gesture.chosen else 0, 0)
        label = QRect(words.left(), words.top(), words.width(), 22)
        paint.draw_text(painter, label, self._gesture.label, look.ink, weight=tokens.SEMIBOLD)
        paint.draw_text(painter, label.translated(0, 22), self._gesture.note, look.second, size=14)


class GesturesColumn(QWidget):
    """Gestures are chosen one by one; `record_tapped` says that all of it was done."""

    record_tapped = Signal()

    def __init__(self, language: Language, presenter: RecoveryPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._buttons: dict[str, GestureButton] = {}
        content = QWidget()
        self._list = column(content)
        self._allowance = AllowanceCard(language)
        self._list.addWidget(self._allowance)
        self._list.addStretch(1)
        self._record = Button(look=looks.PRIMARY, size=20, height=tokens.PRIMARY, commits=True)
        self._record.tapped.connect(self.record_tapped)
        layout = column(self, gap=tokens.GAP_8)
        layout.addWidget(Text(language.say("Make it right"), size=20, weight=tokens.SEMIBOLD))
        layout.addWidget(Scroll(content), 1)
        layout.addWidget(self._record)

    def show_story(self, story: StoryState) -> None:
        """Shows the gestures of the kind that was chosen."""
        if list(self._buttons) != [gesture.id for gesture in story.gestures]:
            self._lay_out(story.gestures)
        for gesture in story.gestures:
            self._buttons[gesture.id].show_gesture(gesture)
        self._allowance.show_allowance(story.allowance)
        self._record.set_text(story.record)
        self._record.set_icons("printer" if story.prints else "")
        self._record.setEnabled(bool(story.kind))

    def _lay_out(self, gestures: tuple[GestureState, ...]) -> None:
        for old in self._buttons.values():
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {gesture.id: self._button(gesture) for gesture in gestures}
        for place, button in enumerate(self._buttons.values()):
            self._list.insertWidget(place, button)

    def _button(self, gesture: GestureState) -> GestureButton:
        button = GestureButton(gesture)
        button.tapped.connect(lambda: self._presenter.choose_gesture(gesture.id))
        return button
