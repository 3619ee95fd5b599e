"""A card terminal that is none: it takes no money, and answers as the amount says. For trying out what can happen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import sleep

from counter.devices.card_terminal import Charged
from counter.kernel.errors import Unavailable
from counter.kernel.money import Money
from counter.kernel.private_files import make_folder
from counter.kernel.system_words import why

DECLINES, IS_SILENT, FORGETS = 1, 2, 3
"""What the last two digits of an amount have it do: decline; take it and not answer; not answer and not remember."""
_THINKS = 2.0  # seconds
_WAITS = 6.0


class SimulatedTerminal:
    """Remembers in a folder what it was asked, as a real one does while the counter is down.

    An amount that ends with 01 is declined; one with 02 is taken and not answered; of one with 03 nobody ever hears
    again; every other is taken.
    """

    is_asked = True

    def __init__(self, folder: Path, wait: Callable[[float], None] = sleep) -> None:
        self._folder = folder
        self._wait = wait

    def charge(self, amount: Money, reference: str, /) -> Charged:
        """Decides at once, thinks, and then answers or does not. Unavailable where its folder cannot be written."""
        wish = amount.minor % 100
        outcome = Charged.DECLINED if wish == DECLINES else Charged.TAKEN
        if wish != FORGETS:
            self._remember(reference, outcome)
        if wish in (IS_SILENT, FORGETS):
            self._wait(_WAITS)
            return Charged.UNKNOWN
        self._wait(_THINKS)
        return outcome

    def became_of(self, reference: str, /) -> Charged:
        """What it decided under a reference."""
        try:
            return Charged((self._folder / reference).read_text("ascii"))
        except (OSError, ValueError):
            return Charged.UNKNOWN

    def _remember(self, reference: str, outcome: Charged) -> None:
        try:
            make_folder(self._folder)
            (self._folder / reference).write_text(outcome, "ascii")
        except OSError as fault:
            raise Unavailable("The card machine does not answer: {fault}.", fault=why(fault)) from fault
