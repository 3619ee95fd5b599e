"""Which panel stands in the grid's place. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from counter.ui.sell.panel_state import PanelState


class PanelPresenter(Protocol):
    """A panel: it opens itself by `PanelsPresenter.open`."""

    def state(self) -> PanelState | None:
        """What it shows; None where what it was about is gone: then the grid is there again."""

    def leave(self) -> None:
        """It was closed: what was half done in it is forgotten, with what is shown next."""


class PanelsPresenter:
    """At most one is open, until its own key or a category closes it. `show` is called after every change.

    `alone` is called before one opens: what else stands in the grid's place leaves.
    """

    def __init__(self, show: Callable[[], None], alone: Callable[[], None]) -> None:
        self._show = show
        self._alone = alone
        self._open: PanelPresenter | None = None

    def open(self, panel: PanelPresenter) -> None:
        """Puts a panel in the grid's place; another one that stood there is closed."""
        if self._open is not panel:
            self.leave()
            self._open = panel
        self._alone()
        self._show()

    def close(self) -> None:
        """The grid is there again."""
        self.leave()
        self._show()

    def leave(self) -> None:
        """The grid is there again, with what is shown next."""
        panel, self._open = self._open, None
        if panel:
            panel.leave()

    def is_open(self, panel: PanelPresenter) -> bool:
        """Whether that one stands there."""
        return self._open is panel

    def state(self) -> PanelState | None:
        """What the open one shows; None while the grid is there."""
        state = self._open.state() if self._open else None
        if state is None:
            self.leave()
        return state
