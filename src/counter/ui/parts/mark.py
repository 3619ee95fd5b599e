"""How something stands, in a pill: its words, its icon and its tone. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

SAFE, RISKY, LATE, LATE_DONE, SOON, DONE, OVER = "safe", "risky", "late", "late done", "soon", "done", "over"
"""The tones of a mark. Each has a word, an icon and a colour of its own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How something stands: in words, by an icon and in a tone."""

    words: str
    icon: str
    tone: str
