"""How it is paid: every way to pay, and the tip where there can be one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.kernel.language import Language, _
from counter.till.rules import CARD, CASH, GIFT_CARD, HOUSE
from counter.ui.sell.pay_presenter import PayPresenter
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.tip_row import TipRow
from counter.ui.theme import tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Card, Text

TENDER_BUTTONS = ((CASH, _("Cash"), "banknote"), (CARD, _("Card terminal"), "credit-card"))
"""Each tender that every shop has with its words and its icon, from top to bottom."""
_WAY, _GAP = 60, 8
_MOST_IN_ONE = 6
"""So many ways stand under each other; of more there are two columns."""
_OWN = 4


class PayWays(QWidget):
    """`voucher_wanted` asks for a code, `later_wanted` for a name of the tab."""

    voucher_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, language: Language, presenter: PayPresenter) -> None:
        super().__init__()
        say = language.say
        self._language = language
        self._presenter = presenter
        self._own_names: tuple[str, ...] = ()
        self._tenders = {tender: self._way(say(words), icon) for tender, words, icon in TENDER_BUTTONS}
        for tender, button in self._tenders.items():
            button.tapped.connect(partial(presenter.pay_by, tender))
        self._voucher = self._way(say("Voucher or gift card"), "ticket-percent", after="scan-barcode")
        self._voucher.tapped.connect(self.voucher_wanted)
        self._house = self._way(say("House account"), "store")
        self._house.tapped.connect(presenter.ask_account)
        self._split = self._way(say("Split the bill"), "split")
        self._split.tapped.connect(presenter.split_bill)
        self._later = self._way("", "history")
        self._later.tapped.connect(self.later_wanted)
        self._own = [self._own_way(place) for place in range(_OWN)]
        self._back = self._way(say("Back to the ticket"), "arrow-left")
        self._back.tapped.connect(presenter.leave)
        self._tip = TipRow(language, presenter)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._low, self._columns = False, 0
        self._shown: tuple[Button, ...] = ()
        layout = column(self, gap=_GAP)
        self._title = Text(say("How"), size=20, weight=tokens.BOLD)
        layout.addWidget(self._title)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        layout.addWidget(self._welcome(language))
        layout.addWidget(self._tip)
        layout.addWidget(self._back)

    def _welcome(self, language: Language) -> Card:
        self._welcome_card = Card("crema")
        self._welcome_title = Text(weight=tokens.SEMIBOLD)
        self._welcome_words = Text(wrap=True)
        self._greet = Button(language.say("Greeting"), icon="smile", commits=True)
        self._greet.tapped.connect(self._presenter.greet)
        layout = column(self._welcome_card, gap=tokens.GAP_4, margins=(16, 14, 16, 14))
        layout.addWidget(self._welcome_title)
        layout.addWidget(self._welcome_words)
        layout.addSpacing(tokens.GAP_4)
        layout.addWidget(self._greet)
        return self._welcome_card

    def _way(self, words: str, icon: str, after: str = "") -> Button:
        return Button(
            words,
            arrangement=Arrangement.ROW,
            icon=icon,
            icon_after=after,
            size=18,
            weight=tokens.SEMIBOLD,
            height=_WAY,
            parent=self,
        )

    def _own_way(self, place: int) -> Button:
        button = self._way("", "wallet")
        button.tapped.connect(lambda: self._presenter.pay_by(self._own_names[place]))
        return button

    def show_state(self, state: PayState) -> None:
        """Shows all of it."""
        for tender, button in self._tenders.items():
            button.set_chosen(on=tender == state.by)
        self._own_names = state.own[:_OWN]
        for place, button in enumerate(self._own):
            button.setVisible(place < len(self._own_names))
            if place < len(self._own_names):
                button.set_text(self._own_names[place])
                button.set_chosen(on=self._own_names[place] == state.by)
        self._voucher.set_chosen(on=state.by == GIFT_CARD)
        self._house.set_chosen(on=state.by == HOUSE)
        self._later.set_text(state.later)
        self._welcome_card.setVisible(bool(state.welcome_title))
        self._welcome_title.set_text(state.welcome_title)
        self._welcome_words.set_text(state.welcome)
        self._greet.set_icons("check" if state.greeted else "smile")
        self._greet.setEnabled(not state.greeted)
        self._tip.show_state(state)
        ways = [
            *self._tenders.values(),
            self._voucher,
            self._house,
            self._split,
            self._later,
            *self._own[: len(self._own_names)],
        ]
        two = self._low or len(ways) > _MOST_IN_ONE or bool(state.welcome_title)
        say = self._language.say
        self._voucher.set_text(say("Voucher, gift card") if two else say("Voucher or gift card"))
        self._voucher.set_icons("ticket-percent", "" if two else "scan-barcode")
        self._place(tuple(ways), columns=2 if two else 1)

    def fit(self, *, low: bool) -> None:
        """In a low window the ways stand in two columns without a title, and everything is less tall."""
        self._low = low
        self._title.setVisible(not low)
        ways = (*self._tenders.values(), self._voucher, self._house, self._split, self._later, *self._own)
        for button in ways:
            button.set_height(tokens.TARGET if low else _WAY)
            button.set_size(16 if low else 18)
            button.set_padding(tokens.GAP_8 if low else tokens.GAP_16)
        self._voucher.set_padding(tokens.GAP_4 if low else tokens.GAP_16)
        self._back.set_height(tokens.TARGET if low else 56)
        self._back.set_size(16)
        self._tip.fit(low=low)
        self._place(self._shown, columns=2 if low else max(1, self._columns))

    def _place(self, ways: tuple[Button, ...], columns: int) -> None:
        if (ways, columns) == (self._shown, self._columns):
            return
        for way in self._shown:
            self._grid.removeWidget(way)
        self._shown, self._columns = ways, columns
        for place, way in enumerate(ways):
            self._grid.addWidget(way, *divmod(place, columns))
        for across in range(2):
            self._grid.setColumnStretch(across, 1 if across < columns else 0)
