"""What can stand in the place of the grid of items. Frozen; no Qt."""

from __future__ import annotations

from counter.ui.sell.line_panel_state import LinePanelState

PanelState = LinePanelState
"""One for each panel; the view of it is found by its type (`panels.py`)."""
