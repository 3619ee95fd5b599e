"""What a line says about the people of a shop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from counter.acts.fields import Fields
from counter.acts.names import read_name
from counter.acts.values import read_percent
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId, new_id
from counter.people.facts import StaffAdded
from counter.people.pins import check_pin
from counter.settings.rights import Limits, check_limits
from counter.settings.rules import Settings

PIN_DIGITS = Settings.pin_digits
"""How many digits a PIN has at least, unless the shop decides otherwise."""
OwnSaid = dict[str, str | None]
"""What somebody may do alone, by the names of the rights; null is no limit, "0" never."""
LimitsSaid = dict[Literal["barista", "lead", "owner"], OwnSaid]
"""The same by role."""


class StaffMember(Fields, frozen=True, kw_only=True):
    """Somebody who works here, with a PIN or without."""

    name: str
    role: Literal["barista", "lead", "owner"] = "barista"
    pin: str | None = None


def staff_of(said: Sequence[StaffMember], digits: int) -> tuple[StaffAdded, ...]:
    """These people as facts. Refused where there is nobody, or a PIN is none of at least so many digits."""
    if not said:
        raise Refused("Somebody has to work here: name one at least.")
    for person in said:
        if person.pin is not None:
            check_pin(person.pin, digits)
    return tuple(StaffAdded(StaffId(new_id()), read_name(person.name), person.role) for person in said)


def limits_said(said: OwnSaid) -> dict[str, Decimal | None]:
    """These limits. Refused where one is no number."""
    return {name: None if most is None else read_percent(most) for name, most in said.items()}


def limits_of(said: LimitsSaid, decided: Limits) -> dict[str, dict[str, Decimal | None]]:
    """The shop's limits once these are decided too."""
    read: Mapping[str, dict[str, Decimal | None]] = {role: limits_said(limits) for role, limits in said.items()}
    check_limits(read)
    return {role: {**decided.get(role, {}), **read.get(role, {})} for role in (*decided, *read)}
