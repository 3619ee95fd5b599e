"""What to do about a promise in danger, beside the button that does it."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QBoxLayout

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.scale import Scale
from counter.ui.bar.state import Advice, AdviceAction
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row, side_by_side
from counter.ui.widgets.text import Card, Text


class AdvicePanel(Card):
    """A warning about one order, a button that does something about it, and one for a greeting."""

    def __init__(self, language: Language, scale: Scale, presenter: BarPresenter, order_id: OrderId) -> None:
        super().__init__("at_risk")
        self._presenter = presenter
        self._order_id = order_id
        self._action = AdviceAction.NEW_PROMISE
        self._words = Text(size=scale.type(14), wrap=True, rich=True)
        size, height = scale.type(16), scale.px(tokens.TARGET)
        self._button = Button(size=size, height=height, padding=tokens.GAP_12, commits=True)
        self._greet = Button(
            icon="smile", size=size, height=height, padding=tokens.GAP_12, look=looks.LATE, commits=True
        )
        self._greet.setToolTip(language.say("Greeting"))
        self._button.tapped.connect(self._act)
        self._greet.tapped.connect(lambda: presenter.greet(order_id))
        layout = row(self, gap=tokens.GAP_8, margins=(12, 10, 12, 10))
        if scale.compact:
            layout.setDirection(QBoxLayout.Direction.TopToBottom)
            layout.setContentsMargins(12, 6, 12, 6)
            layout.setSpacing(6)
        layout.addWidget(self._words, 1)
        layout.addLayout(side_by_side([self._greet, self._button], stretch=(0, 1) if scale.compact else (0, 0)))

    def show_advice(self, advice: Advice | None) -> None:
        """Shows it, or hides itself where there is none."""
        self.setVisible(advice is not None)
        if advice is None:
            return
        self._action = advice.action
        late = advice.action is AdviceAction.MAKE_RIGHT
        self.set_panel("late" if late else "at_risk")
        self._words.set_tone("late" if late else "at_risk")
        self._words.set_text(f"<b>{escape(advice.strong)}</b> {escape(advice.rest)}")
        self._button.set_text(advice.button, name=advice.name)
        self._button.set_icons("hand-heart" if late else "timer-reset")
        self._button.set_look(looks.LATE if late else looks.AT_RISK)
        self._greet.setVisible(bool(advice.greet))
        self._greet.set_name(advice.greet)

    def _act(self) -> None:
        if self._action is AdviceAction.MAKE_RIGHT:
            self._presenter.make_right(self._order_id)
        else:
            self._presenter.ask_promise(self._order_id)
