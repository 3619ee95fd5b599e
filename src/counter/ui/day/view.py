"""The day page: five figures, what was promised and taken, what went wrong, what is still to do."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from counter.kernel.language import Language
from counter.reports.day.page import ToDo
from counter.reports.day.words import Figure
from counter.ui.day.bars import HourColumns, WrongBars
from counter.ui.day.one_thing_card import OneThingCard
from counter.ui.day.presenter import DayPresenter
from counter.ui.day.scatter import ScatterChart
from counter.ui.day.state import DayState
from counter.ui.day.to_do_entry import ToDoEntry
from counter.ui.theme import looks, tokens
from counter.ui.theme.fonts import font
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Ground, Text

_FIVE = 5
_NARROW = 210
_ABOVE = 2
"""What stands above what is to do: the one thing, and the heading."""


class FigureCard(Card):
    """One of the five: what it is, how much, and what stands behind it."""

    def __init__(self) -> None:
        super().__init__("card")
        self._label = Text(tone="soft", wrap=True)
        self._value = Text(size=28, weight=tokens.BOLD)
        self._note = Text(size=14, tone="soft", wrap=True)
        layout = column(self, gap=2, margins=(16, 12, 12, 12))
        for part in (self._label, self._value, self._note):
            layout.addWidget(part)
        layout.addStretch(1)

    def show_figure(self, figure: Figure) -> None:
        """Shows it."""
        self._label.set_text(figure.label)
        self._value.set_text(figure.value)
        self._note.set_text(figure.note)
        self.setAccessibleName(f"{figure.label}: {figure.value}, {figure.note}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow card says its label smaller, so that the five figures stand in one line."""
        super().resizeEvent(event)
        self._label.setFont(font(14 if event.size().width() < _NARROW else 16))


class DayView(Ground):
    """Shows a DayState; what is tapped goes to the presenter. `switch` goes to the other pages of the tab."""

    def __init__(self, language: Language, presenter: DayPresenter, switch: Segment) -> None:
        super().__init__("paper")
        self._presenter, self._switch = presenter, switch
        say = language.say
        self._title = Text(size=28, weight=tokens.BOLD)
        self._earlier = Button(icon="chevron-left", name=say("Day before"))
        self._later = Button(icon="chevron-right", name=say("Day after"))
        self._print = Button(say("Print day"), look=looks.PRIMARY, icon="printer", commits=True)
        self._printing = Text(size=14, tone="soft", wrap=True)
        self._printing.setAlignment(paint.RIGHT)
        self._figures = [FigureCard() for _ in range(_FIVE)]
        self._scatter = ScatterChart(language)
        self._hours = HourColumns(say("Kept by hour, %"))
        self._wrong = WrongBars(language)
        self._entries: list[ToDoEntry] = []
        self._to_do: tuple[ToDo, ...] = ()
        self._to_do_heading = _heading("")
        self._more = Text(tone="soft", wrap=True)
        self._nothing = Text(say("Nothing. Everybody was answered."), tone="soft", wrap=True)
        self._came_back = Text(size=20, weight=tokens.BOLD)
        self._came_back_note = Text(size=14, tone="soft", wrap=True)
        self._staff_heading, self._staff = _heading(say("Hours and tips")), Text(wrap=True)
        self._cost_heading, self._cost = _heading(say("What it cost")), Text(wrap=True)
        self._answered_heading, self._answered = _heading(say("How it was answered")), Text(wrap=True)
        self._good_heading, self._good = _heading(say("Went well")), Text(wrap=True)
        self._came_from = Text(size=14, tone="soft", wrap=True)
        self._one_thing = OneThingCard(language, presenter.one_thing_done)
        self._panels: list[QBoxLayout] = []
        self._lay_out(language)
        self._earlier.tapped.connect(presenter.earlier)
        self._later.tapped.connect(presenter.later)
        self._print.tapped.connect(presenter.print_day)

    def _lay_out(self, language: Language) -> None:
        top = row()
        top.addWidget(self._title)
        top.addWidget(self._printing, 1)
        top.addSpacing(tokens.GAP_12)
        top.addWidget(self._switch)
        top.addSpacing(tokens.GAP_12)
        for button in (self._earlier, self._later):
            button.setFixedWidth(tokens.TARGET + 10)
        top.addLayout(side_by_side([self._earlier, self._later, self._print], 10))
        five = row(gap=12)
        for card in self._figures:
            five.addWidget(card, 1)
        panels = row(gap=14)
        for panel, share in ((self._left(language), 50), (self._middle(language), 45), (self._right(language), 27)):
            panels.addWidget(panel, share)
        self._page = column(self)
        self._page.addLayout(top)
        self._page.addLayout(five)
        self._page.addLayout(panels, 1)
        self._make_room()

    def _make_room(self) -> None:
        """Closer together in a low window, so that its columns can be compared under a strip too."""
        low = is_low(self)
        above, gap = (tokens.GAP_8, tokens.GAP_8) if low else (16, 14)
        self._page.setContentsMargins(16, above, 16, above)
        self._page.setSpacing(gap)
        for panel in self._panels:
            panel.setContentsMargins(16, gap, 14, gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._make_room()

    def _left(self, language: Language) -> QWidget:
        card, layout = self._panel()
        layout.addWidget(_heading(language.say("Promised against taken, minutes")))
        layout.addWidget(self._scatter, 1)
        return card

    def _middle(self, language: Language) -> QWidget:
        card, layout = self._panel()
        layout.addWidget(_heading(language.say("Kept by hour, %")))
        layout.addWidget(self._hours, 1)
        layout.addSpacing(tokens.GAP_8)
        layout.addWidget(_heading(language.say("What went wrong")))
        layout.addWidget(self._wrong, 1)
        layout.addWidget(self._came_from)
        return card

    def _right(self, language: Language) -> QWidget:
        card, layout = self._panel()
        content = QWidget()
        self._list = column(content)
        self._list.addWidget(self._one_thing)
        self._list.addWidget(self._to_do_heading)
        self._list.addWidget(self._nothing)
        self._list.addWidget(self._more)
        self._list.addSpacing(tokens.GAP_8)
        came_back = row(gap=8)
        came_back.addWidget(_heading(language.say("Came back")), 1)
        came_back.addWidget(self._came_back)
        self._list.addLayout(came_back)
        self._list.addWidget(self._came_back_note)
        for part in (self._cost, self._answered, self._good, self._staff):
            self._list.addSpacing(tokens.GAP_8)
            self._list.addWidget(self._heading_of(part))
            self._list.addWidget(part)
        self._list.addStretch(1)
        layout.addWidget(Scroll(content), 1)
        return card

    def _heading_of(self, part: Text) -> Text:
        headings = {
            self._cost: self._cost_heading,
            self._answered: self._answered_heading,
            self._good: self._good_heading,
        }
        return headings.get(part, self._staff_heading)

    def _panel(self) -> tuple[Card, QBoxLayout]:
        card = Card("card")
        layout = column(card, gap=10)
        self._panels.append(layout)
        return card, layout

    def show_state(self, state: DayState) -> None:
        """Shows a day."""
        self._title.set_text(state.title)
        self._later.setEnabled(state.later)
        self._printing.set_text(state.printing)
        self._print.setEnabled(state.can_print)
        for card, figure in zip(self._figures, state.figures, strict=True):
            card.show_figure(figure)
        self._scatter.show_scatter(state.scatter)
        self._hours.show_columns(state.hours, state.goal, state.hours_description)
        self._wrong.show_bars(state.went_wrong, state.wrong_description)
        self._came_back.set_text(state.came_back)
        self._came_back.setVisible(bool(state.came_back))
        self._came_back_note.set_text(state.came_back_note)
        self._to_do_heading.set_text(state.to_do_heading)
        self._more.set_text(state.more_to_do)
        self._more.setVisible(bool(state.more_to_do))
        said = (
            (self._cost, state.cost),
            (self._answered, state.answered),
            (self._good, state.good_moments),
            (self._staff, state.staff),
        )
        for part, lines in said:
            part.set_text("\n".join(lines))
            for each in (self._heading_of(part), part):
                each.setVisible(bool(lines))
        self._came_from.set_text(state.came_from)
        self._came_from.setVisible(bool(state.came_from))
        self._one_thing.show_thing(state.one_thing)
        if state.to_do != self._to_do:
            self._show_to_do(state.to_do)

    def _show_to_do(self, entries: tuple[ToDo, ...]) -> None:
        self._to_do = entries
        for old in self._entries:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._entries = [ToDoEntry(entry) for entry in entries]
        for place, (shown, entry) in enumerate(zip(self._entries, entries, strict=True)):
            shown.tapped.connect(lambda entry=entry: self._presenter.open_case(entry))
            self._list.insertWidget(_ABOVE + place, shown)
        self._nothing.setVisible(not entries)


def _heading(text: str) -> Text:
    return Text(text, size=20, weight=tokens.SEMIBOLD, wrap=True)
