"""The person's menu, right below their name: who they are, who else takes over, their hours, their PIN. Passive."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counter.ui.app.people_said import BACK, BREAK, COME, DARK_BAR, GO, LANGUAGE, LARGE_TYPE, LEFT_HAND, OFFICE, PIN
from counter.ui.app.state import Choice, PersonState, PinState, StaffTileState
from counter.ui.parts.pin_panel import PinPanel
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.grid import FixedGrid
from counter.ui.widgets.initial import draw_initial
from counter.ui.widgets.layouts import column, is_low
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Rule, Text

_WIDE, _EDGE = 384, 18
_HEAD, _HEAD_LOW, _TILE, _TILE_LOW = 88, 72, 72, 64
_ROW, _ROW_LOW = 60, 48
_SWITCH = QSize(56, 32)
_IN_A_ROW = 4
_OTHERS, _OTHERS_LOW = 8, 4
"""So many others have a place, and in a low window; where there are more, the last place leads to all of them."""
_ICONS = {
    OFFICE: "store",
    LANGUAGE: "languages",
    LARGE_TYPE: "type",
    LEFT_HAND: "hand",
    DARK_BAR: "moon",
    BACK: "arrow-left",
    PIN: "key-round",
    COME: "log-in",
    BREAK: "coffee",
    GO: "log-out",
}


class _Head(QWidget):
    """Who it is: initial, name, role, and their hours of today."""

    def __init__(self) -> None:
        super().__init__()
        self._state = PersonState()
        self.setFixedHeight(_HEAD)

    def show_person(self, state: PersonState) -> None:
        if state != self._state:
            self._state = state
            self.setAccessibleName(", ".join(part for part in (state.name, state.role, state.hours) if part))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, state = paint.begin(self), self._state
        draw_initial(painter, QRectF(_EDGE, (self.height() - 52) / 2, 52, 52), state.name, 20)
        words = self.rect().adjusted(_EDGE + 66, 0, -_EDGE, 0)
        top = (self.height() - (69 if state.hours else 48)) // 2
        name = QRect(words.left(), top, words.width(), 28)
        paint.draw_text(painter, name, state.name, tokens.INK, size=20, weight=tokens.BOLD)
        role = QRect(words.left(), top + 28, words.width(), 20)
        paint.draw_text(painter, role, state.role, tokens.SOFT)
        hours = QRect(words.left(), top + 49, words.width(), 20)
        paint.draw_text(painter, hours, state.hours, tokens.SOFT, size=14)
        painter.end()


class _Other(Tap):
    """Somebody else, who takes over with a tap; or, without a name, the way to all."""

    def __init__(self, person: StaffTileState | None, words: str) -> None:
        super().__init__(looks.PLAIN, commits=True)
        self._person, self._words = person, words
        self.about = person.staff_id if person is not None else words
        self.set_name(f"{person.name}, {person.role}" if person is not None else words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        words = area.adjusted(4, 0, -4, 0)
        if self._person is not None:
            tall = 32 if area.height() >= _TILE else 28
            left = area.center().x() + 1 - tall / 2
            draw_initial(painter, QRectF(left, area.top() + 6, tall, tall), self._words, 14)
            words = QRect(words.left(), area.top() + 8 + tall, words.width(), area.height() - tall - 12)
        size = paint.fitting_size(self._words, 16, tokens.SEMIBOLD, words.width())
        paint.draw_text(painter, words, self._words, look.ink, size=size, weight=tokens.SEMIBOLD, align=paint.CENTRE)


def _draw_switch(painter: QPainter, row: QRect, *, on: bool) -> None:
    """At the row's end: its knob stands at the end where it is on, and it is filled."""
    place = QRect(row.right() + 1 - _EDGE - _SWITCH.width(), row.center().y() - 15, _SWITCH.width(), _SWITCH.height())
    pill, radius = QRectF(place).adjusted(0.75, 0.75, -0.75, -0.75), _SWITCH.height() / 2 - 0.75
    painter.setPen(QPen(QColor(tokens.ON_TIME if on else tokens.EDGE), 1.5))
    painter.setBrush(QColor(tokens.ON_TIME if on else tokens.SURFACE))
    painter.drawRoundedRect(pill, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.SURFACE if on else tokens.EDGE))
    painter.drawEllipse(QRectF(place.right() - 26 if on else place.left() + 5, place.top() + 5, 22, 22))


class _Row(Tap):
    """A row across the menu: its icon, its words, a second line; at its end a value, or a switch."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(looks.MENU_ROW, commits=True)
        self.choice = choice
        self.about = choice.key
        self._low = False
        self.set_name(", ".join(part for part in (choice.words, choice.second, choice.value) if part))
        if choice.is_on is not None or choice.chosen:
            self.mark_chosen(on=choice.is_on or choice.chosen)

    def set_low(self, *, on: bool) -> None:
        """Whether the window has little height."""
        self._low = on
        self.updateGeometry()

    def content_size(self) -> QSize:
        return QSize(_WIDE, _ROW_LOW if self._low else _ROW)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        choice = self.choice
        icon = "check" if choice.chosen else _ICONS.get(choice.key)
        if icon:
            paint.draw_icon(painter, area.left() + _EDGE, area.center().y() - 11, icon, tokens.SOFT, 24)
        if choice.is_on is not None:
            _draw_switch(painter, area, on=choice.is_on)
        words = area.adjusted(_EDGE + 40, 0, -_EDGE, 0)
        beside = 2 if self._low else 6
        first = words.adjusted(0, beside, 0, -words.height() // 2) if choice.second else words
        paint.draw_text(painter, first, choice.words, look.ink, size=18, weight=tokens.SEMIBOLD)
        second = words.adjusted(0, words.height() // 2, 0, -beside)
        paint.draw_text(painter, second, choice.second, tokens.SOFT, size=14)
        paint.draw_text(painter, words, choice.value, tokens.SOFT, align=paint.RIGHT)


class _Menu(QWidget):
    """What is on the sheet: the menu, or a PIN that is asked for."""

    picked = Signal(object)
    all_wanted = Signal()
    chosen = Signal(str)
    pin_entered = Signal(str)
    passed = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: PersonState | None = None
        self._pin: PinState | None = None
        self._panel: PinPanel | None = None
        self._parts: list[QWidget] = []
        self._shown: tuple[tuple[StaffTileState | None, ...], str] = ((), "")
        self._head = _Head()
        self._label = Text(tone="soft")
        self._label.setContentsMargins(_EDGE, 0, _EDGE, 8)
        self._others = FixedGrid(_IN_A_ROW, 1, gap=8)
        holder = column(margins=(_EDGE, 0, _EDGE, 16))
        holder.addWidget(self._others)
        self._rows = column()
        self._asked, self._words = Text(size=20, weight=tokens.BOLD, wrap=True), Text(tone="soft", wrap=True)
        self._back = Button(look=looks.PLAIN)
        self._back.tapped.connect(self.back)
        self._pin_page = QWidget()
        self._pin_layout = column(self._pin_page, gap=tokens.GAP_8, margins=(_EDGE, 0, _EDGE, 16))
        for part in (self._asked, self._words, self._back):
            self._pin_layout.addWidget(part)
        layout: QVBoxLayout = column(self)
        layout.addWidget(self._head)
        layout.addWidget(self._label)
        layout.addLayout(holder)
        layout.addLayout(self._rows)
        layout.addWidget(self._pin_page)

    def show_state(self, state: PersonState) -> None:
        """Shows the menu, or asks for a PIN."""
        before, self._state = self._state, state
        self._head.show_person(state)
        self._back.set_text(state.back)
        if before is None or before.rows != state.rows:
            self._show_rows(state)
        asks = state.pin is not None
        self._label.set_text(state.others_label)
        self._label.setVisible(not asks and bool(state.others))
        self._others.setVisible(not asks and bool(state.others))
        for part in self._parts:
            part.setVisible(not asks)
        self._pin_page.setVisible(asks)
        self._ask(state.pin, state.take_back)
        self.make_room()

    def make_room(self) -> None:
        """Lower tiles and rows in a low window."""
        low = is_low(self)
        self._head.setFixedHeight(_HEAD_LOW if low else _HEAD)
        others = self._state.others if self._state else ()
        places = _OTHERS_LOW if low else _OTHERS
        self._show_others(others if len(others) <= places else (*others[: places - 1], None))
        rows = -(-min(len(others), places) // _IN_A_ROW)
        self._others.set_rows(max(rows, 1))
        self._others.setFixedHeight(max(rows, 1) * ((_TILE_LOW if low else _TILE) + 8) - 8)
        for part in self._parts:
            if isinstance(part, _Row):
                part.set_low(on=low)

    def _show_rows(self, state: PersonState) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        for choice in state.rows:
            row = _Row(choice)
            row.tapped.connect(lambda key=choice.key: self.chosen.emit(key))
            self._parts += [Rule(), row]
        for part in self._parts:
            self._rows.addWidget(part)

    def _show_others(self, people: tuple[StaffTileState | None, ...]) -> None:
        """None leads to all."""
        more = self._state.more if self._state else ""
        if (people, more) == self._shown:
            return
        self._shown = (people, more)
        for old in self._others.findChildren(_Other):
            old.hide()
            old.deleteLater()
        tiles = []
        for person in people:
            tile = _Other(person, person.name if person is not None else more)
            if person is None:
                tile.tapped.connect(self.all_wanted)
            else:
                tile.tapped.connect(lambda who=person.staff_id: self.picked.emit(who))
            tile.setParent(self._others)
            tiles.append(tile)
        self._others.show_tiles(tiles)

    def _ask(self, pin: PinState | None, take_back: str) -> None:
        """The keys are made when the first PIN is asked for."""
        if pin is not None and self._panel is None:
            self._panel = PinPanel(take_back)
            self._panel.setFixedWidth(_WIDE - 2 * _EDGE)
            self._panel.entered.connect(self.pin_entered)
            self._panel.passed.connect(self.passed)
            self._pin_layout.insertWidget(2, self._panel)
        if pin is not None and self._panel is not None and pin != self._pin:
            self._asked.set_text(pin.greeting)
            self._words.set_text(pin.words)
            self._panel.ask(pin.digits, pin.wrong, waits=pin.waits)
        elif pin is None and self._panel is not None:
            self._panel.ask(0)
        self._pin = pin

    def press(self, event: QKeyEvent) -> bool:
        """A key of a real keyboard, where a PIN is asked for: False where it is none for it."""
        return self._pin is not None and self._panel is not None and self._panel.press(event)


class PersonMenu(DimmedPanel):
    """Opens right below `bar`, over its host. What is tapped is a signal of its `menu`; `closed` says that it is."""

    closed = Signal()

    def __init__(self, host: QWidget, bar: QWidget) -> None:
        self.menu = _Menu()
        super().__init__(host, self.menu, width=_WIDE, below=bar, margin=0)

    def open(self) -> None:
        """At its beginning, at the size that the window allows."""
        super().open()
        self.menu.make_room()

    def shut(self) -> None:
        """Closes it."""
        super().shut()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A PIN is typed on a real keyboard too; whatever is typed while one is asked for lands nowhere else."""
        if not self.menu.press(event):
            super().keyPressEvent(event)
