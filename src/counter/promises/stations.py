"""How a station can be, and which one needs the grinder."""

FINE, SLOW, DOWN = "", "slow", "down"
GRINDER_AT = "espresso"
"""The station that stands still while the grinder does."""
