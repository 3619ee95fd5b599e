"""The panel over a page in which a new code for this machine is typed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter.kernel.language import Language
from counter.ui.app.link_code_presenter import LinkCodePresenter
from counter.ui.app.link_code_state import LinkCodeState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.text import Text

_WIDE, _LONGEST = 860, 300


class LinkCodePanel(QObject):
    """Covers `host` while somebody types; what they do goes to the presenter."""

    def __init__(self, host: QWidget, language: Language, presenter: LinkCodePresenter) -> None:
        super().__init__(host)
        self._presenter = presenter
        self._title, self._hint = Text(size=28, weight=tokens.BOLD, wrap=True), Text(tone="soft", wrap=True)
        self._names = Text(size=14, tone="soft"), Text(size=14, tone="soft")
        self._address = Field("", longest=_LONGEST, small=True)
        self._code = Field("", longest=_LONGEST, for_code=True)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._busy = Text(tone="soft", wrap=True)
        self._back, self._join = Button(height=56), Button(look=looks.PRIMARY, height=56, commits=True)
        sheet, self._foot = QWidget(), QWidget()
        fields, foot = row(gap=tokens.GAP_16), row(self._foot, gap=tokens.GAP_8)
        for name, field in zip(self._names, (self._address, self._code), strict=True):
            fields.addLayout(_named(name, field), 1)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._join)
        layout = column(sheet, gap=tokens.GAP_12)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addLayout(fields)
        for part in (self._wrong, self._busy, self._foot):
            layout.addWidget(part)
        self._panel = DimmedPanel(host, sheet, width=_WIDE, top=0, margin=20, stays=True)
        self._keyboard = Keyboard(self._panel, key_words(language))
        self._connect()

    def _connect(self) -> None:
        presenter, keyboard = self._presenter, self._keyboard
        self._address.textChanged.connect(presenter.write_address)
        self._code.textChanged.connect(presenter.write_code)
        for field in (self._address, self._code):
            keyboard.attend(field)
        self._code.returnPressed.connect(presenter.join)
        keyboard.served.connect(self._fit)
        keyboard.finished.connect(self._fit)
        self._back.tapped.connect(presenter.close)
        self._join.tapped.connect(presenter.join)
        self._panel.dismissed.connect(presenter.close)

    def show_state(self, state: LinkCodeState) -> None:
        """Shows it; what is being typed stays."""
        for part, words in (
            (self._title, state.title),
            (self._hint, state.hint),
            (self._names[0], state.address_name),
            (self._names[1], state.code_name),
            (self._wrong, state.wrong),
            (self._busy, state.busy),
        ):
            part.set_text(words)
        for field, name, text in (
            (self._address, state.address_name, state.address),
            (self._code, state.code_name, state.code),
        ):
            field.setAccessibleName(name)
            if field.text() != text:
                field.setText(text)
            field.setEnabled(not state.busy)
        self._wrong.setVisible(bool(state.wrong))
        self._busy.setVisible(bool(state.busy))
        self._back.set_text(state.back)
        self._join.set_text(state.join)
        for button in (self._back, self._join):
            button.setEnabled(not state.busy)
        self._fit()
        if self._panel.isHidden():
            self._panel.open()

    def _fit(self) -> None:
        """In a low window the keyboard leaves room for what is typed and what is wrong with it."""
        crowded = self._keyboard.isVisible() and is_low(self._panel)
        for part in (self._title, self._hint, self._foot):
            part.setVisible(not crowded)
        self._keyboard.name_done(self._join.label if self._code.hasFocus() else "")

    def leave(self) -> None:
        """Uncovers the page, for good."""
        self._keyboard.leave()
        self._panel.shut()
        self._panel.deleteLater()
        self.deleteLater()


def _named(name: Text, field: Field) -> QVBoxLayout:
    lines = column(gap=4)
    lines.addWidget(name)
    lines.addWidget(field)
    return lines
