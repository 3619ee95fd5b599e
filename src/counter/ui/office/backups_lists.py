"""The two lists of the page Backups: what the doctor found, and the backups there are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.backups_state import BackupState, FindingState
from counter.ui.office.growing_list import GrowingList
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_narrow, row
from counter.ui.widgets.sign import Sign
from counter.ui.widgets.text import Card, Rule, Text

_TITLE, _TITLE_NARROW = 140, 112
_ROW = 56


class FindingRow(QWidget):
    """What was looked at, how it is and what to do; `opened` where that is to be done on another page."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign, self._title = Sign(), Text(weight=tokens.SEMIBOLD, wrap=True)
        self._said, self._do = Text(tone="soft", wrap=True), Text(size=14, wrap=True)
        self._open = Button(padding=tokens.GAP_12)
        self._open.tapped.connect(self.opened)
        words = column(gap=2)
        words.addStretch(1)
        words.addWidget(self._said)
        words.addWidget(self._do)
        words.addStretch(1)
        line = row(gap=tokens.GAP_12, margins=(0, 6, 0, 6))
        line.addWidget(self._sign)
        line.addWidget(self._title)
        line.addLayout(words, 1)
        line.addWidget(self._open)
        whole = column(self)
        whole.addWidget(Rule())
        whole.addLayout(line)
        self.setMinimumHeight(_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow what was found has more of the room."""
        super().resizeEvent(event)
        self._title.setFixedWidth(_TITLE_NARROW if is_narrow(self) else _TITLE)

    def show_finding(self, state: FindingState) -> None:
        """Shows it."""
        self._sign.show_sign(state.icon, good=state.is_well)
        self._title.set_text(state.title)
        self._said.set_text(state.said)
        self._said.set_face(16, tokens.REGULAR if state.is_well else tokens.SEMIBOLD)
        self._said.set_tone("soft" if state.is_well else "at_risk")
        self._do.set_text(state.do)
        self._do.setVisible(bool(state.do))
        self._open.set_text(state.opens)
        self._open.setVisible(bool(state.opens))


class CheckUp(Card):
    """The doctor's findings; `opened` asks for the page of printers."""

    opened = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__("card")
        self._rows: GrowingList[FindingState] = GrowingList(self._make, FindingRow.show_finding)  # type: ignore[arg-type]
        inside = column(self, gap=tokens.GAP_8, margins=(20, 14, 14, 8))
        inside.addWidget(Text(language.say("Check-up"), size=20, weight=tokens.SEMIBOLD))
        inside.addWidget(self._rows, 1)

    def _make(self) -> QWidget:
        made = FindingRow()
        made.opened.connect(self.opened)
        return made

    def show_findings(self, findings: tuple[FindingState, ...]) -> None:
        """Shows them."""
        self._rows.show_states(findings, anew=False)


class BackupRow(QWidget):
    """A backup; `opened` gives its place in the list."""

    opened = Signal(int)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language, self._place = language, 0
        self._title, self._kept = Text(weight=tokens.SEMIBOLD, wrap=True), Text(size=14, tone="soft", wrap=True)
        self._mark = MarkPill()
        self._open = Button(language.say("Look inside"), icon="eye")
        self._open.tapped.connect(lambda: self.opened.emit(self._place))
        words = column(gap=2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._kept)
        words.addStretch(1)
        line = row(gap=tokens.GAP_12, margins=(0, 8, 0, 8))
        line.addLayout(words, 1)
        line.addWidget(self._mark)
        line.addWidget(self._open)
        line.setAlignment(self._mark, Qt.AlignmentFlag.AlignVCenter)
        whole = column(self)
        whole.addWidget(Rule())
        whole.addLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the eye says it alone."""
        super().resizeEvent(event)
        self._name_button()

    def _name_button(self) -> None:
        say = self._language.say
        name = say("Look inside the backup of {when}", when=self._language.within(self._title.text()))
        self._open.set_text("" if is_narrow(self) else say("Look inside"), name=name)

    def show_backup(self, state: BackupState) -> None:
        """Shows it."""
        self._place = state.place
        self._title.set_text(state.title)
        self._kept.set_text(state.kept)
        self._mark.show_mark(state.mark)
        self._name_button()


class BackupList(Card):
    """The backups there are, the newest first; `opened` gives the place of one to look into."""

    opened = Signal(int)

    def __init__(self, language: Language) -> None:
        super().__init__("card")
        self._language = language
        self._rows: GrowingList[BackupState] = GrowingList(self._make, BackupRow.show_backup)  # type: ignore[arg-type]
        self._none = Text(language.say("There is no backup yet."), tone="soft", wrap=True)
        head = row(gap=tokens.GAP_8)
        head.addWidget(Text(language.say("Backups"), size=20, weight=tokens.SEMIBOLD))
        checked = Text(language.say("each checked after writing"), size=14, tone="soft", wrap=True)
        checked.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(checked, 1)
        inside = column(self, gap=tokens.GAP_8, margins=(20, 14, 14, 8))
        inside.addLayout(head)
        inside.addWidget(self._none)
        inside.addWidget(self._rows, 1)

    def _make(self) -> QWidget:
        made = BackupRow(self._language)
        made.opened.connect(self.opened)
        return made

    def show_backups(self, backups: tuple[BackupState, ...]) -> None:
        """Shows them."""
        self._none.setVisible(not backups)
        self._rows.show_states(backups, anew=False)
