"""The calendar in which somebody chooses the days that are looked at, and those that they are compared with."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from counter.kernel.language import Language
from counter.ui.day.sales_presenter import COMPARED, LOOKED_AT, SalesPresenter
from counter.ui.day.sales_state import Calendar
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Text

_WEEKS = 6


class CalendarSheet(QWidget):
    """Covers its host while somebody chooses days."""

    def __init__(self, host: QWidget, language: Language, presenter: SalesPresenter) -> None:
        super().__init__()
        say = language.say
        self._which = Segment((say("Days to look at"), say("Compare with")))
        self._which.chosen.connect(lambda place: presenter.open_calendar((LOOKED_AT, COMPARED)[place]))
        self._month = Text(size=18, weight=tokens.SEMIBOLD)
        self._earlier = Button(icon="chevron-left", name=say("Month before"))
        self._later = Button(icon="chevron-right", name=say("Month after"))
        self._earlier.tapped.connect(lambda: presenter.turn_calendar(-1))
        self._later.tapped.connect(lambda: presenter.turn_calendar(1))
        self._said = Text(tone="soft", wrap=True)
        done = Button(say("Done"), look=looks.PRIMARY)
        done.tapped.connect(presenter.close_calendar)
        self._weekdays = [Text(size=14, tone="soft") for _ in range(7)]
        self._keys = [Button(padding=0, height=44) for _ in range(7 * _WEEKS)]
        grid = QGridLayout()
        grid.setSpacing(2)
        for place, word in enumerate(self._weekdays):
            word.setAlignment(paint.CENTRE)
            grid.addWidget(word, 0, place)
        for place, key in enumerate(self._keys):
            key.tapped.connect(lambda key=key: presenter.choose_day(key.about))
            grid.addWidget(key, 1 + place // 7, place % 7)
        head = row(gap=8)
        head.addWidget(self._month, 1)
        head.addWidget(self._earlier)
        head.addWidget(self._later)
        foot = row(gap=8)
        foot.addWidget(self._said, 1)
        foot.addWidget(done)
        layout = column(self, gap=8)
        layout.addWidget(self._which)
        layout.addLayout(head)
        layout.addLayout(grid)
        layout.addLayout(foot)
        self._panel = DimmedPanel(host, self, 520, margin=16)
        self._panel.dismissed.connect(presenter.close_calendar)

    def show_calendar(self, calendar: Calendar | None) -> None:
        """Shows it, or none any more."""
        if calendar is None:
            self._panel.shut()
            return
        self._which.show_chosen(calendar.which)
        self._month.set_text(calendar.month)
        self._later.setEnabled(calendar.later)
        self._said.set_text(calendar.said)
        for word, text in zip(self._weekdays, calendar.weekdays, strict=True):
            word.set_text(text)
        for place, shown in enumerate(self._keys):
            key = calendar.keys[place] if place < len(calendar.keys) else None
            shown.setVisible(key is not None)
            shown.setEnabled(key is not None and key.can)
            shown.about = key and key.day
            shown.set_text(key.label if key else "", name=key.name if key else "")
            shown.set_chosen(on=key is not None and key.chosen)
        if self._panel.isHidden():
            self._panel.open()
