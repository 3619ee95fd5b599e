"""Our own on-screen keyboard, at the foot of the page that asks for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.direction import never_turn
from counter.ui.widgets.field import Field
from counter.ui.widgets.keys import CODE, DIGITS, LABELS, PLACES_OF, KeyAction, KeyPlace, KeyWords
from counter.ui.widgets.layouts import is_low
from counter.ui.widgets.text import Card

_GAP = 6
_TWO_LINES = 1.5
"""So many widths of a key hold words that stand on two lines of it, wherever they break."""


class Keyboard(Card):
    """Types into the field it serves, which keeps the focus. Hidden until a field is tapped, and after Done."""

    served = Signal()
    finished = Signal()

    def __init__(self, host: QWidget, words: KeyWords) -> None:
        super().__init__("keys", host)
        never_turn(self)
        self._host = host
        self._words = words
        self._target: QWidget | None = None
        self._capital = False
        self._done_words = words.done
        self._page = words.usual
        self._key_height = tokens.KEY
        self._keys: list[tuple[KeyPlace, Button]] = []
        self._made: dict[tuple[KeyPlace, ...], list[tuple[KeyPlace, Button]]] = {}
        host.installEventFilter(self)
        self.hide()

    def serve(self, target: QWidget) -> None:
        """Shows itself and types into `target` from now on."""
        for_code = isinstance(target, Field) and target.for_code
        begins_small = isinstance(target, Field) and target.begins_small
        if self._target is not target:
            if self._target:
                self._target.removeEventFilter(self)
            target.installEventFilter(self)
        self._target = target
        self._turn_to(CODE if for_code else self._words.usual)
        self._capital = isinstance(target, QLineEdit) and not target.text() and not begins_small
        self._label()
        self._follow_host()
        self.show()
        self.raise_()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.served.emit()

    def attend(self, field: Field) -> None:
        """Comes whenever `field` is tapped."""
        field.wanted.connect(lambda: self.serve(field))

    def name_done(self, words: str = "") -> None:
        """What the key that finishes says, where it is something else than Done."""
        if (words or self._words.done) != self._done_words:
            self._done_words = words or self._words.done
            self._label()

    def tall(self) -> int:
        """How many pixels of its host it takes from below."""
        key = tokens.KEY_LOW if is_low(self._host) else tokens.KEY
        return 4 * (key + _GAP) - _GAP + 2 * 14 + 1

    def leave(self) -> None:
        """Hides itself."""
        if self.isVisible():
            self.hide()
            self.finished.emit()

    def _turn_to(self, page: tuple[str, ...]) -> None:
        """Shows the keys of a page; they are made when they are wanted first."""
        self._page, places = page, PLACES_OF[page]
        if self._keys and self._keys is self._made.get(places):
            return
        for _place, key in self._keys:
            key.hide()
        if places not in self._made:
            self._made[places] = [(place, self._key(place)) for place in places]
        self._keys = self._made[places]
        for _place, key in self._keys:
            key.show()

    def _key(self, place: KeyPlace) -> Button:
        look = looks.PRIMARY if place.act is KeyAction.DONE else looks.KEY
        size = 24 if place.act is KeyAction.TYPE else 16
        icon = {KeyAction.SHIFT: "arrow-big-up", KeyAction.BACK: "delete"}.get(place.act, "")
        key = Button(look=look, size=24 if icon else size, icon=icon, padding=4, parent=self)
        key.about = place  # its letter changes with every page and capital
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.tapped.connect(lambda: self._press(place))
        return key

    def _label(self) -> None:
        usual, other = self._words.usual, self._words.other
        fixed = {
            KeyAction.SHIFT: ("", self._words.shift),
            KeyAction.BACK: ("", self._words.back),
            KeyAction.DIGITS: (LABELS[usual] if self._page is DIGITS else "123", self._words.digits),
            KeyAction.OTHERS: (LABELS[usual if self._page is other else other], self._words.others),
            KeyAction.SPACE: (self._words.space, self._words.space),
            KeyAction.DONE: (self._done_words, self._done_words),
        }
        for place, key in self._keys:
            text, name = fixed.get(place.act) or (self._letter(place), self._letter(place))
            key.set_text(self._cut(text, place) if place.act is KeyAction.DONE else text, name=name)
            if place.act is KeyAction.SHIFT:
                key.set_chosen(on=self._capital, otherwise=looks.KEY)

    def _cut(self, words: str, place: KeyPlace) -> str:
        """As much of long words as stands on two lines of the key."""
        room = round(self._width(place, self._unit()) * _TWO_LINES)
        return paint.metrics(tokens.SIZES[0], tokens.SEMIBOLD).elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _letter(self, place: KeyPlace) -> str:
        letter = self._page[place.row][place.number]
        return letter.upper() if self._capital and letter != "ß" else letter

    def _press(self, place: KeyPlace) -> None:
        if place.act is KeyAction.TYPE:
            self._type(self._letter(place))
            self._capital = False
        elif place.act is KeyAction.SPACE:
            self._type(" ")
        elif place.act is KeyAction.BACK:
            self._send(Qt.Key.Key_Backspace, "")
        elif place.act is KeyAction.SHIFT:
            self._capital = not self._capital
        elif place.act is KeyAction.DONE:
            self._done()
            return
        else:
            page = DIGITS if place.act is KeyAction.DIGITS else self._words.other
            self._turn_to(self._words.usual if self._page is page else page)
            self._place()
        self._label()

    def _type(self, text: str) -> None:
        self._send(Qt.Key.Key_unknown, text)

    def _send(self, key: Qt.Key, text: str) -> None:
        if self._target:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(self._target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _done(self) -> None:
        target = self._target
        if isinstance(target, QLineEdit):
            self._send(Qt.Key.Key_Return, "\r")
        if isinstance(target, Field) and target.stays:
            return
        if target:
            target.clearFocus()
        self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows its host's size; goes when the field loses the focus or the host is hidden."""
        if watched is self._target and event.type() == QEvent.Type.FocusOut:
            self.leave()
        elif watched is self._host:
            if event.type() == QEvent.Type.Resize:
                self._follow_host()
            elif event.type() == QEvent.Type.Hide:
                self.leave()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width among the keys."""
        super().resizeEvent(event)
        self._place()
        self._label()

    def _follow_host(self) -> None:
        self._key_height = tokens.KEY_LOW if is_low(self._host) else tokens.KEY
        tall = self.tall()
        self.setGeometry(QRect(0, self._host.height() - tall, self._host.width(), tall))
        self._place()

    def _place(self) -> None:
        unit = self._unit()
        tall = self._key_height + _GAP
        for line in range(4):
            keys = [(place, key) for place, key in self._keys if place.row == line]
            wide = sum(self._width(place, unit) for place, _ in keys)
            x = (self.width() - wide) / 2
            for place, key in keys:
                step = self._width(place, unit)
                key.setContentsMargins(3, 3, 3, 3)
                key.setGeometry(QRect(round(x), 12 + line * tall, round(step), tall))
                x += step

    def _unit(self) -> float:
        """The width of a letter's key."""
        return min(82.0, (self.width() - 2 * tokens.GAP_16) / 10)

    @staticmethod
    def _width(place: KeyPlace, unit: float) -> float:
        return place.width * unit
