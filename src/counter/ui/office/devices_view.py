"""The section Devices: the list at the left, the device in hand at the right, what will change below."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.device_form import DeviceForm
from counter.ui.office.devices_presenter import DevicesPresenter
from counter.ui.office.devices_state import DeviceRowState, DevicesState
from counter.ui.office.save_bar import SaveBar
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Text

_LIST, _LIST_NARROW, _ROW = 400, 320, 64
_ROOM_FOR_ALL = 900
_LISTEN_MS = 300


class DevicesView(QWidget):
    """Shows a DevicesState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: DevicesPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._rows: dict[str, Button] = {}
        say = language.say
        self.form = DeviceForm(language, presenter)
        self._opens = Segment([say("Opens by itself"), say("Opens from the page of names")])
        self._opens.chosen.connect(lambda place: presenter.open_by_itself(on=place == 0))
        self._foot = SaveBar(language)
        self._foot.discarded.connect(presenter.discard)
        self._foot.saved.connect(presenter.save)
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.choose_speed)
        self._question.done.connect(lambda: presenter.ask_speed(on=False))
        self._listening = QTimer(self, interval=_LISTEN_MS)
        self._listening.timeout.connect(presenter.listen)
        self._lay_out()

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return (self.form.port,)

    def _lay_out(self) -> None:
        say = self._language.say
        self._list = Card("card")
        self._lines = column(self._list, gap=tokens.GAP_8, margins=(12, 12, 12, 12))
        self._lines.addStretch(1)
        self._screen = QWidget()
        screen = column(self._screen, gap=tokens.GAP_12)
        screen.addWidget(Text(say("Second screen"), size=20, weight=tokens.SEMIBOLD))
        hint = say("A second screen shows customers their order, when it is ready, and who can come for theirs.")
        screen.addWidget(Text(hint, tone="soft", wrap=True))
        screen.addWidget(self._opens)
        screen.addStretch(1)
        right = Card("card")
        inside = column(right, margins=(16, 12, 12, 12))
        inside.addWidget(self.form, 1)
        inside.addWidget(self._screen, 1)
        columns = row(gap=14)
        columns.addWidget(self._list)
        columns.addWidget(right, 1)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addLayout(columns, 1)
        self._page.addWidget(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._list.setFixedWidth(_LIST_NARROW if is_narrow(self) else _LIST)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)

    def showEvent(self, event: QShowEvent) -> None:
        """What a device answers is looked at again and again while somebody sees it."""
        super().showEvent(event)
        self._presenter.come()
        self._listening.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: what is scanned goes where it is read."""
        super().hideEvent(event)
        self._listening.stop()
        self._presenter.leave()

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the form comes first."""
        self._foot.setVisible(not (typing and self.window().height() < _ROOM_FOR_ALL))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        self.form.see_field(field)

    def show_section(self, state: DevicesState) -> None:
        """Shows it."""
        for each in state.rows:
            self._show_row(each)
        self.form.setVisible(state.form is not None)
        self._screen.setVisible(state.form is None)
        if state.form:
            self.form.show_form(state.form)
        self._opens.show_chosen(0 if state.opens else 1)
        self._foot.show_bar(state.bar, changed=state.changed)
        self._question.show_choices(state.question)

    def _show_row(self, state: DeviceRowState) -> None:
        if state.key not in self._rows:
            button = Button(icon=state.icon, look=looks.MENU_ROW, height=_ROW, arrangement=Arrangement.ROW)
            button.tapped.connect(lambda: self._presenter.choose(state.key))
            self._lines.insertWidget(len(self._rows), button)
            self._rows[state.key] = button
        button = self._rows[state.key]
        button.set_text(state.title, state.what)
        button.set_chosen(on=state.chosen, chosen=looks.PRIMARY, otherwise=looks.MENU_ROW)
