"""The shop's settings, what they are until somebody decides, and the rules that hang on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Final, Literal
from zoneinfo import ZoneInfo

from counter.devices.attached import DeviceSetup
from counter.devices.mail_setup import MailServer
from counter.devices.setup import PrinterSetup
from counter.kernel.clock import business_date, business_day
from counter.kernel.ids import FIRST_TERMINAL, TerminalId
from counter.printing.routes import Route
from counter.settings.cash import CashRounding
from counter.settings.favourites import Favourite
from counter.settings.first_start import FirstStart
from counter.settings.hours import Week, opens_next
from counter.settings.paper_texts import PaperTexts, texts_for
from counter.settings.playbook_decided import PlaybookDecided
from counter.settings.profiles import Profile, ProfileChosen, profile_of
from counter.settings.punch_card import PunchCard
from counter.settings.rights import Limits
from counter.settings.stations import USUAL, Stations
from counter.settings.taxes import INCLUDE_TAX, PER_DOCUMENT, Prices, Service, TaxRate, TaxRounding
from counter.settings.versions import Kept, OwnMenu, VersionTaken


@dataclass(frozen=True, slots=True)
class PromisePolicy:
    """What the shop decided about its promises.

    `target`: share to keep. `tell_from`: chance of missing from which the customer is told.
    `grace_seconds`: how late an order is before a voucher prints. `small_delay_seconds`: how much later a new
    promise must be to be worth a word. `longest_minutes`: the longest time the shop stands for; beyond it no time is
    promised.
    """

    target: float = 0.9
    tell_from: float = 0.4
    grace_seconds: int = 0
    small_delay_seconds: int = 60
    longest_minutes: int = 45


SAMPLE_SHOP = "Rosa’s Coffee (sample shop)"
"""What the first shop is called until somebody calls it theirs: whatever it prints then says that it is none."""
PRINTED_RECEIPTS: Final = "print"
NO_RECEIPTS: Final = "none"
ASKED_RECEIPTS: Final = "ask"
Receipts = Literal["print", "none", "ask"]
"""What becomes of a receipt at a terminal, unless somebody says otherwise: customers are asked each time, too."""
BY_HAND: Final = ""
SIMULATED: Final = "simulated"
CardTerminals = Literal["", "simulated"]
"""What takes cards at a terminal: a machine that a person types into, or one that is none and takes no money."""
OWN = frozenset(
    {
        *("printer", "printers", "printer_routes", "fallback_printer", "receipts", "card_terminal"),
        *("devices", "second_screen", "backup_folder"),
    }
)
"""Settings that each terminal has for itself; every other is the shop's."""


@dataclass(frozen=True)
class Settings:
    """Everything the shop decided, and what is this terminal's own.

    `locale` and `zone_name` are Babel and IANA names; `day_starts` is local time. `hours` are
    when it is open. `bar_terminal` is the terminal that
    shows the bar: it alone finds that a promise was missed. `limits` is what a role may do otherwise than
    `settings/rights.py` says. `lock_minutes` is after how long without a tap a shop with PINs asks who is here;
    0 is never. `shelf_minutes` is after how long an order that is ready and that nobody takes is a mishap; 0 is never.
    `account_limit` is how much a house account may owe, in whole units; None: as much as it likes.
    `punch_card` is the rule of the shop's punch card; None: it has none.
    `pin_digits` is how many digits a new PIN has at least: 4 or 6. `voucher_keeps_rest`: what a voucher does not use of
    its worth stays on it; else it is lost. `offline_voucher_cap` is how much each voucher or gift card gives, in whole
    units, while nobody can ask the shop's other tills; 0: nothing.
    `playbook` is what it decided otherwise than the playbook that comes with Counter; `sentences` is what it stands for
    in other languages than its own. `printer` is where goes what has no route: one of `printers`, or else a queue of
    CUPS; "" is the folder. `receipt_profile` is how its receipts show taxes, "" as is usual where its currency
    is. One that does not count (`counts`) is rehearsed in: its name stands large on what it prints, and says so.
    `devices` are this terminal's scale, pole display and scanner; with `second_screen` the customer display opens by
    itself where there is one.
    `paper_texts` is what it adds to its papers, by language ("de"); `logo` a PNG in base64, "" without one.
    `mail` is what receipts go out by; None: they do not, by e-mail. `backup_folder` is a second place for this
    terminal's backups, a whole path; "" for none. `book_accounts` is what the owner calls accounts of the books.
    `first_start` is how far its owner is in setting it up.
    `stations` are those where things are made, in their order, and those that were taken off. `menu_version` and
    `playbook_version` are what it took last from another shop of its owner, of which `own_menu` and `own_playbook` stay
    as it has them.
    """

    shop_name: str = "Counter Coffee"
    address: str = "1 High Street"
    tax_number: str = ""
    contact: str = ""
    contact_line: str = ""
    sentence: str = "Every cup is a promise."
    currency: str = "EUR"
    locale: str = "en"
    zone_name: str = "UTC"
    day_starts: time = time(4)
    hours: Week = ()
    printer: str = ""
    printers: tuple[PrinterSetup, ...] = ()
    printer_routes: tuple[Route, ...] = ()
    fallback_printer: str = ""
    bar_terminal: TerminalId = FIRST_TERMINAL
    promises: PromisePolicy = PromisePolicy()
    tax_rates: tuple[TaxRate, ...] = ()
    tax_rounding: TaxRounding = PER_DOCUMENT
    prices: Prices = INCLUDE_TAX
    cash_rounding: CashRounding | None = None
    service: Service | None = None
    limits: Limits = field(default_factory=dict)
    lock_minutes: int = 5
    shelf_minutes: int = 10
    blind_count: bool = True
    pin_digits: int = 4
    tenders: tuple[str, ...] = ()
    tip_tenders: tuple[str, ...] = ("cash", "card")
    receipts: Receipts = PRINTED_RECEIPTS
    card_terminal: CardTerminals = BY_HAND
    devices: tuple[DeviceSetup, ...] = ()
    second_screen: bool = True
    account_limit: Decimal | None = None
    favourites: tuple[Favourite, ...] = ()
    punch_card: PunchCard | None = None
    voucher_keeps_rest: bool = False
    offline_voucher_cap: Decimal = Decimal(0)
    playbook: PlaybookDecided = field(default_factory=PlaybookDecided)
    sentences: Mapping[str, str] = field(default_factory=dict)
    receipt_profile: ProfileChosen = ""
    counts: bool = True
    paper_texts: Mapping[str, PaperTexts] = field(default_factory=dict)
    logo: str = ""
    mail: MailServer | None = None
    backup_folder: str = ""
    book_accounts: Mapping[str, str] = field(default_factory=dict)
    first_start: FirstStart = field(default_factory=FirstStart)
    stations: Stations = USUAL
    own_menu: OwnMenu = field(default_factory=OwnMenu)
    own_playbook: Kept = field(default_factory=dict)
    menu_version: VersionTaken | None = None
    playbook_version: VersionTaken | None = None

    @cached_property
    def zone(self) -> ZoneInfo:
        """The shop's time zone."""
        return ZoneInfo(self.zone_name)

    def stands_for(self, language: str) -> str:
        """The owner's sentence in a language ("de"); as it was first written where it is not said in that one."""
        return self.sentences.get(language) or self.sentence

    def texts_for(self, language: str) -> PaperTexts:
        """What the shop adds to its papers for somebody who reads that ("" is its own language)."""
        own = self.locale.partition("_")[0]
        return texts_for(self.paper_texts, language or own, own)

    @property
    def profile(self) -> Profile:
        """How receipts show their taxes."""
        return profile_of(self.receipt_profile, self.currency)

    @property
    def grace(self) -> timedelta:
        """How late an order may be before a voucher prints."""
        return timedelta(seconds=self.promises.grace_seconds)

    def trading_day(self, at: datetime) -> date:
        """The business date of an aware time."""
        return business_date(at, self.zone, self.day_starts)

    def opens_next(self, at: datetime) -> datetime | None:
        """When the shop opens after an aware time; None while it is open, or where nobody said when it is."""
        opens = opens_next(self.hours, at.astimezone(self.zone).replace(tzinfo=None))
        return opens.replace(tzinfo=self.zone) if opens else None

    @property
    def mails(self) -> bool:
        """Whether receipts go out by e-mail; of a shop that does not count they never do."""
        return self.mail is not None and self.counts

    @property
    def is_sample(self) -> bool:
        """Whether this is still the shop that a new owner finds: name, address, menu and people are made up."""
        return self.shop_name == SAMPLE_SHOP

    def hours_of(self, day: date) -> tuple[datetime, datetime]:
        """A trading day's first moment and the first one after it, in UTC."""
        return business_day(day, self.zone, self.day_starts)
