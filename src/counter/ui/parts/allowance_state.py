"""What somebody may still give away alone today, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.language import Language
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class AllowanceState:
    """What is left to give today: “€14.00” “of €20.00 left”, and as a share. Empty words: there is no limit."""

    left: str = ""
    rest: str = ""
    share: float = 0.0


def allowance_state(left: Money | None, of: Money | None, language: Language) -> AllowanceState:
    """So much is left of so much; None is no limit."""
    if left is None or of is None:
        return AllowanceState()
    rest = language.say("of {amount} left", amount=language.money(of))
    return AllowanceState(language.money(left), rest, left.minor / max(1, of.minor))
