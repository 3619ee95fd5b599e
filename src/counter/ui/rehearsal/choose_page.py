"""The page on which somebody chooses what to rehearse: the view and its presenter, put together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter.flows.shop import Shop
from counter.journal.topics import Topic
from counter.kernel.language import Language
from counter.ui.desk.desk import Desk
from counter.ui.desk.page import Page
from counter.ui.desk.refresh_when_visible import RefreshWhenVisible
from counter.ui.rehearsal.choose_presenter import ChoosePresenter
from counter.ui.rehearsal.choose_state import ChooseState
from counter.ui.rehearsal.choose_view import ChooseView


class ChoosePage(Page):
    """`wanted` gives what was chosen (a `Chosen`) once somebody starts it, `left` is a tap on the arrow.

    `given_up` says that somebody went elsewhere before what they started was there.
    """

    wanted = Signal(object)
    left = Signal()
    given_up = Signal()

    def __init__(self, desk: Desk, shop: Shop) -> None:
        super().__init__(desk, shop, frozenset({Topic.STAFF}))
        self._presenter = ChoosePresenter(
            desk, shop, shop.folder, self._show, self.wanted.emit, self.given_up.emit, desk.print_again
        )
        RefreshWhenVisible(self, desk, frozenset({Topic.PRINT_QUEUE}), self._presenter.look_at_printer)

    def build_view(self, language: Language) -> QWidget:
        """The tiles and the bar below."""
        self._view = ChooseView(language, self._presenter)
        self._view.left.connect(self.left)
        return self._view

    def refresh(self) -> None:
        """Looks again what there is to choose, and what whoever is signed in played."""
        self._presenter.refresh()

    def setting(self) -> None:
        """The stage of what was chosen is being set."""
        self._presenter.setting()

    def began(self) -> None:
        """What was chosen is on the screen."""
        self._presenter.began()

    def cannot(self, why: str) -> None:
        """What was chosen could not begin, and why."""
        self._presenter.cannot(why)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks again: somebody else may be signed in, or a run was kept."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not there yet comes no more."""
        super().hideEvent(event)
        self._presenter.leave()

    def _show(self, state: ChooseState) -> None:
        self.follow_language()
        self._view.show_state(state)
