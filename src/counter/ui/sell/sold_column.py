"""Where the ticket was: the change to give, large, and the receipt. The next tap on an item is the next customer."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from counter.flows.receipt_ways import EMAIL
from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.code_view import CodeView
from counter.ui.parts.promise_card import PromiseCard
from counter.ui.sell.again_presenter import AgainPresenter
from counter.ui.sell.sold_presenter import SoldPresenter
from counter.ui.sell.sold_state import PieceState, SoldState
from counter.ui.sell.ticket_state import AgainState
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Rule, Text

_CHOICE, _CHOICE_LOW, _NEXT, _PIECE = 60, 48, 72, 32
_CODE, _MARGINS, _ROOM_FOR_AGAIN = 300, 42, 520
_ACROSS = 2
_LONGEST_KEY = 100
"""Pixels of words beside whose order it was in a narrow window: of longer ones the icon alone has room."""
_BIG = (tokens.CHANGE, 64, 40, 28)
"""How large the change stands: as large as it is not cut."""


class SoldColumn(Card):
    """As wide as the ticket, in its place."""

    def __init__(self, language: Language, presenter: SoldPresenter, again: AgainPresenter, host: QWidget) -> None:
        """An address is asked for over the `host`."""
        super().__init__("ticket")
        say = language.say
        self._ask = AskText(host, language, say("Where does the receipt go?"), say("E-mail address"))
        self._ask.entered.connect(presenter.enter_address)
        self._ask.left.connect(presenter.leave_address)
        self._again = Button(arrangement=Arrangement.ROW, icon="repeat", height=_CHOICE)
        self._again.emphasise_second(16, tokens.SEMIBOLD)
        self._again.tapped.connect(again.take)
        self._language = language
        self._presenter = presenter
        self._narrow, self._low = False, False
        self._state: SoldState | None = None
        self._shown_again: AgainState | None = None
        self._layout = column(self, margins=(1, 0, 0, 0))
        self._layout.addWidget(self._head())
        self._layout.addWidget(Rule())
        self._layout.addWidget(self._money())
        self._code = CodeView()
        self._layout.addWidget(self._code, 50)
        self._receipt = QWidget()
        self._receipt.setLayout(self._receipts())
        self._layout.addWidget(self._receipt)
        self._layout.addStretch(1)
        self._foot = column(gap=10, margins=(16, 0, 16, 16))
        self._promise = PromiseCard()
        self._foot.addWidget(self._again)
        self._foot.addWidget(self._promise)
        self._foot.addWidget(self._next())
        self._layout.addLayout(self._foot)

    def _head(self) -> QWidget:
        holder = QWidget()
        self._head_line = line = row(holder, gap=tokens.GAP_12, margins=(20, 12, 20, 12))
        mark = QLabel()
        mark.setPixmap(icons.picture("circle-check", tokens.ON_TIME, 28))
        self._title = Text(size=18, weight=tokens.BOLD, wrap=True)
        self._detail = Text(size=14, tone="soft", wrap=True)
        words = column()
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._see = see = Button(self._language.say("See order"))
        see.tapped.connect(self._presenter.see_order)
        line.addWidget(mark)
        line.addLayout(words, 1)
        line.addWidget(see)
        return holder

    def _money(self) -> Card:
        self._box = Card("given")
        self._big_title = Text(size=20, weight=tokens.SEMIBOLD)
        self._given = Text(tone="soft")
        self._big = Text(size=tokens.CHANGE, weight=tokens.BOLD)
        self._pieces = _Pieces()
        self._aside = Text(tone="soft", wrap=True)
        self._warning = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        first = row()
        first.addWidget(self._big_title)
        first.addStretch(1)
        first.addWidget(self._given)
        self._box_layout = layout = column(self._box, gap=tokens.GAP_4, margins=(20, 16, 20, 16))
        layout.addLayout(first)
        for part in (self._big, self._pieces, self._aside, self._warning):
            layout.addWidget(part)
        return self._box

    def _receipts(self) -> QVBoxLayout:
        self._print = Button(icon="printer", height=_CHOICE, commits=True)
        self._print.tapped.connect(self._presenter.print_receipt)
        self._scan = Button(icon="qr-code", height=_CHOICE)
        self._scan.tapped.connect(self._presenter.show_code)
        self._mail = Button(icon="mail", height=_CHOICE, commits=True)
        self._mail.tapped.connect(self._presenter.mail_receipt)
        self._none = Button(icon="x", height=_CHOICE)
        self._none.tapped.connect(self._presenter.no_receipt)
        self._choices = QGridLayout()
        self._choices.setSpacing(tokens.GAP_8)
        self._ways = (self._print, self._mail, self._scan, self._none)
        for place, way in enumerate(self._ways):
            self._choices.addWidget(way, *divmod(place, 2))
        self._receipt_box = layout = column(gap=tokens.GAP_8, margins=(16, 12, 16, 8))
        self._receipt_title = Text(tone="soft", wrap=True)
        layout.addWidget(self._receipt_title)
        layout.addLayout(self._choices)
        return layout

    def _next(self) -> Card:
        card = Card("dashed")
        self._next_card = card
        line = row(card, gap=tokens.GAP_12)
        arrow = QLabel()
        arrow.setPixmap(icons.picture("arrow-left", tokens.INK, 20))
        line.addStretch(1)
        line.addWidget(arrow)
        line.addWidget(Text(self._language.say("Next customer: tap any item"), weight=tokens.SEMIBOLD))
        line.addStretch(1)
        return card

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the heights of a low window."""
        self._narrow = narrow
        edge = tokens.GAP_12 if narrow else tokens.GAP_16
        self._foot.setContentsMargins(edge, 0, edge, edge)
        self._low = low
        self._box_layout.setContentsMargins(20, 8 if low else 16, 20, 8 if low else 16)
        self._head_line.setContentsMargins(20, 8 if low else 12, 20, 8 if low else 12)
        self._receipt_box.setContentsMargins(16, 8 if low else 12, 16, tokens.GAP_4 if low else 8)
        self._next_card.setFixedHeight(tokens.TARGET if low else _NEXT)
        self._again.set_height(_CHOICE_LOW if low else _CHOICE)
        words = self._language.say("See order")
        is_icon = narrow and paint.text_width(words, 16, tokens.SEMIBOLD) > _LONGEST_KEY
        self._see.set_text("" if is_icon else words, name=words)
        self._see.set_icons("receipt-text" if is_icon else "")
        if self._state:
            self.show_state(self._state, self._shown_again)

    def _lay_out_ways(self, *, can_mail: bool) -> None:
        """Two beside two; in a low window in one row, so that a code, or what can be had again, has room below it."""
        ways = [way for way in self._ways if can_mail or way is not self._mail]
        aside = tokens.GAP_16 if not self._low else tokens.GAP_4 if can_mail else tokens.GAP_8
        for way in self._ways:
            self._choices.removeWidget(way)
            way.set_height(_CHOICE_LOW if self._low else _CHOICE)
            way.set_padding(aside)
        for place, way in enumerate(ways):
            self._choices.addWidget(way, *((0, place) if self._low else divmod(place, 2)))
            self._choices.setColumnStretch(place, 1 if self._low or place < _ACROSS else 0)
        self._mail.setVisible(can_mail)

    def minimumSizeHint(self) -> QSize:
        """Asks for no room of the window: it finds its sizes by what there is."""
        return QSize(0, 0)

    def show_state(self, state: SoldState, again: AgainState | None) -> None:
        """Shows all of it, and what can be had `again` where there is room.

        Where Take was there is nothing to tap: two taps on it are one.
        """
        self._state, self._shown_again = state, again
        page = self.parentWidget()
        room = _ROOM_FOR_AGAIN + (_CHOICE if state.can_mail and not self._low else 0)
        self._again.setVisible(again is not None and page is not None and page.height() >= room)
        if again:
            self._again.set_text(again.title, again.amount)
        self._title.set_text(state.short_title if self._narrow else state.title)
        self._title.setAccessibleName(state.title)
        self._detail.set_text((self._low and state.note) or state.detail)
        self._big_title.set_text(state.big_title)
        self._big.set_text(state.big)
        sizes = _BIG[1:] if self._low else _BIG
        room = self.width() - _MARGINS
        fits = (size for size in sizes if paint.text_width(state.big, size, tokens.BOLD) <= room)
        self._big.set_size(next(fits, sizes[-1]))
        self._given.set_text(state.given)
        self._pieces.show_pieces(state.pieces)
        for words, text in ((self._aside, state.aside), (self._warning, state.warning)):
            words.set_text(text)
            words.setVisible(bool(text))
        self._show_receipt(state)
        self._promise.show_state(state.promise)
        self._promise.setVisible(bool(state.promise.main) and not state.went.qr)

    def _show_receipt(self, state: SoldState) -> None:
        say, went = self._language.say, state.went
        self._receipt.setVisible(state.has_receipt)
        self._receipt_title.set_text(state.note or say("Receipt"))
        self._receipt_title.setVisible(not self._low)
        self._lay_out_ways(can_mail=state.can_mail)
        no_icons = self._low and state.can_mail
        for button, how, icon in (
            (self._print, say("Printed") if went.printed else say("Print"), "check" if went.printed else "printer"),
            (self._mail, say("E-mail"), "check" if went.to else "mail"),
            (self._scan, say("QR code"), "qr-code"),
            (self._none, say("None"), "x"),
        ):
            short = say("QR") if self._low and button is self._scan else how
            button.set_text(short, name=say("Receipt, {how}", how=how))
            button.set_icons("" if no_icons else icon)
        chosen = self._scan if went.qr else {"print": self._print, EMAIL: self._mail, "none": self._none}.get(went.way)
        for way in self._ways:
            way.set_chosen(on=way is chosen, chosen=looks.KEPT_ON)
        self._box.setVisible(not went.qr)
        self._code.show_code(went.qr)
        if went.asks:
            self._ask.ask(went.typed, went.wrong)
        else:
            self._ask.shut()


class _Pieces(QWidget):
    """The notes and coins of the change, the largest first."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PieceState, ...] = ()
        self.setFixedHeight(_PIECE)

    def show_pieces(self, pieces: tuple[PieceState, ...]) -> None:
        self._shown = pieces
        self.setAccessibleName(", ".join(piece.words for piece in pieces))
        self.setVisible(bool(pieces))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, left = paint.begin(self), 0
        for piece in self._shown:
            words = paint.text_width(piece.words, 14, tokens.SEMIBOLD)
            wide = max(52 if piece.is_note else _PIECE, words + 14)
            if left + wide > self.width():
                break
            painter.setPen(QPen(QColor(tokens.CREMA), 1))
            painter.setBrush(QColor(tokens.SURFACE))
            area = QRectF(left + 0.5, 0.5, wide - 1, _PIECE - 1)
            radius = 4 if piece.is_note else _PIECE / 2
            painter.drawRoundedRect(area, radius, radius)
            place = QRect(left, 0, wide, _PIECE)
            paint.draw_text(
                painter, place, piece.words, tokens.CREMA, size=14, weight=tokens.SEMIBOLD, align=paint.CENTRE
            )
            left += wide + 6
        painter.end()
