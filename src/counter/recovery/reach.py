"""How we come back to a customer, by where they said we reach them."""

from __future__ import annotations

from typing import Final, Literal

Way = Literal["call", "message", "visit"]
CALL: Final = "call"
MESSAGE: Final = "message"
VISIT: Final = "visit"
_FIGURES_OF_A_NUMBER = 5


def way_to_reach(contact: str) -> Way:
    """A call where they gave a number, a message for anything else, their next visit where they gave nothing."""
    if not contact.strip():
        return VISIT
    figures = sum(letter.isdigit() for letter in contact)
    letters = sum(letter.isalpha() for letter in contact)
    return CALL if figures >= _FIGURES_OF_A_NUMBER and figures > letters and "@" not in contact else MESSAGE
