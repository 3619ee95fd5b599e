"""What each role can do: a row each, the role in hand tinted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.office.staff_state import RoleRowState
from counter.ui.theme import icons, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Rule, Text

_COLUMN, _ROW, _MARK = 66, 41, 20


class _Cell(QLabel):
    """A word or a mark in the column of a role."""

    def __init__(self) -> None:
        super().__init__()
        self._is_chosen = False
        self.setMinimumHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def choose(self, *, on: bool) -> None:
        self._is_chosen = on
        self.update()

    def show_mark(self, *, may: bool, chosen: bool) -> None:
        colour = tokens.CREMA if chosen else tokens.INK
        self.setPixmap(icons.picture("check" if may else "minus", colour if may else tokens.SOFT, _MARK))
        self.choose(on=chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tint of the chosen role lies below."""
        if self._is_chosen:
            painter = QPainter(self)
            painter.fillRect(event.rect(), QColor(tokens.CREMA_TINT))
            painter.end()
        super().paintEvent(event)


class _Heading(_Cell):
    """The name of a role."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = Text(word, size=14, weight=tokens.SEMIBOLD)
        self._word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._word.setMinimumWidth(1)
        column(self).addWidget(self._word)

    def choose(self, *, on: bool) -> None:
        super().choose(on=on)
        self._word.set_tone("crema" if on else "soft")


class _Line(QWidget):
    """Something, and which roles may do it."""

    def __init__(self, roles: int) -> None:
        super().__init__()
        self._words = Text(wrap=True)
        self._cells = [_Cell() for _ in range(roles)]
        whole, line = column(self), row()
        line.addWidget(self._words, 1)
        for cell in self._cells:
            line.addWidget(cell)
        whole.addLayout(line)
        whole.addWidget(Rule())

    def show_row(self, state: RoleRowState, role: int, wide: int) -> None:
        self._words.set_text(state.words)
        self._words.setAccessibleName(state.said)
        for place, (cell, may) in enumerate(zip(self._cells, state.may, strict=True)):
            cell.setFixedWidth(wide)
            cell.show_mark(may=may, chosen=place == role)


class RolesTable(QWidget):
    """Its rows are made when they are shown first."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._headings: list[_Heading] = []
        self._whole = column(self)
        self._head = row()
        title = Text(language.say("What each role can do"), size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._whole.addWidget(title)
        self._head.addStretch(1)
        self._whole.addLayout(self._head)
        self._whole.addWidget(Rule())

    def show_rights(self, roles: tuple[str, ...], role: int, rights: tuple[RoleRowState, ...]) -> None:
        """Shows them, the column of the chosen `role` tinted."""
        if not self._headings:
            self._headings = [_Heading(each) for each in roles]
            for heading in self._headings:
                self._head.addWidget(heading)
            self._lines = [_Line(len(roles)) for _ in rights]
            for line in self._lines:
                self._whole.addWidget(line)
            self._whole.addStretch(1)
        words = (paint.text_width(each, 14, tokens.SEMIBOLD) + tokens.GAP_8 for each in roles)
        wide = max(_COLUMN, *words)
        for place, heading in enumerate(self._headings):
            heading.setFixedWidth(wide)
            heading.choose(on=place == role)
        for line, right in zip(self._lines, rights, strict=True):
            line.show_row(right, role, wide)
