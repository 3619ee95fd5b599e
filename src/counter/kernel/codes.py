"""Codes that are printed, scanned and typed: vouchers now, gift cards to come.

Twelve Crockford base32 symbols (60 bits, https://www.crockford.com/base32.html) and a check symbol by Luhn's method
mod 32, shown 4-4-5.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from counter.kernel.errors import Refused

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O, U."""
LENGTH = 13
_READ_AS = str.maketrans("ilo", "110")
_BYTES = 8
_PRINTED = LENGTH + 2
_NEARLY = 3
"""So many symbols too few or too many, and somebody still meant a code."""

_QWERTZ = str.maketrans("zy" + "+ěščřžýáíé" + "ľťößü", "yz" + "1234567890" + "250--")
"""What keys of the US give on a German, Swiss, Czech, Slovak or Hungarian machine, read back."""
_AZERTY = str.maketrans("aqzw,?" + "&é\"'(-è_çà" + "§!", "qawzmm" + "1234567890" + "68")
"""The same on a French or Belgian one, where the sixth key gives a dash."""
_ARABIC = str.maketrans(
    "ضصثقفغعهخحشسيبلاتنمئءؤرىة" + "\u064e\u064b\u064f\u064cإ؛\u0650\u064d][أـ،~\u0652}{آ\u2019'",
    "qwertyuiopasdfghjklzxcvnm" + "qweryp" + "asdfhjk" + "zxcvnmm",
)
_ARABIC_PAIRS = (("لإ", "t"), ("لأ", "g"), ("لآ", "b"))
"""The same on an Arabic one, without and with Shift; three keys give two letters there."""
_LAM_ALEF = "لا"
"""What the key of B gives there; so do those of G and H one after the other."""


def _arabic(typed: str, lam_alef: str) -> str:
    for pair, key in (*_ARABIC_PAIRS, (_LAM_ALEF, lam_alef)):
        typed = typed.replace(pair, key)
    return typed.translate(_ARABIC)


_Machine = Callable[[str], str]
_MACHINES: tuple[tuple[_Machine, str], ...] = (
    (lambda typed: typed.translate(_QWERTZ), "ß=ü"),
    (lambda typed: typed.translate(_AZERTY), ")°"),
    *((lambda typed, key=key: _arabic(typed, key), "ضصثقفغشسيبلاتنئءؤرىة") for key in ("b", "gh")),
)
"""Each with signs that it gives and no other machine: the key of the dash, or the letters of a script."""
_IN_A_TEXT = re.compile(
    r"(?<![0-9a-z])(?:[0-9a-z]{4}[^0-9a-z\n][0-9a-z]{4}[^0-9a-z\n][0-9a-z]{5}|[0-9a-z]{13})(?![0-9a-z])", re.IGNORECASE
)
"""What can be a code within something else: as it is printed, or without its dashes."""


def code_from(signature: bytes) -> str:
    """The code, 4-4-5 with dashes, of the first 60 bits of `signature` (at least 8 bytes)."""
    bits = int.from_bytes(signature[:_BYTES], "big") >> 4
    body = "".join(SYMBOLS[bits >> shift & 31] for shift in range(55, -1, -5))
    return show_code(body + check_symbol(body))


def show_code(code: str) -> str:
    """Thirteen symbols as people read them: 7K3M-QX42-9TRB5."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def read_code(typed: str) -> str:
    """What was scanned or typed, as thirteen symbols, the likeliest reading. Refused where it can be no code of ours.

    Case, blanks and dashes say nothing; I and L are read as 1, O as 0; figures of any script are figures.
    """
    return readings(typed)[0]


def readings(typed: str) -> tuple[str, ...]:
    """Every code that `typed` can be, the likeliest first; Refused with what is wrong where it can be none.

    A scanner that sends the keys of the US types other signs on a machine with keys of another country: those are read
    back. What came for the dashes says which machine it is; without any, the check symbol says which reading holds,
    and where by chance two do, only one is a code the shop gave. It may stand in a text: all of a slip, an address.
    """
    typed = _plain(typed)
    as_typed = _symbols(typed, str)
    read = _read_back(typed, as_typed)
    codes = tuple(dict.fromkeys(code for code in read if _holds(code)))
    if not codes and (within := _scanned_last(typed) or _in_a_text(typed)):
        return readings(within)
    if not codes:
        raise _what_is_wrong(read[0])
    return codes


def _plain(typed: str) -> str:
    """Letters and figures of full width, and figures of any script, as plain ones."""
    plain = "".join(unicodedata.normalize("NFKC", sign) for sign in typed)
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in plain)


def _in_a_text(typed: str) -> str:
    """A code that holds and is a part of what was scanned or pasted; empty where there is none."""
    parts = (found[0] for found in _IN_A_TEXT.finditer(typed) if found[0] != typed)
    return next((part for part in parts if _holds(_symbols(part, str))), "")


def _scanned_last(typed: str) -> str:
    """The code as it is printed that stands behind something else: somebody scanned into a field with text in it."""
    typed = typed.strip()
    last = typed[-_PRINTED:]
    is_one = len(typed) > _PRINTED and last[4] == last[9] and any(map(_holds, _read_back(last, _symbols(last, str))))
    return last if is_one else ""


def _read_back(typed: str, as_typed: str) -> list[str]:
    """What `typed` can mean, the likeliest first."""
    if len(as_typed) == LENGTH and not _strange(as_typed) and set("- ") & set(typed.strip()):
        return [as_typed]
    known = [_symbols(typed, machine) for machine, signs in _MACHINES if set(signs) & set(typed)]
    return [*known, as_typed] if known else [as_typed, *(_symbols(typed, machine) for machine, _signs in _MACHINES)]


def keys_read_back(typed: str) -> tuple[str, ...]:
    """What was scanned, and what else it can be where a scanner sends the keys of the US to a machine with others."""
    return tuple(dict.fromkeys((typed, *(machine(typed.lower()) for machine, _signs in _MACHINES))))


def is_code(typed: str) -> bool:
    """Whether what was scanned or typed is a whole code, with the check symbol that it must have."""
    try:
        read_code(typed)
    except Refused:
        return False
    return True


def check_symbol(body: str) -> str:
    """Luhn's check symbol, mod 32: finds any one wrong symbol and most swapped neighbours."""
    whole = 0
    for index, symbol in enumerate(reversed(body)):
        value = SYMBOLS.index(symbol) * (2 if index % 2 == 0 else 1)
        whole += value // 32 + value % 32
    return SYMBOLS[-whole % 32]


def _symbols(typed: str, machine: _Machine) -> str:
    """What stands for a symbol, read back from the keys of a machine; what stands between them is left out."""
    read_back = machine(typed.lower()).translate(_READ_AS)
    return "".join(c.upper() if c.isascii() else c for c in read_back if c.isalnum())


def _strange(code: str) -> str:
    """The first sign that is no symbol, empty where there is none."""
    return next((c for c in code if c not in SYMBOLS), "")


def _holds(code: str) -> bool:
    return len(code) == LENGTH and not _strange(code) and check_symbol(code[:-1]) == code[-1]


def _what_is_wrong(code: str) -> Refused:
    if abs(len(code) - LENGTH) > _NEARLY:
        return Refused("That is not a voucher code. It has 13 letters and figures, like 7K3M-QX42-9TRB5.")
    if _strange(code):
        return Refused("“{sign}” is in no voucher code. Compare it with the paper.", sign=_strange(code))
    if len(code) != LENGTH:
        return Refused(
            "A voucher code has 13 letters and figures, and this has {count}. Compare it with the paper.",
            count=len(code),
        )
    return Refused("One letter or figure is off: the last one does not fit the others. Compare it with the paper.")
