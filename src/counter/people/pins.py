"""PINs: what one may be, how it is kept, and how long somebody waits who types a wrong one. No database."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

from counter.journal.seal import Key
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId

LENGTHS = (4, 6)
"""How many digits a PIN may have."""
TRIES = 5
"""So many wrong ones in a row cost time."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
_KIBIBYTES, _PASSES = 19 * 1024, 2
"""What a guess costs whoever has both the file and the key: the least that OWASP asks for argon2id."""
_DIGITS = re.compile("[0-9]+", re.ASCII)


def check_pin(pin: str, least: int = LENGTHS[0]) -> None:
    """Refused where it is no PIN, or none of at least so many digits."""
    if len(pin) not in LENGTHS or not _DIGITS.fullmatch(pin):
        raise Refused("A PIN has four or six digits.")
    if len(pin) < least:
        raise Refused("A PIN has six digits here.")


def hash_pin(key: Key, staff_id: StaffId, pin: str) -> str:
    """What is kept of a PIN: argon2id over its seal under `key`, with a salt of its own. Refused where it is none."""
    from argon2.low_level import Type, hash_secret  # noqa: PLC0415 - slow to load, and seldom needed

    check_pin(pin)
    kept = hash_secret(_sealed(key, staff_id, pin), secrets.token_bytes(16), _PASSES, _KIBIBYTES, 1, 32, Type.ID)
    return kept.decode("ascii")


def fits(key: Key, staff_id: StaffId, pin: str, kept: str) -> bool:
    """Whether `pin` is the one that is `kept`, of that very person and under that very key."""
    from argon2.exceptions import VerificationError  # noqa: PLC0415 - as above
    from argon2.low_level import Type, verify_secret  # noqa: PLC0415

    try:
        return verify_secret(kept.encode("ascii"), _sealed(key, staff_id, pin), Type.ID)
    except (VerificationError, ValueError):
        return False


def wait_after(wrong: int) -> timedelta:
    """How long somebody waits after so many wrong ones in a row: from the fifth on 30 s, each time twice as long."""
    if wrong < TRIES:
        return timedelta(0)
    doubled = min(wrong - TRIES, 10)
    return min(FIRST_WAIT * (1 << doubled), LONGEST_WAIT)


def _sealed(key: Key, staff_id: StaffId, pin: str) -> bytes:
    return key.sign("pin", staff_id, pin)
