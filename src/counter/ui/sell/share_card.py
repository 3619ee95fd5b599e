"""One share of a bill: what it pays, how, and Take; or its receipt and giving it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QWidget

from counter.kernel.language import Language
from counter.till.rules import GIFT_CARD, HOUSE
from counter.ui.sell.split_presenter import SplitPresenter
from counter.ui.sell.split_state import NOW, PAID, WAITS, RowState, ShareState, SplitState
from counter.ui.sell.tip_for import TipFor
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Rule, Text

_TENDER, _COLUMNS, _COLUMNS_TIGHT, _TENDERS, _TIPS = 64, 3, 4, 8, 4
_LEAST_ROWS = 24
"""So many pixels of what a share pays are always seen."""


class ShareCard(Card):
    """The card of the share in work is edged; a tap on the head of another one goes on with it.

    `code_wanted` asks for a gift card, `account_wanted` for a house account.
    """

    code_wanted = Signal()
    account_wanted = Signal()

    def __init__(self, language: Language, presenter: SplitPresenter) -> None:
        super().__init__()
        self._language = language
        self._presenter = presenter
        self._place, self._low = 0, False
        self._state: SplitState | None = None
        self._title = Text(size=18, weight=tokens.BOLD)
        self._mark = Text(size=14, weight=tokens.SEMIBOLD)
        self._amount = Text(size=40, weight=tokens.BOLD)
        self._rows = _Rows()
        self._check = QLabel()
        self._check.setPixmap(icons.picture("circle-check", tokens.ON_TIME, 20))
        head = row(gap=tokens.GAP_8)
        head.addWidget(self._title, 1)
        head.addWidget(self._check)
        head.addWidget(self._mark)
        self._what = what = column(gap=tokens.GAP_4)
        what.addLayout(head)
        what.addWidget(self._amount)
        rows = Scroll(self._rows)
        rows.setMinimumHeight(_LEAST_ROWS)
        what.addWidget(rows, 1)
        self._how = QWidget()
        how = column(self._how, gap=tokens.GAP_8)
        how.addStretch(1)
        self._hint = Text(size=14, tone="soft", wrap=True)
        how.addWidget(self._hint)
        how.addWidget(self._tips_row())
        how.addLayout(self._tenders_grid())
        how.addWidget(self._take_button())
        how.addWidget(self._receipt_button())
        how.addWidget(self._back_button())
        how.addWidget(self._choose_button())
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(16, 12, 16, 16)
        self._layout.setSpacing(tokens.GAP_8)
        self._layout.addLayout(what, 1)
        self._layout.addWidget(self._how)

    def _tips_row(self) -> QWidget:
        self._tips = [self._tip_key(place) for place in range(_TIPS)]
        self._whom = TipFor(self._language)
        self._whom.chosen.connect(lambda is_mine: self._presenter.tip_for(is_mine=is_mine))
        holder = QWidget()
        self._tip = column(holder, gap=tokens.GAP_8)
        self._tip.addLayout(side_by_side(self._tips, gap=6, stretch=[1] * _TIPS))
        self._tips_holder = holder
        return holder

    def _tip_key(self, place: int) -> Button:
        button = Button(padding=tokens.GAP_4)
        button.tapped.connect(lambda: self._choose_tip(place))
        return button

    def _choose_tip(self, place: int) -> None:
        if self._state:
            tip = self._state.tips[place]
            self._presenter.tip(tip.minor, other=tip.other)

    def _tenders_grid(self) -> QGridLayout:
        self._tenders = [self._tender(place) for place in range(_TENDERS)]
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        return self._grid

    def _place_tenders(self, columns: int) -> None:
        for button in self._tenders:
            self._grid.removeWidget(button)
        for place, button in enumerate(self._tenders):
            self._grid.addWidget(button, *divmod(place, columns))
        for across in range(_COLUMNS_TIGHT):
            self._grid.setColumnStretch(across, 1 if across < columns else 0)

    def _tender(self, place: int) -> Button:
        button = Button(padding=tokens.GAP_4, parent=self)
        button.tapped.connect(lambda: self._choose_tender(place))
        return button

    def _choose_tender(self, place: int) -> None:
        if self._state:
            tender = self._state.tenders[place].tender
            if tender == GIFT_CARD:
                self.code_wanted.emit()
            elif tender == HOUSE:
                self.account_wanted.emit()
            else:
                self._presenter.pay_by(tender)

    def _take_button(self) -> Button:
        self._take = Button(look=looks.PRIMARY, size=20, second_size=14, height=tokens.PRIMARY, commits=True)
        self._take.tapped.connect(self._presenter.take)
        return self._take

    def _receipt_button(self) -> Button:
        self._receipt = Button(self._language.say("Receipt"), icon="printer", commits=True)
        self._receipt.tapped.connect(lambda: self._presenter.print_receipt(self._place))
        return self._receipt

    def _back_button(self) -> Button:
        self._back = Button(self._language.say("Give back"), icon="undo-2", commits=True)
        self._back.tapped.connect(lambda: self._presenter.give_back(self._place))
        return self._back

    def _choose_button(self) -> Button:
        self._choose = Button(self._language.say("This one next"))
        self._choose.tapped.connect(lambda: self._presenter.choose(self._place))
        return self._choose

    def fit(self, *, low: bool, wide: bool, tight: bool) -> None:
        """In a narrow window what is paid stands beside how, in a low one whose the tip is too, and all is less tall.

        In one too `tight` for three rows of tenders they stand in two.
        """
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._layout.setStretch(1, 1 if wide else 0)
        self._amount.set_size(28 if low else 40)
        self._place_whom(beside=wide and low)
        self._low = low
        self._place_tenders(_COLUMNS_TIGHT if tight else _COLUMNS)
        self._take.set_height(tokens.KEY if low else tokens.PRIMARY)

    def _place_whom(self, *, beside: bool) -> None:
        for layout in (self._what, self._tip):
            layout.removeWidget(self._whom)
        if beside:
            self._what.addWidget(self._whom)
        else:
            self._tip.insertWidget(0, self._whom)

    def show_share(self, share: ShareState, state: SplitState) -> None:
        """Shows the share as it stands."""
        self._place, self._state = share.place, state
        paid, now = share.mark == PAID, share.mark == NOW
        self.set_panel("share_now" if now else "card")
        self._title.set_text(share.title)
        self._mark.set_text(share.mark_words)
        self._mark.set_tone({PAID: "on_time", NOW: "crema"}.get(share.mark, "soft"))
        self._check.setVisible(paid)
        self._amount.set_text(share.amount)
        self._rows.show_rows(share.rows, share.paid)
        self._hint.set_text("" if paid or (now and share.rows) else state.hint)
        self._hint.setVisible(bool(self._hint.text()))
        self._show_how(state, now=now)
        self._choose.setVisible(share.mark == WAITS and state.can_choose)
        self._choose.set_text(self._choose.label, name=f"{share.title}, {self._choose.label}")
        for button in (self._receipt, self._back):
            button.setVisible(paid)
            button.about = (button.label, share.place)

    def _show_how(self, state: SplitState, *, now: bool) -> None:
        self._tips_holder.setVisible(now and bool(state.tips))
        self._whom.show_for(state.tip_for if now and state.tips else "", is_mine=state.tip_mine)
        for place, button in enumerate(self._tips):
            if place < len(state.tips):
                tip = state.tips[place]
                button.set_text(tip.words, name=self._language.say("Tip {words}", words=tip.words))
                button.set_chosen(on=tip.chosen)
        flat = self._low or len(state.tenders) > 2 * _COLUMNS
        for place, button in enumerate(self._tenders):
            tall = place < _COLUMNS and not flat
            button.arrange(Arrangement.ABOVE if tall else Arrangement.CENTRE)
            button.set_height(_TENDER if tall else tokens.TARGET)
            button.setVisible(now and place < len(state.tenders))
            if place < len(state.tenders):
                tender = state.tenders[place]
                button.set_text(tender.words)
                button.set_icons(tender.icon if tall else "")
                button.set_chosen(on=tender.chosen)
        self._take.setVisible(now)
        self._take.about = ("take", self._place)
        self._take.set_text(state.take, state.below_take)
        self._take.setEnabled(state.can_take)


class _Rows(QWidget):
    """What it pays, and below a rule how it was paid."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[RowState, ...], tuple[RowState, ...]] = ((), ())
        self._parts: list[QWidget] = []
        self._layout = column(self, gap=tokens.GAP_4)
        self._layout.addStretch(1)

    def show_rows(self, rows: tuple[RowState, ...], paid: tuple[RowState, ...]) -> None:
        if (rows, paid) == self._shown:
            return
        self._shown = (rows, paid)
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = [_row(each) for each in rows]
        self._parts += [Rule(), *(_row(each) for each in paid)] if paid else []
        for place, part in enumerate(self._parts):
            self._layout.insertWidget(place, part)


def _row(state: RowState) -> QWidget:
    holder = QWidget()
    line = row(holder, gap=tokens.GAP_8)
    words = Text(state.words, wrap=True)
    line.addWidget(words, 1)
    line.addWidget(Text(state.amount))
    return holder
