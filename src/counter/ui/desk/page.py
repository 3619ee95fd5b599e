"""A workplace on screen: its view, in the shop's language, refreshed while it is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.journal.topics import Topic
from counter.kernel.language import Language
from counter.ui.desk.desk import Desk
from counter.ui.desk.refresh_when_visible import RefreshWhenVisible
from counter.ui.desk.work import CurrentShop
from counter.ui.theme.fonts import is_large
from counter.ui.widgets.direction import is_left_handed
from counter.ui.widgets.layouts import column


class Page(QWidget):
    """Refreshes on `topics` and on a change of settings; makes its view anew for another language, hand or type.

    A subclass makes its presenter, which outlives the view. The view is made when it is wanted first: seen, given a
    state to show, or made in advance (`follow_language`).
    """

    def __init__(self, desk: Desk, shop: CurrentShop, topics: frozenset[Topic]) -> None:
        super().__init__()
        self._shop = shop
        self._made_for = ("", False, False)
        self._content: QWidget | None = None
        self._layout = column(self)
        RefreshWhenVisible(self, desk, topics | {Topic.SETTINGS}, self._refresh)

    def build_view(self, language: Language) -> QWidget:
        """The view in `language`; it shows states from now on."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Looks at the shop again."""
        raise NotImplementedError

    def follow_language(self) -> None:
        """Makes the view where there is none, or where it is of another language, hand or type."""
        language = self._shop.language
        made_for = str(language.locale), is_left_handed(self), is_large()
        if made_for == self._made_for:
            return
        self._made_for = made_for
        if self._content:
            self._layout.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = self.build_view(language)
        self._layout.addWidget(self._content)

    def made(self) -> QWidget | None:
        """The view in the shop's language, made now where it is not there yet."""
        self.follow_language()
        return self._content

    def _refresh(self) -> None:
        self.follow_language()
        self.refresh()
