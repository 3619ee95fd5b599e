"""A sentence that an owner writes, with what the checker says of it. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentenceState:
    """What is said at a step: its name and the sentence; `note` says where it is read, where that is not plain.

    `verdict` is what is wrong with it, "" where all is well, and `marks` are the places, from character up to
    character; `instead` is the sentence that is offered. `refused`: it cannot be saved so.
    """

    step: str
    label: str
    text: str
    note: str = ""
    verdict: str = ""
    instead: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    refused: bool = False
