"""What pages ask of the scale and the pole display of their terminal. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from counter.devices.pole import PoleLines
from counter.devices.scale import Reading
from counter.kernel.errors import Unavailable
from counter.ui.desk.pending import Pending


@dataclass(frozen=True, slots=True)
class Weight:
    """What a scale said, or why it did not."""

    reading: Reading | None
    fault: Unavailable | None = None


class Devices(Protocol):
    """A terminal's scale and pole display. Nothing of it waits for them."""

    @property
    def has_scale(self) -> bool:
        """Whether a scale is set up here."""

    def weigh(self) -> Pending[Weight]:
        """Asks what lies on the scale; never answered where there is none, or while it is being asked already."""

    def show_lines(self, lines: PoleLines) -> None:
        """Shows them on the pole display, where there is one, as soon as it takes them."""
