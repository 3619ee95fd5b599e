"""Make it right as it was last shown, and taps on it."""

from __future__ import annotations

from counter.kernel.ids import OrderId
from counter.reports.story import Story, story
from counter.ui.recovery.approve_state import ApproveState
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import CaseState, GestureState, RecoveryState, StoryState
from ui.sync_desk import SyncDesk


class RecoveryHarness:
    """The page's state, and the story that the shop has of an order."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.state = RecoveryState()
        self.left: list[str] = []
        self.presenter = RecoveryPresenter(work, work.shop, self._show, self.left.append)

    def _show(self, state: RecoveryState) -> None:
        self.state = state

    @property
    def case(self) -> StoryState:
        assert self.state.story is not None
        return self.state.story

    @property
    def approve(self) -> ApproveState:
        assert self.state.approve is not None
        return self.state.approve

    @property
    def cases(self) -> tuple[CaseState, ...]:
        return self.state.choose.cases

    def gesture(self, gesture: str) -> GestureState:
        return next(shown for shown in self.case.gestures if shown.id == gesture)

    @property
    def options(self) -> list[str]:
        """What the question over the page offers."""
        assert self.state.question is not None
        return [option.label for option in self.state.question.options]

    def choose_option(self, label: str) -> None:
        assert self.state.question is not None
        option = next(option for option in self.state.question.options if option.label.startswith(label))
        self.presenter.choose_option(option.id)

    def story(self, order_id: OrderId) -> Story:
        return self.work.shop.read(story, order_id)
