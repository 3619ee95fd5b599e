"""The whole counter by keyboard: the Tab key goes from stop to stop, as one reads, and arrows go about within one.

A stop is what belongs together: a grid, a list, a row of buttons, a field. Columns are read one after the other, each
from the top. Tab comes to a stop where something is chosen, else at its primary button, else where one was last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QWidget

from counter.ui.theme import looks

_ONE_STOP, _BEGINS, _LAST, _WAS_HERE, _LEFT = "one_stop", "begins", "read_last", "was_here", "left"
_ASIDE = 3
"""So much worse is a pixel beside the way of an arrow than one along it."""


_OVERLAP = 4
"""What overlaps by so few pixels stands beside."""


def make_one_stop(part: QWidget) -> None:
    """All that can be tapped within `part` is one stop; a field in it is one of its own."""
    part.setProperty(_ONE_STOP, True)


def begin_here(part: QWidget) -> None:
    """Where nothing has the focus, Tab comes to the stop `part` first."""
    part.setProperty(_BEGINS, True)


def read_last(part: QWidget) -> None:
    """The stop `part` comes after all others, wherever it stands."""
    part.setProperty(_LAST, True)


def join(parts: Sequence[QWidget]) -> None:
    """These are one stop, unless what is around them is."""
    for part in parts:
        part.setProperty(_ONE_STOP, id(parts[0]))


def leave(part: QWidget) -> None:
    """Takes the focus from `part`, which was finished by keyboard: the Tab key goes on from there."""
    part.window().setProperty(_LEFT, part)
    part.clearFocus()


def next_stop(root: QWidget, here: QWidget | None, *, forwards: bool) -> QWidget | None:
    """What gets the focus within `root` after `here`, or what was left last, has had it; None where nothing can."""
    stops = stops_of(root)
    if not stops:
        return None
    here = here or root.property(_LEFT)
    root.setProperty(_LEFT, None)
    place = next((n for n, parts in enumerate(stops) if here in parts), None)
    if place is None:
        begins = next((n for n, parts in enumerate(stops) if _has(parts[0], root, _BEGINS)), None)
        place = begins if begins is not None else 0 if forwards else -1
    else:
        _remember(stops[place], here)
        place = (place + (1 if forwards else -1)) % len(stops)
    return _entry(stops[place])


def neighbour(root: QWidget, here: QWidget, key: int) -> QWidget | None:
    """What an arrow key comes to from `here`, within its stop; None at the edge, or for another key."""
    return beside(root, next((parts for parts in _stops(root) if here in parts), []), here, key)


def beside(root: QWidget, parts: list[QWidget], here: QWidget, key: int) -> QWidget | None:
    """What an arrow key comes to from `here` among the `parts` of its stop; None at the edge, or for another key."""
    if key not in _WAYS:
        return None
    across, down = _WAYS[key]
    begin = _area(here, root)
    ways = [(_cost(begin, _area(part, root), across, down), n) for n, part in enumerate(parts) if part is not here]
    cost, nearest = min(ways, default=(None, 0), key=lambda way: (way[0] is None, way))
    return None if cost is None else parts[nearest]


_WAYS = {
    Qt.Key.Key_Left.value: (-1, 0),
    Qt.Key.Key_Right.value: (1, 0),
    Qt.Key.Key_Up.value: (0, -1),
    Qt.Key.Key_Down.value: (0, 1),
}


ARROWS = frozenset(_WAYS)


def focus_by_keyboard(part: QWidget, *, forwards: bool = True) -> None:
    """Gives `part` the focus, with its ring, and scrolls to it."""
    reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
    part.setFocus(reason)
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part)
        around = around.parentWidget()


def listener_in(root: QWidget) -> QWidget | None:
    """The innermost part of what shows in `root` that hears keys for all of it; None where nothing does."""
    heard = [part for part in (root, *root.findChildren(QWidget)) if part.isVisible() and _listens(part)]
    around = {part for part in heard for other in heard if other is not part and part.isAncestorOf(other)}
    return next((part for part in heard if part not in around), None)


def _listens(part: QWidget) -> bool:
    """Whether it does something at a key though Tab never comes to it: a page, not a button or a field."""
    if isinstance(part, QAbstractButton) or part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
        return False
    return any("keyPressEvent" in vars(kind) for kind in type(part).mro() if kind.__module__.startswith("counter."))


def stops_of(root: QWidget) -> list[list[QWidget]]:
    """Everything within `root` that can have the focus, stop by stop, as the Tab key goes."""
    return _in_order(_stops(root), root)


def _stops(root: QWidget) -> list[list[QWidget]]:
    """What can have the focus within `root`, stop by stop."""
    known: dict[object, list[QWidget]] = {}
    for part in root.findChildren(QWidget):
        if part.isVisible() and part.isEnabled() and part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
            known.setdefault(_stop_of(part, root), []).append(part)
    return list(known.values())


def _stop_of(part: QWidget, root: QWidget) -> object:
    """The outermost part around it that is one stop; else those it was joined with; else itself.

    A field is typed in, so arrows do not go about in it: Tab comes to each.
    """
    found: object = part.property(_ONE_STOP) or id(part)
    if isinstance(part, QLineEdit):
        return found
    around = part.parentWidget()
    while around is not None and around is not root:
        if around.property(_ONE_STOP):
            found = around
        around = around.parentWidget()
    return found


def _has(part: QWidget, root: QWidget, what: str) -> bool:
    around: QWidget | None = part
    while around is not None and around is not root:
        if around.property(what):
            return True
        around = around.parentWidget()
    return False


def _entry(parts: list[QWidget]) -> QWidget:
    buttons = [part for part in parts if isinstance(part, QAbstractButton)]
    chosen = next((button for button in buttons if button.isChecked()), None)
    primary = next((button for button in buttons if getattr(button, "look", None) is looks.PRIMARY), None)
    before = next((part for part in parts if part.property(_WAS_HERE)), None)
    return chosen or primary or before or parts[0]


def _remember(parts: list[QWidget], here: QWidget | None) -> None:
    for part in parts:
        part.setProperty(_WAS_HERE, part is here)


_Placed = list[tuple[QRect, list[list[QWidget]]]]


def _in_order(stops: list[list[QWidget]], root: QWidget) -> list[list[QWidget]]:
    """What scrolls stands where its area does, and in it as its content is read, wherever that is scrolled to."""
    placed: _Placed = []
    scrolled: dict[QScrollArea, list[list[QWidget]]] = {}
    for parts in stops:
        area = _scrolls(parts[0], root)
        if area is None:
            placed.append((_whole(parts, root), [parts]))
        else:
            scrolled.setdefault(area, []).append(parts)
    for area, inside in scrolled.items():
        content = area.widget() or area
        read = _read([(_united(parts, content), [parts]) for parts in inside])
        placed.append((_area(area, root), [parts for _area_of, each in read for parts in each]))
    last = [each for each in placed if _has(each[1][0][0], root, _LAST)]
    in_order = (*_read([each for each in placed if each not in last]), *_read(last))
    return [parts for _area_of, each in in_order for parts in each]


def _scrolls(part: QWidget, root: QWidget) -> QScrollArea | None:
    """The outermost area around it that scrolls."""
    found, around = None, part.parentWidget()
    while around is not None and around is not root:
        found = around if isinstance(around, QScrollArea) else found
        around = around.parentWidget()
    return found


def _united(parts: list[QWidget], content: QWidget) -> QRect:
    whole = QRect()
    for part in parts:
        whole = whole.united(_area(part, content))
    return whole


def _read(stops: _Placed) -> _Placed:
    """Columns first where a gap divides them all, else rows; where nothing divides them, from the top left."""
    if len(stops) < 2:  # noqa: PLR2004 - two can be divided
        return stops
    for ends in ((QRect.left, QRect.right), (QRect.top, QRect.bottom)):
        parts = _cut(stops, *ends)
        if len(parts) > 1:
            return [each for part in parts for each in _read(part)]
    return sorted(stops, key=lambda each: (each[0].top(), each[0].left()))


def _cut(stops: _Placed, begin: Callable[[QRect], int], end: Callable[[QRect], int]) -> list[_Placed]:
    """Divides them where one ends before the next begins."""
    parts: list[_Placed] = []
    reach = 0
    for each in sorted(stops, key=lambda each: begin(each[0])):
        if not parts or begin(each[0]) > reach:
            parts.append([])
        parts[-1].append(each)
        reach = max(reach, end(each[0])) if len(parts[-1]) > 1 else end(each[0])
    return parts


def _whole(parts: list[QWidget], root: QWidget) -> QRect:
    """Where a stop is: all of the place that it has, however few stand in it now, so that the order stays."""
    around = _stop_of(parts[0], root)
    whole = _area(around, root) if isinstance(around, QWidget) else QRect()
    return whole.united(_united(parts, root))


def _area(part: QWidget, root: QWidget) -> QRect:
    """What of it is painted, on `root`."""
    return part.contentsRect().translated(part.mapTo(root, QPoint()))


def _cost(begin: QRect, to: QRect, across: int, down: int) -> int | None:
    """How far it is, along the way and beside it; None where it is not on that way at all."""
    if across:
        along = to.left() - begin.right() if across > 0 else begin.left() - to.right()
        aside = max(to.top() - begin.bottom(), begin.top() - to.bottom(), 0)
    else:
        along = to.top() - begin.bottom() if down > 0 else begin.top() - to.bottom()
        aside = max(to.left() - begin.right(), begin.left() - to.right(), 0)
    if along < -_OVERLAP:
        return None
    middle = abs(to.center().y() - begin.center().y()) if across else abs(to.center().x() - begin.center().x())
    return 4 * (max(along, 0) + _ASIDE * aside) + middle
