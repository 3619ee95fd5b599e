"""Acts as a test says them, and what they answer."""

from __future__ import annotations

import json
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


class Acts:
    """A shop that is driven by lines of text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *lines: dict[str, Any] | str | bytes) -> list[dict[str, Any]]:
        """What each line answers."""
        out = BytesIO()
        self.code = play(self.folder, iter(_bytes(line) for line in lines), out)
        return [json.loads(answer) for answer in out.getvalue().splitlines()]

    def last(self, *lines: dict[str, Any] | str | bytes) -> dict[str, Any]:
        """What the last line answers, after all went well."""
        *before, last = self(*lines)
        assert all(answer["ok"] for answer in before), before
        return last


def act(which: str, /, **fields: Any) -> dict[str, Any]:
    return {"act": which} | fields


def _bytes(line: dict[str, Any] | str | bytes) -> bytes:
    if isinstance(line, bytes):
        return line + b"\n"
    return (line if isinstance(line, str) else json.dumps(line)).encode() + b"\n"
