"""The page about our promises: how sure the shop wants to be, how promises were kept, what is slower than it says."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.kernel.language import Language
from counter.ui.day.promise_bars import KeptBar, SaidLine
from counter.ui.day.promise_presenter import PromisePresenter
from counter.ui.day.promise_slider import StopsSlider
from counter.ui.day.promise_slow import SlowCard
from counter.ui.day.promise_state import KeptGroup, PromiseState
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Ground, Rule, Text

_WIDE = 1200
"""In pixels: from there on what was kept stands beside the stops."""
_BESIDE = ((0, 0, 1, 1), (1, 0, 1, 1), (0, 1, 2, 1))
_BELOW = ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1))
_LOW = ((0, 0, 2, 1), (1, 1, 1, 1), (0, 1, 1, 1))
"""Where the stops, what is slower and what was kept stand: row, column, rows, columns."""


class PromiseView(Ground):
    """Shows a PromiseState; what is tapped goes to the presenter. `switch` goes to the other pages of the tab."""

    def __init__(self, language: Language, presenter: PromisePresenter, switch: QWidget) -> None:
        super().__init__("paper")
        self._language = language
        say = language.say
        self._title = Text(say("How well we promise"), size=28, weight=tokens.BOLD)
        self._sentence, self._worked_out = Text(size=18, wrap=True), Text(size=14, tone="soft", wrap=True)
        self._worked_out.setAlignment(paint.RIGHT)
        self._print = Button(say("Print"), icon="printer", commits=True)
        self._printing = Text(size=14, tone="soft", wrap=True)
        self._nothing = Text(size=18, tone="soft", wrap=True)
        self._replayed = Text(tone="soft", wrap=True)
        self._replayed.setAlignment(paint.RIGHT)
        self._slider = StopsSlider(language)
        self._said = Text(wrap=True)
        self._said.setMinimumHeight(60)
        self._stay, self._use = Button(), Button(look=looks.PRIMARY, icon="check", size=18, height=60, commits=True)
        self._line = SaidLine()
        self._groups: tuple[KeptGroup, ...] = ()
        self._parts: list[QWidget] = []
        self._stops, self._kept = self._stops_card(language), self._kept_card(language)
        self._slow = SlowCard(language, presenter)
        self._room: tuple[bool, bool] | None = None
        self._lay_out(switch)
        self._slider.chosen.connect(presenter.choose)
        self._stay.tapped.connect(presenter.stay)
        self._use.tapped.connect(presenter.use)
        self._print.tapped.connect(presenter.print_page)

    def _lay_out(self, switch: QWidget) -> None:
        top, second = row(gap=12), row(gap=12)
        top.addWidget(self._title)
        top.addWidget(self._printing, 1)
        top.addWidget(switch)
        top.addWidget(self._print)
        second.addWidget(self._sentence, 3)
        second.addWidget(self._worked_out, 1)
        self._panels = QGridLayout()
        self._page = column(self)
        self._page.addLayout(top)
        self._page.addLayout(second)
        self._page.addWidget(self._nothing)
        self._page.addLayout(self._panels, 1)
        self._page.addStretch(0)
        self._share_room()

    def _stops_card(self, language: Language) -> Card:
        card = Card("card")
        heading, foot = row(gap=12), row(gap=12)
        heading.addWidget(Text(language.say("How sure do we want to be?"), size=20, weight=tokens.BOLD))
        heading.addWidget(self._replayed, 1)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._stay)
        foot.addWidget(self._use)
        layout = column(card, gap=8, margins=(20, 12, 20, 12))
        layout.addLayout(heading)
        layout.addWidget(self._slider, 1)
        layout.addWidget(Rule())
        layout.addLayout(foot)
        return card

    def _kept_card(self, language: Language) -> Card:
        card, content = Card("card"), QWidget()
        self._list = column(content, margins=(0, 0, tokens.GAP_16, 0))
        self._list.addStretch(1)
        layout = column(card, gap=4, margins=(20, 12, 20, 8))
        layout.addWidget(Text(language.say("Kept, against what we said"), size=20, weight=tokens.BOLD))
        layout.addWidget(self._line)
        layout.addWidget(Scroll(content), 1)
        return card

    def _share_room(self) -> None:
        """What was kept stands beside the rest, in a narrow window below it; in a low one the stops have one side."""
        low = is_low(self)
        above = tokens.GAP_8 if low else tokens.GAP_16
        self._page.setContentsMargins(16, above, 16, above)
        self._page.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._panels.setSpacing(tokens.GAP_8 if low else tokens.GAP_16)
        wide = self.width() >= _WIDE
        self._title.set_size(28 if wide else 24)
        self._print.set_text(self._language.say("Print") if wide else "", name=self._language.say("Print"))
        if (wide, low) == self._room:
            return
        self._room = (wide, low)
        for part in (self._stops, self._slow, self._kept):
            self._panels.removeWidget(part)
        places = _LOW if low else _BESIDE if wide else _BELOW
        for part, where in zip((self._stops, self._slow, self._kept), places, strict=True):
            self._panels.addWidget(part, *where)
        for place, stretch in enumerate((8, 5) if wide or low else (1, 1)):
            self._panels.setColumnStretch(place, stretch)
        for place, stretch in enumerate((1, 1) if low else (5, 2) if wide else (3, 2)):
            self._panels.setRowStretch(place, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def show_state(self, state: PromiseState) -> None:
        """Shows what was worked out, or why there is nothing."""
        for part, words in ((self._sentence, state.sentence), (self._worked_out, state.worked_out)):
            part.set_text(words)
            part.setVisible(bool(words))
        self._printing.set_text(state.printing)
        self._print.setEnabled(state.can_print)
        self._nothing.set_text(state.nothing)
        self._nothing.setVisible(bool(state.nothing))
        for card in (self._stops, self._slow, self._kept):
            card.setVisible(not state.nothing)
        self._replayed.set_text(state.replayed)
        self._slider.show_stops(state.stops)
        self._said.set_text(state.said)
        for button, words in ((self._stay, state.stay), (self._use, state.use)):
            button.set_text(words)
            button.setVisible(bool(words))
        self._line.show_words(state.target_words)
        self._slow.show_state(state)
        if state.groups != self._groups:
            self._show_groups(state)

    def _show_groups(self, state: PromiseState) -> None:
        self._groups = state.groups
        for old in self._parts:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        rows = [each for group in state.groups for each in group.rows]
        label = max((paint.text_width(each.label, 16, tokens.REGULAR) for each in rows), default=0)
        count = max((paint.text_width(each.count, 16, tokens.REGULAR) for each in rows), default=0)
        self._parts = []
        for group in state.groups:
            heading = Text(group.heading, weight=tokens.SEMIBOLD)
            heading.setContentsMargins(0, tokens.GAP_8, 0, 0)
            self._parts.append(heading)
            self._parts += [KeptBar(each, state.target, label, count) for each in group.rows]
        for place, part in enumerate(self._parts):
            self._list.insertWidget(place, part)
