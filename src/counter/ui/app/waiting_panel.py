"""The panel over a page that lists what is not on paper yet, for everybody who stands there without their paper."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.app.waiting_presenter import WaitingPresenter
from counter.ui.app.waiting_state import PaperRowState, WaitingState
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_WIDE, _TALL, _ROW = 980, 440, 76


class _Row(QWidget):
    """A document, and what can be done with it."""

    def __init__(self, language: Language, presenter: WaitingPresenter, state: PaperRowState) -> None:
        super().__init__()
        self._language, job_id = language, state.job_id
        self._what, self._more = Text(weight=tokens.SEMIBOLD), Text(size=14, tone="soft", wrap=True)
        self._mark = MarkPill()
        self._now = Button(icon="printer", padding=tokens.GAP_12, commits=True)
        self._move = Button(icon="arrow-right-left", padding=tokens.GAP_12)
        self._away = Button(icon="x", padding=tokens.GAP_12, commits=True)
        self._undo = Button(icon="undo-2", padding=tokens.GAP_12, commits=True)
        self._keys = (self._now, self._move, self._away, self._undo)
        does = (presenter.print, presenter.ask_where, presenter.cancel, presenter.undo)
        for key, act in zip(self._keys, does, strict=True):
            key.about = (job_id, act.__name__)
            key.tapped.connect(lambda act=act: act(job_id))
        head, words = row(gap=tokens.GAP_8), column(gap=2)
        head.addWidget(self._what)
        head.addWidget(self._mark)
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(self._more)
        line = row(self, gap=tokens.GAP_8, margins=(0, 6, tokens.GAP_8, 6))
        line.addLayout(words, 1)
        for key in self._keys:
            line.addWidget(key)
        self.setMinimumHeight(_ROW)

    def show_paper(self, state: PaperRowState) -> None:
        """As it is now."""
        self._what.set_text(state.what)
        self._more.set_text(state.more)
        self._mark.show_mark(state.mark)
        for key, word in zip(self._keys, (state.now, state.move, state.away, state.undo), strict=True):
            name = self._language.say("{act}: {paper}", act=word, paper=f"{state.what}, {state.more}")
            key.set_text(word, name=name)
            key.setVisible(bool(word))


class _List(QWidget):
    """The heading, the rows, and the ways out."""

    def __init__(self, language: Language, presenter: WaitingPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._rows: dict[object, _Row] = {}
        say = language.say
        self._nothing, self._wrong = Text(tone="soft", wrap=True), Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self.printers = Button(icon="settings", height=56)
        self.done = Button(say("Done"), look=looks.PRIMARY, height=56)
        holder = QWidget()
        self._lines = column(holder)
        self._lines.addWidget(self._nothing)
        self._lines.addStretch(1)
        scroll = Scroll(holder)
        scroll.wish_height(_TALL)
        foot = row(gap=tokens.GAP_8)
        foot.addWidget(self.printers)
        foot.addStretch(1)
        foot.addWidget(self.done)
        layout = column(self, gap=tokens.GAP_12)
        layout.addWidget(Text(say("Not on paper yet"), size=28, weight=tokens.BOLD))
        layout.addWidget(self._wrong)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

    def show_state(self, state: WaitingState) -> None:
        """Shows it; a row that is there stays where it is."""
        for each in state.rows:
            if each.job_id not in self._rows:
                self._rows[each.job_id] = line = _Row(self._language, self._presenter, each)
                self._lines.insertWidget(len(self._rows) - 1, line)
            self._rows[each.job_id].show_paper(each)
        self._nothing.set_text(state.nothing)
        self._nothing.setVisible(bool(state.nothing))
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))
        self.printers.set_text(state.printers)
        self.printers.setVisible(bool(state.printers))


class WaitingPanel(QObject):
    """Covers `host` while somebody looks; `printers_wanted` is the way to the office's printers."""

    printers_wanted = Signal()

    def __init__(self, host: QWidget, language: Language, presenter: WaitingPresenter) -> None:
        super().__init__(host)
        self._list = _List(language, presenter)
        self._panel = DimmedPanel(host, self._list, width=_WIDE)
        self._question = ChoicesPanel(host)
        self._list.done.tapped.connect(presenter.close)
        self._list.printers.tapped.connect(self.printers_wanted)
        self._panel.dismissed.connect(presenter.close)
        self._question.toggled.connect(presenter.move)
        self._question.done.connect(presenter.stop_asking)

    def show_state(self, state: WaitingState) -> None:
        """Shows it."""
        self._list.show_state(state)
        if self._panel.isHidden():
            self._panel.open()
        self._question.show_choices(state.question)

    def leave(self) -> None:
        """Uncovers the page, for good."""
        self._question.show_choices(None)
        self._panel.shut()
        self._panel.deleteLater()
        self.deleteLater()
