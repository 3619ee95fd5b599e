"""Somebody of the staff, and what their role may give alone, while an owner changes it; nothing before Save. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from counter.people.model import Staff
from counter.settings.rights import PERCENTS, ROLES, Limits, Right, limit_of

ALONE = (Right.GESTURE, Right.COMP, Right.DAY, Right.REFUND, Right.DISCOUNT)
"""What can be set here, in its order."""
_FEW, _MANY, _MOST = Decimal(20), Decimal(5), Decimal(200)
"""Up to so many units one by one; then so many at once; beyond the last there is no limit."""
_PERCENT, _ALL = Decimal(5), Decimal(100)


@dataclass(frozen=True)
class StaffDraft:
    """`was` is who it is, None for somebody new; `pin` is the new one, "" is none any more, None as it is.

    `decided` is what the shop has decided of its limits, `limits` as they will be; `unit` is the least step of money.
    """

    was: Staff | None
    name: str
    role: str
    decided: Limits
    limits: Limits
    times: Decimal
    pin: str | None = None
    first: str = ""
    asks: str = ""
    wrong: str = ""
    pin_wrong: str = ""
    tries: int = 0

    @classmethod
    def begin(cls, was: Staff | None, decided: Limits, times: Decimal) -> StaffDraft:
        """As it is now."""
        return cls(was, was.name if was else "", was.role if was else ROLES[0], decided, decided, times)

    @property
    def is_changed(self) -> bool:
        """Whether Save would write something."""
        return self.is_person_changed or self.is_limit_changed

    @property
    def is_person_changed(self) -> bool:
        """Whether it is about the person, and not only about what their role may."""
        was = self.was
        if was is None:
            return True
        return (self.name.strip(), self.role) != (was.name, was.role) or self.pin is not None

    @property
    def is_limit_changed(self) -> bool:
        """Whether a role may give otherwise."""
        return any(
            self.limit(right, role) != limit_of(self.decided, right, role, self.times)
            for right in ALONE
            for role in ROLES
        )

    @property
    def has_pin(self) -> bool:
        """Whether they will have one."""
        return bool(self.pin) if self.pin is not None else self.was is not None and self.was.pin_digits > 0

    def limit(self, right: Right, role: str = "") -> Decimal | None:
        """Up to how much their role, or another, may give alone; None is no limit."""
        return limit_of(self.limits, right, role or self.role, self.times)

    def move(self, right: Right, by: int) -> StaffDraft:
        """A step more, or less (-1), for everybody in their role."""
        now, unit = self.limit(right), Decimal(1) if right in PERCENTS else self._unit
        most = _ALL if right in PERCENTS else _MOST * unit
        if now is None:
            new: Decimal | None = most if by < 0 else None
        else:
            few = _PERCENT if right in PERCENTS else unit
            step = few if right in PERCENTS or now + by * few <= _FEW * unit else _MANY * unit
            new = max(Decimal(0), now + by * step)
            new = None if new > most else new
        theirs: Mapping[str, Decimal | None] = {**self.limits.get(self.role, {}), right.value: new}
        return replace(self, limits={**self.limits, self.role: theirs})

    @property
    def _unit(self) -> Decimal:
        """1 where a unit of money is about a euro; 10, 100, … where it is worth less."""
        return Decimal(10) ** max(0, self.times.adjusted())
