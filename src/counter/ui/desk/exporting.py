"""Files out of the shop and into it, away from the thread of the screen and from those of the counter. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from counter.exports.apart import export_apart
from counter.exports.export import Asked
from counter.flows.bring_in import LookedInto, look_into
from counter.flows.shop import Shop
from counter.imports.model import Meant
from counter.ui.desk.pending import Pending


class Exporting:
    """`run` does something on a thread of its own, with the answer on the screen's thread."""

    def __init__(self, shop: Shop, run: Callable[[Callable[[], Any]], Pending[Any]]) -> None:
        self._shop, self._run = shop, run

    def write(self, asked: Asked, out: Path) -> Pending[tuple[tuple[date, str], ...]]:
        """Writes it; the answer are days of books that are not in them, each with its terminal."""
        return self._run(partial(export_apart, self._shop, asked, out))

    def look_into(self, path: Path, meant: Meant) -> Pending[LookedInto]:
        """Looks into a file that may come in, as it is `meant`."""
        return self._run(partial(look_into, self._shop, path, meant))
