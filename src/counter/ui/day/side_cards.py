"""The cards at the side of the day: one thing to do, what is still to do, what it cost, and what else there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.reports.day.page import ToDo
from counter.ui.day.one_thing_card import OneThingCard
from counter.ui.day.state import Cost, DayState
from counter.ui.day.to_do_entry import ToDoEntry
from counter.ui.theme import tokens
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Rule, Text

_AROUND = 44
"""What stands around and between the figures of a card, in pixels."""


class SideCards(QWidget):
    """`open_case` gets what is still to do, `done` whether the one thing is."""

    def __init__(self, language: Language, open_case: Callable[[ToDo], None], done: Callable[[bool], None]) -> None:
        super().__init__()
        say = language.say
        self.one_thing = OneThingCard(language, done)
        self.to_do = ToDoCard(language, open_case)
        self.cost = CostCard(language)
        self.answered = LinesCard(say("How it was answered"))
        self.good = LinesCard(say("Went well"))
        self.came_back = LinesCard(say("Came back"))
        self.staff = LinesCard(say("Hours and tips"))
        layout = column(self, gap=tokens.GAP_12)
        for card in (self.one_thing, self.to_do, self.cost, self.good, self.answered, self.came_back, self.staff):
            layout.addWidget(card)
        layout.addStretch(1)

    def show_state(self, state: DayState) -> None:
        """Shows a day; a card that has nothing to say is gone."""
        self.one_thing.show_thing(state.one_thing)
        self.to_do.show_entries(state.to_do_heading, state.to_do, state.more_to_do)
        self.cost.show_cost(state.cost)
        self.good.show_lines(state.good_moments)
        self.answered.show_lines(state.answered)
        self.came_back.show_lines((state.came_back_note,), state.came_back)
        self.staff.show_lines(state.staff)


class ToDoCard(Card):
    """What is still to do, one by one."""

    def __init__(self, language: Language, open_case: Callable[[ToDo], None]) -> None:
        super().__init__("card")
        self._language, self._open_case = language, open_case
        self._to_do: tuple[ToDo, ...] = ()
        self._entries: list[ToDoEntry] = []
        self._heading = heading("")
        self._more = Text(tone="soft", wrap=True)
        self.nothing = Text(language.say("Nothing. Everybody was answered."), tone="soft", wrap=True)
        self._list = column(self, gap=2, margins=(16, 14, 14, 8))
        for part in (self._heading, self.nothing, self._more):
            self._list.addWidget(part)

    def show_entries(self, title: str, entries: tuple[ToDo, ...], more: str) -> None:
        """Shows them, and how many more there are."""
        self._heading.set_text(title)
        self._more.set_text(more)
        self._more.setVisible(bool(more))
        self.nothing.setVisible(not entries)
        if entries == self._to_do:
            return
        self._to_do = entries
        for old in self._entries:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._entries = [self._entry(entry) for entry in entries]
        for place, shown in enumerate(self._entries, start=1):
            self._list.insertWidget(place, shown)

    def _entry(self, entry: ToDo) -> ToDoEntry:
        shown = ToDoEntry(entry, self._language.say("{title}: {text}", title=entry.title, text=entry.text))
        shown.tapped.connect(lambda: self._open_case(entry))
        return shown


class CostCard(Card):
    """What it cost: the shop money, its customers time."""

    def __init__(self, language: Language) -> None:
        super().__init__("card")
        say = language.say
        self._money, self._time = Text(size=24, weight=tokens.BOLD), Text(size=24, weight=tokens.BOLD)
        self._we_gave = Text(say("we gave back"), size=14, tone="soft", wrap=True)
        self._rule, self._lines = Rule(), Text(size=14, tone="soft", wrap=True)
        layout = column(self, gap=tokens.GAP_8, margins=(16, 14, 14, 14))
        layout.addWidget(heading(say("What it cost")))
        two = row(gap=tokens.GAP_12)
        lost = Text(say("customers lost"), size=14, tone="soft", wrap=True)
        for figure in (self._money, self._time):
            figure.setMinimumWidth(1)
        for parts in ((self._money, self._we_gave), (self._time, lost)):
            side = column()
            for part in parts:
                side.addWidget(part)
            two.addLayout(side, 1)
        layout.addLayout(two)
        layout.addWidget(self._rule)
        layout.addWidget(self._lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its figures stand side by side in a narrow one too."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = (self.width() - _AROUND) // (2 if self._money.text() else 1)
        for figure in (self._money, self._time):
            figure.fit_into(room, 24, 20, 18, 16)

    def show_cost(self, cost: Cost) -> None:
        """Shows it; without money only the time."""
        self._money.set_text(cost.money)
        self._time.set_text(cost.time)
        self._lines.set_text("\n".join(cost.lines))
        for part in (self._money, self._we_gave):
            part.setVisible(bool(cost.money))
        self._fit()
        self._rule.setVisible(bool(cost.lines))
        self._lines.setVisible(bool(cost.lines))


class LinesCard(Card):
    """A heading, a figure beside it where there is one, and lines below."""

    def __init__(self, title: str) -> None:
        super().__init__("card")
        self._figure = Text(size=20, weight=tokens.BOLD)
        self._lines = Text(wrap=True)
        layout = column(self, gap=tokens.GAP_4, margins=(16, 14, 14, 14))
        top = row(gap=tokens.GAP_8)
        top.addWidget(heading(title), 1)
        top.addWidget(self._figure)
        layout.addLayout(top)
        layout.addWidget(self._lines)

    def show_lines(self, lines: tuple[str, ...], figure: str = "") -> None:
        """Shows them; without any it is gone."""
        self._lines.set_text("\n".join(lines))
        self._figure.set_text(figure)
        self._figure.setVisible(bool(figure))
        self.setVisible(bool(lines))


def heading(text: str) -> Text:
    """What stands over a card."""
    return Text(text, size=20, weight=tokens.SEMIBOLD, wrap=True)
