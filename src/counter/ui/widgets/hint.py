"""The hint in a field that is empty. Qt would cut one that is too long."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.direction import turns

_CURSOR = 2
"""Pixels that the cursor takes."""
_SHARE = 0.5
"""How strong a hint is beside what is typed."""


def paint_hint(field: QLineEdit) -> None:
    """Paints what stands in an empty field: smaller, or on two lines, where it is too long for one."""
    margins, plain = field.textMargins(), tokens.REGULAR
    left, right = (margins.right(), margins.left()) if turns(field) else (margins.left(), margins.right())
    room = field.rect().adjusted(left + _CURSOR, 0, -right, 0)
    hint = field.placeholderText()
    size = paint.fitting_size(hint, 16, plain, room.width())
    most = 2 if paint.wants_lines(hint, size, plain, room.width()) else 1
    lines = paint.text_lines(hint, room.width(), size, plain, most)
    room.adjust(0, (field.height() - len(lines) * paint.line_height(size, plain)) // 2, 0, 0)
    painter = paint.begin(field)
    painter.setOpacity(_SHARE)
    paint.draw_lines(painter, room, hint, tokens.INK, size=size, weight=plain, most=most)
    painter.end()
