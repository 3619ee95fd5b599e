"""What a view asks of its presenter when it is tapped."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Generic, TypeVar, cast

P = TypeVar("P")


class Intents(Generic[P]):
    """Stands where a presenter of that class stands, and keeps what the view asks for: `asked`, the oldest first.

    Only what the presenter has can be asked for, with the arguments it takes; `parts` are the presenters within it.
    """

    def __init__(self, presenter: type[P], **parts: type[object]) -> None:
        self.asked: list[tuple[object, ...]] = []
        self._presenter = presenter
        for name, part in parts.items():
            within = Intents(part)
            within.asked = self.asked
            setattr(self, name, within)

    @property
    def presenter(self) -> P:
        """To hand to the view."""
        return cast("P", self)

    def __getattr__(self, name: str) -> Callable[..., None]:
        signature = inspect.signature(getattr(self._presenter, name))

        def ask(*args: object, **kwargs: object) -> None:
            signature.bind(self, *args, **kwargs)
            self.asked.append((name, *args, *kwargs.items()))

        return ask
