"""How a terminal is known."""

from __future__ import annotations

from typing import Final

from counter.kernel.errors import Refused
from counter.kernel.ids import TerminalId
from counter.kernel.typed_text import tidy_text

ROLES: Final = ("till", "bar", "office")
"""What a terminal mostly is; whatever it is, all workplaces are there."""
LONGEST_NAME, LONGEST_PLACE = 30, 40


def read_name(typed: str) -> str:
    """A terminal's name as it is kept. Refused where it is none, or too long."""
    name = tidy_text(typed, LONGEST_NAME)
    if not name:
        raise Refused("Say what the machine is called, as “Till 2” or “Bar”.")
    return name


def read_place(typed: str) -> str:
    """Where a terminal stands, as it is kept; "" where nobody said. Refused where it is too long."""
    return tidy_text(typed, LONGEST_PLACE)


def check_role(role: str) -> None:
    """Refused where no terminal can be that."""
    if role not in ROLES:
        raise Refused("A machine is a till, a bar or an office, not “{role}”.", role=role)


def number_of(terminal: TerminalId) -> int:
    """The number in a terminal's short name: 2 for T2; 0 where there is none."""
    number = terminal.removeprefix("T")
    return int(number) if number.isascii() and number.isdigit() else 0
