"""Somebody of the staff, and what they and their role give alone, until an owner saves it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from counter.people.model import Staff
from counter.settings.rights import ALLOWANCE, PERCENTS, ROLES, Limits, Own, Right, limit_of

_FEW, _MANY, _MOST = Decimal(20), Decimal(5), Decimal(200)
"""Up to so many units one by one; then so many at once; beyond the last there is no limit."""
_PERCENT, _ALL = Decimal(5), Decimal(100)


@dataclass(frozen=True)
class StaffDraft:
    """`was` is who it is, None for somebody new; `pin` is the new one, "" is none any more, None as it is.

    `decided` is what the shop has decided of its limits, `limits` as they will be; `own` is what they will give alone
    otherwise than their role. What is set is theirs, or `of_role` of all in their role.
    """

    was: Staff | None
    name: str
    role: str
    decided: Limits
    limits: Limits
    times: Decimal
    own: Own
    of_role: bool = False
    pin: str | None = None
    first: str = ""
    asks: str = ""
    wrong: str = ""
    pin_wrong: str = ""
    tries: int = 0

    @classmethod
    def begin(cls, was: Staff | None, decided: Limits, times: Decimal) -> StaffDraft:
        """As it is now."""
        name, role, own = (was.name, was.role, was.own) if was else ("", ROLES[0], {})
        return cls(was, name, role, decided, decided, times, own)

    @property
    def is_changed(self) -> bool:
        """Whether Save would write something."""
        return self.is_person_changed or self.is_limit_changed

    @property
    def is_person_changed(self) -> bool:
        """Whether it is about the person, and not only about what their role may."""
        return self.was is None or self.own != self.was.own or self.is_more_changed

    @property
    def is_more_changed(self) -> bool:
        """Whether it is about more of the person than what they give alone."""
        was = self.was
        return was is None or (self.name.strip(), self.role) != (was.name, was.role) or self.pin is not None

    @property
    def is_limit_changed(self) -> bool:
        """Whether a role may give otherwise."""
        return any(
            self.of_a_role(right, role) != limit_of(self.decided, right, role, self.times)
            for right in ALLOWANCE
            for role in ROLES
        )

    @property
    def has_pin(self) -> bool:
        """Whether they will have one."""
        return bool(self.pin) if self.pin is not None else self.was is not None and self.was.pin_digits > 0

    def limit(self, right: Right) -> Decimal | None:
        """Up to how much may be given alone by whom it is set for, them or all in their role; None is no limit."""
        own = {} if self.of_role else self.own
        return limit_of(self.limits, right, self.role, self.times, own)

    def of_a_role(self, right: Right, role: str) -> Decimal | None:
        """Up to how much everybody in a role may give alone; None is no limit."""
        return limit_of(self.limits, right, role, self.times)

    def move(self, right: Right, by: int) -> StaffDraft:
        """A step more, or less (-1). What comes to what their role gives is as their role from then on."""
        new = self._step(right, by)
        if not self.of_role:
            others = {name: most for name, most in self.own.items() if name != right.value}
            as_role = new == self.of_a_role(right, self.role)
            return replace(self, own=others if as_role else {**others, right.value: new})
        theirs: Mapping[str, Decimal | None] = {**self.limits.get(self.role, {}), right.value: new}
        return replace(self, limits={**self.limits, self.role: theirs})

    def _step(self, right: Right, by: int) -> Decimal | None:
        now, unit = self.limit(right), Decimal(1) if right in PERCENTS else self._unit
        most = _ALL if right in PERCENTS else _MOST * unit
        if now is None:
            return most if by < 0 else None
        few = _PERCENT if right in PERCENTS else unit
        step = few if right in PERCENTS or now + by * few <= _FEW * unit else _MANY * unit
        new = max(Decimal(0), now + by * step)
        return None if new > most else new

    @property
    def _unit(self) -> Decimal:
        """1 where a unit of money is about a euro; 10, 100, … where it is worth less."""
        return Decimal(10) ** max(0, self.times.adjusted())
