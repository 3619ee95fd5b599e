"""The answer to what was asked of the desk, once it comes, or once somebody else says yes to it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from counter.flows.approve import PinTried
from counter.flows.rights import NotTheirs
from counter.kernel.ids import StaffId

R = TypeVar("R")


class Pending(Generic[R]):
    """An answer that comes later, on the thread of the screen, or never: what was refused has none, but a reason."""

    def __init__(self) -> None:
        self._reasons: list[str] = []
        self._refusals: list[Callable[[str], object]] = []
        self._answers: list[R] = []
        self._callbacks: list[Callable[[R], object]] = []
        self._wanted: list[WantedYes] = []
        self._askers: list[Callable[[WantedYes], object]] = []

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

    def unless_approved(self, callback: Callable[[WantedYes], object]) -> None:
        """Where it needs somebody else's yes calls `callback`, which asks for it there and not in the right column."""
        self._askers.append(callback)
        for wanted in self._wanted:
            callback(wanted)

    def refuse(self, reason: str) -> bool:
        """It was refused; whether somebody waits to say the reason where the person looks."""
        self._reasons.append(reason)
        for callback in self._refusals:
            callback(reason)
        return bool(self._refusals)

    def wait_for(self, wanted: WantedYes) -> bool:
        """It needs somebody else's yes; whether somebody asks for that in a place of their own."""
        self._wanted.append(wanted)
        for callback in self._askers:
            callback(wanted)
        return bool(self._askers)

    def resolve(self, answer: R) -> None:
        """The answer is there; whoever waits for it is called."""
        self._answers.append(answer)
        for callback in self._callbacks:
            callback(answer)


class WantedYes:
    """One act that was refused for want of a right. With somebody's yes it is done just so, once.

    `refusal` says what it asks for and who can say yes; `reason` is that sentence in the shop's language. `asked_by`
    stays signed in.
    """

    def __init__(
        self,
        refusal: NotTheirs,
        reason: str,
        asked_by: StaffId,
        pending: Pending[Any],
        do_with_yes: Callable[[StaffId, str], Pending[Any]],
    ) -> None:
        """`do_with_yes` does it with the yes of an approver, by their PIN, for whoever waits for `pending`."""
        self.refusal = refusal
        self.reason = reason
        self.asked_by = asked_by
        self._pending = pending
        self._do_with_yes = do_with_yes
        self._ended: list[Callable[[], object]] = []

    def approve(self, approver: StaffId, pin: str, wrong: Callable[[PinTried | str], object]) -> None:
        """Does it with an approver's yes: who asked for it has their answer then; else `wrong` hears why not."""
        trying = self._do_with_yes(approver, pin)
        trying.otherwise(wrong)
        trying.then(lambda answer: wrong(answer) if isinstance(answer, PinTried) else self._end_with(answer))

    def when_ended(self, callback: Callable[[], object]) -> None:
        """Calls `callback` once it was done or dropped."""
        self._ended.append(callback)

    def drop(self) -> None:
        """Nobody said yes: it is refused after all."""
        self._pending.refuse(self.reason)
        self._end()

    def _end_with(self, answer: object) -> None:
        self._pending.resolve(answer)
        self._end()

    def _end(self) -> None:
        ended, self._ended = self._ended, []
        for callback in ended:
            callback()
