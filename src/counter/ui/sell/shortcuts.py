"""The keys of a real keyboard that do something at once on the Sell page. `docs/keyboard.md` tells people of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

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
    """Keys that type nothing, so that a scanner and the search never meet them."""

    def __init__(self, presenter: SellPresenter, ticket: Ticket) -> None:
        self._plain: Mapping[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown.value: lambda: presenter.grid.turn(1),
            Qt.Key.Key_PageUp.value: lambda: presenter.grid.turn(-1),
            Qt.Key.Key_F9.value: presenter.line_panel.toggle,
            Qt.Key.Key_F10.value: ticket.press_hold,
            Qt.Key.Key_F11.value: ticket.press_pay,
            Qt.Key.Key_F12.value: ticket.press_cash,
            Qt.Key.Key_Insert.value: lambda: presenter.change_chosen(1),
            Qt.Key.Key_Delete.value: lambda: presenter.change_chosen(-1),
            **{key.value: self._category(presenter, place) for place, key in enumerate(CATEGORY_KEYS)},
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
        known: Mapping[int, Callable[[], None]] = {}
        if held == Qt.KeyboardModifier.NoModifier:
            known = self._plain
        elif held == Qt.KeyboardModifier.ControlModifier:
            known = self._with_control
        do = known.get(event.key())
        if do:
            do()
        return do is not None
