"""Who is here: pick your name. Passive."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSpacerItem, QWidget

from counter.ui.app.pin_choices import PinChoices
from counter.ui.app.staff_tile import StaffTile
from counter.ui.app.state import NoteState, PinState, StaffState, StaffTileState
from counter.ui.parts.pin_panel import PinPanel, height_with
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.direction import put
from counter.ui.widgets.layouts import column, is_low, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Ground, Text

_WIDE = tokens.PERSON
_LARGE_MOST = 10
"""With more people than this their tiles are lower, and more of them stand side by side."""
_IN_A_ROW, _IN_A_LONG_ROW = 5, 7
_NOTE = 680
_TALL_KEY = 64
_GAP = 28
_GREETING = (40, 28, 24, 20)
_ROOMY = 740
"""Pixels of height from which the keys of a PIN are tall."""
_AROUND = 240
"""Pixels of height that are neither people nor keys: the greeting, the foot, and what is between."""


class StaffView(Ground):
    """`picked` gives the id of whoever tapped their name; the last two are the buttons at the foot.

    `pin_entered` gives a PIN, `chosen` what is done with it, `forgot` is whoever forgot it; `passed` each second that
    somebody waits. `owner_wanted` is the owner of a shop that was just made.
    """

    picked = Signal(object)
    pin_entered = Signal(str)
    chosen = Signal(str)
    forgot = Signal()
    passed = Signal()
    owner_wanted = Signal()
    board_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        self._people: tuple[StaffTileState, ...] = ()
        self._greeting = Text(size=40, weight=tokens.BOLD)
        self._sentence = Text(size=20, tone="soft", wrap=True)
        self._tiles: list[StaffTile] = []
        self._holder = QWidget()
        self._scroll = Scroll(self._holder)
        self._note = _Note()
        self._owner = _FirstOwner()
        self._owner.begin.tapped.connect(self.owner_wanted)
        self._pin: PinState | None = None
        self._asks_pins = False
        self._pin_panel: PinPanel | None = None
        self._choices = PinChoices()
        self._choices.chosen.connect(self.chosen)
        self._choices.forgot.connect(self.forgot)
        self._pin_row = QWidget()
        self._pin_row.hide()
        self._sample = Text(size=14, tone="soft", wrap=True)
        self._board = Button(icon="monitor", look=looks.QUIET, weight=tokens.MEDIUM)
        self._close = Button(icon="log-out", look=looks.QUIET, weight=tokens.MEDIUM)
        self._board.tapped.connect(self.board_wanted)
        self._close.tapped.connect(self.close_wanted)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._layout = layout = column(self)
        layout.addStretch(1)
        for words in (self._greeting, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(words)
        self._gaps = QSpacerItem(0, _GAP), QSpacerItem(0, _GAP)
        layout.addItem(self._gaps[0])
        layout.addWidget(self._scroll)
        layout.addItem(self._gaps[1])
        self._below = QWidget()
        below = column(self._below)
        below.addWidget(self._pin_row)
        below.addWidget(self._note, 0, Qt.AlignmentFlag.AlignHCenter)
        below.addWidget(self._owner, 0, Qt.AlignmentFlag.AlignHCenter)
        below.addStretch(1)
        layout.addWidget(self._below)
        layout.addStretch(1)
        foot = side_by_side([self._close, self._board])
        foot.insertWidget(0, self._sample, 1)
        layout.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Has the focus itself: a window that opens would give it to the first button there is, which ends Counter."""
        super().showEvent(event)
        self.setFocus()

    def offer_board(self, *, on: bool) -> None:
        """Whether the customer display can be opened from here."""
        self._board.setVisible(on)

    def show_state(self, state: StaffState) -> None:
        """Shows the greeting, everybody, and what is still open."""
        self._greeting.set_text(state.pin.greeting if state.pin else state.greeting)
        self._greeting.fit_into(self.width() - 32, *_GREETING)
        self._sentence.set_text(state.pin.words if state.pin else state.sentence)
        self._note.show_note(None if state.pin else state.note)
        self._owner.show_words(state.first_owner, state.begin)
        self._board.set_text(state.customer_display)
        self._close.set_text(state.close)
        self._sample.set_text(state.sample)
        if (state.people, state.asks_pins) != (self._people, self._asks_pins):
            self._people, self._asks_pins = state.people, state.asks_pins
            self._show_people()
        if state.pin is not None or self._pin is not None:
            self._ask_pin(state.pin, state.take_back)

    def _ask_pin(self, pin: PinState | None, take_back: str) -> None:
        """The panel is made when the first PIN is asked for: a shop without PINs has none."""
        if pin is not None and self._pin_panel is None:
            self._pin_panel = self._make_panel(take_back)
            self._size_keys()
        if self._pin_panel is not None:
            self._pin_row.setVisible(pin is not None)
            if pin is not None and self._pin is not None and _is_as_before(pin, self._pin):
                pass
            elif pin is not None:
                self._pin_panel.ask(pin.digits, pin.wrong, waits=pin.waits)
                self.setFocus()
            else:
                self._pin_panel.ask(0)
        self._choices.show_choices(pin)
        self._pin = pin
        for tile, person in zip(self._tiles, self._people, strict=True):
            tile.show_chosen(on=pin is not None and pin.staff_id == person.staff_id)
        self._place()
        if asked := next((tile for tile in self._tiles if pin is not None and tile.isChecked()), None):
            self._scroll.ensureWidgetVisible(asked)

    def _make_panel(self, take_back: str) -> PinPanel:
        """The keys in the middle, what is done with the PIN at their right."""
        panel = PinPanel(take_back)
        panel.entered.connect(self.pin_entered)
        panel.passed.connect(self.passed)
        line = row(self._pin_row, gap=tokens.GAP_24)
        line.addStretch(1)
        line.addSpacing(self._choices.width())
        line.addWidget(panel)
        line.addWidget(self._choices)
        line.addStretch(1)
        return panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A PIN is typed on a real keyboard too."""
        if self._pin is None or self._pin_panel is None or not self._pin_panel.press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds the sizes and the rows again."""
        super().resizeEvent(event)
        top = tokens.GAP_24 if is_low(self) else 48
        self._layout.setContentsMargins(16, top, 16, 16)
        self._greeting.fit_into(self.width() - 32, *_GREETING)
        self._size_keys()
        self._place()

    def _size_keys(self) -> None:
        if self._pin_panel is not None:
            self._pin_panel.set_key_height(self._key)

    @property
    def _key(self) -> int:
        return _TALL_KEY if self.height() >= _ROOMY else tokens.KEY_LOW

    def _show_people(self) -> None:
        for tile in self._tiles:
            tile.hide()
            tile.deleteLater()
        self._tiles = [self._tile(person, place) for place, person in enumerate(self._people, start=1)]
        self._place()

    def _place(self) -> None:
        """Row below row, each in the middle; what does not fit scrolls. Nobody moves when a PIN is asked for."""
        keys = height_with(self._key) if self._asks_pins or self._pin is not None else 0
        step, room = _WIDE + tokens.GAP_16, self.width() - 32
        most = max(1, (room + tokens.GAP_16) // step)
        rows = -(-len(self._tiles) // min(_IN_A_ROW, most))
        too_tall = keys > 0 and rows * (tokens.PERSON + tokens.GAP_16) + keys + _AROUND > self.height()
        small = is_low(self) or len(self._tiles) > _LARGE_MOST or too_tall
        tall = tokens.PERSON_LOW if small else tokens.PERSON
        rows = -(-len(self._tiles) // min(_IN_A_LONG_ROW if small else _IN_A_ROW, most))
        columns = max(1, -(-len(self._tiles) // max(1, rows)))
        for place, tile in enumerate(self._tiles):
            down, across = divmod(place, columns)
            in_row = min(columns, len(self._tiles) - down * columns)
            left = (room - in_row * step + tokens.GAP_16) // 2
            put(tile, QRect(left + across * step, down * (tall + tokens.GAP_16), _WIDE, tall))
            tile.show()
        height = rows * (tall + tokens.GAP_16) - tokens.GAP_16
        fits = height + keys + _AROUND <= self.height()  # else everybody is seen until a PIN is asked for
        self._below.setMinimumHeight(keys if fits or self._pin is not None else 0)
        self._holder.setMinimumHeight(max(height, 0))
        self._scroll.wish_height(max(height, 1))
        for gap in self._gaps:
            gap.changeSize(0, tokens.GAP_16 if keys else _GAP)
        self._layout.invalidate()
        self._layout.activate()

    def _tile(self, person: StaffTileState, place: int) -> StaffTile:
        tile = StaffTile(person, place)
        tile.setParent(self._holder)
        tile.tapped.connect(lambda: self.picked.emit(person.staff_id))
        return tile


def _is_as_before(pin: PinState, before: PinState) -> bool:
    """Whether the same PIN is asked for still: what was typed of it stays."""
    asked = (pin.staff_id, pin.words, pin.digits, pin.wrong, pin.waits, pin.tries)
    return asked == (before.staff_id, before.words, before.digits, before.wrong, before.waits, before.tries)


class _Note(Card):
    """What is still open from before."""

    def __init__(self) -> None:
        super().__init__("crema")
        mark = QLabel()
        mark.setPixmap(icons.picture("history", tokens.INK, 24))
        self._words = Text(rich=True, wrap=True)
        line = row(self, gap=tokens.GAP_12, margins=(24, 16, 24, 16))
        line.addWidget(mark)
        line.addWidget(self._words, 1)

    def show_note(self, note: NoteState | None) -> None:
        self.setVisible(note is not None)
        if note:
            self._words.set_text(f"{escape(note.before)} <b>{escape(note.strong)}</b> {escape(note.after)}".strip())
            self._words.setMinimumHeight(0)
            self._words.setFixedSize(_NOTE, self._words.heightForWidth(_NOTE))
            self.setAccessibleName(f"{note.before} {note.strong} {note.after}".strip())


class _FirstOwner(Card):
    """Asks whose shop it is, the first time; whoever picks a name instead goes on without."""

    def __init__(self) -> None:
        super().__init__("crema")
        self._words = Text(wrap=True)
        self._words.setMinimumWidth(_NOTE - 200)
        self.begin = Button(look=looks.PLAIN)
        line = row(self, gap=tokens.GAP_16, margins=(24, 12, 16, 12))
        line.addWidget(self._words, 1)
        line.addWidget(self.begin)

    def show_words(self, words: str, begin: str) -> None:
        """Asks it; nothing where there are no words."""
        self.setVisible(bool(words))
        self._words.set_text(words)
        self.begin.set_text(begin)
