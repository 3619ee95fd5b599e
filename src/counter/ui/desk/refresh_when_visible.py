"""A page that is hidden marks itself stale and refreshes when it is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from counter.journal.topics import Topic
from counter.ui.desk.desk import Desk


class RefreshWhenVisible(QObject):
    """Calls `refresh` when one of `topics` changed: at once while `page` is seen, else as soon as it is.

    A page never seen before is refreshed on its first sight.
    """

    def __init__(self, page: QWidget, desk: Desk, topics: frozenset[Topic], refresh: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._topics = topics
        self._refresh = refresh
        self._stale = True
        page.installEventFilter(self)
        desk.changed.connect(self._on_change)

    def _on_change(self, changed: frozenset[Topic]) -> None:
        if changed & self._topics:
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
