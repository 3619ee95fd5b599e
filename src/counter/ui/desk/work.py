"""What a presenter asks of the desk. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from counter.flows.shop import Shop
from counter.kernel.ids import StaffId
from counter.kernel.language import Language

R = TypeVar("R")


class Work(Protocol):
    """Runs flows and queries. Answers come later, on the thread of the screen, in the order they were asked."""

    by: StaffId | None
    """Who is signed in; nobody acts while it is None."""

    @property
    def shop(self) -> Shop:
        """For what is frozen in it: settings, menu, outlook, playbook, clock."""

    @property
    def language(self) -> Language:
        """How this shop says things."""

    def do(
        self, flow: Callable[..., R], *args: object, then: Callable[[R], None] | None = None, **kwargs: object
    ) -> None:
        """Runs `flow(shop, unit, *args)` as one act of `by`, then gives its result to `then`.

        A refusal is said in the strip; `then` is not called.
        """

    def read(self, query: Callable[..., R], *args: object, then: Callable[[R], None], **kwargs: object) -> None:
        """Answers `query(connection, *args)` for a screen."""

    def report(self, query: Callable[..., R], *args: object, then: Callable[[R], None], **kwargs: object) -> None:
        """Answers a query that may take its time, without holding up the others."""

    def say(self, text: str) -> None:
        """Says a translated sentence in the strip."""
