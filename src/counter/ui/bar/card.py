"""A card on the bar: one order, its promise, what is to be made; or a piece of it, where it is longer than a column."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent, QResizeEvent

from counter.kernel.ids import LineId
from counter.kernel.language import Language
from counter.ui.bar.badge import Badge
from counter.ui.bar.columns import CardSize, Piece
from counter.ui.bar.frame import Frame
from counter.ui.bar.head import LOOKS, CardHead
from counter.ui.bar.measures import Measures
from counter.ui.bar.note import Note
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.state import Advice, AdviceAction, CardState, Mood
from counter.ui.bar.tick_row import TickRow
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.direction import put

_ICON_ONLY, _READY_LEAST = 56, 88
ADVICE = {
    AdviceAction.NEW_PROMISE: ("timer-reset", looks.AT_RISK),
    AdviceAction.FIRST_PROMISE: ("megaphone", looks.SAFE),
    AdviceAction.MAKE_RIGHT: ("hand-heart", looks.LATE),
}
"""The icon and the look of the button beside Ready, by what it does."""


class UndoButton(Button):
    """Stands where Ready or Handed over was a moment ago: it takes no finger that meant those."""

    def __init__(self, language: Language) -> None:
        super().__init__(language.say("Undo"), icon="undo-2", commits=True)
        self._since = monotonic()

    def appear(self, name: str) -> None:
        """It is there from now on, under that name."""
        if self.isHidden():
            self._since = monotonic()
            self.show()
        self.set_text(self.label, name=name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Too soon for anybody to have seen it, a press is the second one on what was here."""
        if (monotonic() - self._since) * 1000 >= tokens.SECOND_TAP_MS:
            super().mousePressEvent(event)


class OrderCard(Frame):
    """Lines are ticked one by one, or all of it is ready at once. Its last piece has the buttons."""

    def __init__(self, language: Language, presenter: BarPresenter, card: CardState) -> None:
        super().__init__()
        self._language, self._presenter, self._card = language, presenter, card
        self._shape: tuple[Piece, CardSize, Measures] | None = None
        self._rows: dict[LineId, TickRow] = {}
        self._head, self._badge = CardHead(card), Badge()
        self._allergy = Badge("nut-off", tokens.LATE, tokens.LATE_TINT)
        self._note = Note()
        self._advice = Button(padding=tokens.GAP_12, commits=True)
        self._greet = Button(icon="smile", padding=tokens.GAP_12, look=looks.LATE, commits=True)
        self._asked = Button(icon="megaphone", padding=tokens.GAP_12, commits=True)
        self._ready = Button(language.say("Ready"), look=looks.PRIMARY, size=18, commits=True)
        self._asks = False
        self._undo, self._undo_promise = UndoButton(language), UndoButton(language)
        for part in (
            self._head,
            self._badge,
            self._allergy,
            self._note,
            self._advice,
            self._greet,
            self._asked,
            self._ready,
            self._undo,
            self._undo_promise,
        ):
            part.setParent(self)
            part.hide()
        self._ready.tapped.connect(lambda: presenter.ready(card.order_id))
        self._undo.tapped.connect(lambda: presenter.take_back(card.order_id))
        self._undo_promise.tapped.connect(lambda: presenter.take_back_promise(card.order_id))
        self._asked.tapped.connect(lambda: presenter.ask_again(card.order_id))
        self._greet.tapped.connect(lambda: presenter.greet(card.order_id))
        self._advice.tapped.connect(self._act)

    def show_card(self, card: CardState, piece: Piece, size: CardSize, measures: Measures) -> None:
        """Shows the order, or this piece of it, as it stands, changing only what differs."""
        self._card, look = card, LOOKS[card.mood]
        self.set_edge(tokens.LATE if card.unanswered else look.edge, faded=card.mood is Mood.DONE)
        self._head.show_card(card)
        self._badge.set_text(card.badge)
        self._allergy.set_text(card.allergy)
        self._note.set_text(card.note)
        self._show_rows(card, piece)
        self._show_foot(card, piece)
        self._shape = piece, size, measures
        self._place()

    def _show_rows(self, card: CardState, piece: Piece) -> None:
        ticks = card.ticks[piece.first : piece.last]
        for gone in self._rows.keys() - {tick.line_id for tick in ticks}:
            old = self._rows.pop(gone)
            old.hide()
            old.deleteLater()
        for tick in ticks:
            if tick.line_id not in self._rows:
                self._rows[tick.line_id] = row = TickRow(self._presenter, card.order_id, tick)
                row.setParent(self)
                row.show()
            self._rows[tick.line_id].show_tick(tick, works=card.mood is not Mood.DONE)

    def _show_foot(self, card: CardState, piece: Piece) -> None:
        done = card.mood is Mood.DONE
        self._head.show()
        self._badge.setVisible(bool(card.badge) and piece.starts)
        self._allergy.setVisible(bool(card.allergy) and piece.starts)
        self._note.setVisible(bool(card.note) and piece.starts)
        self._ready.setVisible(piece.ends and not done)
        self._ready.set_text(self._ready.label, name=card.ready_name)
        self._asked.set_text(card.asked, name=", ".join(filter(None, (card.asked_name, card.asked))))
        self._asks = piece.ends and not done and bool(card.asked_name)
        for undo, name in ((self._undo, card.undo_name), (self._undo_promise, card.undo_promise_name)):
            if piece.ends and name:
                undo.appear(name)
            else:
                undo.hide()
        self._show_advice(card.advice if piece.ends else None)

    def _show_advice(self, advice: Advice | None) -> None:
        self._advice.setVisible(advice is not None)
        self._greet.setVisible(bool(advice and advice.greet))
        if advice is None:
            return
        icon, look = ADVICE[advice.action]
        self._advice.set_text(advice.button, name=advice.name)
        self._advice.set_icons(icon)
        self._advice.set_look(look)
        self._greet.set_name(advice.greet)

    def _act(self) -> None:
        advice = self._card.advice
        if advice and advice.action is AdviceAction.MAKE_RIGHT:
            self._presenter.make_right(self._card.order_id)
        elif advice and advice.action is AdviceAction.FIRST_PROMISE:
            self._presenter.promise_first(self._card.order_id)
        elif advice:
            self._presenter.asking.ask_promise(self._card.order_id)

    def _place(self) -> None:
        """Everything below each other; the buttons side by side at the foot."""
        if self._shape is None:
            return
        piece, size, measures = self._shape
        edge, wide = measures.edge, self.width() - 2 * measures.edge
        put(self._head, QRect(edge, edge, wide, size.head - edge))
        top = size.head
        if piece.starts:
            for badge, words in ((self._badge, self._card.badge), (self._allergy, self._card.allergy)):
                if words:
                    put(badge, QRect(edge, top, wide, measures.badge))
                    top += measures.badge
            tall = measures.note(self._card.note, wide)
            put(self._note, QRect(edge, top, wide, tall))
            top += tall
        for row, tall in zip(self._rows.values(), size.rows[piece.first : piece.last], strict=True):
            put(row, QRect(edge, top, wide, tall))
            top += tall
        left, right = measures.side, self.width() - measures.side
        top += measures.above_foot
        for button in (self._advice, self._greet, self._undo_promise):
            if not button.isHidden():
                broad = max(_ICON_ONLY, button.content_size().width())
                put(button, QRect(left, top, broad, tokens.TARGET))
                left += broad + tokens.GAP_8
        broad = max(_ICON_ONLY, self._asked.content_size().width())
        self._asked.setVisible(self._asks and right - left - broad - tokens.GAP_8 >= _READY_LEAST)
        if not self._asked.isHidden():
            put(self._asked, QRect(left, top, broad, tokens.TARGET))
            left += broad + tokens.GAP_8
        for last in (self._ready, self._undo):
            put(last, QRect(left, top, right - left, tokens.TARGET))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._place()
