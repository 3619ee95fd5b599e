"""The panel of held tickets and tabs: cards, what is done with the chosen one, and at the right what is on it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.sell.panel import Panel
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.tabs_column import TabsColumn
from counter.ui.sell.tabs_draft import PAGE
from counter.ui.sell.tabs_presenter import TabsPresenter
from counter.ui.sell.tabs_state import TabsState, WaitingCard
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.grid import FixedGrid
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.page_bar import PageBar, PageWords
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Card, Text

_WIDE, _NARROW = (3, 2), (2, 3)


class TabsPanel(Panel[TabsState]):
    """Tap a card to see it at the right; below, what is done with it."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        say = language.say
        self._presenter: TabsPresenter = presenter.tabs
        self._state: TabsState | None = None
        self.column = TabsColumn(language, presenter.tabs)
        back = Button(icon="arrow-left", name=say("Back to selling"), padding=tokens.GAP_12)
        back.tapped.connect(presenter.panels.close)
        self._kinds = Segment(("", "", ""))
        self._kinds.chosen.connect(presenter.tabs.choose_kind)
        head = row(gap=tokens.GAP_8)
        head.addWidget(back)
        head.addWidget(Text(say("Held and tabs"), size=28, weight=tokens.BOLD), 1)
        head.addWidget(self._kinds)
        self._grids = {shape: FixedGrid(*shape) for shape in (_WIDE, _NARROW)}
        self._shape = _WIDE
        self._cards = {shape: [_Card(grid) for _ in range(PAGE)] for shape, grid in self._grids.items()}
        for cards in self._cards.values():
            for place, card in enumerate(cards):
                card.tapped.connect(partial(self._choose, place))
        self._pages = PageBar(say("Pages before"), say("More pages"))
        self._pages.chosen.connect(presenter.tabs.choose_page)
        self._merge = Button(say("Merge"), icon="merge", height=56)
        self._split = Button(say("Split"), icon="split", height=56)
        self._move = Button(say("Move"), icon="arrow-right-left", height=56)
        self._rename = Button(say("Rename"), icon="pencil", height=56)
        self._bill = Button(say("Print bill"), icon="printer", height=56)
        self._undo = Button(say("Undo"), look=looks.QUIET, icon="undo-2", weight=tokens.REGULAR, padding=4)
        self._merge.tapped.connect(presenter.tabs.merge)
        self._split.tapped.connect(presenter.tabs.split)
        self._move.tapped.connect(lambda: presenter.tabs.ask("place"))
        self._rename.tapped.connect(lambda: presenter.tabs.ask("name"))
        self._bill.tapped.connect(presenter.tabs.print_bill)
        self._undo.tapped.connect(presenter.tabs.undo)
        self._hint = Text(size=14, tone="soft", wrap=True)
        self._tools = self._lay_out_tools()
        self._asks = AskText(self, language, say("Write it here"))
        self._asks.entered.connect(presenter.tabs.answer)
        self._asks.left.connect(presenter.tabs.stop_asking)
        self._is_asking = ""
        self._layout = column(self, gap=tokens.GAP_12)
        self._layout.addLayout(head)
        for grid in self._grids.values():
            self._layout.addWidget(grid, 1)
        self._layout.addWidget(self._pages)
        self._layout.addWidget(self._tools)

    def _lay_out_tools(self) -> Card:
        tools = Card()
        keys = row(gap=tokens.GAP_8)
        for key in (self._merge, self._split, self._move, self._rename, self._bill):
            keys.addWidget(key, 1)
        below = row()
        below.addWidget(self._hint, 1)
        below.addStretch()
        below.addWidget(self._undo)
        within = column(tools, gap=tokens.GAP_8, margins=(16, 12, 16, 8))
        within.addLayout(keys)
        within.addLayout(below)
        return tools

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Two columns of cards in a narrow window, unless it is low."""
        self._shape = _NARROW if narrow and not low else _WIDE
        for shape, grid in self._grids.items():
            grid.setVisible(shape == self._shape)
        self._pages.setFixedHeight(tokens.PAGER_LOW)
        self._hint.setVisible(not low)
        if self._state:
            self.show_state(self._state)

    def show_state(self, state: TabsState) -> None:
        """Shows the cards, and the chosen one."""
        self._state = state
        self._kinds.show_words(state.counts)
        self._kinds.show_chosen(state.kind)
        cards = self._cards[self._shape]
        for card, each in zip(cards, state.cards, strict=False):
            card.about = each.order_id
            card.show_card(each)
        self._grids[self._shape].show_tiles(cards[: len(state.cards)])
        pages = [PageWords(str(each + 1), str(each + 1), str(each + 1)) for each in range(state.pages)]
        self._pages.show_pages(pages, state.page)
        self._pages.setVisible(state.pages > 1)
        shown = state.shown
        self._tools.setVisible(shown is not None or state.can_undo)
        for key in (self._merge, self._split, self._move, self._rename):
            key.setEnabled(shown is not None)
        self._bill.setEnabled(shown is not None and not shown.is_held)
        self._merge.set_chosen(on=state.doing == "merge", chosen=looks.KEPT_ON)
        self._split.set_chosen(on=state.doing == "split", chosen=looks.KEPT_ON)
        self._undo.setVisible(state.can_undo)
        self._hint.set_text(state.hint)
        if isinstance(self.column, TabsColumn):
            self.column.show_state(state)
        self._ask(state)

    def press(self, event: QKeyEvent) -> bool:
        """Page Down and Page Up turn its pages; Ctrl+Z is its Undo."""
        state, key = self._state, event.key()
        if state is None:
            return False
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            page = state.page + (1 if key == Qt.Key.Key_PageDown else -1)
            self._presenter.choose_page(max(0, min(page, state.pages - 1)))
        elif event.matches(QKeySequence.StandardKey.Undo) and state.can_undo:
            self._presenter.undo()
        else:
            return False
        return True

    def _ask(self, state: TabsState) -> None:
        if state.asked and (state.asked != self._is_asking or state.wrong):
            self._asks.ask(state.typed, state.wrong)
        elif not state.asked and self._is_asking:
            self._asks.shut()
        self._is_asking = state.asked

    def _choose(self, place: int) -> None:
        if self._state and place < len(self._state.cards):
            self._presenter.choose(self._state.cards[place].order_id)


def place_and_age(card: WaitingCard, width: int) -> tuple[str, str]:
    """Where a card goes, and since when it is there; both at the place where the amount leaves no room beside it."""
    room = width - 24 - paint.text_width(card.amount, 20, tokens.BOLD) - tokens.GAP_8
    if paint.text_width(card.age, 16, tokens.REGULAR) <= room:
        return card.place, card.age
    return " · ".join(filter(None, (card.place, card.age))), ""


class _Card(Tap):
    """Whose it is, what kind, where, what is on it, since when and for how much."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(looks.STAFF, parent=parent)
        self._state: WaitingCard | None = None
        self.hide()  # until there is something to show: it has no place before

    def show_card(self, state: WaitingCard) -> None:
        self._state = state
        words = (state.title, state.kind, state.place, state.what, state.age, state.amount)
        self.set_name(", ".join(filter(None, words)))
        self.mark_chosen(on=state.chosen)
        self.set_look(looks.TILE_CHOSEN if state.chosen else looks.STAFF)
        self.update()

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        if self._state is None:
            return
        state, room = self._state, area.adjusted(16, 12, -16, -12)
        wide = paint.text_width(state.kind, 14, tokens.BOLD) + 42
        badge = QRect(room.right() + 1 - wide, room.top(), wide, 26)
        paint.draw_surface(painter, badge, looks.SOLD_OUT if state.is_held else looks.BADGE)
        tone = tokens.SOFT if state.is_held else tokens.CREMA
        icon = "pause" if state.is_held else "history"
        paint.draw_icon(painter, badge.left() + 10, badge.top() + 5, icon, tone, 16)
        words = badge.adjusted(32, 0, 0, 0)
        paint.draw_text(painter, words, state.kind, tone, size=14, weight=tokens.BOLD)
        foot = QRect(room.left(), room.bottom() - 27, room.width(), 28)
        place_words, age = place_and_age(state, foot.width())
        title = QRect(room.left(), room.top() + 2, room.width() - wide - 8, 46)
        most = 1 if place_words else 2
        longest = max(state.title.split(), key=len, default="")
        size = paint.whole_size(state.title, 18, tokens.BOLD, title.width(), most)
        size = size or paint.fitting_size(longest, 18, tokens.BOLD, title.width())
        paint.draw_lines(painter, title, state.title, look.ink, size=size, weight=tokens.BOLD, most=most)
        place = QRect(room.left(), room.top() + 26, room.width(), 20)
        paint.draw_text(painter, place, place_words, tokens.SOFT, size=14)
        if age:
            paint.draw_icon(painter, foot.left(), foot.center().y() - 7, "clock", tokens.SOFT, 16)
            paint.draw_text(painter, foot.adjusted(24, 0, 0, 0), age, tokens.SOFT, size=16)
        paint.draw_text(painter, foot, state.amount, look.ink, size=20, weight=tokens.BOLD, align=paint.RIGHT)
        top = place.bottom() + 4
        what = QRect(room.left(), top, room.width(), max(0, foot.top() - top - 2))
        most = what.height() // paint.line_height(14, tokens.REGULAR)
        if most > 0:
            paint.draw_lines(
                painter, what, state.what, tokens.SOFT, size=14, weight=tokens.REGULAR, most=min(most, 2)
            )  # fmt: skip
