"""How we come back to a customer: as somebody said, else by where they said we reach them."""

from __future__ import annotations

from typing import Final, Literal

Way = Literal["call", "message", "visit"]
CALL: Final = "call"
MESSAGE: Final = "message"
VISIT: Final = "visit"
_WAYS: Final[dict[str, Way]] = {CALL: CALL, MESSAGE: MESSAGE, VISIT: VISIT}
_FIGURES_OF_A_NUMBER = 5


def way_of(kind: str, contact: str) -> Way:
    """The way that was said (`kind`); where nobody said one, what the contact tells."""
    return _WAYS.get(kind) or way_to_reach(contact)


def way_to_reach(contact: str) -> Way:
    """A call where they gave a number, a message for anything else, their next visit where they gave nothing."""
    if not contact.strip():
        return VISIT
    figures = sum(letter.isdigit() for letter in contact)
    letters = sum(letter.isalpha() for letter in contact)
    return CALL if figures >= _FIGURES_OF_A_NUMBER and figures > letters and "@" not in contact else MESSAGE
