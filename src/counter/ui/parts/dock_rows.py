"""The groups of modifiers that some items share: as many rows as there is room for, the rest one tap away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.ids import GroupId
from counter.kernel.language import Language
from counter.ui.parts.dock_state import GroupState, ModifiersState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.direction import put
from counter.ui.widgets.text import ShortText

_TITLES = 104
_ROOMY = 720
_BETWEEN_GROUPS = 26
_NARROWEST = 62
_GAP = 6
_STEP = tokens.TARGET + _GAP


@dataclass(frozen=True, slots=True)
class _Row:
    """A title and the chips beside it, group by group."""

    title: ShortText
    chips: tuple[tuple[Button, ...], ...]


class DockRows(QWidget):
    """Rows of chips: the groups that need a choice beside the item's name, the others below beside their own.

    What does not fit downwards is behind “More” beside the note at the lower right, which calls `show_more`; without
    that it stands on further pages, with arrows there. `chosen` gives the line, the group (None: its size) and the name
    of the chip that was tapped.
    """

    chosen = Signal(object, object, str)

    def __init__(
        self,
        state: ModifiersState,
        language: Language,
        ask_note: Callable[[], None],
        show_more: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._line_id = state.line_id
        self._language = language
        self._page = 0
        self._chips: dict[tuple[GroupId | None, str], Button] = {}
        self._item = ShortText(size=18, weight=tokens.SEMIBOLD, colour=tokens.INK, parent=self)
        needed = [group for group in state.groups if group.needed]
        self._rows = [self._row(self._item, needed)]
        for group in state.groups:
            if not group.needed:
                self._rows.append(self._row(self._soft(group.title), [group]))
        self._note = Button(padding=tokens.GAP_12, parent=self)
        self._note.tapped.connect(ask_note)
        self._before = self._arrow("chevron-up", language.say("Choices before"), -1)
        self._after = self._arrow("chevron-down", language.say("More choices"), 1)
        self._more = self._more_key(show_more) if show_more else None

    @staticmethod
    def shape_of(state: ModifiersState) -> tuple[object, ...]:
        """What must be the same for two items to share these rows."""
        return tuple((group.group_id, *(chip.name for chip in group.chips)) for group in state.groups)

    def show_state(self, state: ModifiersState) -> None:
        """Shows what is chosen; of another line than before from the first row on."""
        if state.line_id != self._line_id:
            self._line_id, self._page = state.line_id, 0
        self._item.set_text(state.title)
        for group in state.groups:
            for chip in group.chips:
                button = self._chips[group.group_id, chip.name]
                button.about = (state.line_id, chip.name)
                button.set_text(chip.words)
                button.set_chosen(on=chip.chosen)
        self._note.set_text(self._language.say("Note ✓") if state.note else self._language.say("Note"))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds again what fits."""
        super().resizeEvent(event)
        self._lay_out()

    def _row(self, title: ShortText, groups: list[GroupState]) -> _Row:
        return _Row(title, tuple(tuple(self._chip(group.group_id, c.name) for c in group.chips) for group in groups))

    def _soft(self, title: str) -> ShortText:
        return ShortText(title, size=16, weight=tokens.REGULAR, colour=tokens.SOFT, parent=self)

    def _chip(self, group_id: GroupId | None, name: str) -> Button:
        chip = Button(padding=tokens.GAP_12, parent=self)
        chip.tapped.connect(lambda: self.chosen.emit(self._line_id, group_id, name))
        self._chips[group_id, name] = chip
        return chip

    def _arrow(self, icon: str, name: str, step: int) -> Button:
        arrow = Button(icon=icon, name=name, padding=tokens.GAP_12, parent=self)
        arrow.tapped.connect(lambda: self._turn(step))
        return arrow

    def _more_key(self, show_more: Callable[[], None]) -> Button:
        say = self._language.say
        more = Button(say("More"), name=say("More choices"), padding=tokens.GAP_12, parent=self)
        more.tapped.connect(show_more)
        return more

    def _turn(self, step: int) -> None:
        self._page += step
        self._lay_out()

    def _lay_out(self) -> None:
        """Puts the chips into lines, and shows those of the page; the last line of a page leaves room for the note."""
        lines = max((self.height() + _GAP) // _STEP, 1)
        note = self._note.content_size().width() + _GAP
        if self._more:
            note += self._more.content_size().width() + _GAP
        placed = self._placed(lines, note)
        pages = placed[-1][1] // lines + 1 if placed and not self._more else 1
        if pages > 1:
            placed = self._placed(lines, note + 2 * (tokens.TARGET + _GAP))
            pages = placed[-1][1] // lines + 1
        self._page = min(self._page, pages - 1)
        for part, line, x, width in placed:
            part.setVisible(line // lines == self._page)
            _stand(part, x, line % lines * _STEP, width)
        self._show_note(lines, pages)

    def _show_note(self, lines: int, pages: int) -> None:
        wide = self._note.content_size().width()
        top = (lines - 1) * _STEP
        _stand(self._note, self.width() - wide, top, wide)
        if self._more:
            more = self._more.content_size().width()
            _stand(self._more, self.width() - wide - _GAP - more, top, more)
        for number, (arrow, leads) in enumerate(
            ((self._after, self._page < pages - 1), (self._before, self._page > 0))
        ):
            arrow.setVisible(pages > 1)
            arrow.setEnabled(leads)
            _stand(arrow, self.width() - wide - (number + 1) * (tokens.TARGET + _GAP), top, tokens.TARGET)

    def _placed(self, lines: int, reserved: int) -> list[tuple[QWidget, int, int, int]]:
        """Every title and chip with its line, its left edge and its width; `reserved` pixels are the note's."""
        begins = _TITLES if self.width() >= _ROOMY else 0
        placed: list[tuple[QWidget, int, int, int]] = []
        line = 0
        for row in self._rows:
            row.title.setVisible(False)
            if begins:
                beside = self.width() if not row.chips else begins - tokens.GAP_8
                placed.append((row.title, line, 0, beside))
            elif not row.chips:
                continue
            x = begins
            for number, group in enumerate(row.chips):
                x += _BETWEEN_GROUPS if number and x > begins else 0
                for chip in group:
                    room = self.width() - (reserved if line % lines == lines - 1 else 0)
                    wide = min(max(chip.content_size().width(), _NARROWEST), self.width() - begins - reserved)
                    if x > begins and x + wide > room:
                        line, x = line + 1, begins
                    placed.append((chip, line, x, wide))
                    x += wide + _GAP
            line += 1
        return placed


def _stand(part: QWidget, x: int, y: int, width: int) -> None:
    """Puts a part in its place; a chip is tapped to the middle of the gaps around it."""
    if isinstance(part, Button):
        halo = _GAP // 2
        part.setContentsMargins(halo, halo, halo, halo)
        put(part, QRect(x - halo, y - halo, width + 2 * halo, _STEP))
    else:
        put(part, QRect(x, y, width, tokens.TARGET))
