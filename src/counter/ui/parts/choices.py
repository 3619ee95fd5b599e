"""A question with things to choose, without Qt: `build_state` makes it, `ChoicesPanel` shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: `id` comes back when it is tapped, `note` stands at the right."""

    id: str
    label: str
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """A question over the page: its options, and the word on the button that ends it."""

    title: str
    hint: str
    options: tuple[Option, ...]
    done: str
