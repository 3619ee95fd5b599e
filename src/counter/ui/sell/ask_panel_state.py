"""What the panel asks of an item before it is rung up: its price, or its weight. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskPanelState:
    """The item, the question, and what is typed; `below` says what that comes to, or what a kilogram costs."""

    title: str
    question: str
    shown: str
    below: str
    wrong: str = ""
