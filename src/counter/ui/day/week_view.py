"""The pages Week and Month: a row a day or a week, the totals, and figures beside those of other days."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.kernel.language import Language
from counter.ui.day.pairs import Legend, PairBars
from counter.ui.day.week_presenter import WeekPresenter
from counter.ui.day.week_state import WeekState
from counter.ui.day.week_table import AddedUp, DayRow, Headings
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import Flow, column, is_low, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Ground, Text

_SIX = 6
_ACROSS = 3
_WIDE = 1200
"""In pixels: from there on the pairs stand beside the table."""


class Note(Card):
    """Something said below the days."""

    def __init__(self, title: str, panel: str) -> None:
        super().__init__(panel)
        self._text = Text(wrap=True)
        layout = column(self, gap=2, margins=(16, 8, 16, 8))
        layout.addWidget(Text(title, weight=tokens.SEMIBOLD, tone="crema" if panel == "crema" else "ink"))
        layout.addWidget(self._text)

    def show_note(self, text: str) -> None:
        """Shows it; nothing to say is not there."""
        self._text.set_text(text)
        self.setVisible(bool(text))


class WeekView(Ground):
    """Shows a WeekState; what is tapped goes to the presenter. `switch` goes to the other pages of the tab."""

    def __init__(self, language: Language, presenter: WeekPresenter, switch: QWidget) -> None:
        super().__init__("paper")
        self._presenter, self._language = presenter, language
        say = language.say
        self._title = Text(size=28, weight=tokens.BOLD)
        self._earlier = Button(icon="chevron-left", name=say("Earlier"))
        self._later = Button(icon="chevron-right", name=say("Later"))
        self._print = Button(say("Print"), icon="printer", commits=True)
        self._printing = Text(size=14, tone="soft", wrap=True)
        self._sentence = Text(size=18, wrap=True)
        self._changed, self._came_back = Note(say("What changed most"), "crema"), Note(say("Came back"), "card")
        self._with = Text(say("Compare with"), tone="soft")
        self._besides: dict[tuple[str, ...], Segment] = {}
        self._headings, self._whole, self._other = Headings(), AddedUp(), AddedUp(soft=True)
        self._to_come = Text(tone="soft", wrap=True)
        self._to_come.setContentsMargins(20, 8, 20, 8)
        self._rows: list[DayRow] = []
        self._shown: tuple[object, ...] = ()
        self._pairs_title = Text(size=20, weight=tokens.BOLD)
        self._legend = Legend()
        self._pairs = [PairBars() for _ in range(_SIX)]
        self._room: tuple[bool, bool] | None = None
        self._lay_out(switch)
        self._earlier.tapped.connect(presenter.earlier)
        self._later.tapped.connect(presenter.later)
        self._print.tapped.connect(presenter.print_page)

    def _lay_out(self, switch: QWidget) -> None:
        for button in (self._earlier, self._later):
            button.setFixedWidth(tokens.TARGET + 6)
        top = row(gap=12)
        top.addWidget(self._title)
        top.addLayout(side_by_side([self._earlier, self._later], 6))
        top.addWidget(self._printing, 1)
        top.addWidget(switch)
        top.addWidget(self._print)
        self._second = row(gap=12)
        self._second.addWidget(self._sentence, 1)
        self._second.addWidget(self._with)
        self._panels = QGridLayout()
        self._panels.setSpacing(tokens.GAP_16)
        self._table, self._beside = self._table_card(), Card("card")
        self._pair_grid = QGridLayout()
        self._pair_grid.setHorizontalSpacing(tokens.GAP_24)
        self._pair_grid.setVerticalSpacing(tokens.GAP_8)
        heading = Flow(gap=12, line_gap=0, last_at_end=True)
        heading.addWidget(self._pairs_title)
        heading.addWidget(self._legend)
        beside = column(self._beside, gap=8, margins=(20, 12, 20, 12))
        beside.addLayout(heading)
        beside.addLayout(self._pair_grid, 1)
        self._page = column(self, gap=12)
        self._page.addLayout(top)
        self._page.addLayout(self._second)
        self._page.addLayout(self._panels, 1)
        self._notes = QWidget()
        notes = row(self._notes, gap=12)
        notes.addWidget(self._changed, 1)
        notes.addWidget(self._came_back, 1)
        self._share_room()

    def _table_card(self) -> Card:
        card = Card("card")
        table = column(card, margins=(1, 4, 1, 4))
        table.addWidget(self._headings)
        content = QWidget()
        self._table_layout = table
        self._list = column(content)
        self._list.addWidget(self._to_come)
        self._list.addStretch(1)
        table.addWidget(Scroll(content), 1)
        return card

    def _share_room(self) -> None:
        """The pairs stand beside the table; in a narrow or low window all else follows its rows and scrolls."""
        low = is_low(self)
        above = tokens.GAP_8 if low else tokens.GAP_16
        self._page.setContentsMargins(16, above, 16, above)
        wide = self.width() >= _WIDE and not low
        if (wide, low) == self._room:
            return
        self._room = (wide, low)
        below = (self._whole, self._other, self._beside, self._notes)
        for layout in (self._panels, self._list, self._table_layout):
            for part in (self._table, *below):
                layout.removeWidget(part)
        self._print.set_text(self._language.say("Print") if wide else "", name=self._language.say("Print"))
        self._panels.addWidget(self._table, 0, 0)
        if wide:
            for part in (self._whole, self._other):
                self._table_layout.addWidget(part)
            self._panels.addWidget(self._notes, 1, 0)
            self._panels.addWidget(self._beside, 0, 1, 2, 1)
        else:
            for part in below:
                self._list.insertWidget(self._list.count() - 1, part)
        for place, stretch in enumerate((5, 2) if wide else (1, 0)):
            self._panels.setColumnStretch(place, stretch)
        self._panels.setRowStretch(0, 1)
        for place, pair in enumerate(self._pairs):
            self._pair_grid.removeWidget(pair)
            self._pair_grid.addWidget(pair, *((place, 0) if wide else divmod(place, _ACROSS)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def show_state(self, state: WeekState) -> None:
        """Shows a week or a month."""
        self._title.set_text(state.title)
        self._later.setEnabled(state.later)
        self._sentence.set_text(state.sentence)
        self._show_beside(state)
        self._headings.show_words(state.headings)
        self._whole.show_row(state.whole)
        self._other.show_row(state.other)
        self._to_come.set_text(state.to_come)
        self._to_come.setVisible(bool(state.to_come))
        self._printing.set_text(state.printing)
        self._print.setEnabled(state.can_print)
        self._changed.show_note(state.changed)
        self._came_back.show_note(state.came_back)
        self._pairs_title.set_text(state.pairs_title)
        self._legend.show_words(state.now_word, state.before_word)
        for place, shown in enumerate(self._pairs):
            shown.setVisible(place < len(state.pairs))
            if place < len(state.pairs):
                shown.show_pair(state.pairs[place], state.before_word)
        if state.rows != self._shown:
            self._show_rows(state)

    def _show_beside(self, state: WeekState) -> None:
        """The days that there are to compare with; with none of them, nothing to choose."""
        self._with.setVisible(bool(state.beside))
        if state.beside and state.beside not in self._besides:
            segment = Segment(state.beside)
            segment.chosen.connect(self._presenter.compare)
            self._besides[state.beside] = segment
            self._second.addWidget(segment)
        for words, segment in self._besides.items():
            segment.setVisible(words == state.beside)
            if words == state.beside:
                segment.show_chosen(state.chosen)

    def _show_rows(self, state: WeekState) -> None:
        self._shown = state.rows
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [DayRow(each) for each in state.rows]
        for place, (shown, each) in enumerate(zip(self._rows, state.rows, strict=True)):
            shown.tapped.connect(lambda period=each.period: self._presenter.open(period))
            self._list.insertWidget(place, shown)
