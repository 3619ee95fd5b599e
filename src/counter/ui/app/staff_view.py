"""Who is here: pick your name. Passive."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from counter.ui.app.state import NoteState, StaffState, StaffTileState
from counter.ui.theme import icons, looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Card, Ground, Text

_TILE, _CIRCLE = 168, 64
_IN_A_ROW = 5
_NOTE = 680


class StaffTile(Tap):
    """Somebody's initial, name and role."""

    def __init__(self, person: StaffTileState, place: int) -> None:
        super().__init__(looks.STAFF, commits=True)
        self._person = person
        self.set_name(f"{person.name}, {person.role}")
        self.setAccessibleIdentifier(f"staff-{place}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def content_size(self) -> QSize:
        """A square."""
        return QSize(_TILE, _TILE)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The initial in its circle, the name, the role."""
        circle = QRectF(area.center().x() + 1 - _CIRCLE / 2, area.top() + 20, _CIRCLE, _CIRCLE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ESPRESSO))
        painter.drawEllipse(circle)
        initial, white, centre = self._person.name[:1].upper(), tokens.ON_ESPRESSO, paint.CENTRE
        paint.draw_text(painter, circle.toRect(), initial, white, size=28, weight=tokens.BOLD, align=centre)
        name = QRect(area.left() + 8, area.top() + 92, area.width() - 16, 28)
        paint.draw_text(painter, name, self._person.name, look.ink, size=20, weight=tokens.SEMIBOLD, align=centre)
        role = QRect(area.left() + 8, area.top() + 126, area.width() - 16, 24)
        paint.draw_text(painter, role, self._person.role, look.second, align=centre)


class StaffView(Ground):
    """`picked` gives the id of whoever tapped their name; the other two are the buttons at the foot."""

    picked = Signal(object)
    board_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        self._people: tuple[StaffTileState, ...] = ()
        self._greeting = Text(size=40, weight=tokens.BOLD)
        self._sentence = Text(size=20, tone="soft", wrap=True)
        self._rows = column(gap=0)
        self._holder: QWidget | None = None
        self._note = _Note()
        self._sample = Text(size=14, tone="soft", wrap=True)
        self._board = Button(icon="monitor", look=looks.QUIET, weight=tokens.MEDIUM)
        self._close = Button(icon="log-out", look=looks.QUIET, weight=tokens.MEDIUM)
        self._board.tapped.connect(self.board_wanted)
        self._close.tapped.connect(self.close_wanted)
        layout = column(self, margins=(16, 64, 16, 16))
        layout.addStretch(1)
        for words in (self._greeting, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(words)
        layout.addSpacing(28)
        layout.addLayout(self._rows)
        layout.addSpacing(28)
        layout.addWidget(self._note, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        foot = side_by_side([self._close, self._board])
        foot.insertWidget(0, self._sample, 1)
        layout.addLayout(foot)

    def show_state(self, state: StaffState) -> None:
        """Shows the greeting, everybody, and what is still open."""
        self._greeting.set_text(state.greeting)
        self._sentence.set_text(state.sentence)
        self._note.show_note(state.note)
        self._board.set_text(state.customer_display)
        self._close.set_text(state.close)
        self._sample.set_text(state.sample)
        if state.people != self._people:
            self._people = state.people
            self._show_people()

    def _show_people(self) -> None:
        if self._holder:
            self._rows.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget(self)
        lines = column(self._holder, gap=tokens.GAP_16)
        tiles = [self._tile(person, place) for place, person in enumerate(self._people, start=1)]
        for first in range(0, len(tiles), _IN_A_ROW):
            line = side_by_side(tiles[first : first + _IN_A_ROW], gap=tokens.GAP_16)
            line.insertStretch(0, 1)
            line.addStretch(1)
            lines.addLayout(line)
        self._rows.addWidget(self._holder)

    def _tile(self, person: StaffTileState, place: int) -> StaffTile:
        tile = StaffTile(person, place)
        tile.tapped.connect(lambda: self.picked.emit(person.staff_id))
        return tile


class _Note(Card):
    """What is still open from before."""

    def __init__(self) -> None:
        super().__init__("crema")
        mark = QLabel()
        mark.setPixmap(icons.picture("history", tokens.INK, 24))
        self._words = Text(rich=True, wrap=True)
        self._words.setMinimumWidth(_NOTE)
        line = row(self, gap=tokens.GAP_12, margins=(24, 16, 24, 16))
        line.addWidget(mark)
        line.addWidget(self._words, 1)

    def show_note(self, note: NoteState | None) -> None:
        self.setVisible(note is not None)
        if note:
            self._words.set_text(f"{escape(note.before)} <b>{escape(note.strong)}</b> {escape(note.after)}".strip())
            self.setAccessibleName(f"{note.before} {note.strong} {note.after}".strip())
