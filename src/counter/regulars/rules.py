"""How a regular is known."""

from __future__ import annotations

from counter.kernel.errors import Refused
from counter.kernel.typed_text import folded, tidy_text

LONGEST_NAME, LONGEST_CODE = 30, 12


def read_name(typed: str) -> str:
    """A regular's name as it is kept; empty where they have none. Refused where it is too long for the ticket."""
    return tidy_text(typed, LONGEST_NAME)


def read_code(typed: str) -> str:
    """A regular's short code as it is kept; empty where they have none. Refused where it is not short."""
    return tidy_text(typed, LONGEST_CODE)


def check_is_known_by_something(name: str, code: str) -> None:
    """Refused where a regular would be known by nothing."""
    if not name and not code:
        raise Refused("Say a name or a short code that they choose.")


def is_called(typed: str, name: str, code: str) -> bool:
    """Whether somebody is meant by what was typed: all of their name or of their code, in capitals or not."""
    wanted = folded(tidy_text(typed).casefold())
    return bool(wanted) and wanted in (folded(name.casefold()), folded(code.casefold()))


def begins_with(typed: str, name: str, code: str) -> bool:
    """Whether what was typed begins their name, a word of it, or their code."""
    wanted = folded(typed.strip().casefold())
    known = folded(f"{name} {code}".casefold())
    return bool(wanted) and (known.startswith(wanted) or f" {wanted}" in known)
