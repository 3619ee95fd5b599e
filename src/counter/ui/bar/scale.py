"""The bar grows with its screen, so that it is read from further away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize

from counter.ui.theme import tokens

_DRAWN_FOR = QSize(1280, 740)  # the page below the top bar in the pictures
_NARROW = 1200
_WIDE_SHAPE = 2.1
_COLUMNS, _COLUMNS_WIDE, _COLUMNS_UPRIGHT = 3, 4, 2


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the bar is drawn: `factor` from 1 up; `compact` where room is short."""

    factor: float
    compact: bool
    columns: int

    @staticmethod
    def of(size: QSize) -> Scale:
        """The scale for a page of that size, in pixels."""
        factor = min(size.width() / _DRAWN_FOR.width(), size.height() / _DRAWN_FOR.height())
        upright, wide = size.width() < size.height(), size.width() > _WIDE_SHAPE * size.height()
        columns = _COLUMNS_UPRIGHT if upright else _COLUMNS_WIDE if wide else _COLUMNS
        return Scale(max(1.0, round(factor * 20) / 20), size.width() < _NARROW, columns)

    def px(self, length: int) -> int:
        """A length, scaled."""
        return round(length * self.factor)

    def type(self, size: int) -> int:
        """A type size, scaled to the largest token that fits."""
        return max(token for token in tokens.SIZES if token <= max(size, size * self.factor))
