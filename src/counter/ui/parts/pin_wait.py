"""How long nobody can try again after too many wrong PINs, as it is counted down. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter.flows.approve import PinTried
from counter.kernel.language import Language


@dataclass(frozen=True, slots=True)
class PinWait:
    """Whose PIN is not taken until an aware time."""

    name: str
    until: datetime

    def seconds(self, now: datetime) -> int:
        """How many whole seconds are left; 0 once it is over."""
        return max(0, -int((now - self.until).total_seconds() // 1))

    def said(self, now: datetime, language: Language) -> str:
        """What stands in place of the dots; "" once it is over."""
        left = self.seconds(now)
        if not left:
            return ""
        # No line ends between the number and its unit.
        return language.say("Too many wrong PINs for {name}. Try again in {wait}\u00a0s.", name=self.name, wait=left)


def wait_after(tried: PinTried, name: str, now: datetime) -> PinWait | None:
    """What a typed PIN of somebody's has to wait for; None where it can be tried again at once."""
    return PinWait(name, now + timedelta(seconds=tried.wait_seconds)) if tried.wait_seconds else None
