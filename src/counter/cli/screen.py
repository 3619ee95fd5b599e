"""Whether there is a screen, and what is shown on it when the counter does not open."""

from __future__ import annotations

import os
import sys

from counter.kernel.errors import Refused, Unavailable

_SEEN_BY_NOBODY = ("offscreen", "minimal")
"""Platforms of Qt without a screen."""


def has_screen() -> bool:
    """Whether a window can be shown here."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def show_why(refusal: Refused | Unavailable, offer: str = "") -> bool:
    """Shows in a window why the counter does not open, where there is a screen and nobody sees a terminal.

    With an `offer` there is a button for it; whether that was taken.
    """
    if not is_seen_on_screen():
        return False
    from counter.ui.app.refusal import show_refusal  # noqa: PLC0415 - every other command starts without Qt

    return show_refusal(refusal, offer)


def is_seen_on_screen() -> bool:
    """Whether there is a screen, and nobody sees a terminal."""
    return not sys.stderr.isatty() and has_screen() and os.environ.get("QT_QPA_PLATFORM") not in _SEEN_BY_NOBODY
