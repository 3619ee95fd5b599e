"""Why money goes back, what became of what came back, and how it goes: the column in the middle of a refund."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.orders.refund_presenter import RefundPresenter
from counter.ui.orders.refund_state import ChoiceState, RefundState
from counter.ui.parts.allowance import AllowanceCard
from counter.ui.theme import tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.keypad import grid_of
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_REASONS, _GOODS = 5, 2
_TENDER, _GAP = 60, 8
_LISTED = 3
"""So many ways to give money back stand one below the other, more in two columns."""


class WhyColumn(QWidget):
    """`other` asks for another reason in words."""

    def __init__(self, language: Language, presenter: RefundPresenter) -> None:
        super().__init__()
        say = language.say
        self._presenter = presenter
        self._other_word = say("Other")
        self._reasons = [Button(padding=tokens.GAP_4) for _ in range(_REASONS)]
        self.other = Button(padding=tokens.GAP_4)
        self._goods = [Button(padding=tokens.GAP_4) for _ in range(_GOODS)]
        self._tenders: list[Button] = []
        self._kinds: list[str] = [""] * _REASONS
        self._goods_keys: list[str] = [""] * _GOODS
        self._tender_keys: list[str] = []
        self._low = False
        self._headings = [
            Text(text, size=20, weight=tokens.BOLD) for text in (say("Why?"), say("What became of it?"), say("How?"))
        ]
        self._allowance = AllowanceCard(language)
        content = QWidget()
        self._inside = column(content, gap=tokens.GAP_8)
        self._inside.addWidget(self._headings[0])
        self._inside.addLayout(grid_of([*self._reasons, self.other], columns=2, gap=_GAP))
        self._inside.addWidget(self._headings[1])
        self._inside.addLayout(grid_of(self._goods, columns=2, gap=_GAP))
        self._inside.addWidget(self._headings[2])
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._inside.addLayout(self._grid)
        self._inside.addStretch(1)
        layout = column(self, gap=tokens.GAP_8)
        layout.addWidget(Scroll(content), 1)
        layout.addWidget(self._allowance)
        self._connect()

    def _connect(self) -> None:
        for place, button in enumerate(self._reasons):
            button.tapped.connect(lambda place=place: self._say_why(place))
        for place, button in enumerate(self._goods):
            button.tapped.connect(lambda place=place: self._presenter.choose_goods(self._goods_keys[place]))

    def _say_why(self, place: int) -> None:
        self._presenter.say_why(self._reasons[place].label, self._kinds[place])

    def show_state(self, state: RefundState) -> None:
        """Shows what is chosen."""
        for place, (button, reason) in enumerate(zip(self._reasons, state.reasons, strict=True)):
            self._kinds[place] = reason.key
            button.set_text(reason.label)
            button.set_chosen(on=reason.chosen)
        self.other.set_text(state.other or self._other_word)
        self.other.set_chosen(on=bool(state.other))
        for place, (button, goods) in enumerate(zip(self._goods, state.goods, strict=True)):
            self._goods_keys[place] = goods.key
            button.set_text(goods.label)
            button.set_chosen(on=goods.chosen)
            button.setEnabled(state.has_goods)
        self._show_tenders(state.tenders)
        self._allowance.show_allowance(state.allowance)

    def _show_tenders(self, tenders: Sequence[ChoiceState]) -> None:
        if [each.key for each in tenders] != self._tender_keys:
            for old in self._tenders:
                self._grid.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._tender_keys = [each.key for each in tenders]
            self._tenders = [self._tender(place) for place in range(len(tenders))]
            self._place_tenders()
        for place, (button, tender) in enumerate(zip(self._tenders, tenders, strict=True)):
            beside = self._two_columns and place > 0
            button.set_text(tender.label, "" if beside else tender.note)
            button.set_icons("" if beside else tender.icon)
            button.arrange(Arrangement.CENTRE if beside else Arrangement.ROW)
            button.set_chosen(on=tender.chosen)

    @property
    def _two_columns(self) -> bool:
        return self._low or len(self._tenders) > _LISTED

    def _tender(self, place: int) -> Button:
        button = Button(arrangement=Arrangement.ROW)
        button.tapped.connect(lambda: self._presenter.choose_tender(self._tender_keys[place]))
        return button

    def _place_tenders(self) -> None:
        """One below the other, or in two columns where there is no room; the first always has a row of its own."""
        for across in range(2):
            self._grid.setColumnStretch(across, 1)
        for place, button in enumerate(self._tenders):
            across = (place - 1) % 2 if self._two_columns and place else 0
            down = (place + 1) // 2 if self._two_columns else place
            wide = 2 if not self._two_columns or place == 0 else 1
            left, right = (_GAP // 2 if across else 0), (_GAP // 2 if wide == 1 and not across else 0)
            button.setContentsMargins(left, 0, right, _GAP)
            button.set_height(tokens.TARGET if self._two_columns else _TENDER)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(button, down, across, 1, wide)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Closer together where there is little height, or in a narrow window many ways to give money back."""
        self._inside.setSpacing(tokens.GAP_4 if low or (narrow and self._two_columns) else tokens.GAP_8)
        if low != self._low:
            self._low = low
            self._place_tenders()
            for heading in self._headings:
                heading.set_size(16 if low else 20)
