"""The gestures of a kind in their order, what they are worth, how much together, and what the shop stands for."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from counter.kernel.language import Language
from counter.settings.playbook_decided import LONGEST_SENTENCE
from counter.ui.office.playbook_presenter import PlaybookPresenter
from counter.ui.office.playbook_state import GestureState, PlaybookState
from counter.ui.office.sentence_row import Verdict, show_in
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Text

_FIGURE = 84
_LIST_GAP = 4


class _WorthNote(QWidget):
    """That a voucher is worth too little or too much, and the nearest that is not, in one tap."""

    def __init__(self, language: Language, presenter: PlaybookPresenter) -> None:
        super().__init__()
        self._nearest = ""
        self._why, use = Text(size=14, wrap=True), Button(language.say("Use this"), padding=tokens.GAP_12)
        use.tapped.connect(lambda: presenter.write_amount(self._nearest))
        line = row(self, gap=tokens.GAP_8)
        line.addWidget(self._why, 1)
        line.addWidget(use)

    def show_note(self, state: PlaybookState) -> None:
        """Shows it; nothing where the worth is right."""
        self._nearest = state.nearest_worth
        self._why.set_text(state.look_at_worth)
        self.setVisible(bool(state.look_at_worth))


class GesturesCard(QWidget):
    """One gesture can be taken in hand; what is done to it is done with the buttons below the list."""

    def __init__(self, language: Language, presenter: PlaybookPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._rows: dict[str, Button] = {}
        say = language.say
        holder = QWidget()
        self._list = column(holder, gap=_LIST_GAP)
        self._up = Button(icon="chevron-up", name=say("Earlier"))
        self._down = Button(icon="chevron-down", name=say("Later"))
        self._tick = Button(icon="check", name=say("From the start"))
        self._off = Button(icon="x", name=say("Take it off"))
        self._add = Button(icon="plus", name=say("Add a gesture"))
        self._up.tapped.connect(lambda: presenter.move(-1))
        self._down.tapped.connect(lambda: presenter.move(1))
        self._tick.tapped.connect(presenter.tick)
        self._off.tapped.connect(presenter.take_off)
        self._add.tapped.connect(presenter.ask_what_to_add)
        self.amount, self.cap = Field(say("Worth"), longest=12), Field(say("Together at most, %"), longest=5)
        self.amount.written.connect(presenter.write_amount)
        self.cap.written.connect(presenter.write_cap)
        self._where = Segment([say("Here"), say("Everywhere")])
        self._where.chosen.connect(presenter.count_everywhere)
        self.stands_for = Field(say("What we stand for"), longest=LONGEST_SENTENCE)
        self.stands_for.written.connect(presenter.stand_for)
        self._verdict = Verdict(language)
        card = self._card = Card("card")
        layout = column(card, gap=tokens.GAP_8, margins=(12, 12, 12, 12))
        self._heading = Text(say("Gestures, in order"), size=18, weight=tokens.SEMIBOLD)
        layout.addWidget(self._heading)
        layout.addWidget(Scroll(holder), 1)
        layout.addLayout(side_by_side([self._up, self._down, self._tick, self._off, self._add], 4))
        most = Text(say("Together at most, % of what was paid"), size=14, wrap=True)
        self._figures = column(gap=tokens.GAP_8)
        for words, field in ((self._where, self.amount), (most, self.cap)):
            line = row(gap=tokens.GAP_8)
            field.setFixedWidth(_FIGURE)
            line.addWidget(words, 1)
            line.addWidget(field)
            self._figures.addLayout(line, 1)
        layout.addLayout(self._figures)
        self._worth = _WorthNote(language, presenter)
        layout.addWidget(self._worth)
        self.stands = Card("card")
        below = column(self.stands, gap=6, margins=(12, 10, 12, 12))
        below.addWidget(Text(say("What we stand for"), size=14, tone="soft"))
        below.addWidget(self.stands_for)
        below.addWidget(self._verdict)
        self._whole = column(self, gap=12)
        self._whole.addWidget(card, 1)
        self._whole.addWidget(self.stands)

    def stand_inside(self, *, on: bool) -> None:
        """Whether it stands within a wide card of somebody else's, which has an edge and a heading.

        What the shop stands for is with the words then.
        """
        if not on:
            self._whole.addWidget(self.stands)
        self._card.set_panel("none" if on else "card")
        self._heading.setVisible(not on)
        across = QBoxLayout.Direction.LeftToRight if on else QBoxLayout.Direction.TopToBottom
        self._figures.setDirection(across)

    def show_page(self, state: PlaybookState, *, anew: bool) -> None:
        """Shows a page; what is typed just now stays unless the page is another (`anew`)."""
        if [*self._rows] != [each.id for each in state.gestures]:
            self._make_rows(state.gestures)
        for place, each in enumerate(state.gestures, start=1):
            button = self._rows[each.id]
            name = f"{place}, {each.label}, {each.worth}".rstrip(", ")
            spoken = self._language.say("{gesture}, from the start", gesture=name) if each.ticked else name
            button.set_text(f"{place}  {each.label}", each.worth, name=spoken)
            button.set_icons(each.icon, "check" if each.ticked else "")
            button.set_chosen(on=each.chosen, chosen=looks.PRIMARY)
        in_hand = any(each.chosen for each in state.gestures)
        for key in (self._up, self._down, self._tick, self._off):
            key.setEnabled(in_hand)
        self._add.setEnabled(state.can_add)
        for part in (self._where, self.amount):
            part.setVisible(state.amount is not None)
        self._where.show_chosen(int(state.everywhere))
        show_in(self.amount, state.amount or "", anew=anew)
        show_in(self.cap, state.cap, anew=anew)
        self._worth.show_note(state)
        self.stands_for.read_from_right(on=state.from_right)
        show_in(self.stands_for, state.stands_for, anew=anew)
        self._verdict.show_verdict(state.stands_for_verdict, "")

    def _make_rows(self, gestures: tuple[GestureState, ...]) -> None:
        for old in self._rows.values():
            old.hide()
            old.deleteLater()
        self._rows = {each.id: Button(arrangement=Arrangement.ROW, padding=tokens.GAP_8) for each in gestures}
        while self._list.count():
            self._list.takeAt(0)
        for gesture, button in self._rows.items():
            button.tapped.connect(lambda gesture=gesture: self._presenter.choose_gesture(gesture))
            self._list.addWidget(button)
        self._list.addStretch(1)
