"""Gives the application its look: fonts, and the style sheet filled from the tokens."""

from __future__ import annotations

from string import Template

from PySide6.QtWidgets import QApplication

from counter.kernel.resources import resource
from counter.ui.theme import fonts, tokens


def style_sheet() -> str:
    """The template of resources/theme with every colour and length put in; KeyError names an unknown token."""
    template = Template(resource("theme", "counter.qss").read_text("utf-8"))
    return template.substitute(tokens.colours() | tokens.sizes())


def apply_theme(app: QApplication) -> None:
    """Gives the application its fonts and colours; once, before the first window."""
    fonts.load()
    app.setStyle("Fusion")
    app.setFont(fonts.font(16))
    app.setStyleSheet(style_sheet())
