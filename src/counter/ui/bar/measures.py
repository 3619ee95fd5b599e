"""How large things on the bar are, in pixels, and how tall the words of a line are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

from counter.ui.bar.columns import CardSize
from counter.ui.bar.note import note_height
from counter.ui.bar.state import CardState
from counter.ui.theme import tokens
from counter.ui.theme.fonts import font
from counter.ui.widgets import paint

WAITING = 280
WORDS = 18
BOX, INDENT = 24, 12
BESIDE_BOX = INDENT + BOX + 10
_ABOUT_WORDS = 8
_LOW = 640  # the page below the top bar, where the screen has less than 700
WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Measures:
    """What a page leaves room for. `edge` is a card's border, `side` the room between it and its buttons."""

    margin: int
    gap: int
    head: int
    badge: int
    above_foot: int
    below_foot: int
    bottom: int
    edge: int = 2
    side: int = 8

    @staticmethod
    def of(page: QSize) -> Measures:
        """For a page of that size; closer together where it is low."""
        if page.height() < _LOW:
            return Measures(margin=8, gap=8, head=44, badge=28, above_foot=2, below_foot=6, bottom=48)
        return Measures(margin=16, gap=10, head=50, badge=30, above_foot=4, below_foot=8, bottom=56)

    def note(self, note: str, room: int) -> int:
        """How tall a note about the whole order is in a card that has so much room across; 0: there is none."""
        return note_height(note, room) if note else 0

    def card(self, card: CardState, width: int) -> CardSize:
        """How tall the parts of a card of that width are."""
        room = width - 2 * self.edge
        return CardSize(
            head=self.head,
            badge=self.badge * (bool(card.badge) + bool(card.allergy)) + self.note(card.note, room),
            rows=tuple(row_height(tick.what, tick.detail, room) for tick in card.ticks),
            foot=self.above_foot + tokens.TARGET + self.below_foot,
        )


def row_height(what: str, detail: str, width: int) -> int:
    """How tall a line is in a card of that width: as tall as its words, and never less than a finger."""
    first, second = words_of(what, detail, width)
    return max(tokens.TARGET, first.united(second).height() + _ABOUT_WORDS)


@paint.remembered
def words_of(what: str, detail: str, width: int) -> tuple[QRect, QRect]:
    """Where the strong and the soft words of a line stand: side by side, or below each other."""
    strong, soft = QFontMetrics(font(WORDS, tokens.SEMIBOLD)), QFontMetrics(font(WORDS))
    room = QRect(BESIDE_BOX, 0, max(width - BESIDE_BOX - INDENT, 1), 10_000)
    beside = strong.horizontalAdvance(what + " ") + 1
    wide = soft.horizontalAdvance(detail) + 1
    if beside + (wide if detail else 0) <= room.width():
        first = QRect(room.left(), 0, beside, _wrapped(strong, room, what).height())
        return first, QRect(first.right(), 0, wide if detail else 0, _wrapped(soft, room, detail).height())
    first = _wrapped(strong, room, what)
    return first, _wrapped(soft, room.translated(0, first.height()), detail)


def _wrapped(metrics: QFontMetrics, room: QRect, text: str) -> QRect:
    if not text:
        return QRect(room.left(), room.top(), 1, 0)
    return QRect(room.left(), room.top(), room.width(), metrics.boundingRect(room, WRAP, text).height())
