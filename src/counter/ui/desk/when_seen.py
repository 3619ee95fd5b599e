"""A page that is hidden marks itself stale and refreshes when it is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from counter.journal.topics import Topic
from counter.ui.desk.desk import Desk


class WhenSeen(QObject):
    """Calls `refresh` when something that `page` cares for changed: at once while it is seen, else when it is.

    `cares` are the topics of `Desk.changed`. A page never seen before is refreshed on its first sight.
    """

    def __init__(self, page: QWidget, desk: Desk, cares: frozenset[Topic], refresh: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._cares = cares
        self._refresh = refresh
        self._stale = True
        page.installEventFilter(self)
        desk.changed.connect(self._heard)

    def _heard(self, topics: frozenset[Topic]) -> None:
        if topics & self._cares:
            if self._page.isVisible():
                self._refresh()
            else:
                self._stale = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refreshes a stale page as it appears."""
        if event.type() == QEvent.Type.Show and watched is self._page and self._stale:
            self._stale = False
            self._refresh()
        return super().eventFilter(watched, event)
