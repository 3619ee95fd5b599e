"""What comes on top, and for whom."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.pay_presenter import PayPresenter
from counter.ui.sell.pay_state import PayState, TipState
from counter.ui.sell.tip_for import TipFor
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.text import Text

_PLACES, _HEIGHT, _HEIGHT_LOW = 5, 64, 56


class TipRow(QWidget):
    """Five tips at most, None the first; there only while the chosen tender can bring one."""

    def __init__(self, language: Language, presenter: PayPresenter) -> None:
        super().__init__()
        self._language = language
        self._presenter = presenter
        self._tips: tuple[TipState, ...] = ()
        self._whom = TipFor(language)
        self._whom.chosen.connect(lambda is_mine: presenter.tip_for(is_mine=is_mine))
        head = row()
        head.addWidget(Text(language.say("Tip"), size=20, weight=tokens.BOLD))
        head.addStretch(1)
        head.addWidget(self._whom)
        self._buttons = [self._button(place) for place in range(_PLACES)]
        layout = column(self, gap=tokens.GAP_8)
        layout.addLayout(head)
        self._line = side_by_side(self._buttons)
        layout.addLayout(self._line)

    def fit(self, *, low: bool) -> None:
        """Takes the height of a low window."""
        for button in self._buttons:
            button.set_height(_HEIGHT_LOW if low else _HEIGHT)

    def show_state(self, state: PayState) -> None:
        """Shows the tips there can be."""
        self.setVisible(bool(state.tips))
        self._tips = state.tips[:_PLACES]
        self._whom.show_for(state.tip_for, is_mine=state.tip_mine)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(self._tips))
            if place < len(self._tips):
                tip = self._tips[place]
                name = ", ".join((self._language.say("Tip"), tip.words, tip.amount))
                button.set_text(tip.words, tip.amount, name=name)
                button.set_chosen(on=tip.chosen)
                self._line.setStretch(place, button.minimumSizeHint().width())

    def _button(self, place: int) -> Button:
        button = Button(padding=tokens.GAP_4)
        button.tapped.connect(lambda: self._choose(self._tips[place]))
        return button

    def _choose(self, tip: TipState) -> None:
        self._presenter.tip(tip.percent, change=tip.change, other=tip.other)
