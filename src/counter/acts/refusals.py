"""Refusals that answer more than their sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter.kernel.errors import Refused


class RefusedWith(Refused):
    """A refusal, and fields of the answer that help whoever asked."""

    def __init__(self, refusal: Refused, fields: Mapping[str, Any]) -> None:
        super().__init__(refusal.text, **refusal.values)
        self.fields = dict(fields)
