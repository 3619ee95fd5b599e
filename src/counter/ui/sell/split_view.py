"""Splitting a bill: its lines, its shares, and how much of it is paid. Passive."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter.kernel.language import Language, _
from counter.ui.sell.pay_asks import PayAsks
from counter.ui.sell.pay_presenter import PayPresenter
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.scale_bar import ScaleBar
from counter.ui.sell.share_card import ShareCard
from counter.ui.sell.split_draft import BY_AMOUNT, BY_LINE, EVENLY, WAYS
from counter.ui.sell.split_lines import SplitLines
from counter.ui.sell.split_presenter import SplitPresenter
from counter.ui.sell.split_state import NOW, PAID, ShareState, SplitState
from counter.ui.sell.typed_page import TypedPage
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, follow_hand, is_low, is_narrow, row, side_by_side
from counter.ui.widgets.segment import Part, Segment
from counter.ui.widgets.text import Card, Text

_WORDS = {EVENLY: _("Evenly"), BY_LINE: _("By line"), BY_AMOUNT: _("By amount")}
_FEWEST = 2
"""So many shares every split bill has: their cards are there from the start."""
_SHARES = 3
"""So many are seen at once."""
_LINES, _LINES_NARROW = 344, 328
_TIGHT = 520
"""A page less tall than so has no room for three rows of tenders."""


class SplitView(TypedPage):
    """The shares stand beside each other; in a narrow window they are tabs over the one that is open."""

    def __init__(self, language: Language, presenter: SplitPresenter, paying: PayPresenter) -> None:
        super().__init__(presenter)
        self._language = language
        self._presenter = presenter
        self._state: SplitState | None = None
        self._first = 0
        self.keystrokes.typed.connect(self._type)
        self._lines = SplitLines(language, presenter)
        self._asks = PayAsks(self, language, paying)
        self._paying = paying
        self._cards: list[ShareCard] = []
        self._side_by_side = row(gap=tokens.GAP_12)
        self._tabs = [self._tab(place) for place in range(_SHARES)]
        self._tab_row = QWidget()
        self._tab_row.setLayout(side_by_side(self._tabs, stretch=[1] * _SHARES))
        self._layout = column(self, gap=tokens.GAP_12)
        self._layout.addLayout(self._head())
        right = column(gap=tokens.GAP_12)
        right.addWidget(self._tab_row)
        right.addLayout(self._side_by_side, 1)
        right.addWidget(self._scale())
        self._body = row(gap=tokens.GAP_12)
        self._body.addWidget(self._lines)
        self._body.addLayout(right, 1)
        self._layout.addLayout(self._body, 1)
        self._card(_FEWEST - 1)

    def _head(self) -> QHBoxLayout:
        say, presenter = self._language.say, self._presenter
        back = Button(icon="arrow-left", name=say("Back to paying"))
        back.tapped.connect(presenter.leave)
        self._title = Text(size=28, weight=tokens.BOLD)
        self._detail = Text(tone="soft")
        self._way = Segment([say(_WORDS[way]) for way in WAYS])
        self._way.chosen.connect(lambda place: presenter.split(WAYS[place]))
        self._fewer, self._more = Part(first=True), Part(last=True)
        self._fewer.set_icons("minus")
        self._more.set_icons("plus")
        self._fewer.set_text("", name=say("One share fewer"))
        self._more.set_text("", name=say("One share more"))
        self._fewer.tapped.connect(lambda: presenter.count(-1))
        self._more.tapped.connect(lambda: presenter.count(1))
        self._count = Text(weight=tokens.SEMIBOLD)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        between = Card("between")
        between.setFixedHeight(tokens.TARGET)
        between.setMinimumWidth(96)
        column(between, margins=(8, 0, 8, 0)).addWidget(self._count)
        self._before = Button(icon="chevron-up", name=say("Shares before"), padding=tokens.GAP_12)
        self._after = Button(icon="chevron-down", name=say("Shares after"), padding=tokens.GAP_12)
        self._before.tapped.connect(lambda: self._page(-_SHARES))
        self._after.tapped.connect(lambda: self._page(_SHARES))
        head = row(gap=tokens.GAP_12)
        for beginning in (back, self._title, self._detail):
            head.addWidget(beginning)
        head.addStretch(1)
        head.addLayout(side_by_side([self._before, self._after]))
        head.addWidget(self._way)
        stepper = row()
        for part in (self._fewer, between, self._more):
            stepper.addWidget(part)
        head.addLayout(stepper)
        return head

    def _tab(self, place: int) -> Button:
        button = Button(height=tokens.PRIMARY, size=16, second_size=16)
        button.tapped.connect(lambda: self._presenter.choose(self._first + place))
        return button

    def _scale(self) -> Card:
        card = Card()
        self._paid, self._paid_detail = Text(weight=tokens.SEMIBOLD, tone="on_time"), Text(size=14, tone="soft")
        self._left, self._left_detail = Text(weight=tokens.SEMIBOLD), Text(size=14, tone="soft")
        self._bar = ScaleBar()
        line = row(card, gap=tokens.GAP_16, margins=(16, 8, 16, 8))
        for first, second, align in (
            (self._paid, self._paid_detail, Qt.AlignmentFlag.AlignLeft),
            (self._left, self._left_detail, Qt.AlignmentFlag.AlignRight),
        ):
            words = column()
            for text in (first, second):
                text.setAlignment(align)
                words.addWidget(text)
            line.addLayout(words)
        line.insertWidget(1, self._bar, 1)
        self._change = Text(size=24, weight=tokens.BOLD)
        line.insertWidget(1, self._change)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes the sizes of a low and of a narrow window."""
        super().resizeEvent(event)
        low, narrow = is_low(self), is_narrow(self)
        edge = tokens.GAP_12 if low or narrow else tokens.GAP_16
        self._layout.setContentsMargins(edge, edge, edge, edge)
        self._layout.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        follow_hand(self._body, self)
        self._lines.setFixedWidth(_LINES_NARROW if narrow else _LINES)
        self._lines.fit(low=low)
        for card in self._cards:
            self._fit(card)
        for tab in self._tabs:
            tab.set_height(56 if low else tokens.PRIMARY)
        if self._state:
            self.show_state(self._state)

    def show_state(self, state: SplitState) -> None:
        """Shows all of it; the share in work is always seen."""
        before, self._state = self._state, state
        if before is None or before.now != state.now or self._first >= len(state.shares):
            self._first = state.now // _SHARES * _SHARES
        self._title.set_text(state.title)
        self._detail.set_text(state.detail)
        self._detail.setVisible(not is_narrow(self))
        self._way.show_chosen(WAYS.index(state.way))
        self._count.set_text(state.count)
        self._fewer.setEnabled(state.can_fewer)
        self._more.setEnabled(state.can_more)
        for arrow in (self._before, self._after):
            arrow.setVisible(len(state.shares) > _SHARES)
        self._before.setEnabled(self._first > 0)
        self._after.setEnabled(self._first + _SHARES < len(state.shares))
        self._lines.show_state(state)
        self._show_shares(state)
        self._paid.set_text(state.paid)
        self._paid_detail.set_text(state.paid_detail)
        self._left.set_text(state.left)
        self._left_detail.set_text(state.left_detail)
        self._bar.show_parts(*state.scale)
        self._change.set_text(state.change)
        self._change.setVisible(bool(state.change))

    def _show_shares(self, state: SplitState) -> None:
        narrow, seen = is_narrow(self), state.shares[self._first : self._first + _SHARES]
        self._tab_row.setVisible(narrow)
        for place, tab in enumerate(self._tabs):
            tab.setVisible(place < len(seen))
            if place < len(seen):
                self._show_tab(tab, seen[place])
        for place in range(_SHARES):
            share = self._on_card(place, seen, state, narrow=narrow)
            if share:
                card = self._card(place)
                card.show()
                card.show_share(share, state)
            elif place < len(self._cards):
                self._cards[place].hide()

    def _card(self, place: int) -> ShareCard:
        """The card at that place, made now where it is not there yet."""
        while len(self._cards) <= place:
            card = ShareCard(self._language, self._presenter)
            card.code_wanted.connect(lambda: self._asks.ask_code(self.keystrokes.forget()))
            card.account_wanted.connect(self._paying.ask_account)
            self._cards.append(card)
            self._side_by_side.addWidget(card, 1)
            self._fit(card)
        return self._cards[place]

    def _fit(self, card: ShareCard) -> None:
        card.fit(low=is_low(self), wide=is_narrow(self), tight=self.height() < _TIGHT)

    @staticmethod
    def _on_card(place: int, seen: tuple[ShareState, ...], state: SplitState, *, narrow: bool) -> ShareState | None:
        if narrow:
            return state.shares[state.now] if place == 0 else None
        return seen[place] if place < len(seen) else None

    @staticmethod
    def _show_tab(tab: Button, share: ShareState) -> None:
        tab.set_text(f"{share.title} · {share.mark_words}", share.amount)
        tab.about = share.place
        tab.mark_chosen(on=share.mark == NOW)
        tab.set_look({NOW: looks.KEPT_ON, PAID: looks.SAFE_CHOSEN}.get(share.mark, looks.PLAIN))

    def _page(self, by: int) -> None:
        if self._state:
            self._first = max(0, min(self._first + by, (len(self._state.shares) - 1) // _SHARES * _SHARES))
            self.show_state(self._state)

    def show_asked(self, state: PayState) -> None:
        """Shows what is asked of who pays a share."""
        self._asks.show_state(state)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody is asked for anything any more."""
        super().hideEvent(event)
        self._asks.shut()

    def _type(self, signs: str) -> None:
        """Digits are an amount while one is typed; anything else begins a code."""
        if self._state and self._state.is_typing and signs.isascii() and signs.isdigit():
            self._presenter.type_digits(signs)
        elif signs.strip() and not signs.isdigit():
            self._asks.ask_code(signs)
