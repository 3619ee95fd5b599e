"""Whether there is a screen, and what is shown on it when the counter does not open."""

from __future__ import annotations

import os
import sys

_SEEN_BY_NOBODY = ("offscreen", "minimal")
"""Platforms of Qt without a screen."""


def has_screen() -> bool:
    """Whether a window can be shown here."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def show_why(sentence: str) -> None:
    """Shows in a window why the counter does not open, where there is a screen and nobody sees a terminal."""
    if sys.stderr.isatty() or not has_screen() or os.environ.get("QT_QPA_PLATFORM") in _SEEN_BY_NOBODY:
        return
    from counter.ui.app.refusal import show_refusal  # noqa: PLC0415 - every other command starts without Qt

    show_refusal(sentence)
