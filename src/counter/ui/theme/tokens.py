"""The one source of colours, sizes and fonts. Palettes and every painted widget take them from here."""

from __future__ import annotations

# Grounds and text
PAPER = "#F5F1EA"
PAPER_TABLE = "#D9CFC2"
BANNER = "#E6DED2"
SURFACE = "#FFFFFF"
SUNK = "#ECE5DA"
LINE = "#DDD3C5"
EDGE = "#9C8F80"
INK = "#211B17"
SOFT = "#6A5F56"
ESPRESSO = "#3A2A21"
ROAST = "#52402F"
ON_ESPRESSO = "#FFFFFF"
OFF_TAB = "#E8DCCB"

# The chosen tile and line, welcome-back
CREMA = "#9A5B12"
CREMA_TINT = "#FBF0DF"
CREMA_EDGE = "#E9CFA4"
# The grounds of tiles, by the names of their colours
TILE_COLOURS = {"": "#FFFFFF", "cream": "#FBF0DF", "sage": "#E3ECE2", "clay": "#F1DFD3", "mist": "#E1E6EA"}

# A promise: safe, likely to break, broken
ON_TIME = "#0B5FA5"
ON_TIME_TINT = "#E2EEF8"
AT_RISK = "#FFB000"
AT_RISK_INK = "#211B17"
AT_RISK_TINT = "#FFF0CC"
AT_RISK_EDGE = "#C77700"
AT_RISK_TEXT = "#4A2E00"
WARNING_TAG = "#FFE3A3"
WARNING_TAG_INK = "#4A2A00"
LATE = "#A3201A"
LATE_INK = "#FFFFFF"
LATE_TINT = "#FBE3E0"

# The customer display
BOARD_INK = "#FBF3E6"
BOARD_SOFT = "#D9C6B0"
BOARD_TIME = "#E9C48B"
BOARD_LINE = "#5C4838"
BOARD_READY = "#86D0BC"

# A rehearsal, and nothing else
REHEARSAL = "#1E5B50"
REHEARSAL_TINT = "#DDEBE6"
REHEARSAL_HATCH = "#306A60"
REHEARSAL_PANEL = "#CFE2DB"
REHEARSAL_LINE = "#A9C7BE"
REHEARSAL_DARK = "#17463D"

# Keyboard focus, and what lies behind a panel
FOCUS = "#1F5FBF"
FOCUS_GROUND = "#FFFFFF"
SCRIM = "#211B17"
SCRIM_SHARE = 0.41

# The dark bar: what the colours above are there, as grounds, as words and icons, and as edges. A ground that stands
# not here is the same there, with the words on it: amber, and the red of what is late
DARK_BAR = "#1B1512"
DARK_GROUNDS = {
    PAPER: DARK_BAR,
    SURFACE: "#2C231D",
    SUNK: "#3D3129",
    ESPRESSO: "#EADCC8",
    ROAST: "#CDBEAA",
    CREMA: "#D9A35B",
    CREMA_TINT: "#463420",
    ON_TIME: "#6FB1EA",
    ON_TIME_TINT: "#17324A",
    AT_RISK_TINT: "#45330A",
    LATE_TINT: "#4A1D19",
    LINE: "#7D6C5D",
    EDGE: "#A89A8A",
}
DARK_INKS = {
    INK: "#F5F1EA",
    SOFT: "#D0C1B1",
    EDGE: "#A89A8A",
    ON_ESPRESSO: INK,
    CREMA: "#E9C48B",
    ON_TIME: "#9CCBF5",
    AT_RISK_TEXT: "#FFD27A",
    LATE: "#FFB4AB",
}
DARK_EDGES = {
    LINE: "#7D6C5D",
    EDGE: "#A89A8A",
    ESPRESSO: "#EADCC8",
    CREMA: "#D9A35B",
    CREMA_EDGE: "#8F6D35",
    ON_TIME: "#6FB1EA",
    AT_RISK_EDGE: "#E39A2D",
    LATE: "#F0716A",
    FOCUS: "#6FB1EA",
}

FAMILY = "Inter"
REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700
SIZES = (14, 16, 18, 20, 24, 28, 40, 64)
LARGE = 1.125
"""By how much large type is larger: lines of 16 stand where lines of 18 have room."""
CHANGE = 96
"""Of the change to give, and nothing else."""

GAP_4, GAP_8, GAP_12, GAP_16, GAP_24, GAP_32 = 4, 8, 12, 16, 24, 32
RADIUS_8, RADIUS_12, RADIUS_16 = 8, 12, 16

TARGET = 48
PRIMARY = 72
LOW = 700
"""A window of fewer pixels from top to bottom has the lower sizes."""
NARROW = 1180
"""A window of fewer pixels from left to right has narrower margins, and tiles without icons."""
KEY, KEY_LOW = 60, 56
PAGER, PAGER_LOW = 60, 48
DOCK, DOCK_NARROW, DOCK_LOW = 136, 184, 128
PERSON, PERSON_LOW = 168, 96
TILE_WIDTH = 160
TILE_WIDTH_LEAST = 88
TILE_HEIGHT = 112
TILE_HEIGHT_LEAST = 104
FOCUS_WIDTH = 3
FOCUS_GAP = 2

REPEAT_MS = 150
SECOND_TAP_MS = 600
AIM_MS = 400
REST_MS = 1_000


def colours() -> dict[str, str]:
    """Every colour by its name in lower case."""
    return {name.lower(): value for name, value in globals().items() if isinstance(value, str) and value[:1] == "#"}
