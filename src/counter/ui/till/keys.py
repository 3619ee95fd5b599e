"""The six keys of the Till page, whose questions come in the card below them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.kernel.language import Language
from counter.ui.theme import looks, tokens
from counter.ui.till.accounts_state import ACCOUNTS, GIFT_CARD
from counter.ui.till.state import CASH_IN, CASH_OUT, OPEN, REPORT
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.focus_order import make_one_stop

_TALL, _TALL_NARROW, _GAP = 64, 60, 8


class Keys(QWidget):
    """Two beside each other; in a low window three, without their icons. `chosen` gives the kind of a key."""

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        make_one_stop(self)
        say = language.say
        self._icons = {
            OPEN: "lock-open",
            REPORT: "receipt-text",
            CASH_IN: "log-in",
            CASH_OUT: "log-out",
            GIFT_CARD: "gift",
            ACCOUNTS: "wallet",
        }
        first, second = (say("Open drawer"), say("X report"), say("Cash in")), (say("Cash out"), say("Gift card"))
        words = (*first, *second, say("Accounts"))
        self._keys = {kind: Button(text) for kind, text in zip(self._icons, words, strict=True)}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for kind, key in self._keys.items():
            key.tapped.connect(partial(self.chosen.emit, kind))
        self.fit(low=False, narrow=False)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the sizes of a low or narrow window."""
        columns = 3 if low else 2
        self._grid.setColumnStretch(2, int(low))
        for place, (kind, key) in enumerate(self._keys.items()):
            self._grid.addWidget(key, *divmod(place, columns))
            self._grid.setColumnStretch(place % columns, 1)
            key.set_icons("" if low else self._icons[kind])
            key.arrange(Arrangement.CENTRE if low else Arrangement.ROW)
            key.set_height(tokens.TARGET if low else _TALL_NARROW if narrow else _TALL)
            key.set_padding(4 if low else tokens.GAP_12 if narrow else tokens.GAP_16)

    def show_chosen(self, chosen: str) -> None:
        """Shows whose question is in the card."""
        for kind, key in self._keys.items():
            key.set_chosen(on=kind == chosen, chosen=looks.PRIMARY)
