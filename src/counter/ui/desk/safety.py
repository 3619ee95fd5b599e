"""What keeps a shop safe, done away from the thread of the screen and from those of the counter. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from counter.flows.backup_places import places
from counter.flows.backups import Backup, backups_in
from counter.flows.doctor import Finding
from counter.flows.safety_apart import check_apart, look_apart, restore_apart, support_apart
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.private_files import write_anew
from counter.kernel.system_words import why
from counter.reports.inside import Inside
from counter.ui.desk.pending import Pending


class Safety:
    """`run` does something on a thread of its own, with the answer on the screen's thread.

    `back_up` backs up now; the answer is what is in its way, a sentence, or "".
    """

    def __init__(
        self, shop: Shop, run: Callable[[Callable[[], Any]], Pending[Any]], back_up: Callable[[], Pending[str]]
    ) -> None:
        self._shop, self._run, self.back_up = shop, run, back_up

    def check(self) -> Pending[tuple[Finding, ...]]:
        """What the doctor finds, in the language of whoever is at the counter."""
        return self._run(partial(check_apart, self._shop))

    def backups(self) -> Pending[tuple[Backup, ...]]:
        """The backups in all of the shop's places, the newest first."""
        return self._run(self._found)

    def look_inside(self, backup: Path) -> Pending[Inside]:
        """What is inside a backup."""
        return self._run(partial(look_apart, self._shop, backup))

    def restore(self, backup: Path, folder: Path) -> Pending[None]:
        """Opens a backup in a new place."""
        return self._run(partial(restore_apart, self._shop, backup, folder))

    def support(self) -> Pending[str]:
        """The report for whoever is asked for help."""
        return self._run(partial(support_apart, self._shop))

    def save(self, text: str, path: Path) -> Pending[None]:
        """Writes a text into a file in place of the one there may be. Refused where it cannot be written."""
        return self._run(partial(_write, text, path))

    def _found(self) -> tuple[Backup, ...]:
        found = (each for place in places(self._shop.folder, self._shop.settings) for each in backups_in(place))
        return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _write(text: str, path: Path) -> None:
    try:
        write_anew(path, text.encode())
    except OSError as fault:
        raise Refused("{path} cannot be written: {fault}.", path=path, fault=why(fault)) from fault
