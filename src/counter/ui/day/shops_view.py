"""The page of all shops: a day, a week, a month or sales of each of them, side by side."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from counter.kernel.language import Language
from counter.ui.day.place_switch import PlaceSwitch
from counter.ui.day.shops_presenter import ShopsPresenter
from counter.ui.day.shops_state import ShopsState
from counter.ui.day.shops_table import ShopsTable
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, is_narrow, row, side_by_side
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Ground, Text


class ShopsView(Ground):
    """Shows a ShopsState; what is tapped goes to the presenter. `switch` goes to the other pages of the tab."""

    def __init__(self, language: Language, presenter: ShopsPresenter, switch: PlaceSwitch) -> None:
        super().__init__("paper")
        self._language, self._presenter = language, presenter
        say = language.say
        self._title = Text(size=28, weight=tokens.BOLD)
        self._earlier = Button(icon="chevron-left", name=say("Earlier"))
        self._later = Button(icon="chevron-right", name=say("Later"))
        self._read = Button(say("Read now"), icon="refresh-cw", commits=True)
        self._known, self._below = Text(wrap=True), Text(wrap=True)
        self._parts: Segment | None = None
        self._before = Button(icon="chevron-left", name=say("Shops before these"))
        self._after = Button(icon="chevron-right", name=say("Shops after these"))
        self._which = Text(tone="soft")
        self._table = ShopsTable(language)
        self._shown: ShopsState | None = None
        self._lay_out(switch)
        self._earlier.tapped.connect(presenter.earlier)
        self._later.tapped.connect(presenter.later)
        self._read.tapped.connect(presenter.read_now)
        self._before.tapped.connect(lambda: self._table.turn(-self._table.fit))
        self._after.tapped.connect(lambda: self._table.turn(self._table.fit))
        self._table.turned.connect(self._show_which)
        self._table.opened.connect(presenter.open)

    def _lay_out(self, switch: PlaceSwitch) -> None:
        for button in (self._earlier, self._later, self._before, self._after):
            button.setFixedWidth(tokens.TARGET + 6)
        top = row(gap=12)
        top.addWidget(self._title)
        top.addLayout(side_by_side([self._earlier, self._later], 6))
        top.addStretch(1)
        top.addWidget(switch)
        top.addWidget(self._read)
        self._second = row()
        second = row(gap=12)
        second.addLayout(self._second)
        second.addWidget(self._known, 1)
        second.addWidget(self._which)
        second.addLayout(side_by_side([self._before, self._after], 6))
        self._page = column(self, gap=tokens.GAP_8)
        self._page.addLayout(top)
        self._page.addLayout(second)
        self._page.addWidget(self._below)
        self._page.addWidget(self._table, 1)

    def _make_room(self) -> None:
        above = tokens.GAP_8 if is_low(self) else tokens.GAP_16
        self._page.setContentsMargins(16, above, 16, above)
        narrow, say = is_narrow(self), self._language.say
        self._title.set_size(24 if narrow else 28)
        self._read.set_text("" if narrow else say("Read now"), name=say("Read now"))
        if self._parts is not None:
            self._parts.set_padding(tokens.GAP_8 if narrow else tokens.GAP_16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._make_room()

    def show_state(self, state: ShopsState) -> None:
        """Shows all shops."""
        self._shown = state
        self._title.set_text(state.title)
        self._later.setEnabled(state.later)
        self._read.setEnabled(state.can_read)
        known = " ".join(filter(None, (state.known, state.reading)))
        self._known.set_text("" if state.parts else known)  # beside its parts there is no room for a sentence
        self._below.set_text(known)
        self._below.setVisible(bool(state.parts))
        self._show_parts(state)
        self._table.show_table(state)

    def _show_parts(self, state: ShopsState) -> None:
        if state.parts and self._parts is None:
            self._parts = Segment(state.parts)
            self._parts.chosen.connect(self._presenter.show_part)
            self._second.addWidget(self._parts)
            self._make_room()
        if self._parts is not None:
            self._parts.setVisible(bool(state.parts))
            self._parts.show_chosen(state.chosen)

    def _show_which(self) -> None:
        """Which of the shops are seen, where not all of them have room."""
        state, seen = self._shown, self._table.seen
        shops = 0 if state is None else len(state.heads) - state.standing
        for part in (self._which, self._before, self._after):
            part.setVisible(len(seen) < shops)
        self._before.setEnabled(seen.start > 0)
        self._after.setEnabled(seen.stop < shops)
        words = {"first": seen.start + 1, "last": seen.stop, "count": shops}
        self._which.set_text(self._language.say("Shops {first} to {last} of {count}", **words))
