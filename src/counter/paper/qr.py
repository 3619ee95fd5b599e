"""QR codes as squares of dark and light, for whichever renderer draws them."""

from __future__ import annotations

QUIET = 4
"""Modules of white around a code, ISO/IEC 18004."""


def qr_modules(value: str, error: str = "h") -> tuple[tuple[bool, ...], ...]:
    """The code's rows of modules, True where dark, without the white around.

    `error` is its level of correction: l, m, q, or the highest, h.
    Up to 20 capitals, figures and dashes fit version 2: 25 modules.
    """
    import segno  # noqa: PLC0415 - slow to load, and the counter opens without it

    code = segno.make_qr(value, error=error, boost_error=False)
    return tuple(tuple(map(bool, row)) for row in code.matrix)
