"""The answer to what was asked of the desk, once it comes. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

R = TypeVar("R")


class Pending(Generic[R]):
    """An answer that comes later, on the thread of the screen, or never: what was refused has none."""

    def __init__(self) -> None:
        self._answers: list[R] = []
        self._callbacks: list[Callable[[R], object]] = []

    def then(self, callback: Callable[[R], object]) -> None:
        """Calls `callback` with the answer: at once where it is there already."""
        self._callbacks.append(callback)
        for answer in self._answers:
            callback(answer)

    def resolve(self, answer: R) -> None:
        """The answer is there; whoever waits for it is called."""
        self._answers.append(answer)
        for callback in self._callbacks:
            callback(answer)
