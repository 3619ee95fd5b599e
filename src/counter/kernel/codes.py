"""Codes that are printed, scanned and typed: vouchers now, gift cards to come.

Twelve Crockford base32 symbols (60 bits, https://www.crockford.com/base32.html) and a check symbol by Luhn's method
mod 32, shown 4-4-5.
"""

from __future__ import annotations

from counter.kernel.errors import Refused

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O, U."""
LENGTH = 13
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_BYTES = 8


def code_from(signature: bytes) -> str:
    """The code, 4-4-5 with dashes, of the first 60 bits of `signature` (at least 8 bytes)."""
    bits = int.from_bytes(signature[:_BYTES], "big") >> 4
    body = "".join(SYMBOLS[bits >> shift & 31] for shift in range(55, -1, -5))
    return show_code(body + check_symbol(body))


def show_code(code: str) -> str:
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
    for index, symbol in enumerate(reversed(body)):
        value = SYMBOLS.index(symbol) * (2 if index % 2 == 0 else 1)
        whole += value // 32 + value % 32
    return SYMBOLS[-whole % 32]
