"""Texts in files that a spreadsheet opens: none is taken for a formula, and whoever reads them has them back."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula, where a text begins with it."""


def guarded(text: str) -> str:
    """A text as it is written: with an apostrophe before it, where it would be a formula or looks as if it had one."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """A text as it was before it was written so."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text
