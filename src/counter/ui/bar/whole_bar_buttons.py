"""The buttons that are about the whole bar, in one row."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.state import ButtonState, WholeBar
from counter.ui.theme import looks, tokens
from counter.ui.theme.fonts import is_large
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, side_by_side

_WORDS = {False: 16, True: 14}
_WIDEST = {False: 150, True: 132}
"""A long name of somebody is cut, so that it does not take the room of the others."""


class WholeBarButtons(QWidget):
    """What happens often is said in one tap, and taken back in one; the two with an icon ask for more."""

    def __init__(self, presenter: BarPresenter, *, narrow: bool, height: int) -> None:
        super().__init__()
        self._words, self._tall = _WORDS[narrow], height
        crew, trouble = ("", "") if narrow else ("user", "triangle-alert")
        self._one_fewer = self._button(commits=True)
        self._on_bar = self._button(crew)
        self._one_more = self._button(commits=True)
        self._grinder = self._button(commits=True)
        self._in_trouble = self._button(trouble)
        self._one_fewer.tapped.connect(presenter.one_fewer)
        self._on_bar.tapped.connect(presenter.asking.ask_crew)
        self._one_more.tapped.connect(presenter.one_more)
        self._grinder.tapped.connect(presenter.grinder)
        self._in_trouble.tapped.connect(presenter.asking.ask_trouble)
        self._buttons = (self._one_fewer, self._on_bar, self._one_more, self._grinder, self._in_trouble)
        for button in (self._one_fewer, self._one_more):
            button.setMaximumWidth(round(_WIDEST[narrow] * (tokens.LARGE if is_large() else 1)))
        column(self).addLayout(side_by_side(self._buttons))

    @property
    def wide(self) -> int:
        """How wide they are with the words they have, in pixels."""
        return sum(min(button.sizeHint().width(), button.maximumWidth()) for button in self._buttons)

    def _button(self, icon: str = "", *, commits: bool = False) -> Button:
        return Button(icon=icon, size=self._words, height=self._tall, padding=tokens.GAP_8, commits=commits)

    def show_whole(self, whole: WholeBar) -> None:
        """Shows the bar as it stands."""
        _show(self._one_fewer, whole.one_fewer)
        self._on_bar.set_text(whole.on_bar)
        _show(self._one_more, whole.one_more)
        _show(self._grinder, whole.grinder)
        self._grinder.set_look(looks.DOWN if whole.grinder_down else looks.PLAIN)
        self._in_trouble.set_text(whole.in_trouble)


def _show(button: Button, state: ButtonState) -> None:
    button.set_text(state.first, state.second, name=state.name)
    button.setEnabled(state.works)
