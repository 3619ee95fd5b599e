"""The answer to what was asked of the desk, once it comes. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

R = TypeVar("R")


class Pending(Generic[R]):
    """An answer that comes later, on the thread of the screen, or never: what was refused has none, but a reason."""

    def __init__(self) -> None:
        self._reasons: list[str] = []
        self._refusals: list[Callable[[str], object]] = []
        self._answers: list[R] = []
        self._callbacks: list[Callable[[R], object]] = []

    def then(self, callback: Callable[[R], object]) -> None:
        """Calls `callback` with the answer: at once where it is there already."""
        self._callbacks.append(callback)
        for answer in self._answers:
            callback(answer)

    def otherwise(self, callback: Callable[[str], object]) -> None:
        """Where it is refused calls `callback` with the sentence, which is shown there and not in the strip."""
        self._refusals.append(callback)
        for reason in self._reasons:
            callback(reason)

    def refuse(self, reason: str) -> bool:
        """It was refused; whether somebody waits to say the reason where the person looks."""
        self._reasons.append(reason)
        for callback in self._refusals:
            callback(reason)
        return bool(self._refusals)

    def resolve(self, answer: R) -> None:
        """The answer is there; whoever waits for it is called."""
        self._answers.append(answer)
        for callback in self._callbacks:
            callback(answer)
