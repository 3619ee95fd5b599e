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

    @property
    def pole_fault(self) -> Unavailable | None:
        """Why the pole display shows nothing, as far as it is known."""

    @property
    def hears_scanner(self) -> bool:
        """Whether the scanner's port is open."""

    @property
    def last_scan(self) -> str:
        """What it read while it was tried; "" where nothing yet."""

    def try_scanner(self, *, on: bool) -> None:
        """From now on what the scanner reads is only kept as `last_scan`; or goes where codes are read again."""
