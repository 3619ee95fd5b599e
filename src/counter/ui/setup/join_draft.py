"""What a new machine typed of a shop that it joins. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ADDRESS, CODE = "server", "code"
"""The keys of what is typed."""


@dataclass(frozen=True, slots=True)
class JoinDraft:
    """What stands in the fields, and what is wrong with it by the field's key."""

    address: str = ""
    code: str = field(default="", repr=False)
    wrong: Mapping[str, str] = field(default_factory=dict)

    def write(self, key: str, text: str) -> JoinDraft:
        """With this in place of what stood there; nothing is wrong with it as yet."""
        wrong = {each: why for each, why in self.wrong.items() if each != key}
        if key == ADDRESS:
            return JoinDraft(text, self.code, wrong)
        return JoinDraft(self.address, text, wrong)
