"""Somebody on the staff page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from counter.ui.app.state import StaffTileState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.initial import draw_initial
from counter.ui.widgets.tap import Tap


class StaffTile(Tap):
    """Somebody's initial, name and role."""

    def __init__(self, person: StaffTileState, place: int) -> None:
        super().__init__(looks.STAFF, commits=True)
        self._person = person
        self.set_name(f"{person.name}, {person.role}")
        self.setAccessibleDescription(person.here)
        self.setAccessibleIdentifier(f"staff-{place}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_chosen(self, *, on: bool) -> None:
        """Whether their PIN is asked for."""
        self.mark_chosen(on=on)
        self.set_look(looks.TILE_CHOSEN if on else looks.STAFF)

    def content_size(self) -> QSize:
        """A square."""
        return QSize(tokens.PERSON, tokens.PERSON)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The initial in its circle, the name, the role: one below the other, or side by side in a low tile."""
        person, inner = self._person, area.adjusted(8, 0, -8, 0)
        if area.height() < tokens.PERSON:
            draw_initial(painter, QRectF(area.left() + 14, area.center().y() + 1 - 22, 44, 44), person.name, 20)
            words, align = area.adjusted(66, 0, -6, 0), paint.LEFT
            top = area.top() + (10 if person.here else 20)
            name, role = QRect(words.left(), top, words.width(), 28), QRect(words.left(), top + 29, words.width(), 20)
        else:
            up = 6 if person.here else 0
            draw_initial(painter, QRectF(area.center().x() + 1 - 32, area.top() + 20 - up, 64, 64), person.name, 28)
            name, align = QRect(inner.left(), area.top() + 92 - 2 * up, inner.width(), 28), paint.CENTRE
            role = QRect(inner.left(), area.top() + 126 - 2 * up - (2 if person.here else 0), inner.width(), 20)
        small = 14 if person.here else 16
        size, wide = paint.fitting_size(person.name, 20, tokens.SEMIBOLD, name.width()), name.width()
        is_long = paint.text_width(person.name, size, tokens.SEMIBOLD) > wide
        if is_long and align == paint.CENTRE:
            tall = paint.line_height(size, tokens.SEMIBOLD)
            for line in paint.text_lines(person.name, wide, size, tokens.SEMIBOLD, 2):
                place = QRect(name.left(), name.top(), wide, tall)
                paint.draw_text(painter, place, line, look.ink, size=size, weight=tokens.SEMIBOLD, align=align)
                name.translate(0, tall)
            role = role.translated(0, 6)
        elif is_long:
            name, role = name.translated(0, -2), role.translated(0, 8)
            paint.draw_lines(painter, name, person.name, look.ink, size=size, weight=tokens.SEMIBOLD, most=2)
        else:
            paint.draw_text(painter, name, person.name, look.ink, size=size, weight=tokens.SEMIBOLD, align=align)
        paint.draw_text(painter, role, person.role, look.second, size=small, align=align)
        paint.draw_text(painter, role.translated(0, 19), person.here, look.second, size=small, align=align)
