"""What the panel asks of an item before it is rung up: its price, or its weight. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskPanelState:
    """The item, the question, and what is typed; `below` says what that comes to, or what a kilogram costs.

    Where the scale `weighs` it, it is asked again and again, `shown` is what it says, and `note` what it says besides.
    """

    title: str
    question: str
    shown: str
    below: str
    wrong: str = ""
    weighs: bool = False
    note: str = ""
