"""What stands in the place of the grid of items, and what the page asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter.ui.widgets.field import Field

S = TypeVar("S")


class Panel(QWidget, Generic[S]):
    """Shows its own state down to the lower edge of the page, dock included.

    Where it `keeps_categories` they stay above it, otherwise it has the whole height. A `column` of its own takes the
    ticket's place while it is open. The on-screen keyboard serves its `fields`.
    """

    keeps_categories: ClassVar[bool] = False
    column: QWidget | None = None
    fields: Sequence[Field] = ()

    def show_state(self, state: S) -> None:
        """Shows what it is about."""
        raise NotImplementedError

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the sizes of a low or narrow window."""

    def press(self, _event: QKeyEvent) -> bool:
        """A key of a real keyboard that no field took; whether it was for the panel."""
        return False
