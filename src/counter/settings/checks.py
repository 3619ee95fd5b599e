"""What a shop can live by: what is checked of its settings before they are so."""

from __future__ import annotations

import re
from collections import Counter
from zoneinfo import ZoneInfo

from babel.core import get_global
from babel.localedata import locale_identifiers

from counter.kernel.errors import Refused
from counter.settings.backups import check_backup_folder
from counter.settings.book_accounts import check_book_accounts
from counter.settings.cash import (
    check_account_limit,
    check_cash_rounding,
    check_offline_cap,
    check_tenders,
    check_tip_tenders,
)
from counter.settings.devices import check_devices
from counter.settings.first_start import check_first_start
from counter.settings.hours import check_hours
from counter.settings.mail import check_mail
from counter.settings.paper_texts import check_logo, check_paper_texts
from counter.settings.playbook_decided import check_playbook
from counter.settings.printers import cables_of, check_printers
from counter.settings.punch_card import check_punch_card
from counter.settings.rights import check_limits
from counter.settings.rules import PromisePolicy, Settings
from counter.settings.stations import check_stations
from counter.settings.taxes import check_new_rates, check_service, check_taxes
from counter.settings.versions import check_own, check_version

SURE, TELL_FROM = (0.80, 0.98), (0.05, 0.95)
"""The least and the most of the shares in a `PromisePolicy`."""
LONGEST_GRACE = 900
"""Seconds that an order may be late, or later than was said, without a word."""
LONGEST_ON_SHELF = 120
"""Minutes after which an order that nobody takes is a mishap at the latest, where it ever is."""
LONGEST_UNLOCKED = 240
"""Minutes after which a counter that nobody taps locks itself at the latest, where it does."""
STOOD_FOR = (5, 240)
"""The least and the most minutes of the longest time that a shop can stand for."""


def check_can_be(settings: Settings, before: Settings) -> None:
    """Refused where a shop cannot live by these: a place, a language or a currency that does not exist.

    What is wrong already in those `before` and gets no worse stands in nobody's way: two things at one port.
    """
    try:
        ZoneInfo(settings.zone_name)
    except (ValueError, LookupError, OSError):
        raise Refused(
            "There is no time zone “{name}”. Write one like Europe/Berlin.", name=settings.zone_name
        ) from None
    if settings.locale not in locale_identifiers():
        raise Refused("Counter speaks no “{name}”. Write a language like en or de.", name=settings.locale)
    if not re.fullmatch(r"T[1-9][0-9]*", settings.bar_terminal):
        raise Refused("“{name}” is no terminal. Write one like T1.", name=settings.bar_terminal)
    if settings.currency not in get_global("all_currencies"):
        raise Refused("There is no currency “{name}”. Write one like EUR.", name=settings.currency)
    if not settings.shop_name.strip():
        raise Refused("The shop’s name is empty. Fill it in.")
    check_hours(settings.hours)
    check_first_start(settings.first_start)
    check_new_rates(settings.tax_rates, before.tax_rates)
    check_taxes(settings.tax_rates)
    check_cash_rounding(settings.cash_rounding, settings.currency)
    check_service(settings.service, settings.tax_rates)
    check_limits(settings.limits)
    check_lock(settings.lock_minutes)
    check_shelf(settings.shelf_minutes)
    check_pin_digits(settings.pin_digits)
    check_tenders(settings.tenders)
    check_tip_tenders(settings.tip_tenders, settings.tenders)
    check_punch_card(settings.punch_card)
    check_account_limit(settings.account_limit, settings.currency)
    check_offline_cap(settings.offline_voucher_cap, settings.currency)
    check_promises(settings.promises)
    if settings.playbook != before.playbook:
        check_playbook(settings.playbook, settings.currency)
    check_paper_texts(settings.paper_texts, before.paper_texts)
    check_logo(settings.logo)
    check_printers(settings)
    check_devices(settings.devices)
    check_ports(settings, before)
    check_mail(settings.mail)
    check_backup_folder(settings.backup_folder)
    check_book_accounts(settings.book_accounts)
    check_stations(settings.stations)
    if (settings.own_menu, settings.own_playbook) != (before.own_menu, before.own_playbook):
        check_own(settings.own_menu, settings.own_playbook, {rate.tax_class for rate in settings.tax_rates})
    check_version(settings.menu_version)
    check_version(settings.playbook_version)


def check_ports(settings: Settings, before: Settings) -> None:
    """Refused where more things hang at one port than can, and than did `before`."""
    cables, was = Counter(cables_of(settings.printers)), _ports(before)
    for port, things in _ports(settings).items():
        if things <= max(1, was[port]):
            continue
        if cables[port] > 1:
            raise Refused("Two printers cannot hang at {port}. Say where the other one is.", port=port)
        raise Refused("Two devices cannot hang at {port}. Choose another port for one.", port=port)


def _ports(settings: Settings) -> Counter[str]:
    """How many things hang at each port of a terminal."""
    return Counter([*cables_of(settings.printers), *(device.port for device in settings.devices)])


def check_lock(minutes: int) -> None:
    """Refused where a counter could not lock itself after so many minutes."""
    if not 0 <= minutes <= LONGEST_UNLOCKED:
        raise Refused("The counter locks itself after 0 (never) to 240 minutes, not {minutes}.", minutes=minutes)


def check_shelf(minutes: int) -> None:
    """Refused where no order waits so long before it is a mishap."""
    if not 0 <= minutes <= LONGEST_ON_SHELF:
        raise Refused(
            "An order can wait 0 (never a mishap) to 120 minutes on the shelf, not {minutes}.", minutes=minutes
        )


def check_pin_digits(digits: int) -> None:
    """Refused where no PIN has so many."""
    if digits not in (4, 6):
        raise Refused("A PIN has 4 or 6 digits, not {digits}.", digits=digits)


def check_promises(policy: PromisePolicy) -> None:
    """Refused where no shop could promise by it."""
    if not SURE[0] <= policy.target <= SURE[1]:
        raise Refused(
            "Promises can be kept 80% to 98% of the time, not {share}. Choose a share between.",
            share=_said(policy.target),
        )
    if not TELL_FROM[0] <= policy.tell_from <= TELL_FROM[1]:
        raise Refused(
            "Customers can be told from a chance of 5% to 95% on, not {share}. Choose one between.",
            share=_said(policy.tell_from),
        )
    if not 0 <= policy.grace_seconds <= LONGEST_GRACE:
        raise Refused("A voucher can wait 0 to 900 seconds, not {seconds}.", seconds=policy.grace_seconds)
    if not 0 <= policy.small_delay_seconds <= LONGEST_GRACE:
        raise Refused(
            "A delay that is not worth a word is 0 to 900 seconds, not {seconds}.", seconds=policy.small_delay_seconds
        )
    if not STOOD_FOR[0] <= policy.longest_minutes <= STOOD_FOR[1]:
        raise Refused(
            "The longest time a shop stands for is {least} to {most} minutes, not {minutes}. Choose one between.",
            least=STOOD_FOR[0],
            most=STOOD_FOR[1],
            minutes=policy.longest_minutes,
        )


def _said(share: float) -> str:
    return f"{share:.0%}"
