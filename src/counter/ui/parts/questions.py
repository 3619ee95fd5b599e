"""One question over a page after the other, each with what its answer does. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.ui.parts.choices import Choices


class Questions:
    """`show` takes the question that is asked, None once none is."""

    def __init__(self, show: Callable[[Choices | None], None]) -> None:
        self._show = show
        self._answer: Callable[[str], None] | None = None

    def ask(self, choices: Choices, answer: Callable[[str], None]) -> None:
        """Asks this; `answer` gets the id of the option that was tapped."""
        self._answer = answer
        self._show(choices)

    def choose(self, option: str) -> None:
        """An option was tapped."""
        answer = self._answer
        self.close()
        if answer:
            answer(option)

    def close(self) -> None:
        """Nobody answers."""
        self._answer = None
        self._show(None)
