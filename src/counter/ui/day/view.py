"""The day page: how the day was, its figures, what was promised and taken, what went wrong, what is still to do."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.day.bars import WrongBars
from counter.ui.day.figure_card import FigureCard
from counter.ui.day.hour_columns import HourColumns, KeptLegend
from counter.ui.day.presenter import DayPresenter
from counter.ui.day.scatter import ScatterChart
from counter.ui.day.side_cards import SideCards, heading
from counter.ui.day.state import DayState
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column, is_low, is_narrow, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Ground, Rule, Text

_FIVE = 5
_LEAST_PANELS = 344
"""In pixels: where the window leaves the panels less, all of the page scrolls."""


class _Panels(QWidget):
    """What stands side by side: as tall as there is room, whatever their words would like."""

    def hasHeightForWidth(self) -> bool:
        """It takes the height that there is."""
        return False

    def sizeHint(self) -> QSize:
        """Enough to compare."""
        return QSize(900, _LEAST_PANELS)

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(600, _LEAST_PANELS)


class DayView(Ground):
    """Shows a DayState; what is tapped goes to the presenter. `switch` goes to the other pages of the tab."""

    def __init__(self, language: Language, presenter: DayPresenter, switch: QWidget) -> None:
        super().__init__("paper")
        self._language, self._switch = language, switch
        say = language.say
        self._title = Text(size=28, weight=tokens.BOLD)
        self._earlier = Button(icon="chevron-left", name=say("Day before"))
        self._later = Button(icon="chevron-right", name=say("Day after"))
        self._print = Button(say("Print"), icon="printer", commits=True, name=say("Print day"))
        self._printing = Text(size=14, tone="soft", wrap=True)
        self._printing.setAlignment(paint.RIGHT)
        self._sentence = Text(size=18, wrap=True, rich=True)
        self._whole = Button(say("Whole day"), icon="x")
        self._figures = [FigureCard() for _ in range(_FIVE)]
        self._scatter_heading = Text(say("Promised against taken, minutes"), size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._scatter = ScatterChart(language)
        self._last = Text(size=14, tone="soft", wrap=True)
        self._hours_heading, self._legend = heading(say("Kept by hour")), KeptLegend(language)
        self._hours = HourColumns(say("Kept by hour"))
        self._turn = Button(
            look=looks.QUIET_INK, arrangement=Arrangement.ROW, icon_after="chevron-right", size=20, padding=0
        )
        self._wrong_heading = heading(say("What went wrong"))
        self._wrong = WrongBars(language, say("What went wrong"))
        self._from_heading = heading(say("Where it came from"))
        self._came_from = WrongBars(language, say("Where it came from"), tokens.SOFT)
        self._side = SideCards(language, presenter.open_case, presenter.one_thing_done)
        self._has_causes, self._turned = False, False
        self._panels: list[QBoxLayout] = []
        self._lay_out(language)
        self._earlier.tapped.connect(presenter.earlier)
        self._later.tapped.connect(presenter.later)
        self._print.tapped.connect(presenter.print_day)
        self._whole.tapped.connect(presenter.whole_day)
        self._hours.chosen.connect(presenter.choose_hour)
        self._scatter.opened.connect(presenter.open_story)
        self._turn.tapped.connect(self._turn_over)

    def _lay_out(self, language: Language) -> None:
        top = row()
        top.addWidget(self._title)
        top.addSpacing(tokens.GAP_12)
        for button in (self._earlier, self._later):
            button.setFixedWidth(tokens.TARGET + 6)
        top.addLayout(side_by_side([self._earlier, self._later]))
        top.addWidget(self._printing, 1)
        top.addSpacing(tokens.GAP_12)
        top.addWidget(self._switch)
        top.addSpacing(tokens.GAP_12)
        top.addWidget(self._print)
        said = row(gap=tokens.GAP_12)
        said.addWidget(self._sentence, 1)
        said.addWidget(self._whole)
        five = row(gap=tokens.GAP_12)
        for card in self._figures:
            five.addWidget(card, 1)
        panels = _Panels()
        beside = row(panels, gap=14)
        for panel, share in ((self._left(language), 396), (self._middle(language), 498), (Scroll(self._side), 326)):
            panel.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            beside.addWidget(panel, share)
        content = QWidget()
        self._page = column(content)
        for part in (top, said, five):
            self._page.addLayout(part)
        self._page.addWidget(panels, 1)
        column(self).addWidget(Scroll(content))
        self._make_room()

    def _make_room(self) -> None:
        """Closer together in a low window, shorter words in a narrow one."""
        low, narrow = is_low(self), is_narrow(self)
        above, gap = (tokens.GAP_8, tokens.GAP_8) if low else (16, tokens.GAP_12)
        self._page.setContentsMargins(16, above, 16, above)
        self._page.setSpacing(gap)
        for panel in self._panels:
            panel.setContentsMargins(16, gap, 14, gap)
        self._title.set_size(24 if narrow else 28)
        self._print.set_text("" if narrow else self._language.say("Print"), name=self._language.say("Print day"))
        self._scatter_heading.fit_into(self._scatter.width(), 20, 18, 16)
        beside = self._hours.width() - self._legend.width() - tokens.GAP_8
        self._hours_heading.fit_into(beside, 20, 18, 16)
        self._share_bars()

    def _share_bars(self) -> None:
        """What went wrong and where it came from stand side by side; in a narrow window one behind the other."""
        narrow = is_narrow(self) and self._has_causes
        self._turn.setVisible(narrow)
        turned = narrow and self._turned
        self._turn.set_text((self._from_heading if turned else self._wrong_heading).text())
        self._wrong_heading.setVisible(not narrow)
        self._from_heading.setVisible(self._has_causes and not narrow)
        self._wrong.setVisible(not turned)
        self._came_from.setVisible(self._has_causes and (turned or not narrow))
        self._bars.setStretch(0, int(not turned))
        self._bars.setStretch(1, int(self._has_causes and (turned or not narrow)))
        self._bars.setSpacing(0 if narrow or not self._has_causes else tokens.GAP_16)

    def _turn_over(self) -> None:
        self._turned = not self._turned
        self._share_bars()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._make_room()

    def _left(self, language: Language) -> QWidget:
        card, layout = self._panel()
        layout.addWidget(self._scatter_heading)
        layout.addWidget(self._scatter, 1)
        layout.addWidget(self._last)
        return card

    def _middle(self, language: Language) -> QWidget:
        card, layout = self._panel()
        top = row()
        top.addWidget(self._hours_heading, 1)
        top.addWidget(self._legend)
        layout.addLayout(top)
        layout.addWidget(self._hours, 3)
        layout.addWidget(Rule())
        layout.addWidget(self._turn)
        self._bars = bars = row(gap=tokens.GAP_16)
        for title, shown in ((self._wrong_heading, self._wrong), (self._from_heading, self._came_from)):
            half = column(gap=tokens.GAP_4)
            half.addWidget(title)
            half.addWidget(shown, 1)
            bars.addLayout(half, 1)
        layout.addLayout(bars, 2)
        return card

    def _panel(self) -> tuple[Card, QBoxLayout]:
        card = Card("card")
        layout = column(card, gap=tokens.GAP_8)
        self._panels.append(layout)
        return card, layout

    def show_state(self, state: DayState) -> None:
        """Shows a day."""
        self._title.set_text(state.title)
        self._later.setEnabled(state.later)
        self._printing.set_text(state.printing)
        self._print.setEnabled(state.can_print)
        waits = f" <b>{escape(state.waits)}</b>" if state.waits else ""
        known = f' <span style="color:{tokens.SOFT}">{escape(state.known)}</span>' if state.known else ""
        self._sentence.set_text(f"{escape(state.sentence)}{waits}{known}")
        self._whole.setVisible(state.of_hour)
        for place, card in enumerate(self._figures):
            card.setVisible(place < len(state.figures))
            if place < len(state.figures):
                card.show_figure(state.figures[place])
        self._scatter.show_scatter(state.scatter)
        self._last.set_text(state.last)
        self._last.setVisible(bool(state.last))
        self._hours.show_columns(state.hours)
        self._wrong.show_bars(state.went_wrong, state.wrong_description)
        self._came_from.show_bars(state.came_from, state.came_from_description)
        self._has_causes = bool(state.came_from)
        self._share_bars()
        self._side.show_state(state)
