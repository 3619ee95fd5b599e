"""What the panel of another price shows. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.sell.discount_panel_state import ReasonState


@dataclass(frozen=True, slots=True)
class PricePanelState:
    """The line, what one costs by the menu (`listed`), what is typed, and why."""

    title: str
    listed: str
    shown: str
    reasons: tuple[ReasonState, ...]
    other_reason: str
    wrong: str = ""
    taken: str = ""
