"""The playbook's page: the kinds, their sentences with the checker, the gestures, and the bar with Save."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.recovery.wording import LANGUAGES
from counter.ui.office.gestures_card import GesturesCard
from counter.ui.office.kind_row import KindRow
from counter.ui.office.page_view import PageView
from counter.ui.office.playbook_presenter import PlaybookPresenter
from counter.ui.office.playbook_state import KindState, PlaybookState
from counter.ui.office.save_bar import SaveBar
from counter.ui.office.sentence_row import SentenceRow
from counter.ui.office.sentence_state import SentenceState
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.sign import Sign
from counter.ui.widgets.text import Card, Text

_KINDS, _KINDS_NARROW, _GESTURES = 214, 206, 290
_ROOM_FOR_ALL = 900
"""Pixels of a window in which the page stands whole above the keyboard."""


class PlaybookView(PageView[PlaybookState]):
    """Shows a PlaybookState; what is tapped and typed goes to the presenter. `made_field` gives each new sentence's."""

    def __init__(self, language: Language, presenter: PlaybookPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._seen: tuple[str, bool, int] | None = None
        self._gestures_seen = False
        self._kinds: dict[str, KindRow] = {}
        self._rows: dict[str, SentenceRow] = {}
        say = language.say
        self._sign, self._answered = Sign(), Text(tone="soft", size=14, wrap=True)
        self._languages = Segment([code.upper() for code in LANGUAGES])
        self._languages.chosen.connect(presenter.choose_language)
        self._handbook = Button(say("Handbook"), icon="printer", commits=True)
        self._handbook.tapped.connect(presenter.print_handbook)
        self._kind_list, self._sentence_list = QWidget(), QWidget()
        self._kind_lines = column(self._kind_list)
        self._kind_lines.addStretch(1)
        self._sentence_lines = column(self._sentence_list, gap=tokens.GAP_12)
        self._sentence_lines.addStretch(1)
        self._title, self._spoken = Text(size=20, weight=tokens.SEMIBOLD), Text(size=14, tone="soft", wrap=True)
        self._weight = Segment([say("Small"), say("Grave")])
        self._weight.chosen.connect(presenter.weigh)
        self._which = Segment([say("Words"), say("Gestures")])
        self._which.chosen.connect(self._see)
        self._gestures = GesturesCard(language, presenter)
        self._scroll = Scroll(self._sentence_list)
        self._foot = SaveBar(language)
        self._foot.discarded.connect(presenter.discard)
        self._foot.saved.connect(presenter.save)
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.add)
        self._question.done.connect(presenter.stop_adding)
        self._lay_out()

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into besides the sentences."""
        return (self._gestures.amount, self._gestures.cap, self._gestures.stands_for)

    def _lay_out(self) -> None:
        self._top, self._words = self._make_top(), self._make_words()
        self._kinds_card = Card("card")
        column(self._kinds_card, margins=(0, 6, 0, 6)).addWidget(Scroll(self._kind_list))
        self._columns = row(gap=14)
        self._columns.addWidget(self._words, 1)
        self._columns.addWidget(self._gestures)
        right = column(gap=tokens.GAP_12)
        right.addLayout(self._columns, 1)
        right.addWidget(self._foot)
        below = row(gap=14)
        below.addWidget(self._kinds_card)
        below.addLayout(right, 1)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addWidget(self._top)
        self._page.addLayout(below, 1)

    def _make_top(self) -> QWidget:
        top = QWidget()
        line = row(top, gap=tokens.GAP_12)
        line.addWidget(Text(self._language.say("Playbook"), size=28, weight=tokens.BOLD))
        line.addWidget(self._sign)
        line.addWidget(self._answered, 1)
        line.addWidget(self._languages)
        line.addWidget(self._handbook)
        return top

    def _make_words(self) -> Card:
        words = Card("card")
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._inside = column(words, gap=tokens.GAP_8, margins=(16, 12, 12, 12))
        head = row(gap=tokens.GAP_12, margins=(0, 0, 4, 0))
        names = column()
        names.addWidget(self._title)
        names.addWidget(self._spoken)
        head.addLayout(names, 1)
        head.addWidget(self._which)
        head.addWidget(self._weight)
        self._inside.addLayout(head)
        self._inside.addWidget(self._scroll, 1)
        return words

    def _see(self, place: int) -> None:
        """In a narrow window the words and the gestures have the same place."""
        self._gestures_seen = bool(place)
        self._fit()

    def _fit(self) -> None:
        narrow = is_narrow(self)
        self._kinds_card.setFixedWidth(_KINDS_NARROW if narrow else _KINDS)
        self._which.setVisible(narrow)
        self._which.show_chosen(int(self._gestures_seen))
        self._scroll.setVisible(not narrow or not self._gestures_seen)
        self._gestures.setVisible(not narrow or self._gestures_seen)
        self._put_gestures(inside=narrow)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)

    def _put_gestures(self, *, inside: bool) -> None:
        """Beside the card of the words, or in it as its other side."""
        self._gestures.stand_inside(on=inside)
        place = self._inside if inside else self._columns
        if inside:
            self._sentence_lines.addWidget(self._gestures.stands)
        if place.indexOf(self._gestures) < 0:
            (self._columns if inside else self._inside).removeWidget(self._gestures)
            place.addWidget(self._gestures, int(inside))
        if inside:
            self._gestures.setMinimumWidth(0)
            self._gestures.setMaximumWidth(16_777_215)
        else:
            self._gestures.setFixedWidth(_GESTURES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._fit()

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the words come first: in a low window there is nothing else."""
        self._top.setVisible(not (typing and self.window().height() < _ROOM_FOR_ALL))
        self._foot.setVisible(not (typing and is_low(self)))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, and what is said of it, once all has its place."""
        if self._sentence_list.isAncestorOf(field):
            QTimer.singleShot(0, field, lambda: self._scroll_to(field))

    def _scroll_to(self, field: Field) -> None:
        around = next((each for each in self._rows.values() if each.field is field), field)
        self._scroll.ensureWidgetVisible(around, 0, tokens.GAP_8)
        self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8)

    def show_page(self, state: PlaybookState) -> None:
        """Shows a page."""
        seen = (state.kind, state.grave, state.language)
        anew, self._seen = seen != self._seen, seen
        self._answered.set_text(state.answered)
        self._sign.show_sign("circle-check" if state.complete else "triangle-alert", good=state.complete)
        self._languages.show_chosen(state.language)
        self._show_kinds(state.kinds, state.kind)
        self._title.set_text(state.title)
        self._spoken.set_text(state.in_language)
        self._weight.show_chosen(int(state.grave))
        for sentence in state.sentences:
            self._row(sentence).show_sentence(sentence, anew=anew, from_right=state.from_right)
        self._gestures.show_page(state, anew=anew)
        self._foot.show_bar(state.bar, state.last, changed=state.changed)
        self._question.show_choices(state.question)
        self._fit()
        if isinstance(field := self.focusWidget(), Field):
            self.see_field(field)

    def _row(self, sentence: SentenceState) -> SentenceRow:
        if sentence.step not in self._rows:
            made = SentenceRow(sentence.step, sentence.label, self._language)
            made.written.connect(self._presenter.write)
            self._rows[sentence.step] = made
            self._sentence_lines.insertWidget(len(self._rows) - 1, made)
            self.made_field.emit(made.field)
        return self._rows[sentence.step]

    def _show_kinds(self, kinds: tuple[KindState, ...], chosen: str) -> None:
        for kind in kinds:
            if kind.id not in self._kinds:
                made = KindRow(self._language)
                made.tapped.connect(lambda kind=kind: self._presenter.choose_kind(kind.id))
                self._kinds[kind.id] = made
                self._kind_lines.insertWidget(len(self._kinds) - 1, made)
            self._kinds[kind.id].show_kind(kind, chosen=kind.id == chosen)
