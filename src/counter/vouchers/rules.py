"""How long a voucher is good, when it is taken, and what can be done about it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.vouchers.model import Voucher

LIVE, REDEEMED, CANCELLED, REPLACED = "live", "redeemed", "cancelled", "replaced"
EXPIRED, USED = "expired", "used"
"""What a live one is whose time is over, and what people call a redeemed one."""
HONOURED_FOR = timedelta(days=30)
"""How long a voucher is good that is taken although its time was over."""


def good_until(day: date, months: int) -> date:
    """The same day `months` later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def state_of(voucher: Voucher, today: date) -> str:
    """What it is on a trading day: live, used, expired, replaced or cancelled."""
    if voucher.state == REDEEMED:
        return USED
    return EXPIRED if voucher.state == LIVE and today > voucher.good_until else voucher.state


def check_can_be_redeemed(voucher: Voucher, today: date, language: Language) -> None:
    """Refused where it was used already, has stopped or its time is over, with what the barista can offer instead.

    `today` is the trading day; `language` says dates.
    """
    _check_is_live(voucher, language)
    if today > voucher.good_until:
        raise Refused(
            "This voucher was good until {day}. A lead can honour it anyway: tap Vouchers.",
            day=language.long_date(voucher.good_until),
        )


def check_can_be_honoured(voucher: Voucher, today: date, language: Language) -> None:
    """Refused where there is nothing to honour: it is good, was used, or has stopped."""
    _check_is_live(voucher, language)
    if today <= voucher.good_until:
        raise Refused("This voucher is good until {day}. Take it as it is.", day=language.long_date(voucher.good_until))


def check_can_be_cancelled(voucher: Voucher, language: Language) -> None:
    """Refused where it was used, or has stopped already."""
    _check_is_live(voucher, language)


def check_can_be_replaced(voucher: Voucher, today: date, language: Language) -> None:
    """Refused where no new one can be printed for it: it was used, has stopped, or its time is over."""
    _check_is_live(voucher, language)
    if today > voucher.good_until:
        raise Refused(
            "This voucher was good until {day}. Honour it first, then print a new one.",
            day=language.long_date(voucher.good_until),
        )


def _check_is_live(voucher: Voucher, language: Language) -> None:
    ended = voucher.ended_at
    if voucher.state == REDEEMED and voucher.redeemed_at is not None:
        raise Refused(
            "This voucher was used on {day}. Tap Make it right if something is still open.",
            day=language.long_date(language.local_date(voucher.redeemed_at)),
        )
    if voucher.state == REPLACED and ended is not None:
        raise Refused(
            "A new voucher was printed for this one on {day}. Take the new one.",
            day=language.long_date(language.local_date(ended)),
        )
    if voucher.state == CANCELLED and ended is not None:
        raise Refused(
            "This voucher was cancelled on {day}: {reason}. Make it right can give a new one.",
            day=language.long_date(language.local_date(ended)),
            reason=voucher.reason,
        )
