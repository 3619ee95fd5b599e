"""Who says yes, and their PIN: beside what it is about, or in the right column."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.kernel.language import Language
from counter.ui.parts.pin_panel import PinPanel
from counter.ui.parts.yes_presenter import YesPresenter
from counter.ui.parts.yes_state import ApproverState, YesState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Text

_TALL, _TALL_LOW, _CIRCLE = 60, 52, 36
_SECOND_MS = 1000
_IN_A_ROW, _NARROWEST = 2, 120


class YesPanel(QWidget):
    """The people, the dots, the keys, and what the yes is worth."""

    def __init__(self, language: Language, presenter: YesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._people: list[_Person] = []
        self._tries: tuple[object, ...] = ()
        self._low = False
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(tokens.GAP_8)
        self.pin = PinPanel(language.say("Take the last digit back"), fills=True)
        self.pin.entered.connect(presenter.enter)
        self._once, self._stays = (Text(size=14, tone="soft", wrap=True) for _ in range(2))
        self._layout = column(self, gap=tokens.GAP_12)
        self._layout.addWidget(self._holder)
        self._layout.addWidget(self.pin, 1)
        for words in (self._once, self._stays):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._layout.addWidget(words)
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(presenter.tick)

    def fit(self, *, low: bool) -> None:
        """Takes the sizes of a low window."""
        self._low = low
        self._layout.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._once.setVisible(not low)

    def show_state(self, state: YesState | None) -> None:
        """Shows who is asked; None: nobody is."""
        if state is None:
            self._second.stop()
            self._tries = ()
            return
        if not self._second.isActive():
            self._second.start()
        self._show_people(state.people)
        chosen = next((each.staff_id for each in state.people if each.chosen), None)
        tries = (state.digits, state.tries, chosen, state.waits and state.wrong)
        if tries != self._tries:
            self._tries = tries
            self.pin.ask(state.digits, state.wrong, waits=state.waits)
        self._once.set_text(state.once)
        self._once.setVisible(bool(state.once) and not self._low)
        self._stays.set_text(state.stays)
        self._stays.setVisible(bool(state.stays))

    def _show_people(self, people: tuple[ApproverState, ...]) -> None:
        if [each.staff_id for each in people] != [each.state.staff_id for each in self._people]:
            for old in self._people:
                self._grid.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._people = [_Person(each, self._presenter) for each in people]
            for place, person in enumerate(self._people):
                self._grid.addWidget(person, *divmod(place, _IN_A_ROW))
                self._grid.setColumnStretch(place % _IN_A_ROW, 1)
        for person, state in zip(self._people, people, strict=True):
            person.show_state(state, _TALL_LOW if self._low else _TALL)

    def press(self, event: QKeyEvent) -> bool:
        """A key of a real keyboard; whether it was for the PIN."""
        return self.pin.press(event)


class _Person(Tap):
    """Somebody's initial, name and role."""

    def __init__(self, state: ApproverState, presenter: YesPresenter) -> None:
        super().__init__(looks.STAFF)
        self.state = state
        self._tall = _TALL
        self.about = state.staff_id
        self.tapped.connect(lambda: presenter.choose(self.state.staff_id))

    def show_state(self, state: ApproverState, tall: int) -> None:
        self.state, self._tall = state, tall
        self.set_name(f"{state.name}, {state.role}")
        self.mark_chosen(on=state.chosen)
        self.set_look(looks.TILE_CHOSEN if state.chosen else looks.STAFF)
        self.updateGeometry()

    def content_size(self) -> QSize:
        return QSize(_NARROWEST, self._tall)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        circle = QRectF(area.left() + 12, area.center().y() + 1 - _CIRCLE / 2, _CIRCLE, _CIRCLE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ESPRESSO))
        painter.drawEllipse(circle)
        initial, white = self.state.name[:1].upper(), tokens.ON_ESPRESSO
        paint.draw_text(painter, circle.toRect(), initial, white, size=18, weight=tokens.BOLD, align=paint.CENTRE)
        words = QRect(area.left() + _CIRCLE + 22, area.center().y() - 20, area.width() - _CIRCLE - 30, 20)
        paint.draw_text(painter, words, self.state.name, look.ink, weight=tokens.SEMIBOLD)
        paint.draw_text(painter, words.translated(0, 20), self.state.role, look.second, size=14)
