"""The card below the four keys: an amount, a reason, or a report."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.theme import looks, tokens
from counter.ui.till.presenter import TillPresenter
from counter.ui.till.rows import PaperLines
from counter.ui.till.state import PaperState, QuestionState
from counter.ui.widgets.button import Button
from counter.ui.widgets.keypad import Keypad, grid_of
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_REASONS = 4
_GROWS = QSizePolicy.Policy.Preferred


class Reasons(QWidget):
    """Up to three reasons and another one that is typed; a tap gives it to `presenter`'s function."""

    def __init__(self, other: str) -> None:
        super().__init__()
        self.buttons = [Button(commits=True) for _ in range(_REASONS)]
        self._other = other
        self.setLayout(grid_of(self.buttons, columns=2, gap=8))

    def show_reasons(self, reasons: tuple[str, ...], chosen: str = "") -> None:
        """Shows these; the last one is another."""
        for button, reason in zip(self.buttons, (*reasons, self._other), strict=True):
            button.set_text(reason)
            is_other = reason == self._other and chosen not in {"", *reasons}
            button.set_chosen(on=bool(chosen) and (reason == chosen or is_other), chosen=looks.PRIMARY)


class PaperCard(QWidget):
    """A report to look at and to print, and the way to the Zs before and after it."""

    def __init__(self, language: Language, presenter: TillPresenter) -> None:
        super().__init__()
        self._lines = PaperLines()
        self._print = Button(icon="printer", commits=True)
        self._print.tapped.connect(presenter.reports.print)
        self._earlier = Button(icon="chevron-left", name=language.say("The Z before"), padding=tokens.GAP_12)
        self._earlier.tapped.connect(presenter.reports.earlier)
        self._later = Button(icon="chevron-right", name=language.say("The Z after"), padding=tokens.GAP_12)
        self._later.tapped.connect(presenter.reports.later)
        keys = row(gap=tokens.GAP_8)
        keys.addWidget(self._earlier)
        keys.addWidget(self._print, 1)
        keys.addWidget(self._later)
        layout = column(self, gap=tokens.GAP_8)
        layout.addWidget(Scroll(self._lines), 1)
        layout.addLayout(keys)

    def show_paper(self, paper: PaperState | None) -> None:
        """Shows a report, or an empty place until it is there."""
        self._lines.show_lines(paper.title if paper else "", paper.lines if paper else ())
        self._print.setVisible(paper is not None)
        self._print.set_text(paper.print if paper else "")
        self._earlier.setEnabled(paper is not None and paper.earlier)
        self._later.setEnabled(paper is not None and paper.later)
        for key in (self._earlier, self._later):
            key.setVisible(paper is not None and (paper.earlier or paper.later))


class QuestionCard(Card):
    """Asks what the key that was tapped last needs; a reason does it."""

    def __init__(self, language: Language, presenter: TillPresenter) -> None:
        super().__init__()
        say = language.say
        self._presenter = presenter
        self._title = Text(weight=tokens.SEMIBOLD)
        self._note = Text(tone="soft", wrap=True)
        self.amount = Button(name=say("Amount, change it"))
        self.amount.tapped.connect(presenter.amount_is_right)
        self.reasons = Reasons(say("Other"))
        for button in self.reasons.buttons[:-1]:
            button.tapped.connect(lambda button=button: presenter.give_reason(button.label))
        self.other = self.reasons.buttons[-1]
        self._keypad = Keypad(say("Delete the last digit"), say("Next"))
        self._keypad.set_least(tokens.TARGET)
        self._keypad.digits.connect(presenter.type_amount)
        self._keypad.back.connect(presenter.delete_amount_digit)
        self._keypad.next.connect(presenter.amount_is_right)
        head = row(gap=tokens.GAP_8)
        head.addWidget(self._title)
        head.addWidget(self._note, 1)
        head.addWidget(self.amount)
        self._pages = QStackedWidget()
        self._asks, self._types, self._paper = QWidget(), QWidget(), PaperCard(language, presenter)
        asks = column(self._asks)
        asks.addWidget(self.reasons)
        asks.addStretch(1)
        types = column(self._types)
        types.addWidget(self._keypad, 1)
        for page in (self._asks, self._types, self._paper):
            self._pages.addWidget(page)
        layout = column(self, gap=tokens.GAP_8, margins=(14, 10, 14, 10))
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def show_state(self, state: QuestionState) -> None:
        """Asks this."""
        self._title.set_text(state.title)
        self._note.set_text(state.note)
        self.amount.setVisible(bool(state.amount))
        self.amount.set_text(state.amount)
        if state.reasons:
            self.reasons.show_reasons(state.reasons)
            self._pages.setCurrentWidget(self._asks)
        elif state.typing:
            self._pages.setCurrentWidget(self._types)
        else:
            self._pages.setCurrentWidget(self._paper)
            self._paper.show_paper(state.paper)
        for page in (self._asks, self._types, self._paper):  # what is not seen asks for no room
            seen = page is self._pages.currentWidget()
            page.setSizePolicy(_GROWS, _GROWS if seen else QSizePolicy.Policy.Ignored)
