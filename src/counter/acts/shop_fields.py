"""What a shop's line says: its decisions."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

import msgspec

from counter.acts.combo_fields import ComboSaid, FavouriteSaid
from counter.acts.fields import Fields
from counter.acts.people_fields import LimitsSaid, limits_of
from counter.acts.playbook_fields import PlaybookSaid
from counter.acts.tax_fields import Rate, ServiceSaid, rates_of
from counter.acts.values import read_decimal, read_percent
from counter.devices.mail_setup import PORTS, MailServer, Secured
from counter.kernel.errors import Refused
from counter.kernel.typed_text import tidy_text
from counter.paper.logo import logo_png
from counter.settings.cash import CashMethod, CashRounding
from counter.settings.hours import read_hours, read_time
from counter.settings.paper_texts import LOGO_DOTS
from counter.settings.profiles import ProfileChosen
from counter.settings.rules import PromisePolicy, Receipts, Settings
from counter.settings.stations import Stations, called, find_station, with_station
from counter.settings.taxes import Prices

PaperText = Literal["above", "talk", "below", "headline", "own", "worth", "until", "use", "closing"]


class CashStep(Fields, frozen=True, kw_only=True):
    """The coins that cash is rounded to, in whole units of the currency."""

    step: str
    method: CashMethod = "half up"


class PunchCardSaid(Fields, frozen=True, kw_only=True):
    """Every so-many-th is on us (10: the tenth), of all that is sold or of these categories."""

    every: int
    categories: tuple[str, ...] = ()


class MailSaid(Fields, frozen=True, kw_only=True):
    """The mail server that receipts go out by, and the address they come from; its password is none of an act's."""

    server: str
    sender: str
    user: str = ""
    secured: Secured = Secured.TLS
    port: int | None = None

    def setting(self) -> dict[str, object]:
        """As the setting has it; a port that is not said is the usual one."""
        port = self.port or PORTS[self.secured]
        return msgspec.to_builtins(MailServer(self.server, self.sender, self.user, port, self.secured))  # type: ignore[no-any-return]


class PromisesSaid(Fields, frozen=True, kw_only=True):
    """What a shop promises: how many in a hundred it keeps, from what chance of missing on it tells the customer.

    Seconds that an order may be late before a voucher prints, and that a new time may be later without a word; minutes
    of the longest time that it stands for.
    """

    kept_percent: str | None = None
    told_from_percent: str | None = None
    grace_seconds: int | None = None
    small_delay_seconds: int | None = None
    longest_minutes: int | None = None

    def onto(self, now: PromisePolicy) -> PromisePolicy:
        """This on top of what is so `now`. Refused where a percentage is none."""
        said: dict[str, Any] = {
            "target": None if self.kept_percent is None else float(read_percent(self.kept_percent) / 100),
            "tell_from": None if self.told_from_percent is None else float(read_percent(self.told_from_percent) / 100),
            "grace_seconds": self.grace_seconds,
            "small_delay_seconds": self.small_delay_seconds,
            "longest_minutes": self.longest_minutes,
        }
        return replace(now, **{name: value for name, value in said.items() if value is not None})


class StationSaid(Fields, frozen=True, kw_only=True):
    """A station by its key or its name, or a new one; `name` is what it is called from now on."""

    station: str
    name: str = ""


def _stations_of(said: Sequence[StationSaid], before: Stations) -> Stations:
    """These stations in their order, and those that are none any more: what was made there keeps its name.

    Each is meant by what it was called before, so that two can exchange their names.
    """
    stations = before
    keys = []
    for each in said:
        key = find_station(before, each.station) or find_station(stations, each.station)
        if key is None:
            known = {station.key for station in stations if not station.off}
            stations = with_station(stations, each.station)
            key = next((station.key for station in stations if not station.off and station.key not in known), "")
        stations = called(stations, key, each.name) if each.name else stations
        keys.append(key)
    there = {station.key: station for station in stations}
    kept = tuple(there[key] for key in keys if key in there)
    return kept + tuple(replace(station, off=True) for station in stations if station.key not in keys)


class Decisions(Fields, frozen=True, kw_only=True):
    """What a shop decides, each as it is unless said otherwise; `combos` come to those there are.

    `hours` are those of each day from Monday on, like 7:00–17:00, "" where it is closed.
    `paper_texts` are all it adds to its papers, by language; `logo` is a PNG or a JPEG in base64.
    """

    name: str | None = None
    address: str | None = None
    tax_number: str | None = None
    contact: str | None = None
    contact_line: str | None = None
    sentence: str | None = None
    hours: tuple[str, ...] | None = None
    day_starts: str | None = None
    zone: str | None = None
    locale: str | None = None
    prices: Prices | None = None
    receipt_profile: ProfileChosen | None = None
    tax_rounding: Literal["document", "line"] | None = None
    cash_rounding: CashStep | msgspec.UnsetType | None = msgspec.UNSET
    service: ServiceSaid | msgspec.UnsetType | None = msgspec.UNSET
    tenders: tuple[str, ...] | None = None
    tip_tenders: tuple[str, ...] | None = None
    longest_promise_minutes: int | None = None
    promises: PromisesSaid | None = None
    tax_classes: dict[str, tuple[Rate, ...]] | None = None
    limits: LimitsSaid | None = None
    lock_minutes: int | None = None
    shelf_minutes: int | None = None
    blind_count: bool | None = None
    account_limit: str | msgspec.UnsetType | None = msgspec.UNSET
    punch_card: PunchCardSaid | msgspec.UnsetType | None = msgspec.UNSET
    pin_digits: int | None = None
    voucher_keeps_rest: bool | None = None
    offline_voucher_cap: str | None = None
    combos: tuple[ComboSaid, ...] = ()
    favourites: tuple[str | FavouriteSaid, ...] | None = None
    playbook: PlaybookSaid | None = None
    sentences: dict[str, str] | None = None
    paper_texts: dict[str, dict[PaperText, str]] | None = None
    logo: str | None = None
    mail: MailSaid | msgspec.UnsetType | None = msgspec.UNSET
    receipts: Receipts | None = None
    book_accounts: dict[str, str] | None = None
    backup_folder: str | None = None
    stations: tuple[StationSaid, ...] | None = None

    def stations_onto(self, before: Stations) -> Stations:
        """The stations there are once these are decided too."""
        return before if self.stations is None else _stations_of(self.stations, before)

    def settings(self, before: Settings) -> dict[str, object]:
        """These decisions as settings, by their names; `before` is what the shop had decided."""
        return self._as_said() | self._onto(before) | self._with_none()

    def _as_said(self) -> dict[str, object]:
        """What is kept as it was said, where it was said."""
        named = {
            "shop_name": _tidy(self.name),
            "address": _tidy(self.address),
            "tax_number": _tidy(self.tax_number),
            "contact": _tidy(self.contact),
            "contact_line": _tidy(self.contact_line),
            "sentence": _tidy(self.sentence),
            "hours": None if self.hours is None else [read_hours(each) for each in self.hours],
            "day_starts": None if self.day_starts is None else read_time(self.day_starts),
            "zone_name": self.zone,
            "locale": self.locale,
            "tax_rounding": self.tax_rounding,
            "tenders": None if self.tenders is None else list(self.tenders),
            "tip_tenders": None if self.tip_tenders is None else list(self.tip_tenders),
            "prices": self.prices,
            "paper_texts": self.paper_texts,
            "logo": None if self.logo is None else _logo(self.logo),
            "receipt_profile": self.receipt_profile,
            "lock_minutes": self.lock_minutes,
            "shelf_minutes": self.shelf_minutes,
            "blind_count": self.blind_count,
            "pin_digits": self.pin_digits,
            "voucher_keeps_rest": self.voucher_keeps_rest,
            "receipts": self.receipts,
            "book_accounts": self.book_accounts,
            "backup_folder": self.backup_folder,
        }
        return {name: value for name, value in named.items() if value is not None}

    def _onto(self, before: Settings) -> dict[str, object]:
        """What is said on top of what was so."""
        settings: dict[str, object] = {}
        if self.promises is not None or self.longest_promise_minutes is not None:
            policy = self.promises.onto(before.promises) if self.promises else before.promises
            longest = self.longest_promise_minutes
            policy = policy if longest is None else replace(policy, longest_minutes=longest)
            settings["promises"] = msgspec.to_builtins(policy)
        if self.tax_classes is not None:
            settings["tax_rates"] = list(rates_of(self.tax_classes))
        if self.limits is not None:
            settings["limits"] = limits_of(self.limits, before.limits)
        if self.offline_voucher_cap is not None:
            settings["offline_voucher_cap"] = str(read_decimal(self.offline_voucher_cap))
        if self.stations is not None:
            settings["stations"] = msgspec.to_builtins(self.stations_onto(before.stations))
        return settings

    def _with_none(self) -> dict[str, object]:
        """What a shop can also have none of: null takes it away."""
        settings: dict[str, object] = {}
        if isinstance(self.cash_rounding, CashStep):
            step = read_decimal(self.cash_rounding.step)
            settings["cash_rounding"] = msgspec.to_builtins(CashRounding(step, self.cash_rounding.method))
        elif self.cash_rounding is None:
            settings["cash_rounding"] = None
        if self.punch_card is not msgspec.UNSET:
            settings["punch_card"] = None if self.punch_card is None else msgspec.to_builtins(self.punch_card)
        if self.mail is not msgspec.UNSET:
            settings["mail"] = None if self.mail is None else self.mail.setting()
        if self.account_limit is not msgspec.UNSET:
            limit = self.account_limit
            settings["account_limit"] = None if limit is None else str(read_decimal(limit))
        if self.service is not msgspec.UNSET:
            settings["service"] = None if self.service is None else self.service.setting()
        return settings


def _tidy(text: str | None) -> str | None:
    return None if text is None else tidy_text(text)


def _logo(said: str) -> str:
    try:
        picture = b64decode(said, validate=True)
    except Error as fault:
        raise Refused("That is no base64. Write the picture’s bytes in base64.") from fault
    return b64encode(logo_png(picture, LOGO_DOTS)).decode() if picture else ""
