"""The form of the mail server: its name, how the line is encrypted, and who we are to it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from counter.kernel.language import Language
from counter.settings.mail import LONGEST_USER
from counter.ui.office.form import Form
from counter.ui.office.mail_presenter import MailPresenter
from counter.ui.office.mail_state import MailState
from counter.ui.office.sentence_row import show_in
from counter.ui.theme import tokens
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Text

_PORT = 120


class MailForm(Form):
    """Shows what of a MailState is set up; what is typed and tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: MailPresenter) -> None:
        super().__init__(language)
        self._language, say = language, language.say
        self._begun, self._shown_secured = 0, 0
        self.take_off.tapped.connect(presenter.take_off)
        self._typed = {
            "host": Field(say("Server, like smtp.example.org"), small=True),
            "port": Field(say("Port"), longest=5),
            "sender": Field(say("Address, like bar@example.org"), small=True),
            "user": Field(say("User, if it asks for one"), longest=LONGEST_USER, small=True),
            "password": Field(say("Password"), small=True),
        }
        for part, field in self._typed.items():
            field.written.connect(lambda text, part=part: presenter.write(part, text))
        self._typed["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self._typed["port"].setFixedWidth(_PORT)
        self._secured = Segment([say("TLS from the start"), say("STARTTLS")])
        self._secured.chosen.connect(presenter.secure)
        self._password = Text(size=14)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._lay_out()

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return tuple(self._typed.values())

    def _lay_out(self) -> None:
        typed = self._typed
        lines = self.lines
        lines.addLayout(_side_by_side(typed["host"], typed["port"]))
        lines.addWidget(self._secured)
        who = QGridLayout()
        who.setSpacing(tokens.GAP_4)
        who.setHorizontalSpacing(tokens.GAP_8)
        who.addWidget(Text(self._language.say("Receipts come from"), size=14), 0, 0, 1, 2)
        who.addWidget(typed["sender"], 1, 0, 1, 2)
        who.addWidget(Text(self._language.say("User"), size=14), 2, 0)
        who.addWidget(self._password, 2, 1)
        who.addWidget(typed["user"], 3, 0)
        who.addWidget(typed["password"], 3, 1)
        lines.addLayout(who)
        lines.addWidget(self._wrong)
        lines.addStretch(1)

    def show_form(self, state: MailState) -> None:
        """Shows it."""
        anew, self._begun = state.begun != self._begun, state.begun
        self.show_what(self._language.say("Mail server"), can_take_off=state.can_take_off)
        for part, text in (("host", state.host), ("sender", state.sender), ("user", state.user)):
            show_in(self._typed[part], text, anew=anew)
        show_in(self._typed["port"], state.port, anew=anew or state.secured != self._shown_secured)
        self._shown_secured = state.secured
        if not state.is_typed:
            self._typed["password"].empty()
        self._secured.show_chosen(state.secured)
        self._password.set_text(state.password)
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))


def _side_by_side(*parts: QWidget) -> QHBoxLayout:
    line = row(gap=tokens.GAP_8)
    for part in parts:
        line.addWidget(part)
    return line
