"""Makes this machine a terminal of a shop that is there already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from counter.bootstrap import DATABASE
from counter.kernel.clock import SystemClock
from counter.kernel.errors import Sentence
from counter.kernel.ids import ShopId, TerminalId
from counter.link.join import Joined, join
from counter.rooms import registry


def join_shop(
    folder: Path,
    url: str,
    code: str,
    tell: Callable[[Sentence], object],
    is_wanted: Callable[[ShopId, TerminalId], object] = lambda _shop, _terminal: None,
) -> Joined:
    """Joins the shop whose server is at `url` (libpq's) by a code, in `folder`. Refused and Unavailable as `join`."""
    return join(folder / DATABASE, url, code, registry(), SystemClock(), tell, is_wanted)
