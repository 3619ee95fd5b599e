"""Tax on a line. Rates are fractions (0.19); amounts are whole minor units; halves are rounded up.

Tax is worked out per line, the method most registers use; the method's result is stored and never recomputed
(HMRC, VAT Notice 700, section 17.5, allows rounding per line).
"""

from __future__ import annotations

from decimal import Decimal

from counter.kernel.money import round_half_up


def tax_within(gross: int, rate: Decimal) -> int:
    """The tax inside a price that includes it; gross − tax is the net amount."""
    return round_half_up(Decimal(gross) * rate / (1 + rate))
