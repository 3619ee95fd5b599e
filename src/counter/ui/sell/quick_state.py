"""An amount of money that is offered as a key. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuickState:
    """An amount that is likely; `minor` in minor units."""

    words: str
    minor: int
    chosen: bool = False
