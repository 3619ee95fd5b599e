"""The section E-mail: the mail server at the left, a try and what becomes of receipts at the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.kernel.mail_address import LONGEST
from counter.ui.office.mail_form import MailForm
from counter.ui.office.mail_presenter import MailPresenter
from counter.ui.office.mail_state import MailState
from counter.ui.office.save_bar import SaveBar
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Text

_RIGHT, _RIGHT_NARROW = 400, 340
_ROOM_FOR_ALL = 900


class MailView(QWidget):
    """Shows a MailState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: MailPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        say = language.say
        self.form = MailForm(language, presenter)
        self._to = Field(say("Send a try to, like you@example.org"), longest=LONGEST, small=True)
        self._try = Button(say("Send a try"), icon="mail", commits=True)
        self._try.tapped.connect(lambda: presenter.try_it(self._to.text()))
        self._told = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._receipts = Segment([say("Printed"), say("Asked each time"), say("None")])
        self._receipts.chosen.connect(presenter.receipts)
        self._foot = SaveBar(language)
        self._foot.discarded.connect(presenter.discard)
        self._foot.saved.connect(presenter.save)
        self._lay_out()

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return (*self.form.fields, self._to)

    def _lay_out(self) -> None:
        left = Card("card")
        column(left, margins=(16, 12, 12, 12)).addWidget(self.form)
        self._right = self._make_right()
        columns = row(gap=14)
        columns.addWidget(left, 1)
        columns.addWidget(self._right)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addLayout(columns, 1)
        self._page.addWidget(self._foot)

    def _make_right(self) -> Card:
        say = self._language.say
        card, inside = Card("card"), QWidget()
        lines = column(inside, gap=tokens.GAP_8)
        lines.addWidget(Text(say("Receipts at this till"), size=20, weight=tokens.SEMIBOLD))
        lines.addWidget(self._receipts)
        lines.addSpacing(tokens.GAP_12)
        for part in (self._to, self._try, self._told):
            lines.addWidget(part)
        lines.addStretch(1)
        self._scroll = Scroll(inside)
        column(card, margins=(16, 12, 12, 12)).addWidget(self._scroll)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._right.setFixedWidth(_RIGHT_NARROW if is_narrow(self) else _RIGHT)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)

    def showEvent(self, event: QShowEvent) -> None:
        """Whether the password is there is looked at when somebody comes."""
        super().showEvent(event)
        self._presenter.come()

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the form comes first."""
        self._foot.setVisible(not (typing and self.window().height() < _ROOM_FOR_ALL))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        self.form.see_field(field)
        if field is self._to:
            self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8)

    def show_section(self, state: MailState) -> None:
        """Shows it."""
        self.form.show_form(state)
        self._try.setEnabled(state.can_try)
        self._told.set_text(state.told)
        self._told.set_tone("on_time" if state.is_well else "at_risk")
        self._told.setVisible(bool(state.told))
        self._receipts.show_chosen(state.receipts)
        self._foot.show_bar(state.bar, changed=state.changed)
