"""The grounds of cards and pages: colour and edge of each, taken from the tokens."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.theme import tokens as t

Sides = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class CardGround:
    """How a card is painted. Colours are `#RRGGBB`; an empty one is not painted.

    `sides` are the pixels of its edge at the left, the top, the right and below; content stands inside them. Round
    corners have an edge all around or none.
    """

    ground: str
    edge: str = ""
    sides: Sides = (0, 0, 0, 0)
    radius: int = 0
    dashed: bool = False


_ALL, _ALL_2 = (1, 1, 1, 1), (2, 2, 2, 2)
_TOP, _BELOW, _TOP_AND_BELOW, _LEFT, _LEFT_4 = (0, 1, 0, 0), (0, 0, 0, 1), (0, 1, 0, 1), (1, 0, 0, 0), (4, 0, 0, 0)
_RIGHT = (0, 0, 1, 0)

GROUNDS = {
    "card": CardGround(t.SURFACE, t.LINE, _ALL, t.RADIUS_16),
    "share_now": CardGround(t.SURFACE, t.CREMA, _ALL_2, t.RADIUS_16),
    "between": CardGround(t.SURFACE, t.EDGE, _TOP_AND_BELOW),
    "given": CardGround(t.CREMA_TINT, t.CREMA_EDGE, _BELOW),
    "well": CardGround(t.PAPER, radius=t.RADIUS_12),
    "crema": CardGround(t.CREMA_TINT, t.CREMA_EDGE, _ALL, t.RADIUS_16),
    "asks": CardGround(t.SURFACE, t.CREMA, _ALL_2, t.RADIUS_16),
    "act": CardGround(t.CREMA_TINT, radius=t.RADIUS_12),
    "on_time": CardGround(t.ON_TIME_TINT, radius=t.RADIUS_12),
    "promise": CardGround(t.ON_TIME, radius=t.GAP_24),
    "at_risk": CardGround(t.AT_RISK_TINT, radius=t.RADIUS_12),
    "to_look_at": CardGround(t.AT_RISK_TINT, t.AT_RISK_EDGE, _ALL, t.RADIUS_12),
    "needs": CardGround(t.AT_RISK, radius=t.RADIUS_8),
    "too_late": CardGround(t.AT_RISK, radius=t.RADIUS_12),
    "late": CardGround(t.LATE_TINT, radius=t.RADIUS_12),
    "untouched": CardGround(t.SURFACE, t.LATE, _ALL_2, t.RADIUS_16),
    "rehearse": CardGround(t.SURFACE, t.REHEARSAL_LINE, _ALL, t.RADIUS_16),
    "dashed": CardGround("", t.LINE, _ALL_2, t.RADIUS_16, dashed=True),
    "table": CardGround(t.PAPER_TABLE, radius=t.RADIUS_16),
    "sheet": CardGround(t.SURFACE, radius=t.RADIUS_16),
    "sheet_on_dark": CardGround(t.SURFACE, t.EDGE, _ALL, t.RADIUS_16),
    "ticket": CardGround(t.SURFACE, t.LINE, _LEFT),
    "keys": CardGround(t.SUNK, t.EDGE, _TOP),
    "strip_at_risk": CardGround(t.AT_RISK_TINT, t.AT_RISK_EDGE, _BELOW),
    "strip_late": CardGround(t.LATE_TINT, t.LATE, _BELOW),
    "strip_info": CardGround(t.ON_TIME_TINT, t.ON_TIME, _BELOW),
    "strip_crema": CardGround(t.CREMA_TINT, t.CREMA_EDGE, _BELOW),
    "strip_calm": CardGround(t.BANNER, t.EDGE, _BELOW),
    "chosen": CardGround(t.CREMA_TINT, t.CREMA, _LEFT_4),
    "says": CardGround(t.SURFACE, t.REHEARSAL_LINE, _ALL, t.RADIUS_16),
    "says_now": CardGround(t.SURFACE, t.REHEARSAL, _ALL_2, t.RADIUS_16),
    "rehearsal": CardGround(t.SURFACE, t.REHEARSAL_LINE, _ALL, t.RADIUS_16),
    "panel": CardGround(t.REHEARSAL_PANEL, t.REHEARSAL_LINE, _RIGHT),
    "rule": CardGround(t.LINE),
    "none": CardGround(""),
}

PAGES = {
    "paper": t.PAPER,
    "espresso": t.ESPRESSO,
    "surface": t.SURFACE,
    "rehearsal": t.REHEARSAL_TINT,
}
"""The colours of whole pages and bars, and of what covers part of a card."""
