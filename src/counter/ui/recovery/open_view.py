"""Who still waits for us, on screen: what nobody answered, whom we get back to, and at the right what went well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter.kernel.language import Language
from counter.ui.recovery.open_cards import ComeBackCard, MomentsCard, OpenCase, PageTurn, ToDoCard
from counter.ui.recovery.open_presenter import OpenPresenter
from counter.ui.recovery.open_state import OpenState
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Ground, Text

_LEFT, _RIGHT = 7, 3


class OpenView(Ground):
    """Shows an OpenState. In a narrow window the right column goes below what is open."""

    def __init__(self, language: Language, presenter: OpenPresenter, *, can_rehearse: bool = False) -> None:
        super().__init__("paper")
        self._language, self._presenter = language, presenter
        self._state = OpenState()
        self._is_below = False
        say = language.say
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._below = Text(tone="soft", wrap=True)
        self._well = Button(icon="heart", name=say("Went well"))
        self._well.tapped.connect(presenter.went_well)
        self._wrong = Button(say("Something went wrong"), look=looks.PRIMARY, icon="plus")
        self._wrong.tapped.connect(presenter.choose)
        self._vouchers = Button(say("Vouchers"), icon="ticket-percent")
        self._vouchers.tapped.connect(presenter.see_vouchers)
        self._rehearse = Button(say("Rehearse"), icon="play")
        self._rehearse.tapped.connect(presenter.rehearse)
        self._rehearse.setVisible(can_rehearse)
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._below)
        head = row(gap=tokens.GAP_8)
        head.addLayout(words, 1)
        for key in (self._vouchers, self._rehearse, self._well, self._wrong):
            head.addWidget(key)
        self._left, self._right = column(gap=tokens.GAP_12), column(gap=tokens.GAP_12)
        self._turn = PageTurn(language, presenter)
        left, self._side = QWidget(), QWidget()
        self._inside = column(left, gap=tokens.GAP_12)
        self._inside.addLayout(self._left)
        self._inside.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignHCenter)
        self._inside.addStretch(1)
        beside = column(self._side, gap=tokens.GAP_12)
        beside.addLayout(self._right)
        beside.addStretch(1)
        self._beside = Scroll(self._side)
        self._columns = row(gap=tokens.GAP_16)
        self._people = Scroll(left)
        self._columns.addWidget(self._people, _LEFT)
        self._columns.addWidget(self._beside, _RIGHT)
        self._sentence = Text(size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._layout = column(self, gap=tokens.GAP_12, margins=(tokens.GAP_16,) * 4)
        self._layout.addLayout(head)
        self._layout.addLayout(self._columns, 1)
        self._mark, self._yesterday = QLabel(), Text(tone="soft", wrap=True)
        self._mark.setPixmap(icons.picture("circle-check", tokens.ON_TIME, 20))
        foot = row(gap=tokens.GAP_8)
        foot.addWidget(self._mark)
        foot.addWidget(self._yesterday, 1)
        foot.addWidget(self._sentence)
        self._layout.addLayout(foot)

    def show_state(self, state: OpenState) -> None:
        """Shows who waits; what is as it was keeps its place."""
        before, self._state = self._state, state
        self._title.set_text(state.title)
        self._below.set_text(state.recorded or state.below)
        self._below.set_tone("on_time" if state.recorded else "soft")
        self._sentence.set_text(state.sentence)
        self._sentence.setVisible(bool(state.sentence))
        self._yesterday.set_text(state.yesterday)
        self._mark.setVisible(bool(state.yesterday))
        if (before.open, before.come_back) != (state.open, state.come_back):
            self._fill(self._left, self._waiting(state))
            if before.first != state.first:
                self._people.verticalScrollBar().setValue(0)
        self._turn.show_state(state)
        if (before.went_well, before.to_do) != (state.went_well, state.to_do):
            self._fill(self._right, self._at_the_right(state))
        self._share_room()

    def _waiting(self, state: OpenState) -> list[QWidget]:
        say, shown = self._language.say, list[QWidget]()
        if state.open:
            shown.append(self._heading(say("Open"), state.all_open))
            shown += [OpenCase(case, self._language, self._presenter) for case in state.open]
        if state.come_back:
            shown.append(self._heading(say("We said we would get back"), state.all_come_back))
            shown.append(ComeBackCard(state.come_back, self._language, self._presenter))
        return shown

    def _at_the_right(self, state: OpenState) -> list[QWidget]:
        shown: list[QWidget] = []
        if state.to_do:
            shown.append(Text(self._language.say("Today"), size=20, weight=tokens.SEMIBOLD))
            shown.append(ToDoCard(state.to_do, state.to_do_why, self._language, self._presenter))
        if state.went_well:
            shown.append(Text(state.went_well_title, size=20, weight=tokens.SEMIBOLD, wrap=True))
            shown.append(MomentsCard(state.went_well))
        return shown

    @staticmethod
    def _heading(words: str, count: int) -> QWidget:
        part = QWidget()
        part.setAccessibleName(f"{words}, {count}")
        line = row(part, gap=10)
        line.addWidget(Text(words, size=20, weight=tokens.SEMIBOLD))
        line.addWidget(Text(str(count), tone="soft"), 1)
        return part

    @staticmethod
    def _fill(layout: QVBoxLayout, parts: Sequence[QWidget]) -> None:
        while item := layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for part in parts:
            layout.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """The right column stands below where there is no room beside, or nothing beside which it could stand."""
        narrow, state = is_narrow(self) or is_low(self), self._state
        for key, word in ((self._vouchers, "Vouchers"), (self._rehearse, "Rehearse"), (self._well, "Went well")):
            name = self._language.say(word)
            key.set_text("" if narrow else name, name=name)
        below = narrow or not (state.open or state.come_back)
        if below != self._is_below:
            self._is_below = below
            if below:
                self._beside.takeWidget()
                self._inside.insertWidget(2, self._side)
            else:
                self._inside.removeWidget(self._side)
                self._beside.setWidget(self._side)
        right = bool(state.went_well or state.to_do)
        self._side.setVisible(right)
        self._beside.setVisible(not below and right)
