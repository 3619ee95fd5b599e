"""The form of one device: where it hangs, what it speaks, and what it answers just now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.settings.devices import LONGEST_PORT
from counter.ui.office.devices_presenter import DevicesPresenter
from counter.ui.office.devices_state import DeviceFormState
from counter.ui.office.form import Form
from counter.ui.office.sentence_row import show_in
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import Flow, row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Text


class DeviceForm(Form):
    """Shows a DeviceFormState; what is typed and tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: DevicesPresenter) -> None:
        super().__init__(language)
        self._language, self._presenter = language, presenter
        self._shown = ""
        self._ports: tuple[tuple[str, str], ...] = ()
        say = language.say
        self._hint = Text(tone="soft", wrap=True)
        self.take_off.tapped.connect(presenter.remove)
        self.port = Field(say("Port, like /dev/ttyUSB0 or COM3"), longest=LONGEST_PORT)
        self.port.written.connect(presenter.write_port)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._is_there = Text(say("Found on this machine"), size=14)
        self._found = QWidget()
        self._flow = Flow(self._found, gap=8, line_gap=8)
        self._speaks = Text(say("What it speaks"), size=14)
        self._protocols = Segment(["", ""])
        self._protocols.chosen.connect(presenter.choose_protocol)
        self._speed = Button(icon_after="chevron-down")
        self._speed.tapped.connect(lambda: presenter.ask_speed(on=True))
        self._now_title = Text(say("Now"), size=14)
        self._now = Text(size=24, weight=tokens.BOLD, wrap=True)
        self._try = Button()
        self._try.tapped.connect(presenter.try_it)
        self._lay_out()

    def _lay_out(self) -> None:
        lines = self.lines
        for part in (self._hint, self.port, self._wrong, self._is_there, self._found, self._speaks):
            lines.addWidget(part)
        for buttons in ((self._protocols, self._speed), (self._try,)):
            line = row(gap=tokens.GAP_12)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            lines.addLayout(line)
        lines.addWidget(self._now_title)
        lines.addWidget(self._now)
        lines.addStretch(1)

    def show_form(self, state: DeviceFormState) -> None:
        """Shows it."""
        anew, self._shown = state.title != self._shown, state.title
        self.show_what(state.title, can_take_off=state.can_remove)
        self._hint.set_text(state.hint)
        show_in(self.port, state.port, anew=anew)
        self.port.mark_wrong(state.wrong)
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))
        self._show_ports(state.found)
        self._protocols.setVisible(bool(state.protocols))
        self._speaks.setVisible(bool(state.protocols))
        if state.protocols:
            self._protocols.show_words(state.protocols)
            self._protocols.show_chosen(state.protocol)
        self._speed.set_text(state.speed, name=self._language.say("Speed: {speed}", speed=state.speed))
        self._now.set_text(state.now)
        self._now.set_tone("on_time" if state.is_well else "at_risk")
        self._now.setVisible(bool(state.now))
        self._now_title.setVisible(bool(state.now))
        self._try.set_text(state.try_it)
        self._try.setVisible(bool(state.try_it))

    def _show_ports(self, found: tuple[tuple[str, str], ...]) -> None:
        self._is_there.setVisible(bool(found))
        self._found.setVisible(bool(found))
        if found == self._ports:
            return
        self._ports = found
        for old in self._found.findChildren(Button):
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        for port, what in found:
            button = Button(port, padding=tokens.GAP_12)
            button.set_text(port, what)
            button.tapped.connect(lambda port=port: self._take_port(port))
            self._flow.addWidget(button)

    def _take_port(self, port: str) -> None:
        self.port.setText(port)
        self._presenter.write_port(port)
