"""What somebody typed: a name, a note, a reason."""

from __future__ import annotations

LONGEST_TEXT = 80
"""The longest customer name, note or reason, in characters."""


def tidy_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """What somebody typed, on one line, without control or direction marks, at most `longest` characters."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())[:longest].rstrip()
