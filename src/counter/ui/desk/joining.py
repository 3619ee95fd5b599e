"""A new machine joins a shop, away from the thread of the screen. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from counter.kernel.errors import NOTHING, Refused, Sentence, Unavailable
from counter.link.move_in import JOINING, JoinShopIn, all_is_there
from counter.ui.desk.pending import Pending


class Joining:
    """`run` does something on a thread of its own, with the answer on the screen's thread.

    `said` is what is done now.
    """

    def __init__(self, folder: Path, join: JoinShopIn, run: Callable[[Callable[[], Any]], Pending[Any]]) -> None:
        self._folder, self._join_in, self._run = folder, join, run
        self.said: Sentence = NOTHING

    def join(self, url: str, code: str) -> Pending[None]:
        """Joins; the books are there at the next start. What is in the way is refused in a sentence."""
        return self._run(partial(self._join, url, code))

    def _join(self, url: str, code: str) -> None:
        self.said = NOTHING
        try:
            self._join_in(self._folder / JOINING, url, code, self._note)
        except Unavailable as away:
            raise Refused(away.text, **away.values) from away
        all_is_there(self._folder)

    def _note(self, said: Sentence) -> None:
        self.said = said
