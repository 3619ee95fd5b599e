"""What people can read and hear here: for those who ask before anything of languages is loaded."""

from __future__ import annotations

SPOKEN = ("en", "de", "fr", "es", "ar")
"""The languages."""
