"""The bar's questions over the page: a new promise, which station is in trouble, what is not made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.bar.question_presenter import QuestionPresenter
from counter.ui.bar.state import Careful, NewPromise, Trouble, Unmade
from counter.ui.parts.minutes_row import MinutesRow
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import Flow, column, row, side_by_side
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Text


class NewPromisePanel(QWidget):
    """Which minute we promise instead, and whether the customer was told."""

    def __init__(self, host: QWidget, language: Language, presenter: QuestionPresenter) -> None:
        super().__init__()
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._detail = Text(tone="soft", wrap=True)
        self._minutes = MinutesRow(language, large=True)
        self._sentence = Text(size=20, wrap=True)
        well = Card("well")
        column(well, margins=(16, 16, 16, 16)).addWidget(self._sentence)
        not_told = Button(language.say("Not told yet"), height=64, commits=True)
        self._told = Button(look=looks.PRIMARY, icon="megaphone", size=18, height=64, commits=True)
        layout = column(self)
        for part, gap in ((self._title, 4), (self._detail, 16), (self._minutes, 18), (well, 18)):
            layout.addWidget(part)
            layout.addSpacing(gap)
        layout.addLayout(side_by_side([not_told, self._told], 10, (35, 65)))
        self._panel = DimmedPanel(host, self)
        self._minutes.picked.connect(presenter.pick_minute)
        self._minutes.nudged.connect(presenter.nudge_minute)
        not_told.tapped.connect(lambda: presenter.promise(told=False))
        self._told.tapped.connect(lambda: presenter.promise(told=True))
        self._panel.dismissed.connect(presenter.close_question)

    def show_question(self, question: NewPromise | None) -> None:
        """Asks, or takes the question away."""
        if question is None:
            self._panel.shut()
            return
        self._title.set_text(question.title)
        self._detail.set_text(question.detail)
        self._minutes.show_minutes(question.clocks, question.chosen)
        self._sentence.set_text(question.sentence)
        self._told.set_text(question.told)
        if self._panel.isHidden():
            self._panel.open()


class TroublePanel(QWidget):
    """How each station is: fine, slow or down."""

    def __init__(self, host: QWidget, language: Language, presenter: QuestionPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._language = language
        self._lines: dict[str, tuple[QWidget, Text, Segment]] = {}
        self._rows = column(gap=tokens.GAP_12)
        hint = language.say("New promises allow for it from now on.")
        done = Button(language.say("Done"), look=looks.PRIMARY, size=18, height=60)
        layout = column(self, gap=tokens.GAP_16)
        layout.addWidget(Text(language.say("What is in trouble?"), size=28, weight=tokens.BOLD))
        layout.addWidget(Text(hint, tone="soft", wrap=True))
        layout.addLayout(self._rows)
        layout.addWidget(done)
        self._panel = DimmedPanel(host, self)
        done.tapped.connect(presenter.close_question)
        self._panel.dismissed.connect(presenter.close_question)

    def show_question(self, question: Trouble | None) -> None:
        """Asks, or takes the question away."""
        if question is None:
            self._panel.shut()
            return
        for key in self._lines.keys() - {station.id for station in question.stations}:
            self._lines[key][0].hide()
        for station in question.stations:
            if station.id not in self._lines:
                self._add(station.id)
            line, label, segment = self._lines[station.id]
            label.set_text(station.label)
            segment.setAccessibleName(station.label)
            segment.show_chosen(station.trouble)
            line.show()
        if self._panel.isHidden():
            self._panel.open()

    def _add(self, station: str) -> None:
        say = self._language.say
        segment = Segment((say("Fine"), say("Slow"), say("Down")))
        segment.chosen.connect(lambda how: self._presenter.report_trouble(station, how))
        whole, label = QWidget(), Text(size=18, weight=tokens.SEMIBOLD)
        line = row(whole, gap=tokens.GAP_16)
        line.addWidget(label, 1)
        line.addWidget(segment, 2)
        self._rows.addWidget(whole)
        self._lines[station] = (whole, label, segment)


class AllergyPanel(QWidget):
    """Whether an order is safe for somebody with an allergy: who made it says so, or goes back and looks."""

    def __init__(self, host: QWidget, language: Language, presenter: QuestionPresenter) -> None:
        super().__init__()
        self._title = Text(size=28, weight=tokens.BOLD, tone="late", wrap=True)
        self._lines = Text(size=20, wrap=True)
        well = Card("well")
        column(well, margins=(16, 16, 16, 16)).addWidget(self._lines)
        back = Button(language.say("Not yet"), height=64)
        self._safe = Button(look=looks.PRIMARY, icon="shield-check", size=18, height=64, commits=True)
        layout = column(self, gap=tokens.GAP_16)
        layout.addWidget(self._title)
        layout.addWidget(well)
        layout.addLayout(side_by_side([back, self._safe], 10, (35, 65)))
        self._panel = DimmedPanel(host, self)
        back.tapped.connect(presenter.close_question)
        self._safe.tapped.connect(presenter.is_safe)
        self._panel.dismissed.connect(presenter.close_question)

    def show_question(self, question: Careful | None) -> None:
        """Asks, or takes the question away."""
        if question is None:
            self._panel.shut()
            return
        self._title.set_text(question.title)
        self._lines.set_text("\n".join(question.lines))
        self._safe.set_text(question.safe)
        if self._panel.isHidden():
            self._panel.open()


class UnmadePanel(QWidget):
    """What is with the lines that are not ticked: made now, in one tap; or why not."""

    def __init__(self, host: QWidget, language: Language, presenter: QuestionPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._lines = Text(size=20, wrap=True)
        well = Card("well")
        column(well, margins=(16, 16, 16, 16)).addWidget(self._lines)
        self._made = Button(look=looks.PRIMARY, icon="check", size=18, height=64, commits=True)
        self._made.tapped.connect(presenter.all_made)
        self._without = Text(language.say("Or without it, since:"), tone="soft")
        self._whys = QWidget()
        self._flow = Flow(self._whys, gap=8, line_gap=8)
        self._buttons: dict[str, Button] = {}
        layout = column(self, gap=tokens.GAP_16)
        for part in (self._title, well, self._made, self._without, self._whys):
            layout.addWidget(part)
        self._panel = DimmedPanel(host, self)
        self._panel.dismissed.connect(presenter.close_question)

    def show_question(self, question: Unmade | None) -> None:
        """Asks, or takes the question away."""
        if question is None:
            self._panel.shut()
            return
        self._title.set_text(question.title)
        self._lines.set_text("\n".join(question.lines))
        self._made.set_text(question.made)
        self._without.setVisible(bool(question.whys))
        self._whys.setVisible(bool(question.whys))
        for why, words in question.whys:
            if why not in self._buttons:
                self._buttons[why] = self._why(why)
            self._buttons[why].set_text(words)
        if self._panel.isHidden():
            self._panel.open()

    def _why(self, why: str) -> Button:
        button = Button(height=56, commits=True)
        button.tapped.connect(lambda: self._presenter.leave_off(why))
        self._flow.addWidget(button)
        return button
