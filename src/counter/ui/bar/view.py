"""The bar on screen: cards by promise in columns, what waits, what is to make, and at most one question over them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.ui.bar.card import OrderCard
from counter.ui.bar.columns import COLUMN_GAP, CardSize, Piece, columns_in, share_out
from counter.ui.bar.foot import Foot
from counter.ui.bar.hand_over_panel import HandOverPanel
from counter.ui.bar.measures import WAITING, Measures
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.question_panels import AllergyPanel, NewPromisePanel, TroublePanel, UnmadePanel
from counter.ui.bar.state import BarState, Careful, HandOver, NewPromise, Question, Trouble, Unmade
from counter.ui.bar.waiting import WaitingColumn
from counter.ui.parts.choices import Choices
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.widgets.direction import has_dark_bar, is_left_handed, put
from counter.ui.widgets.shade import darken
from counter.ui.widgets.text import Ground

_SECOND = 1000
_BESIDE_WAITING = 16


class BarView(Ground):
    """Shows a BarState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: BarPresenter) -> None:
        super().__init__("paper")
        self._language = language
        self._presenter = presenter
        self._state = BarState()
        self._measures = Measures.of(self.size())
        self._cards: dict[tuple[OrderId, int], OrderCard] = {}
        self._page_rows = 0
        self._columns = QWidget(self)  # the questions lie over it
        self._waiting = WaitingColumn(language, presenter)
        self._waiting.setParent(self)
        self._foot = self._new_foot()
        self._promise = NewPromisePanel(self, language, presenter.asking)
        self._crew = ChoicesPanel(self)
        self._crew.toggled.connect(presenter.asking.toggle_crew)
        self._crew.done.connect(presenter.asking.close_question)
        self._trouble = TroublePanel(self, language, presenter.asking)
        self._allergy = AllergyPanel(self, language, presenter.asking)
        self._unmade = UnmadePanel(self, language, presenter.asking)
        self._hand_over = HandOverPanel(self, language, presenter.asking)
        self._seconds = QTimer(self, interval=_SECOND)
        self._seconds.timeout.connect(presenter.show_now)
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(presenter.show_now)

    def _new_foot(self) -> Foot:
        foot = Foot(self._language, self._presenter, width=self.width(), measures=self._measures)
        foot.setParent(self)
        foot.show()
        return foot

    def show_state(self, state: BarState) -> None:
        """Shows the bar as it stands, changing only what differs."""
        self._state = state
        darken(self, on=has_dark_bar(self))
        if state.settles_in and self.isVisible():
            self._settle.start(state.settles_in)
        self._foot.show_bar(state)
        area = self._area()
        columns = columns_in(area.width())
        wide = (area.width() + COLUMN_GAP) // columns - COLUMN_GAP
        sizes = [self._measures.card(card, wide) for card in state.cards]
        pieces = self._share_out(sizes, area, columns, held=bool(state.settles_in))
        pages = 1 + max((piece.column for piece in pieces), default=0) // columns
        page = min(state.page, pages - 1)
        self._show_cards([piece for piece in pieces if piece.column // columns == page], sizes, area, wide)
        late = [False] * pages
        for piece in pieces:
            late[piece.column // columns] |= state.cards[piece.card].missed
        self._place(area)
        self._foot.show_pages(page, late, self._page_rows)
        self._waiting.show_waiting(state.waiting, state.how_many_wait)
        self._ask(state.question)

    def _area(self) -> QRect:
        """Where cards stand, were there no row of pages below them."""
        margin = self._measures.margin
        wide = self.width() - 2 * margin - WAITING - _BESIDE_WAITING
        below = self._foot.height_for(0) + self._measures.gap + margin
        return QRect(margin, margin, wide, self.height() - margin - below)

    def _share_out(self, sizes: Sequence[CardSize], area: QRect, columns: int, *, held: bool) -> list[Piece]:
        """The cards' places, with as many rows of pages below them as they need; while `held` those there were."""
        page_rows = self._page_rows if held else 0
        while True:
            taken = self._foot.height_for(page_rows) - self._foot.height_for(0)
            pieces = share_out(sizes, area.height() - taken, self._measures.gap)
            pages = 1 + max((piece.column for piece in pieces), default=0) // columns
            needed = self._foot.rows_for(pages, self.width() - 2 * self._measures.margin)
            if held or needed <= page_rows:
                self._page_rows = page_rows
                return pieces
            page_rows += 1

    def _show_cards(self, pieces: Sequence[Piece], sizes: Sequence[CardSize], area: QRect, wide: int) -> None:
        shown = {(self._state.cards[piece.card].order_id, piece.first): piece for piece in pieces}
        for gone in self._cards.keys() - shown.keys():
            old = self._cards.pop(gone)
            old.hide()
            old.deleteLater()
        first_column = min((piece.column for piece in pieces), default=0)
        first_column -= first_column % columns_in(area.width())
        for key, piece in shown.items():
            state = self._state.cards[piece.card]
            if key not in self._cards:
                self._cards[key] = OrderCard(self._language, self._presenter, state)
                self._cards[key].setParent(self._columns)
            card = self._cards[key]
            left = (piece.column - first_column) * (wide + COLUMN_GAP)
            put(card, QRect(left, piece.top, wide, piece.height))
            card.show_card(state, piece, sizes[piece.card], self._measures)
            card.show()

    def _place(self, area: QRect) -> None:
        """The foot below the cards, what waits at their right; for the left hand at their left."""
        margin, tall = self._measures.margin, self._foot.height_for(self._page_rows)
        is_left = is_left_handed(self)
        top = self.height() - margin - tall
        put(
            self._columns,
            QRect(area.left(), area.top(), area.width(), top - area.top()),
            left_hand=is_left,
        )
        put(self._foot, QRect(margin, top, self.width() - 2 * margin, tall))
        right = area.right() + 1 + _BESIDE_WAITING
        put(
            self._waiting,
            QRect(right, area.top(), WAITING, top - self._measures.gap - area.top()),
            left_hand=is_left,
        )

    def _ask(self, question: Question | None) -> None:
        self._promise.show_question(question if isinstance(question, NewPromise) else None)
        self._crew.show_choices(question if isinstance(question, Choices) else None)
        self._trouble.show_question(question if isinstance(question, Trouble) else None)
        self._allergy.show_question(question if isinstance(question, Careful) else None)
        self._unmade.show_question(question if isinstance(question, Unmade) else None)
        self._hand_over.show_question(question if isinstance(question, HandOver) else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew; the foot is made anew where other buttons fit."""
        super().resizeEvent(event)
        before = self._measures, Foot.is_narrow(event.oldSize().width())
        self._measures = Measures.of(event.size())
        if before != (self._measures, Foot.is_narrow(event.size().width())):
            self._drop(self._foot)
            self._foot = self._new_foot()
            self._foot.lower()
        self.show_state(self._state)

    @staticmethod
    def _drop(old: QWidget) -> None:
        old.hide()
        old.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """Counts seconds while it is seen, from this one on."""
        super().showEvent(event)
        self._presenter.show_now()
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Counts none while it is not."""
        super().hideEvent(event)
        self._seconds.stop()
        self._settle.stop()
