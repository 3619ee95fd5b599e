"""A voucher's code: derived from the shop's key, so that it need not be kept, and nobody can make one up.

Twelve Crockford base32 symbols (60 bits) and a check symbol by Luhn's method mod 32, shown 4-4-5.
"""

from __future__ import annotations

from uuid import UUID

from counter.journal.seal import Key, Keyring
from counter.kernel.errors import Refused

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O, U."""
LENGTH = 13
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})


def voucher_code(key: Key, voucher_id: UUID) -> str:
    """The code of a voucher, 4-4-5 with dashes."""
    bits = int.from_bytes(key.sign("voucher", voucher_id)[:8], "big") >> 4
    body = "".join(SYMBOLS[bits >> shift & 31] for shift in range(55, -1, -5))
    return show(body + check_symbol(body))


def show(code: str) -> str:
    """Thirteen symbols as people read them: 7K3M-QX42-9TRB5."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def read_code(typed: str) -> str:
    """What was scanned or typed, as thirteen symbols. Refused where it cannot be a code of ours."""
    code = "".join(c for c in typed.upper().translate(_READ_AS) if c.isalnum())
    if len(code) != LENGTH or any(c not in SYMBOLS for c in code):
        raise Refused("That is not a voucher code. It has 13 letters and figures, like 7K3M-QX42-9TRB5.")
    if check_symbol(code[:-1]) != code[-1]:
        raise Refused("One letter or figure is off. Read the code again, or scan it.")
    return code


def check_symbol(body: str) -> str:
    """Luhn's check symbol, mod 32: finds any one wrong symbol and most swapped neighbours."""
    whole = 0
    for place, symbol in enumerate(reversed(body)):
        value = SYMBOLS.index(symbol) * (2 if place % 2 == 0 else 1)
        whole += value // 32 + value % 32
    return SYMBOLS[-whole % 32]


def code_hash(key: Key, code: str) -> bytes:
    """What the shop keeps of a code (thirteen symbols): enough to know it again, not to say it."""
    return key.sign("voucher code", code)


def code_hashes(keys: Keyring, code: str) -> tuple[bytes, ...]:
    """What the shop would keep of a code under each of its voucher keys."""
    return tuple(code_hash(key, code) for key in keys.vouchers.values())
