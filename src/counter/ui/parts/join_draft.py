"""What is typed to join a shop: where its server is, and the one-time code. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.link.sealed_keys import read_code

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

    def checked(self, language: Language) -> JoinDraft:
        """With what is wrong with it before any server is asked: nothing where it can be tried."""
        wrong = dict[str, str]()
        if not self.address.strip():
            wrong[ADDRESS] = language.say("Say where the shop’s server is: the other machine shows it.")
        try:
            read_code(self.code)
        except Refused as refusal:
            wrong[CODE] = language.explain(refusal)
        return replace(self, wrong=wrong)
