"""Finds what is not code, from source, from a wheel and from a frozen build."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The path of a file or folder under `resources/`; FileNotFoundError names what is missing."""
    for root in (_PACKAGE / "resources", _PACKAGE.parent.parent / "resources"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("resources/" + "/".join(parts))
