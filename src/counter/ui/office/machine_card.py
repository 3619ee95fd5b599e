"""What stands at the right of the page Machines, and in a narrow window on a sheet: one machine, or the server."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.kernel.language import Language
from counter.ui.office.machines_presenter import MachinesPresenter
from counter.ui.office.machines_state import MachineCardState, ServerState
from counter.ui.parts.mark import Mark
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Rule, Text

_BOX, _ICON, _ON_SHEET = 48, 26, 350
_GROUND = Look(tokens.ON_TIME_TINT, "", tokens.ON_TIME, radius=tokens.RADIUS_12)


class Facts(QWidget):
    """A title with how it stands, lines of a label and a value, and a note; `buttons` is for what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._under = Text(size=20, weight=tokens.SEMIBOLD, wrap=True), Text(tone="soft", wrap=True)
        self._mark, self._note = MarkPill(), Text(size=14, tone="soft", wrap=True)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.GAP_12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        words = column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._under)
        head = row(gap=tokens.GAP_8)
        head.addLayout(words, 1)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        content = QWidget()
        inside = column(content, gap=tokens.GAP_12)
        inside.addLayout(head)
        inside.addLayout(self._grid)
        inside.addWidget(self._note)
        inside.addStretch(1)
        self.buttons = column(gap=tokens.GAP_8)
        whole = column(self, gap=tokens.GAP_12)
        self._scroll = Scroll(content)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self.buttons)

    def on_sheet(self) -> Self:
        """Stands on a sheet, which is as tall as its lines want it, or as there is room below the strips."""
        self._scroll.wish_height(_ON_SHEET)
        return self

    def show_facts(self, title: str, under: str, mark: Mark, lines: tuple[tuple[str, str], ...], note: str) -> None:
        """Shows them."""
        self._title.set_text(title)
        self._under.set_text(under)
        self._under.setVisible(bool(under))
        self._mark.show_mark(mark)
        self._note.set_text(note)
        self._note.setVisible(bool(note))
        if lines != self._shown:
            self._shown = lines
            self._lay_out(lines)

    def _lay_out(self, lines: tuple[tuple[str, str], ...]) -> None:
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for place, (label, value) in enumerate(lines):
            said = Text(value, weight=tokens.SEMIBOLD, wrap=True)
            said.setAlignment(paint.RIGHT)
            for part in (name := Text(label, tone="soft"), said):
                part.setContentsMargins(0, 9, 0, 9)
            self._grid.addWidget(Rule(), 2 * place, 0, 1, 2)
            self._grid.addWidget(name, 2 * place + 1, 0)
            self._grid.addWidget(said, 2 * place + 1, 1)


class MachineCard(Facts):
    """Shows a MachineCardState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: MachinesPresenter) -> None:
        super().__init__()
        self._rename = Button(icon="pencil")
        self._rename.tapped.connect(presenter.rename)
        self._bar = Button(icon="timer", commits=True)
        self._bar.tapped.connect(presenter.let_show_bar)
        self._revoke = Button(icon="unlink", look=looks.LATE)
        self._revoke.tapped.connect(presenter.ask_revoke)
        self._then = Text(size=14, tone="soft", wrap=True)
        self._then.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for part in (self._bar, self._rename, self._revoke, self._then):
            self.buttons.addWidget(part)

    def show_card(self, state: MachineCardState) -> None:
        """Shows it."""
        self.show_facts(state.title, state.under, state.mark, state.lines, state.note)
        for button, words in ((self._rename, state.rename), (self._bar, state.shows_bar), (self._revoke, state.revoke)):
            button.set_text(words)
            button.about = f"{words} {state.terminal}"
            button.setVisible(bool(words))
        self._then.set_text(state.revoke_note)
        self._then.setVisible(bool(state.revoke_note))


class ServerFacts(Facts):
    """Shows a ServerState, line by line."""

    def show_server(self, state: ServerState) -> None:
        """Shows it."""
        self.show_facts(state.title, "", state.mark, state.lines, state.note)


class _ServerIcon(QWidget):
    """The icon of a server on its blue ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_BOX, _BOX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and icon."""
        painter = paint.begin(self)
        paint.draw_surface(painter, self.rect(), _GROUND)
        aside = (_BOX - _ICON) / 2
        paint.draw_icon(painter, aside, aside, "server", _GROUND.icon_colour, _ICON)
        painter.end()


class ServerCard(Card):
    """How the shop's server is, in one sentence; a tap on Server shows more of it."""

    def __init__(self, language: Language, presenter: MachinesPresenter) -> None:
        super().__init__("card")
        self._title, self._under = Text(size=20, weight=tokens.SEMIBOLD, wrap=True), Text(tone="soft", wrap=True)
        self._mark = MarkPill()
        self.more = Button(language.say("Server"), icon="settings", name=language.say("More about the server"))
        self.more.tapped.connect(presenter.see_server)
        words = column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._under)
        line = row(self, gap=tokens.GAP_16, margins=(20, 12, 20, 12))
        line.addWidget(_ServerIcon())
        line.addLayout(words, 1)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.more)

    def show_server(self, state: ServerState) -> None:
        """Shows it."""
        self._title.set_text(state.title)
        self._under.set_text(state.under)
        self._mark.show_mark(state.mark)
