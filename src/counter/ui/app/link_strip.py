"""The banner of the shop's server: it comes and goes by itself, so never under a finger."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from counter.ui.app.link_state import LinkBanner
from counter.ui.theme import tokens
from counter.ui.widgets.layouts import is_low
from counter.ui.widgets.strip import Action, Strip

_HIGH, _LOW = 60, 52


class LinkStrip(Strip):
    """Pushes the page down, or gives the place back, once nobody has tapped for a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, least=_HIGH)
        self._wanted: LinkBanner | None = None
        self._actions: tuple[Action, ...] = ()
        self._rest = QTimer(self, interval=tokens.REST_MS, singleShot=True)
        self._rest.timeout.connect(self._come_or_go)

    @property
    def is_waiting(self) -> bool:
        """Whether somebody tapped a moment ago."""
        return self._rest.isActive()

    def wait(self) -> None:
        """Somebody tapped."""
        self._rest.start()

    def show_state(self, state: LinkBanner | None, *actions: Action) -> None:
        """Shows other words at once; comes and goes at rest."""
        self._wanted, self._actions = state, actions
        if state is not None and not self.isHidden():
            self._show_words(state)
        elif not self.is_waiting:
            self._come_or_go()

    def _come_or_go(self) -> None:
        if QGuiApplication.mouseButtons():
            self.wait()  # a finger is down
        elif self._wanted is not None:
            self._show_words(self._wanted)
        else:
            self.hide_message()

    def _show_words(self, state: LinkBanner) -> None:
        self.set_least(_LOW if is_low(self) else _HIGH)
        self.show_message(state.text, more=state.more, tone=state.tone, icon=state.icon, actions=self._actions)
