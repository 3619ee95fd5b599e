"""The page Sales: what some days sold beside others, in short; and the whole of each part."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.reports.sales.tables import CATEGORY, EXTRAS, ITEM, OFF, PAYMENT, STAFF, TAX
from counter.ui.day.calendar_sheet import CalendarSheet
from counter.ui.day.pairs import Legend
from counter.ui.day.sales_cards import HourPairs, Line, PartCard, show_lines
from counter.ui.day.sales_presenter import LOOKED_AT, SalesPresenter
from counter.ui.day.sales_state import BEHIND_CARDS, SalesState
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import Flow, column, is_low, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Ground, Text
from counter.ui.widgets.when_wanted import WhenWanted

_MOST = {ITEM: 7, CATEGORY: 6, PAYMENT: 4, OFF: 4, STAFF: 6, TAX: 4, EXTRAS: 4}
_MORE, _TALL = 5, 900
"""So many rows more where there is room below them: of items in two columns, of all in a window that tall in pixels."""
_HOURS_TALL, _ANY_HEIGHT = 260, 16_777_215
"""In two columns, where the other one goes on below."""
_WIDE = 1200
"""In pixels: from there on the overview has three columns, below it two."""
_BESIDE_BAR = 12
_AT_ONCE = 60
"""So many rows of a table are made at once, and so many more with each tap."""


class _Rows(QWidget):
    """Rows whose headings stand above what scrolls: `widened` says how wide they are now, in pixels."""

    widened = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says so."""
        super().resizeEvent(event)
        self.widened.emit(self.width() - _BESIDE_BAR)


class SalesView(Ground):
    """Shows a SalesState; what is tapped goes to the presenter. `switch` goes to the other pages of the tab."""

    def __init__(self, language: Language, presenter: SalesPresenter, switch: QWidget) -> None:
        super().__init__("paper")
        self._language, self._presenter = language, presenter
        say = language.say
        self._title = Button(
            look=looks.QUIET_INK, arrangement=Arrangement.ROW, icon_after="chevron-down", size=28, weight=tokens.BOLD,
            padding=0,
        )  # fmt: skip
        self._title.tapped.connect(lambda: presenter.open_calendar(LOOKED_AT))
        self._earlier = Button(icon="chevron-left", name=say("Earlier"))
        self._later = Button(icon="chevron-right", name=say("Later"))
        self._print = Button(say("Print"), icon="printer", commits=True)
        self._parts: Segment | None = None
        self._beside = Button(icon="calendar")
        self._export = Button(say("Export"), icon="download")
        self._refused = Text(size=18, wrap=True)
        self._said = Text(size=14, tone="soft", wrap=True)
        self._amount, self._note = Text(size=28, weight=tokens.BOLD), Text(tone="soft", wrap=True)
        self._legend, self._hours = Legend(), HourPairs(say("By hour"))
        self._by_hour = Text(weight=tokens.SEMIBOLD)
        self._cards = {part: PartCard(language, part, most) for part, most in _MOST.items()}
        self._tips = Text(size=14, tone="soft", wrap=True)
        self._headings = Line(heads=True)
        self._lines: list[Line] = []
        self._more, self._nothing = Button(), Text(tone="soft", wrap=True)
        self._shown: SalesState | None = None
        self._shared: tuple[bool, bool] | None = None
        self._calendar = WhenWanted(lambda: CalendarSheet(self, language, presenter))
        self._question = ChoicesPanel(self)
        self._lay_out(switch)
        self._connect()

    def _connect(self) -> None:
        presenter = self._presenter
        self._earlier.tapped.connect(presenter.earlier)
        self._later.tapped.connect(presenter.later)
        self._print.tapped.connect(presenter.print_sales)
        self._beside.tapped.connect(presenter.open_calendar)
        self._more.tapped.connect(self._show_more)
        self._export.tapped.connect(presenter.ask_export)
        self._question.toggled.connect(presenter.export)
        self._question.done.connect(presenter.leave_export)
        for card in self._cards.values():
            card.wanted.connect(presenter.show_table)

    def _lay_out(self, switch: QWidget) -> None:
        for button in (self._earlier, self._later):
            button.setFixedWidth(tokens.TARGET + 6)
        top = row(gap=12)
        top.addWidget(self._title)
        top.addLayout(side_by_side([self._earlier, self._later], 6))
        top.addStretch(1)
        top.addWidget(switch)
        top.addWidget(self._print)
        self._second = Flow(gap=12, line_gap=8, last_at_end=True)
        tools = QWidget()
        in_tools = row(tools, gap=8)
        self._compare = Text(self._language.say("Compare with"), tone="soft")
        in_tools.addWidget(self._compare)
        in_tools.addLayout(side_by_side([self._beside, self._export], 8))
        self._tools = tools
        self._body = QStackedWidget()
        self._body.addWidget(self._overview())
        self._body.addWidget(self._table())
        self._page = column(self, gap=8)
        self._page.addLayout(top)
        self._page.addLayout(self._second)
        self._page.addWidget(self._said)
        self._page.addWidget(self._refused)
        self._page.addWidget(self._body, 1)
        self._share_room()

    def _overview(self) -> QWidget:
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        hours = Card("card")
        layout = column(hours, gap=2, margins=(18, 8, 18, 8))
        line = row(gap=12)
        line.addWidget(self._amount)
        line.addWidget(self._note, 1)
        line.addWidget(self._legend)
        layout.addLayout(line)
        layout.addWidget(self._by_hour)
        layout.addWidget(self._hours, 1)
        self._no_hours = Text(tone="soft", wrap=True)
        layout.addWidget(self._no_hours, 1, Qt.AlignmentFlag.AlignTop)
        self._columns = [QWidget() for _ in range(3)]
        self._stacks = [column(each, gap=12) for each in self._columns]
        self._hours_card = hours
        return Scroll(content)

    def _table(self) -> QWidget:
        card = Card("card")
        layout = column(card, margins=(18, 4, 18, 8))
        layout.addWidget(self._headings)
        content = _Rows()
        content.widened.connect(self._headings.be_as_wide)
        self._list = column(content, margins=(0, 0, _BESIDE_BAR, 0))
        self._list.addWidget(self._nothing)
        self._list.addWidget(self._more)
        self._list.addStretch(1)
        layout.addWidget(Scroll(content), 1)
        return card

    def _share_room(self) -> None:
        """Three columns; in a narrow window two, what was taken off and extras behind their parts alone."""
        above = tokens.GAP_8 if is_low(self) else tokens.GAP_16
        self._page.setContentsMargins(16, above, 16, above)
        wide = self.width() >= _WIDE
        tall = self.height() >= _TALL
        if (wide, tall) == self._shared:
            return
        self._shared = (wide, tall)
        for name, card in self._cards.items():
            card.set_most(_MOST[name] + (_MORE if tall or (name == ITEM and not wide) else 0))
        self._title.set_size(28 if wide else 24)
        self._print.set_text(self._language.say("Print") if wide else "", name=self._language.say("Print"))
        self._compare.setVisible(wide)
        self._export.set_text(self._language.say("Export") if wide else "", name=self._language.say("Export"))
        self._share_parts()
        columns: list[list[QWidget]] = [
            [self._hours_card, self._cards[ITEM]],
            [self._cards[each] for each in ((CATEGORY, PAYMENT, OFF) if wide else (CATEGORY, PAYMENT, STAFF, TAX))],
            [self._cards[each] for each in ((STAFF, TAX, EXTRAS) if wide else ())],
        ]
        for place, parts in enumerate(columns):
            stack = self._stacks[place]
            while stack.count():
                stack.takeAt(0)
            for part in parts:
                stack.addWidget(part, 1 if part is self._hours_card else 0)
            if place == (2 if wide else 1):
                stack.addWidget(self._tips)
            stack.addStretch(1 if place or not wide else 0)
            self._grid.addWidget(self._columns[place], 0, place)
            self._grid.setColumnStretch(place, (2, 1, 1 if wide else 0)[place])
        self._hours_card.setMaximumHeight(_ANY_HEIGHT if wide else _HOURS_TALL)
        self._columns[2].setVisible(wide)
        if self._shown is not None:
            self._name_compared(self._shown)
            self._show_cards(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def show_state(self, state: SalesState) -> None:
        """Shows what was sold, or why somebody sees none of it."""
        self._shown = state
        allowed = not state.refused
        self._refused.set_text(state.refused)
        self._refused.setVisible(not allowed)
        shown = (self._title, self._earlier, self._later, self._print, self._tools, self._body)
        for part in shown:
            part.setVisible(allowed)
        if self._parts is not None:
            self._parts.setVisible(allowed)
        self._said.set_text(state.said)
        self._said.setVisible(bool(state.said))
        self._question.show_choices(state.question)
        if not allowed:
            return
        self._title.set_text(state.title)
        self._later.setEnabled(state.later)
        self._print.setEnabled(state.can_print)
        self._show_parts(state)
        self._name_compared(state)
        if state.table is None:
            self._show_cards(state)
        else:
            self._show_table()
        self._body.setCurrentIndex(0 if state.table is None else 1)
        if state.calendar is not None or self._calendar.made:
            self._calendar.get().show_calendar(state.calendar)

    def _name_compared(self, state: SalesState) -> None:
        """In a narrow window it is shorter, since all stands in one line then."""
        words = state.beside if self._wide else state.beside_short
        self._beside.set_text(words, name=self._language.say("Compare with {days}", days=state.beside))

    def _show_parts(self, state: SalesState) -> None:
        if self._parts is None:
            self._parts = Segment(state.parts)
            self._parts.chosen.connect(self._presenter.show_part)
            self._second.addWidget(self._parts)
            self._second.addWidget(self._tools)
            self._share_parts()
        self._parts.show_chosen(state.chosen)

    @property
    def _wide(self) -> bool:
        return self._shared is not None and self._shared[0]

    def _share_parts(self) -> None:
        """Where there is room for their cards, what those lead to is no part of the switch."""
        if self._parts is not None and self._shown is not None:
            self._parts.set_padding(tokens.GAP_16 if self._wide else tokens.GAP_12)
            self._parts.show_first(len(self._shown.parts) - (BEHIND_CARDS if self._wide else 0))

    def _show_cards(self, state: SalesState) -> None:
        self._amount.set_text(state.amount)
        self._note.set_text(state.note)
        self._by_hour.set_text(state.by_hour)
        self._legend.show_words(*state.legend)
        self._hours.show_hours(state.hours)
        self._no_hours.set_text(state.nothing)
        for shown in (self._by_hour, self._hours):
            shown.setVisible(bool(state.hours))
        self._no_hours.setVisible(not state.hours)
        self._tips.set_text(state.tips)
        tables = {table.part: table for table in state.cards}
        for part, card in self._cards.items():
            away = not self._wide and part in (OFF, EXTRAS)
            card.show_table(None if away or not (part in tables and tables[part].lines) else tables[part])

    def _show_table(self) -> None:
        state = self._shown
        if state is None or state.table is None:
            return
        table = state.table
        self._headings.show_cells((table.title, *table.headings), ", ".join(table.headings))
        wanted = min(len(table.lines), max(_AT_ONCE, len(self._lines)))
        while len(self._lines) < wanted:
            self._lines.append(Line())
            self._list.insertWidget(len(self._lines) - 1, self._lines[-1])
        self._nothing.set_text(state.nothing)
        self._nothing.setVisible(not table.lines)
        show_lines(self._lines, table.lines)
        left = len(table.lines) - len(self._lines)
        self._more.setVisible(left > 0)
        self._more.set_text(self._language.say_count("{count} more", "{count} more", max(left, 0)))

    def _show_more(self) -> None:
        for _ in range(_AT_ONCE):
            self._lines.append(Line())
            self._list.insertWidget(len(self._lines) - 1, self._lines[-1])
        self._show_table()
