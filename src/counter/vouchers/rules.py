"""How long a voucher is good, and when it is taken."""

from __future__ import annotations

import calendar
from datetime import date

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.vouchers.model import Voucher

LIVE, REDEEMED = "live", "redeemed"


def good_until(day: date, months: int) -> date:
    """The same day `months` later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def check_can_be_redeemed(voucher: Voucher, today: date, language: Language) -> None:
    """Refused where it was used already or its time is over, with what the barista can offer instead.

    `today` is the trading day; `language` says dates.
    """
    if voucher.state == REDEEMED and voucher.redeemed_at is not None:
        raise Refused(
            "This voucher was used on {day}. Tap Make it right if something is still open.",
            day=language.long_date(language.local_date(voucher.redeemed_at)),
        )
    if today > voucher.good_until:
        raise Refused(
            "This voucher was good until {day}. Make it right can give a new one.",
            day=language.long_date(voucher.good_until),
        )
