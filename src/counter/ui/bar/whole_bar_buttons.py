"""The buttons that are about the whole bar: two rows at the foot of its last place."""

from __future__ import annotations

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget

from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.scale import Scale
from counter.ui.bar.state import ButtonState, WholeBar
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, side_by_side

# How a row shares its width, by whether room is short: so that nothing on it is cut.
_CREW = {False: (1, 1, 1), True: (5, 4, 5)}
_TROUBLE = {False: (12, 13, 10), True: (8, 7, 5)}
# Their hit areas meet in the middle of the gap between the rows.
_HALF_BELOW, _HALF_ABOVE = QMargins(0, 0, 0, tokens.GAP_4), QMargins(0, tokens.GAP_4, 0, 0)


class WholeBarButtons(QWidget):
    """What happens often is said in one tap, and taken back in one; the two in the middle ask for more."""

    def __init__(self, scale: Scale, presenter: BarPresenter) -> None:
        super().__init__()
        self._scale = scale
        crew, trouble, more = ("", "", "") if scale.compact else ("user", "triangle-alert", "chevron-right")
        self._one_fewer = self._button(commits=True)
        self._on_bar = self._button(crew)
        self._one_more = self._button(commits=True)
        self._grinder = self._button(commits=True)
        self._in_trouble = self._button(trouble)
        self._more = self._button(after=more)
        self._one_fewer.tapped.connect(presenter.one_fewer)
        self._on_bar.tapped.connect(presenter.ask_crew)
        self._one_more.tapped.connect(presenter.one_more)
        self._grinder.tapped.connect(presenter.grinder)
        self._in_trouble.tapped.connect(presenter.ask_trouble)
        self._more.tapped.connect(presenter.next_page)
        layout = column(self)
        layout.addLayout(side_by_side((self._one_fewer, self._on_bar, self._one_more), stretch=_CREW[scale.compact]))
        layout.addLayout(side_by_side((self._grinder, self._in_trouble, self._more), stretch=_TROUBLE[scale.compact]))
        for upper in (self._one_fewer, self._on_bar, self._one_more):
            upper.setContentsMargins(upper.contentsMargins() + _HALF_BELOW)
        for lower in (self._grinder, self._in_trouble, self._more):
            lower.setContentsMargins(lower.contentsMargins() + _HALF_ABOVE)

    def _button(self, icon: str = "", *, after: str = "", commits: bool = False) -> Button:
        return Button(
            icon=icon,
            icon_after=after,
            size=self._scale.type(16),
            second_size=self._scale.type(14),
            height=self._scale.px(tokens.TARGET),
            padding=tokens.GAP_8,
            commits=commits,
        )

    def show_whole(self, whole: WholeBar) -> None:
        """Shows the bar as it stands."""
        _show(self._one_fewer, whole.one_fewer)
        self._on_bar.set_text(whole.on_bar)
        _show(self._one_more, whole.one_more)
        _show(self._grinder, whole.grinder)
        self._grinder.set_look(looks.DOWN if whole.grinder_down else looks.PLAIN)
        self._in_trouble.set_text(whole.in_trouble)
        self._more.set_text(whole.more)
        self._more.setVisible(bool(whole.more))


def _show(button: Button, state: ButtonState) -> None:
    button.set_text(state.first, state.second, name=state.name)
    button.setEnabled(state.works)
