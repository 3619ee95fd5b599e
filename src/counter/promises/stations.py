"""How a station of the shop can be, and which one needs the grinder."""

from counter.settings.stations import ESPRESSO

FINE, SLOW, DOWN = "", "slow", "down"
GRINDER_AT = ESPRESSO
"""The station that stands still while the grinder does."""
