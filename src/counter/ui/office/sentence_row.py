"""A sentence that an owner writes, and below it what the checker says of it while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.settings.playbook_decided import LONGEST_SENTENCE
from counter.ui.office.sentence_state import SentenceState
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_narrow, row
from counter.ui.widgets.sign import Sign
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.when_wanted import WhenWanted

_STEP, _STEP_NARROW = 94, 84
_BESIDE = 30
"""Pixels of a field that no words take."""


def show_in(field: Field, text: str, *, anew: bool) -> None:
    """Shows a text in a field; what somebody types in it just now stays, unless it is about something else (`anew`)."""
    if field.text().strip() != text:
        if anew and field.hasFocus():
            field.empty()
        field.show_text(text)
        if not field.hasFocus():
            field.setCursorPosition(0)


class Verdict(Card):
    """Why a word hurts, and the sentence that can stand instead; `used` gives that sentence."""

    used = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__("to_look_at")
        self._language, self._instead = language, ""
        self._why, self._say = Text(size=14, wrap=True), Text(size=14, weight=tokens.BOLD, wrap=True)
        for each in (self._why, self._say):  # a word of any length widens no form
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._use = Button(language.say("Use this"), padding=tokens.GAP_12)
        self._use.tapped.connect(lambda: self.used.emit(self._instead))
        words = column(gap=2)
        words.addWidget(self._why)
        words.addWidget(self._say)
        line = row(self, gap=tokens.GAP_12, margins=(14, 8, 10, 8))
        line.addWidget(Sign())
        line.addLayout(words, 1)
        line.addWidget(self._use)

    def show_verdict(self, why: str, instead: str) -> None:
        """Shows it; nothing where all is well."""
        self._instead = instead
        self._why.set_text(why)
        self._say.set_text(self._language.say("Say: “{sentence}”", sentence=instead) if instead else "")
        self._say.setVisible(bool(instead))
        self._use.setVisible(bool(instead))
        self.setVisible(bool(why))


class SentenceRow(QWidget):
    """`written` gives the step and what is typed, letter by letter. Its name stands beside the field or `above`."""

    written = Signal(str, str)

    def __init__(self, step: str, label: str, language: Language, *, above: bool = False) -> None:
        super().__init__()
        self._step, self._above, self._language = step, above, language
        self._name = Text(label, weight=tokens.SEMIBOLD, tone="crema", wrap=True)
        self.field = Field(label, longest=LONGEST_SENTENCE, left=language.say("{count} left"))
        self.field.written.connect(self._edited)
        self.field.done.connect(self._edited)
        self.field.textChanged.connect(self._show_whole)
        self._whole, self._note = Text(size=14, wrap=True), Text(size=14, tone="soft", wrap=True)
        self._whole.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._verdict = WhenWanted(lambda: self._make_verdict(language))
        self._words = words = column(gap=tokens.GAP_4)
        for part in (self.field, self._whole, self._note):
            words.addWidget(part)
        line = column(self, gap=tokens.GAP_4) if above else row(self, gap=tokens.GAP_8)
        self._name.setMinimumHeight(0 if above else tokens.TARGET)
        line.addWidget(self._name)
        if not above:
            line.setAlignment(self._name, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def _make_verdict(self, language: Language) -> Verdict:
        verdict = Verdict(language)
        verdict.used.connect(self._use)
        self._words.addWidget(verdict)
        return verdict

    def _edited(self, text: str) -> None:
        self.written.emit(self._step, text)

    def _use(self, sentence: str) -> None:
        self.field.setText(sentence)
        self.written.emit(self._step, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A sentence that fits into a wide field may not into a narrow one."""
        super().resizeEvent(event)
        self._show_whole()

    def _show_whole(self) -> None:
        """A sentence that the field cannot show to its end stands below it, all of it."""
        text = self.field.text()
        is_cut = paint.text_width(text, 16, tokens.REGULAR) > self.field.width() - _BESIDE
        self._whole.set_text(self._language.quoted(text) if is_cut else "")
        self._whole.setVisible(is_cut)

    def show_sentence(self, state: SentenceState, *, anew: bool, from_right: bool) -> None:
        """Shows it; while somebody types in it what is typed stays, unless it is another page's (`anew`)."""
        if not self._above:
            wide = _STEP_NARROW if is_narrow(self) else _STEP
            self._name.setFixedWidth(wide)
            self._name.fit_into(wide, 16, 14)
        self.field.read_from_right(on=from_right)
        show_in(self.field, state.text, anew=anew)
        self.field.mark_wrong(state.verdict if state.refused else "")
        shown = self.field.text()
        space = len(shown) - len(shown.lstrip())
        self.field.mark_words([(a + space, b + space) for a, b in state.marks], state.verdict)
        self._note.set_text(state.note)
        self._note.setVisible(bool(state.note))
        if state.verdict or self._verdict.made:
            self._verdict.get().show_verdict(state.verdict, state.instead)
