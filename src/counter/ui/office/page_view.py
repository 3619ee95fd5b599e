"""What the office asks of the view of each of its pages."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.ui.widgets.field import Field

S = TypeVar("S")


class PageView(QWidget, Generic[S]):
    """Shows the state of its presenter.

    `made_field` gives each field that is made after the page; `papers_wanted` asks for what is not on paper yet.
    """

    made_field = Signal(object)
    papers_wanted = Signal()

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into of all that is made."""
        return ()

    def make_room(self, *, typing: bool) -> None:
        """The keyboard stands below, or does not: what is typed comes first then."""

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here."""

    def show_page(self, state: S) -> None:
        """Shows it."""
        raise NotImplementedError
