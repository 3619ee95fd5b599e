"""What a page with the grid shows while somebody looks for an item. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.grid_state import TileState


@dataclass(frozen=True, slots=True)
class SearchState:
    """What is `typed`, how many items have it, and the first of them; `add` is what Enter does, empty while nothing."""

    typed: str = ""
    count: str = ""
    tiles: tuple[TileState, ...] = ()
    add: str = ""
