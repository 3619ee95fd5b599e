"""The voucher desk on screen: a field and the list at the left, the chosen voucher at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter.kernel.language import Language
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.parts.mark_pill import draw_mark, mark_width
from counter.ui.recovery.desk_card import DeskCard
from counter.ui.recovery.desk_presenter import DeskPresenter
from counter.ui.recovery.desk_state import DeskRow, DeskState
from counter.ui.theme import tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.keystrokes import Keystrokes
from counter.ui.widgets.layouts import column, is_low, is_narrow, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Card, Ground, Text
from counter.vouchers.rules import EXPIRED, LIVE, USED

_STATES = ("", LIVE, USED, EXPIRED)
_ROW, _PILL, _WIDE, _NARROW, _FIELD = 76, 26, 440, 340, 60
_PLAIN = Look(tokens.SURFACE, "", tokens.INK, radius=0)
_CHOSEN = Look(tokens.CREMA_TINT, "", tokens.INK, radius=0)


class VoucherRow(Tap):
    """A voucher of the list: its state by word, shape and colour."""

    def __init__(self, shown: DeskRow) -> None:
        super().__init__(_PLAIN)
        self.shown = shown
        self._follow()

    def show_row(self, shown: DeskRow) -> None:
        """Shows it as it stands now, in its place."""
        if shown != self.shown:
            self.shown = shown
            self._follow()
            self.update()

    def _follow(self) -> None:
        self.set_name(self.shown.name)
        self.mark_chosen(on=self.shown.chosen)
        self.set_look(_CHOSEN if self.shown.chosen else _PLAIN)

    def content_size(self) -> QSize:
        """Two lines."""
        return QSize(tokens.TILE_WIDTH, _ROW)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Who and the last five over what is on it; the pill over its day at the right."""
        shown = self.shown
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.LINE))
        if shown.chosen:
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), QColor(tokens.CREMA))
        room = area.adjusted(16, 12, -16, -12)
        wide = mark_width(shown.mark)
        draw_mark(painter, QRect(room.right() - wide, room.top(), wide, _PILL), shown.mark)
        day = QRect(room.left(), room.top() + 28, room.width(), 24)
        paint.draw_text(painter, day, shown.day, tokens.SOFT, size=14, align=paint.RIGHT)
        who = room.adjusted(0, 0, -wide - 8, 0)
        self._draw_whose(painter, who, look.ink)

    def _draw_whose(self, painter: QPainter, area: QRect, ink: str) -> None:
        """Who and the last five; those stand on the line below, after what is on it, where who has no room beside."""
        shown, bold = self.shown, tokens.SEMIBOLD
        upper = QRect(area.left(), area.top(), area.width(), 26)
        lower = QRect(area.left(), area.top() + 28, area.width(), 24)
        end = paint.text_width(shown.end, 16, tokens.REGULAR) + 6
        beside = paint.text_width(shown.who, tokens.SIZES[0], bold) <= upper.width() - end
        name = upper.adjusted(0, 0, -end if beside else 0, 0)
        size = paint.fitting_size(shown.who, 18, bold, name.width())
        paint.draw_text(painter, name, shown.who, ink, size=size, weight=bold)
        paint.draw_text(painter, lower, shown.worth, ink, size=16)
        before = (
            paint.text_width(shown.who, size, bold) if beside else paint.text_width(shown.worth, 16, tokens.REGULAR)
        )
        after = (upper if beside else lower).adjusted(before + 6, 0, 0, 0)
        paint.draw_text(painter, after, shown.end, tokens.SOFT, size=16)


class DeskView(Ground):
    """Shows a DeskState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: DeskPresenter) -> None:
        super().__init__("paper")
        say = language.say
        self._presenter = presenter
        self._rows: list[VoucherRow] = []
        self.field = Field(say("Scan, or type code, name or order"), icon="scan-barcode", for_code=True)
        self.field.setMinimumHeight(_FIELD)
        words = (say("All"), say("Live"), say("Used"), say("Expired"))
        self._states = [Button(word, padding=tokens.GAP_4) for word in words]
        self._nothing = Text(tone="soft", wrap=True)
        self._nothing.setContentsMargins(16, 16, 16, 16)
        self._list = column()
        self._more = Text(size=14, tone="soft", wrap=True)
        self._more.setContentsMargins(16, 12, 16, 12)
        self._hint = Text(
            say("Codes are read with the usual slips: O or 0, I or 1, spaces, small letters."),
            size=14,
            tone="soft",
            wrap=True,
        )
        self._out, self._still_out = Text(weight=tokens.BOLD), Text(tone="soft")
        self._card = DeskCard(language, presenter)
        self._side = QWidget()
        self._keystrokes = Keystrokes(self, is_eager=True)
        self._left = self._lay_out_list(column(self._side, gap=tokens.GAP_12))
        columns = row(gap=tokens.GAP_16)
        columns.addWidget(self._side)
        columns.addWidget(self._card, 1)
        self._layout = column(self, gap=tokens.GAP_12, margins=(tokens.GAP_16,) * 4)
        self._layout.addLayout(self._head(language))
        self._layout.addLayout(columns, 1)
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.cancel)
        self._question.done.connect(presenter.keep)
        self._keyboard = Keyboard(self, key_words(language))
        self._keyboard.attend(self.field)
        self._keyboard.served.connect(lambda: self._left.setContentsMargins(0, 0, 0, self._keyboard.height()))
        self._keyboard.finished.connect(lambda: self._left.setContentsMargins(0, 0, 0, 0))
        self._connect()

    def _head(self, language: Language) -> QHBoxLayout:
        back = self._back = Button(icon="arrow-left", name=language.say("Who is still waiting"))
        back.tapped.connect(self._presenter.go_back)
        head, figures = row(gap=tokens.GAP_12), row(gap=6)
        head.addWidget(back)
        head.addWidget(Text(language.say("Vouchers"), size=28, weight=tokens.BOLD))
        head.addStretch(1)
        figures.addWidget(self._out)
        figures.addWidget(self._still_out)
        head.addLayout(figures)
        return head

    def _lay_out_list(self, left: QVBoxLayout) -> QVBoxLayout:
        inside, card = QWidget(), Card()
        within = column(inside)
        within.addWidget(self._nothing)
        within.addLayout(self._list)
        within.addWidget(self._more)
        within.addStretch(1)
        column(card, margins=(1, 1, 1, 1)).addWidget(Scroll(inside))
        left.addWidget(self.field)
        left.addLayout(side_by_side(self._states, 6))
        left.addWidget(card, 1)
        left.addWidget(self._hint)
        return left

    def _connect(self) -> None:
        presenter = self._presenter
        self.field.textChanged.connect(presenter.look_for)
        self.field.done.connect(presenter.finish)
        self._keystrokes.scanned.connect(self._take_scan)
        self._keystrokes.typed.connect(self._take_typed)
        for button, state in zip(self._states, _STATES, strict=True):
            button.tapped.connect(lambda state=state: presenter.narrow(state))

    def show_state(self, state: DeskState) -> None:
        """Shows the list and the chosen voucher."""
        if state.back:
            self._back.set_name(state.back)
        self._out.set_text(state.out)
        self._still_out.set_text(state.still_out)
        self.field.show_text(state.typed)
        for button, each in zip(self._states, _STATES, strict=True):
            button.set_chosen(on=each == state.state)
        self._nothing.set_text(state.nothing)
        self._nothing.setVisible(bool(state.nothing))
        self._more.set_text(state.more)
        self._more.setVisible(bool(state.more))
        self._show_rows(state.rows)
        self._card.show_voucher(state.voucher, state.done)
        self._question.show_choices(state.question)

    def _show_rows(self, rows: tuple[DeskRow, ...]) -> None:
        if [each.shown.voucher for each in self._rows] != [each.voucher for each in rows]:
            for gone in self._rows:
                gone.hide()
                gone.deleteLater()
            self._rows = [self._row(each) for each in rows]
            for part in self._rows:
                self._list.addWidget(part)
        for shown, each in zip(self._rows, rows, strict=True):
            shown.show_row(each)

    def _row(self, shown: DeskRow) -> VoucherRow:
        part = VoucherRow(shown)
        part.tapped.connect(lambda: self._presenter.choose(part.shown.voucher))
        return part

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the keyboard: a scanner needs no tap on the field."""
        super().showEvent(event)
        self._keystrokes.forget()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is scanned or typed where nothing else has the keyboard goes into the field; Enter ends a scan."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keystrokes.finish()
        elif not self._keystrokes.take(event):
            super().keyPressEvent(event)

    def _take_scan(self, code: str) -> None:
        self.field.setText(code)
        self._presenter.finish(code)

    def _take_typed(self, typed: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list is narrower in a narrow window, and all stands closer in a low one."""
        super().resizeEvent(event)
        low = is_low(self)
        self._side.setFixedWidth(_NARROW if is_narrow(self) else _WIDE)
        edge = tokens.GAP_8 if low else tokens.GAP_16
        self._layout.setContentsMargins(tokens.GAP_16, edge, tokens.GAP_16, edge)
        self._layout.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._hint.setVisible(not low)
        self._card.fit(low=low)
