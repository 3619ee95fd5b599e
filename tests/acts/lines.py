"""Acts as a test says them, and what they answer."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from counter.cli.acts import play

AT = "2026-11-23T08:00:00+00:00"
SHOP: dict[str, Any] = {
    "act": "shop",
    "at": AT,
    "name": "Rosa's",
    "currency": "EUR",
    "zone": "Europe/Berlin",
    "tax_classes": {
        "drinks": [{"from": "2026-01-01", "here": "19", "to_go": "19"}],
        "food": [{"from": "2026-01-01", "here": "19", "to_go": "7"}],
    },
    "groups": [
        {
            "name": "Milk",
            "min": 1,
            "max": 1,
            "options": [{"name": "whole", "default": True}, {"name": "oat", "price": "0.60"}],
        }
    ],
    "menu": [
        {"item": "Latte", "category": "Coffee", "price": "3.80", "groups": ["Milk"]},
        {"item": "Filter", "category": "Coffee", "price": "2.80", "station": "brew"},
        {"item": "Croissant", "category": "Bakery", "price": "2.50", "tax_class": "food", "station": "counter"},
        {"item": "Beans", "category": "Shop", "price": "10.00", "station": "counter"},
    ],
}


@dataclass(frozen=True)
class Answered:
    """What was answered to lines, how it ended, and the folder it left."""

    answers: bytes
    code: int
    folder: Path


@dataclass(frozen=True)
class Made:
    """Shops as they are left by the one line that makes each, kept in `folder` for the next who says it."""

    folder: Path
    made: dict[bytes, Answered] = field(default_factory=dict)

    def answer(self, line: bytes, folder: Path) -> Answered:
        """What the line that makes a shop in `folder` answers. The first time it does so itself."""
        if line not in self.made:
            first = self.folder / str(len(self.made))
            self.made[line] = _played(first, (line,))
        known = self.made[line]
        if known.folder.exists():
            shutil.copytree(known.folder, folder)
        return known


class Acts:
    """A shop that is driven by lines of text."""

    def __init__(self, folder: Path, made: Made | None = None) -> None:
        self.folder = folder
        self._made = made

    def __call__(self, *lines: dict[str, Any] | str | bytes) -> list[dict[str, Any]]:
        """What each line answers."""
        said = tuple(map(_bytes, lines))
        makes_a_shop = len(said) == 1 and isinstance(lines[0], dict) and lines[0].get("act") == "shop"
        if self._made and makes_a_shop and not self.folder.exists():
            answered = self._made.answer(said[0], self.folder)
        else:
            answered = _played(self.folder, said)
        self.code = answered.code
        return [json.loads(answer) for answer in answered.answers.splitlines()]

    def last(self, *lines: dict[str, Any] | str | bytes) -> dict[str, Any]:
        """What the last line answers, after all went well."""
        *before, last = self(*lines)
        assert all(answer["ok"] for answer in before), before
        return last


def act(which: str, /, **fields: Any) -> dict[str, Any]:
    return {"act": which} | fields


def _played(folder: Path, lines: tuple[bytes, ...]) -> Answered:
    out = BytesIO()
    return Answered(code=play(folder, iter(lines), out), answers=out.getvalue(), folder=folder)


def _bytes(line: dict[str, Any] | str | bytes) -> bytes:
    if isinstance(line, bytes):
        return line + b"\n"
    return (line if isinstance(line, str) else json.dumps(line)).encode() + b"\n"
