"""The panel of a discount: how much and why at the left, who may give it at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.two_line_key import TwoLineKey
from counter.ui.sell.build_discount_panel import REASONS
from counter.ui.sell.discount_card import DiscountCard
from counter.ui.sell.discount_draft import AMOUNTS, PERCENTS
from counter.ui.sell.discount_panel_presenter import DiscountPanelPresenter
from counter.ui.sell.discount_panel_state import DiscountPanelState, HowState
from counter.ui.sell.panel import Panel
from counter.ui.theme import icons, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Card, Text

_TALL, _TALL_LOW = 64, 52
_CARD_SHARE, _CARD_LEAST, _CARD_MOST = 0.385, 244, 420
_IN_A_ROW = 3


class DiscountPanel(Panel[DiscountPanelState]):
    """A percentage, a reason: two taps. Above what is theirs the right card asks for a PIN."""

    def __init__(self, language: Language, presenter: DiscountPanelPresenter) -> None:
        super().__init__()
        say = language.say
        self._presenter = presenter
        self._language = language
        self._state: DiscountPanelState | None = None
        back = Button(icon="arrow-left", name=say("Back to the items"), padding=tokens.GAP_12)
        back.tapped.connect(presenter.close)
        self._about = Segment(["", say("Whole order")])
        self._about.chosen.connect(lambda place: presenter.about_line(on=place == 0))
        self._comp = TwoLineKey("gift", _TALL)
        self._comp.tapped.connect(lambda: self._choose(lambda state: state.comp))
        self._other = Button(say("Other"))
        self._other.tapped.connect(presenter.type_other)
        self._other_reason = Button()
        self._other_reason.tapped.connect(self._ask_reason)
        self._how_grid, self._why_grid = _grid(), _grid()
        self._hows = [self._how(place) for place in range(len(PERCENTS) + len(AMOUNTS))]
        self._reasons = [self._reason(place) for place in range(len(REASONS))]
        down = -(-len(self._hows) // _IN_A_ROW)
        _put(self._how_grid, self._comp, down, 0, wide=_IN_A_ROW - 1)
        _put(self._how_grid, self._other, down, _IN_A_ROW - 1)
        _put(self._why_grid, self._other_reason, *divmod(len(REASONS), _IN_A_ROW))
        self._ask = AskText(self, language, say("Why?"))
        self._ask.entered.connect(self._give_reason)
        self._card = DiscountCard(language, presenter)
        head = row(gap=tokens.GAP_16)
        head.addWidget(back)
        head.addWidget(Text(say("Discount"), size=28, weight=tokens.BOLD), 1)
        head.addWidget(self._about)
        self._left = column(gap=tokens.GAP_4)
        self._left.addWidget(Text(say("How much?"), size=20, weight=tokens.BOLD))
        self._left.addLayout(self._how_grid)
        self._gap = QWidget()
        self._left.addWidget(self._gap)
        self._left.addWidget(Text(say("Why?"), size=20, weight=tokens.BOLD))
        self._left.addLayout(self._why_grid)
        self._left.addStretch(1)
        self._hint = _hint(language)
        self._left.addWidget(self._hint)
        self._hint_in_card = _hint(language)
        self._card.stand_at_foot(self._hint_in_card)
        body = row(gap=tokens.GAP_16)
        body.addLayout(self._left, 1)
        body.addWidget(self._card)
        layout = column(self, gap=tokens.GAP_12)
        layout.addLayout(head)
        layout.addLayout(body, 1)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the sizes of a low or narrow window."""
        tall = _TALL_LOW if low else _TALL
        for button in (*self._hows, self._other):
            button.set_height(tall)
        self._comp.set_height(tall)
        self._gap.setFixedHeight(0 if low else tokens.GAP_16)
        self._hint.setVisible(not low)
        self._hint_in_card.setVisible(low)
        self._card.fit(low=low, narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card has its share of the width."""
        super().resizeEvent(event)
        self._card.setFixedWidth(max(_CARD_LEAST, min(_CARD_MOST, round(self.width() * _CARD_SHARE))))

    def show_state(self, state: DiscountPanelState) -> None:
        """Shows what is said so far, and who may give it."""
        self._state = state
        self._about.show_words((state.line, self._language.say("Whole order")))
        self._about.show_chosen(0 if state.of_line else 1)
        self._about.setVisible(bool(state.line))
        for button, how in zip(self._hows, (*state.percents, *state.amounts), strict=True):
            button.set_text(how.words)
            button.set_chosen(on=how.chosen)
        self._comp.set_text(state.comp.words, state.cost)
        self._comp.set_chosen(on=state.comp.chosen)
        self._other.set_chosen(on=state.other)
        for button, reason in zip(self._reasons, state.reasons, strict=True):
            button.set_text(reason.words)
            button.set_chosen(on=reason.chosen)
        self._other_reason.set_text(state.other_reason or self._language.say("Other"))
        self._other_reason.set_chosen(on=bool(state.other_reason))
        self._card.show_state(state)

    def _how(self, place: int) -> Button:
        button = Button(size=20)
        button.tapped.connect(lambda: self._choose(lambda state: (*state.percents, *state.amounts)[place]))
        _put(self._how_grid, button, *divmod(place, _IN_A_ROW))
        return button

    def _reason(self, place: int) -> Button:
        button = Button()
        button.tapped.connect(lambda: self._give_reason(self._state.reasons[place].words if self._state else ""))
        _put(self._why_grid, button, *divmod(place, _IN_A_ROW))
        return button

    def _choose(self, which: Callable[[DiscountPanelState], HowState]) -> None:
        if self._state:
            self._presenter.choose(which(self._state).how)

    def _ask_reason(self) -> None:
        self._ask.ask(self._state.other_reason if self._state else "")

    def _give_reason(self, reason: str) -> None:
        self._ask.shut()
        if reason:
            self._presenter.give_reason(reason)

    def press(self, event: QKeyEvent) -> bool:
        """Digits are a PIN where one is asked for, or another amount."""
        return self._card.press(event)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    for place in range(_IN_A_ROW):
        grid.setColumnStretch(place, 1)
    return grid


def _put(grid: QGridLayout, button: Tap, down: int, across: int, *, wide: int = 1) -> None:
    """Its hit area meets its neighbours' in the middle of the gaps."""
    half, last = tokens.GAP_8 // 2, across + wide == _IN_A_ROW
    button.setContentsMargins(half if across else 0, half, 0 if last else half, half)
    grid.addWidget(button, down, across, 1, wide)


def _hint(language: Language) -> Card:
    """That this is not for what went wrong."""
    card = Card("crema")
    mark = QLabel()
    mark.setPixmap(icons.picture("hand-heart", tokens.CREMA, 24))
    words = Text(
        language.say("Something went wrong? Make it right gives it from your allowance and tells the owner why."),
        wrap=True,
    )
    line = row(card, gap=tokens.GAP_16, margins=(18, 12, 18, 12))
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(words, 1)
    return card
