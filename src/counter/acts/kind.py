"""What an act is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from counter.acts.fields import A
from counter.acts.session import Session


@dataclass(frozen=True, slots=True)
class Kind(Generic[A]):
    """An act: the shape of its fields, and what it answers.

    `later` is what is not there yet of what it may say: a field, one of an object within (dotted; * is any), a list
    (`[]`) where there is one value now, or a value (`field=value`).
    """

    fields: type[A]
    run: Callable[[Session, A], dict[str, Any]]
    later: tuple[str, ...] = ()
