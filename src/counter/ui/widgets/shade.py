"""Which shade a part stands in: light, or dark as all of a dark bar is. Each part asks when it paints."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from counter.ui.theme import palette, tokens
from counter.ui.theme.shades import DARK, LIGHT, Shade

_DARK = QColor(tokens.DARK_BAR).rgb()


def is_dark(part: QWidget) -> bool:
    """Whether it, or what it stands in, was made dark."""
    return part.palette().color(QPalette.ColorRole.Window).rgb() == _DARK


def shade_of(part: QWidget) -> Shade:
    """What colours are where it stands."""
    return DARK if is_dark(part) else LIGHT


def darken(part: QWidget, *, on: bool) -> None:
    """Makes it dark with all that stands in it, or light again."""
    if is_dark(part) != on:
        part.setPalette(palette.dark() if on else QPalette())
