"""A machine that its shop lets in no more is one of it again, away from the thread of the screen. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from counter.flows.shop import Shop
from counter.kernel.errors import Refused, Unavailable
from counter.link.protocol import Run
from counter.link.reach import join_again, known_address
from counter.ui.desk.pending import Pending


class Rejoining:
    """`run` does something on a thread of its own, with the answer on the screen's; `do` where acts are done."""

    def __init__(self, shop: Shop, run: Callable[[Callable[[], Any]], Pending[Any]], do: Run) -> None:
        self._shop, self._run, self._do = shop, run, do

    @property
    def address(self) -> str:
        """Where the server was, as it is typed; "" where nobody knows."""
        return known_address(self._shop.folder)

    def join(self, address: str, code: str) -> Pending[None]:
        """Joins again; the counter is to be opened anew then. What is in the way is refused in a sentence."""
        return self._run(partial(self._join, address, code))

    def _join(self, address: str, code: str) -> None:
        try:
            join_again(self._shop, address, code, self._do)
        except Unavailable as away:
            raise Refused(away.text, **away.values) from away
