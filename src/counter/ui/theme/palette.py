"""Gives the application its look: fonts, and the colours of what Qt paints itself.

There is no style sheet: with one, every part that is put into another sends all of its parts through it again.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from counter.ui.theme import fonts, tokens
from counter.ui.theme.shades import DARK, Shade

_Role = QPalette.ColorRole
_TONES = {
    "ink": tokens.INK,
    "soft": tokens.SOFT,
    "crema": tokens.CREMA,
    "on_time": tokens.ON_TIME,
    "at_risk": tokens.AT_RISK_TEXT,
    "late": tokens.LATE,
    "rehearsal": tokens.REHEARSAL,
    "on_rehearsal": tokens.SURFACE,
}


def apply_theme(app: QApplication) -> None:
    """Gives the application its fonts and colours; once, before the first window."""
    fonts.load()
    app.setStyle("Fusion")
    app.setFont(fonts.font(16))
    palette = QPalette(QColor(tokens.SURFACE), QColor(tokens.PAPER))
    _put_ink(palette, tokens.INK)
    app.setPalette(palette)
    tip = QPalette(palette)
    tip.setColor(_Role.ToolTipBase, QColor(tokens.SURFACE))
    tip.setColor(_Role.ToolTipText, QColor(tokens.INK))
    QToolTip.setPalette(tip)


@cache
def words_in(tone: str, shade: Shade) -> QPalette:
    """For words in a tone (ink, soft, crema, on_time, at_risk, late …), there. Not to be changed by who gets it."""
    palette = QPalette()
    _put_ink(palette, shade.ink(_TONES[tone]))
    return palette


@cache
def dark() -> QPalette:
    """For what is dark, with all that stands in it. Not to be changed by who gets it."""
    palette = QPalette(words_in("ink", DARK))
    palette.setColor(_Role.Window, QColor(tokens.DARK_BAR))
    return palette


@cache
def field() -> QPalette:
    """For what is typed: its own ground and its hint are painted below it. Not to be changed by who gets it."""
    palette = QPalette()
    for role in (_Role.Base, _Role.PlaceholderText):
        palette.setColor(role, QColor("transparent"))
    palette.setColor(_Role.Highlight, QColor(tokens.ON_TIME))
    palette.setColor(_Role.HighlightedText, QColor(tokens.ON_ESPRESSO))
    return palette


def _put_ink(palette: QPalette, colour: str) -> None:
    """The same whether it can be used or not: what cannot looks so by its own paint."""
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(role, QColor(colour))
