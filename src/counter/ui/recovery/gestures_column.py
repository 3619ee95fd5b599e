"""What to do about it: gestures, what is left to give today, and Record."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.parts.allowance import AllowanceCard
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import GestureState, StoryState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_ROW = 58
_GAP = 8


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
        size = paint.fitting_size(self._gesture.label, 16, tokens.SEMIBOLD, label.width())
        paint.draw_text(painter, label, self._gesture.label, look.ink, size=size, weight=tokens.SEMIBOLD)
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
