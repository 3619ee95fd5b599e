"""The looks of what one can tap: ground, edge and ink of each, taken from the tokens."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.theme import tokens as t


@dataclass(frozen=True, slots=True)
class Look:
    """How a tappable surface is painted. Colours are `#RRGGBB`; an empty one is not painted."""

    ground: str
    edge: str
    ink: str
    second: str = t.SOFT
    icon: str = ""
    edge_width: int = 1
    pressed: str = t.SUNK
    radius: int = t.RADIUS_12

    @property
    def icon_colour(self) -> str:
        """The icon's own colour, or the text's."""
        return self.icon or self.ink


PLAIN = Look(t.SURFACE, t.EDGE, t.INK)
PRIMARY = Look(t.ESPRESSO, t.ESPRESSO, t.ON_ESPRESSO, second=t.ON_ESPRESSO, pressed=t.ROAST)
QUIET = Look("", "", t.SOFT)
QUIET_INK = Look("", "", t.INK)
KEY = Look(t.SURFACE, t.EDGE, t.INK, pressed=t.CREMA_TINT)
TILE = Look(t.SURFACE, t.LINE, t.INK, second=t.INK, icon=t.CREMA, pressed=t.CREMA_TINT, radius=t.RADIUS_16)
TILE_CHOSEN = Look(t.CREMA_TINT, t.CREMA, t.INK, t.INK, t.CREMA, edge_width=2, pressed=t.SUNK, radius=t.RADIUS_16)
TINTED_TILES = {
    name: Look(ground, t.LINE, t.INK, second=t.INK, icon=t.CREMA, pressed=t.CREMA_TINT, radius=t.RADIUS_16)
    for name, ground in t.TILE_COLOURS.items()
}
SWATCHES = {name: Look(ground, t.EDGE, t.INK) for name, ground in t.TILE_COLOURS.items()}
SWATCHES_CHOSEN = {name: Look(ground, t.CREMA, t.CREMA, edge_width=2) for name, ground in t.TILE_COLOURS.items()}
SOLD_OUT = Look(t.SUNK, t.LINE, t.SOFT, radius=t.RADIUS_16)
BADGE = Look(t.CREMA_TINT, t.CREMA_EDGE, t.CREMA, pressed=t.CREMA_TINT, radius=t.RADIUS_8)
BADGE_DARK = Look(t.ESPRESSO, "", t.ON_ESPRESSO, second=t.ON_ESPRESSO, pressed=t.ESPRESSO, radius=t.RADIUS_8)
KEPT_ON = Look(t.CREMA_TINT, t.CREMA, t.INK, edge_width=2, pressed=t.SUNK)
STAFF = Look(t.SURFACE, t.EDGE, t.INK, pressed=t.CREMA_TINT, radius=t.RADIUS_16)
TAB = Look("", "", t.OFF_TAB, pressed=t.ROAST)
TAB_CHOSEN = Look(t.PAPER, "", t.INK)
PILL = Look(t.ROAST, "", t.ON_ESPRESSO, second=t.ON_ESPRESSO, pressed=t.ESPRESSO, radius=18)
PILL_AT_RISK = Look(t.AT_RISK, "", t.AT_RISK_INK, second=t.AT_RISK_INK, pressed=t.AT_RISK_EDGE, radius=18)
COUNT = Look(t.SURFACE, "", t.LATE, radius=12)
COUNT_HERE = Look(t.LATE, "", t.SURFACE, second=t.SURFACE, pressed=t.LATE, radius=12)
MENU_ROW = Look("", "", t.INK, pressed=t.CREMA_TINT, radius=t.RADIUS_8)
WHO = Look("", "", t.ON_ESPRESSO, pressed=t.ROAST)
DOWN = Look(t.AT_RISK, t.AT_RISK_EDGE, t.AT_RISK_INK, second=t.AT_RISK_INK, edge_width=2, pressed=t.AT_RISK_TINT)
SAFE_CHOSEN = Look(t.ON_TIME_TINT, t.ON_TIME, t.ON_TIME, second=t.ON_TIME, edge_width=2, pressed=t.SURFACE)
AT_RISK = Look(t.SURFACE, t.AT_RISK_EDGE, t.AT_RISK_TEXT, pressed=t.AT_RISK_TINT)
SAFE = Look(t.SURFACE, t.ON_TIME, t.ON_TIME, second=t.ON_TIME, pressed=t.ON_TIME_TINT)
LATE = Look(t.SURFACE, t.LATE, t.LATE, second=t.LATE, pressed=t.LATE_TINT)
LATE_CHOSEN = Look(t.LATE_TINT, t.LATE, t.LATE, second=t.LATE, edge_width=2, pressed=t.SURFACE)
DANGER = Look(t.LATE_TINT, "", t.LATE, pressed=t.LATE_TINT, radius=t.RADIUS_8)
ALLERGY = Look(t.LATE_TINT, t.LATE, t.LATE, second=t.LATE, pressed=t.SURFACE)
NEEDED = Look(t.AT_RISK_TINT, t.AT_RISK_EDGE, t.AT_RISK_TEXT, pressed=t.SURFACE)
FIELD = Look(t.SURFACE, t.EDGE, t.INK)
FIELD_IN_HAND = Look(t.SURFACE, t.FOCUS, t.INK, edge_width=t.FOCUS_WIDTH)
FIELD_TO_LOOK_AT = Look(t.SURFACE, t.AT_RISK_EDGE, t.INK, edge_width=t.FOCUS_WIDTH)
FIELD_WRONG = Look(t.SURFACE, t.LATE, t.INK, edge_width=t.FOCUS_WIDTH)
REHEARSAL = Look(t.REHEARSAL, t.REHEARSAL, t.SURFACE, second=t.SURFACE, pressed=t.REHEARSAL_HATCH, radius=t.RADIUS_16)
ON_REHEARSAL = Look(t.REHEARSAL, t.REHEARSAL_LINE, t.SURFACE, second=t.SURFACE, pressed=t.REHEARSAL_HATCH)
SCENARIO = Look(t.SURFACE, t.EDGE, t.INK, icon=t.REHEARSAL, pressed=t.REHEARSAL_TINT, radius=t.RADIUS_16)
SCENARIO_CHOSEN = Look(
    t.REHEARSAL_TINT, t.REHEARSAL, t.INK, icon=t.REHEARSAL, edge_width=2, pressed=t.SURFACE, radius=t.RADIUS_16
)
TICKED = Look(t.REHEARSAL, "", t.SURFACE, second=t.SURFACE, pressed=t.REHEARSAL_DARK, radius=t.RADIUS_8)
UNTICKED = Look(t.SURFACE, t.EDGE, t.INK, edge_width=2, radius=t.RADIUS_8)
REHEARSAL_CLOCK = Look(t.REHEARSAL_DARK, "", t.SURFACE, second=t.SURFACE, pressed=t.REHEARSAL_DARK, radius=22)
ON_TINT = Look(t.SURFACE, t.REHEARSAL, t.INK, icon=t.REHEARSAL, pressed=t.REHEARSAL_TINT)
DISABLED = Look(t.SUNK, t.LINE, t.SOFT)
DISABLED_QUIET = Look("", "", t.EDGE)
