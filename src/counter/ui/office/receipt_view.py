"""The page Receipts: the shop's words on paper and its logo at the left, the papers as they will be at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from counter.kernel.language import SPOKEN_NAMES, Language
from counter.paper.format import FORMATS
from counter.paper.laid_out import LaidOut
from counter.ui.office.build_receipt import LABELS
from counter.ui.office.page_view import PageView
from counter.ui.office.receipt_presenter import ReceiptPresenter
from counter.ui.office.receipt_state import WIDTHS, ReceiptState
from counter.ui.office.save_bar import SaveBar
from counter.ui.office.sentence_row import SentenceRow
from counter.ui.parts.paper_view import PaperView
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.sign import Sign
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

_WORDS, _WORDS_NARROW = 410, 380
_AT_ONCE = 3
"""Fields that are there with the page; the others follow one by one, so that nothing waits for them."""
_ROOM_FOR_ALL = 900
"""Pixels of a window in which the page stands whole above the keyboard."""


class ReceiptView(PageView[ReceiptState]):
    """Shows a ReceiptState; taps and what is typed go to the presenter. `made_field` gives each field made later."""

    def __init__(self, language: Language, presenter: ReceiptPresenter) -> None:
        super().__init__()
        say = language.say
        self._language, self._presenter = language, presenter
        self._seen: int | None = None
        self._slip_seen = self._is_page = False
        self._shown: tuple[LaidOut, ...] = ()
        self._languages = Segment(SPOKEN_NAMES)
        self._languages.chosen.connect(presenter.choose_language)
        self._widths = Segment([say("80 mm"), say("58 mm"), say("A4")])
        self._widths.chosen.connect(presenter.choose_width)
        self._which = Segment([say("Receipt"), say("Apology")])
        self._which.chosen.connect(self._see)
        self._try = Button(say("Print a try"), icon="printer", commits=True)
        self._try.tapped.connect(presenter.print_try)
        self._logo_says = Text(size=14, tone="soft", wrap=True)
        self._change = Button(say("Change"), name=say("Change the logo"))
        self._change.tapped.connect(self._ask_for_logo)
        self._no_logo = Button(icon="x", name=say("No logo"))
        self._no_logo.tapped.connect(presenter.drop_logo)
        self._profiles = Segment([say("EU"), say("UK"), say("US"), say("Plain")])
        self._profiles.chosen.connect(presenter.choose_profile)
        self._profile_says = Text(size=14, tone="soft", wrap=True)
        self._rows: dict[str, SentenceRow] = {}
        self._row_lines = column(gap=tokens.GAP_12)
        self._state: ReceiptState | None = None
        self._written = ""
        self._sign, self._verdict = Sign(), Text(size=14, weight=tokens.SEMIBOLD, wrap=True)
        self._receipt, self._slip = PaperView(), PaperView()
        self._foot = SaveBar(language)
        self._foot.discarded.connect(presenter.discard)
        self._foot.saved.connect(presenter.save)
        self._lay_out()
        rows = [WhenWanted(partial(self._make_row, part)) for part in LABELS]
        for seen in rows[:_AT_ONCE]:
            seen.get()
        InAdvance(self, rows)

    def _make_row(self, part: str) -> SentenceRow:
        made = SentenceRow(part, self._language.say(LABELS[part]), self._language, above=True)
        made.written.connect(self._presenter.write)
        made.field.wanted.connect(lambda: self._write_part(part))
        self._rows[part] = made
        self._row_lines.addWidget(made)
        self.made_field.emit(made.field)
        if self._state:
            self._show_texts(self._state, {part: made}, anew=True)
        return made

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return tuple(each.field for each in self._rows.values())

    def _lay_out(self) -> None:
        self._top = self._make_top()
        self._words, self._papers = self._make_words(), self._make_papers()
        columns = row(gap=14)
        columns.addWidget(self._words)
        columns.addWidget(self._papers, 1)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addWidget(self._top)
        self._page.addLayout(columns, 1)
        self._page.addWidget(self._foot)

    def _make_top(self) -> QWidget:
        top = QWidget()
        line = row(top, gap=tokens.GAP_12)
        line.addWidget(Text(self._language.say("Receipts"), size=28, weight=tokens.BOLD), 1)
        line.addWidget(self._languages)
        return top

    def _make_words(self) -> Card:
        words, inside = Card("card"), QWidget()
        lines = column(inside, gap=tokens.GAP_12)
        logo, said = row(gap=tokens.GAP_8), column(gap=2)
        said.addWidget(Text(self._language.say("Logo"), weight=tokens.SEMIBOLD))
        said.addWidget(self._logo_says)
        logo.addLayout(said, 1)
        logo.addWidget(self._change)
        logo.addWidget(self._no_logo)
        lines.addLayout(logo)
        taxes = column(gap=tokens.GAP_4)
        taxes.addWidget(Text(self._language.say("How receipts show taxes"), weight=tokens.SEMIBOLD))
        taxes.addWidget(self._profiles)
        taxes.addWidget(self._profile_says)
        lines.addLayout(taxes)
        lines.addLayout(self._row_lines)
        lines.addStretch(1)
        self._scroll = Scroll(inside)
        whole = column(words, gap=tokens.GAP_8, margins=(16, 12, 12, 12))
        whole.addWidget(self._scroll, 1)
        verdict = row(gap=tokens.GAP_8)
        verdict.addWidget(self._sign)
        verdict.addWidget(self._verdict, 1)
        whole.addLayout(verdict)
        return words

    def _make_papers(self) -> Card:
        papers, inside = Card("table"), QWidget()
        papers.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        side = row(inside, gap=16, margins=(4, 4, 4, 4))
        for each in (self._receipt, self._slip):
            side.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
        head = row(gap=tokens.GAP_8)
        head.addWidget(self._widths)
        head.addWidget(self._which)
        head.addStretch(1)
        head.addWidget(self._try)
        whole = column(papers, gap=tokens.GAP_8, margins=(12, 12, 12, 12))
        whole.addLayout(head)
        whole.addWidget(Scroll(inside), 1)
        return papers

    def _ask_for_logo(self) -> None:
        say = self._language.say
        path, _kind = QFileDialog.getOpenFileName(self, say("Logo"), "", "PNG, JPEG (*.png *.jpg *.jpeg)")
        if path:
            self._presenter.choose_logo(path)

    def _see(self, place: int) -> None:
        """In a narrow window, and on A4, receipt and slip have the same place."""
        self._slip_seen = bool(place)
        self._fit()

    def _write_part(self, part: str) -> None:
        """What somebody writes just now is marked on the paper."""
        self._written = part
        self._mark_written()

    def _mark_written(self) -> None:
        words = self._rows[self._written].field.text() if self._written else ""
        for paper in (self._receipt, self._slip):
            paper.mark(words)

    def _fit(self) -> None:
        narrow = is_narrow(self)
        takes_turns = narrow or self._is_page
        self._words.setFixedWidth(_WORDS_NARROW if narrow else _WORDS)
        self._which.setVisible(takes_turns)
        words = self._language.say("Print a try")
        self._try.set_text("" if narrow else words, name=words)
        self._which.show_chosen(int(self._slip_seen))
        self._receipt.setVisible(not takes_turns or not self._slip_seen)
        self._slip.setVisible(not takes_turns or self._slip_seen)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._fit()

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the words come first."""
        self._top.setVisible(not (typing and self.window().height() < _ROOM_FOR_ALL))
        self._foot.setVisible(not (typing and is_low(self)))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, and what is said of it, once all has its place."""
        around = next((each for each in self._rows.values() if each.field is field), None)
        if around is not None:
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(around, 0, tokens.GAP_8))

    def show_page(self, state: ReceiptState) -> None:
        """Shows it."""
        anew, self._seen = state.language != self._seen, state.language
        self._languages.show_chosen(state.language)
        self._widths.show_chosen(state.width)
        self._profiles.show_chosen(state.profile)
        self._profile_says.set_text(state.profile_note)
        self._is_page = FORMATS[WIDTHS[state.width]].page is not None
        self._state = state
        self._show_texts(state, self._rows, anew=anew)
        say = self._language.say
        self._logo_says.set_text(say("Black on white, up to 40 mm"))
        self._no_logo.setVisible(bool(state.logo))
        self._sign.show_sign("circle-check" if state.is_good else "triangle-alert", good=state.is_good)
        self._verdict.set_text(state.verdict)
        if state.papers != self._shown:
            self._shown = state.papers
            for view, paper in zip((self._receipt, self._slip), state.papers, strict=True):
                view.show_laid_out(paper)
            self._mark_written()
        self._foot.show_bar(state.bar, state.last, changed=state.changed)
        self._fit()

    @staticmethod
    def _show_texts(state: ReceiptState, rows: dict[str, SentenceRow], *, anew: bool) -> None:
        for each in state.texts:
            if each.step in rows:
                rows[each.step].show_sentence(each, anew=anew, from_right=state.from_right)
