"""What the desk knows of the shop's server."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from counter.link.status import ALONE, LinkStatus


class Linking(QObject):
    """`status` is how this terminal and the server stand to each other; `changed` says on Qt's thread that it moved."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.status: LinkStatus = ALONE

    def show(self, status: LinkStatus) -> None:
        """So they stand from now on."""
        if status != self.status:
            self.status = status
            self.changed.emit()
