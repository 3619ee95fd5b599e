"""Strokes that painted widgets share: a surface, words, an icon, the focus ring."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import ParamSpec, TypeVar, cast
from unicodedata import bidirectional

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption, QTransform
from PySide6.QtWidgets import QWidget

from counter.ui.theme import fonts, icons, tokens
from counter.ui.theme.fonts import font
from counter.ui.theme.grounds import CardGround
from counter.ui.theme.looks import Look
from counter.ui.widgets.direction import turns

P = ParamSpec("P")
R = TypeVar("R")

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ONE_LINE = int(Qt.TextFlag.TextSingleLine) | int(Qt.TextFlag.TextDontClip)
"""Other scripts have dots and marks above and below a line of Latin ones: they are letters too."""
_LEADS = ("chevron-left", "chevron-right", "arrow-left", "arrow-right", "undo-2", "log-in", "log-out", "list-plus")
"""Icons that point to where something was or comes next: turned with the words. Cups, clocks and triangles are not."""

_RIGHT_MARK = "\u200f"
"""Behind an ellipsis it keeps that where such a word is cut: at its left."""
_MEASURED = 4096
"""So many words are remembered with what they measure: those of some pages, and of a day's orders."""


def remembered(measure: Callable[P, R]) -> Callable[P, R]:
    """Remembers what was measured, in large type apart."""
    kept = [cast("Callable[P, R]", lru_cache(_MEASURED)(measure)) for _ in range(2)]

    def found(*args: P.args, **kwargs: P.kwargs) -> R:
        return kept[fonts.is_large()](*args, **kwargs)

    return found


@cache
def qcolor(name: str) -> QColor:
    """The colour `#RRGGBB`. Not to be changed by who gets it."""
    return QColor(name)


@remembered
def metrics(size: int, weight: int) -> QFontMetrics:
    """What measures words of that size and weight."""
    return QFontMetrics(font(size, weight))


def begin(widget: QWidget) -> QPainter:
    """A smooth painter on `widget`; the caller ends it.

    Where it is read from the right, what is painted is turned: everybody paints as if it were read from the left.
    """
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if turns(widget):
        painter.translate(widget.width(), 0)
        painter.scale(-1, 1)
    return painter


def draw_words(painter: QPainter, area: QRect, flags: int, words: str) -> None:
    """Words in the painter's font and pen, aligned by `flags`: never turned, but at the turned place."""
    turn = painter.worldTransform()
    if turn.m11() > 0:
        painter.drawText(area, flags | int(Qt.AlignmentFlag.AlignAbsolute), words)
        return
    across = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignRight)
    flags = (flags ^ across if flags & across else flags) | int(Qt.AlignmentFlag.AlignAbsolute)
    ways = Qt.TextFlag.TextForceRightToLeft, Qt.TextFlag.TextForceLeftToRight
    painter.setWorldTransform(QTransform())
    painter.drawText(turn.mapRect(area), flags | int(ways[0] if is_from_right(words) else ways[1]), words)
    painter.setWorldTransform(turn)


@lru_cache(_MEASURED)
def is_from_right(words: str) -> bool:
    """Whether any of it is read from the right."""
    return any(bidirectional(each) in ("R", "AL") for each in words)


def draw_surface(painter: QPainter, area: QRect, look: Look, *, pressed: bool = False) -> None:
    """The ground and edge of `look` inside `area`; a pressed one shows its pressed ground."""
    ground = look.pressed if pressed else look.ground
    if not ground and not look.edge:
        return
    half = look.edge_width / 2 if look.edge else 0.0
    painter.setPen(QPen(qcolor(look.edge), look.edge_width) if look.edge else Qt.PenStyle.NoPen)
    painter.setBrush(qcolor(ground) if ground else Qt.BrushStyle.NoBrush)
    radius = look.radius - half
    painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), radius, radius)


def draw_ground(painter: QPainter, area: QRect, ground: CardGround) -> None:
    """The ground of a card and its edge, which fill `area`."""
    if ground.radius:
        wide = ground.sides[0]
        half = wide / 2
        pen = QPen(qcolor(ground.edge), wide, Qt.PenStyle.DashLine if ground.dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen if wide else Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(ground.ground) if ground.ground else Qt.BrushStyle.NoBrush)
        round_by = ground.radius - half
        painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), round_by, round_by)
        return
    if ground.edge:
        painter.fillRect(area, qcolor(ground.edge))
    if ground.ground:
        painter.fillRect(area.marginsRemoved(QMargins(*ground.sides)), qcolor(ground.ground))


def draw_focus_ring(painter: QPainter, area: QRect, radius: float) -> None:
    """Blue inside white, so that it is seen on every ground (WCAG 2.4.13)."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = tokens.FOCUS_GAP / 2
    for colour, width in ((tokens.FOCUS_GROUND, tokens.FOCUS_GAP), (tokens.FOCUS, tokens.FOCUS_WIDTH)):
        painter.setPen(QPen(qcolor(colour), width))
        corner = max(radius - inset, 0.0)
        painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), corner, corner)
        inset = tokens.FOCUS_GAP + tokens.FOCUS_WIDTH / 2


def draw_text(  # noqa: PLR0913 - what a line of text consists of
    painter: QPainter,
    area: QRect,
    text: str,
    colour: str,
    *,
    size: int = 16,
    weight: int = tokens.REGULAR,
    align: Qt.AlignmentFlag = LEFT,
    wrap: bool = False,
) -> None:
    """`text` inside `area`, cut with an ellipsis where it does not fit on its one line, or wrapped."""
    face = font(size, weight)
    painter.setFont(face)
    painter.setPen(qcolor(colour))
    if wrap:
        draw_words(painter, area, int(align) | int(Qt.TextFlag.TextWordWrap), text)
    else:
        cut = text
        if text_width(text, size, weight) > area.width():
            cut = metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            if is_from_right(cut[-2:-1]):
                cut += _RIGHT_MARK
        draw_words(painter, area, int(align) | _ONE_LINE, cut)


def draw_struck(painter: QPainter, area: QRect, text: str, colour: str, *, size: int) -> int:
    """`text` on one line at the top left of `area`, struck through; gives its width in pixels."""
    face = QFont(font(size))
    face.setStrikeOut(True)
    painter.setFont(face)
    painter.setPen(qcolor(colour))
    draw_words(painter, area, int(TOP_LEFT) | int(Qt.TextFlag.TextSingleLine), text)
    return text_width(text, size, tokens.REGULAR)


def draw_lines(painter: QPainter, area: QRect, text: str, colour: str, *, size: int, weight: int, most: int) -> None:
    """`text` from the top left of `area` on, on `most` lines at most, the last with an ellipsis where more follows."""
    tall = line_height(size, weight)
    for number, line in enumerate(text_lines(text, area.width(), size, weight, most)):
        place = QRect(area.left(), area.top() + number * tall, area.width(), tall)
        draw_text(painter, place, line, colour, size=size, weight=weight)


def draw_icon(painter: QPainter, x: float, y: float, name: str, colour: str, size: int = 24) -> None:
    """The icon `name` with its top left corner at (x, y)."""
    picture, turn = icons.picture(name, colour, size), painter.worldTransform()
    if turn.m11() > 0 or name in _LEADS:
        painter.drawPixmap(QPointF(x, y), picture)
        return
    painter.setWorldTransform(QTransform())
    painter.drawPixmap(turn.mapRect(QRectF(x, y, size, size)).topLeft(), picture)
    painter.setWorldTransform(turn)


@remembered
def text_width(text: str, size: int, weight: int) -> int:
    """How many pixels `text` takes on one line."""
    return metrics(size, weight).horizontalAdvance(text) + 1


@remembered
def fitting_size(text: str, size: int, weight: int, room: int) -> int:
    """The largest size, `size` or a smaller one, at which `text` is not cut in `room` pixels; else the smallest."""
    smaller = (each for each in reversed(tokens.SIZES) if each <= size)
    return next((each for each in smaller if text_width(text, each, weight) <= room), tokens.SIZES[0])


@remembered
def whole_size(text: str, size: int, weight: int, room: int, most: int) -> int:
    """The largest size, `size` or a smaller one, at which `text` is whole on `most` lines of `room` pixels.

    No word is broken for it. 0 where it is cut at every size.
    """
    words = text.split()
    for each in reversed(tokens.SIZES):
        is_unbroken = each <= size and all(text_width(word, each, weight) <= room for word in words)
        if is_unbroken and text_width(text_lines(text, room, each, weight, most)[-1], each, weight) <= room:
            return each
    return 0


@remembered
def text_height(text: str, width: int, size: int, weight: int) -> int:
    """How many pixels `text` takes downwards when wrapped to `width`."""
    room = QRect(0, 0, width, 1000)
    return metrics(size, weight).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()


@remembered
def wants_lines(text: str, size: int, weight: int, room: int) -> bool:
    """Whether `text` is too long for one line of `room` pixels, and each of its words has room: lines help it."""
    if text_width(text, size, weight) <= room:
        return False
    return all(text_width(word, size, weight) <= room for word in text.split())


@remembered
def line_height(size: int, weight: int) -> int:
    """How many pixels one line takes downwards."""
    return metrics(size, weight).height()


@remembered
def text_lines(text: str, width: int, size: int, weight: int, most: int) -> tuple[str, ...]:
    """`text` wrapped to `width` pixels, `most` lines at most: the last of them holds all that is left, to be cut."""
    layout = QTextLayout(text, font(size, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")  # Qt counts in them
    ends = [*starts[1:], len(units) // 2]
    lines = (units[2 * start : 2 * end] for start, end in zip(starts, ends, strict=True))
    return tuple(line.decode("utf-16-le").strip() for line in lines)
