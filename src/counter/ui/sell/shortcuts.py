"""The keys of a real keyboard that do something at once on the Sell page. `docs/keyboard.md` tells people of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from counter.ui.parts.item_grid import ItemGrid
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.ticket import Ticket

CATEGORY_KEYS = (
    Qt.Key.Key_F1,
    Qt.Key.Key_F2,
    Qt.Key.Key_F3,
    Qt.Key.Key_F4,
    Qt.Key.Key_F5,
    Qt.Key.Key_F6,
    Qt.Key.Key_F7,
    Qt.Key.Key_F8,
)


class Shortcuts:
    """Keys that type nothing, so that a scanner and the search never meet them.

    A key changes what is seen: the pages of tiles, or the ticket. A category is there at any time.
    """

    def __init__(self, presenter: SellPresenter, ticket: Ticket, grid: ItemGrid) -> None:
        self._ticket, self._grid = ticket, grid
        self._any_time: Mapping[int, Callable[[], None]] = {
            key.value: self._category(presenter, place) for place, key in enumerate(CATEGORY_KEYS)
        }
        self._on_tiles: Mapping[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown.value: lambda: presenter.grid.turn(1),
            Qt.Key.Key_PageUp.value: lambda: presenter.grid.turn(-1),
        }
        self._on_ticket: Mapping[int, Callable[[], None]] = {
            Qt.Key.Key_F9.value: presenter.line_panel.toggle,
            Qt.Key.Key_F10.value: ticket.press_hold,
            Qt.Key.Key_F11.value: ticket.press_pay,
            Qt.Key.Key_F12.value: ticket.press_cash,
            Qt.Key.Key_Insert.value: lambda: presenter.change_chosen(1),
            Qt.Key.Key_Delete.value: lambda: presenter.change_chosen(-1),
        }
        self._with_control: Mapping[int, Callable[[], None]] = {
            Qt.Key.Key_Z.value: presenter.undo,
            Qt.Key.Key_Up.value: lambda: presenter.choose_beside(-1),
            Qt.Key.Key_Down.value: lambda: presenter.choose_beside(1),
            Qt.Key.Key_D.value: presenter.discount_panel.open,
        }

    @staticmethod
    def _category(presenter: SellPresenter, place: int) -> Callable[[], None]:
        return lambda: presenter.choose_category_at(place)

    def press(self, event: QKeyEvent) -> bool:
        """Does what the key is for; whether it is for anything."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        known: dict[int, Callable[[], None]] = {}
        if held == Qt.KeyboardModifier.NoModifier:
            known |= self._any_time
            known |= self._on_tiles if self._grid.shows_tiles else {}
            known |= self._on_ticket if self._ticket.isVisible() else {}
        elif held == Qt.KeyboardModifier.ControlModifier and self._ticket.isVisible():
            known |= self._with_control
        do = known.get(event.key())
        if do:
            do()
        return do is not None
