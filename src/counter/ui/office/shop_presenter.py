"""What the page Shop shows: one of its sections, each with a presenter of its own. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter.flows.playbook import undo_change
from counter.reports.changes import Change
from counter.ui.desk.devices import Devices
from counter.ui.desk.exporting import Exporting
from counter.ui.desk.mail_server import MailServerAsked
from counter.ui.desk.other_shops import OtherShops
from counter.ui.desk.safety import Safety
from counter.ui.desk.server_asked import ServerAsked
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_changes import last_change_words
from counter.ui.office.build_money_forms import money, taxes
from counter.ui.office.build_shop_forms import languages, promising, vouchers, who_we_are
from counter.ui.office.build_shop_overview import overview
from counter.ui.office.build_state import last_words
from counter.ui.office.build_tax_words import tax_words
from counter.ui.office.devices_presenter import DevicesPresenter
from counter.ui.office.mail_presenter import MailPresenter
from counter.ui.office.printers_presenter import OF_PRINTERS, Check, PrintersPresenter
from counter.ui.office.settings_presenter import Groups, Says, SettingsPresenter
from counter.ui.office.shop_overview_state import OverviewState
from counter.ui.office.shop_state import (
    ALL,
    DEVICES,
    LANGUAGE,
    MONEY,
    PRINTERS,
    PROMISE,
    SECTIONS,
    TAXES,
    VOUCHERS,
    WHO,
    ShopState,
)

FORMS: dict[str, tuple[Groups, tuple[str, ...]]] = {
    WHO: (
        who_we_are,
        (
            *("shop_name", "address", "tax_number", "contact", "contact_line", "sentence", "sentences"),
            *("hours", "day_starts", "zone_name", "lock_minutes", "pin_digits", "stations"),
        ),
    ),
    TAXES: (taxes, ("tax_rates", "prices", "tax_rounding", "service")),
    MONEY: (
        money,
        (
            *("currency", "cash_rounding", "blind_count", "tenders", "tip_tenders"),
            *("account_limit", "punch_card"),
        ),
    ),
    LANGUAGE: (languages, ("locale",)),
    PROMISE: (promising, ("promises", "shelf_minutes")),
    VOUCHERS: (vouchers, ("playbook", "voucher_keeps_rest", "offline_voucher_cap")),
}
"""The sections that are forms: their fields, and the settings that they write."""
SAYS: dict[str, tuple[Says]] = {TAXES: (tax_words,)}
"""The sections that say in words of their own what Save will do."""
_OF_THE_PAGE = frozenset(key for _groups, keys in FORMS.values() for key in keys) | {*OF_PRINTERS, "devices", "mail"}


@dataclass(frozen=True, slots=True)
class Machines:
    """What works beside the shop.

    A printer, the other devices of this terminal, the mail server, what writes files, what keeps the shop safe, the
    shop's own server, the owner's other shops.
    """

    check_printer: Check
    devices: Devices
    mail_server: MailServerAsked
    exporting: Exporting
    safety: Safety
    server: ServerAsked
    other_shops: OtherShops


class ShopPresenter:
    """`show` is called with news, `decided` once something is saved, `print_now` once paper is queued."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        print_now: Callable[[], object],
        machines: Machines,
    ) -> None:
        self._work, self._shop, self._show, self._decided = work, shop, show, decided
        self._changes: tuple[Change, ...] = ()
        self._section, self._is_seen = SECTIONS[0], False
        self.printers = PrintersPresenter(work, shop, show, decided, print_now, machines.check_printer)
        self.devices = DevicesPresenter(work, shop, show, decided, machines.devices)
        self.mail = MailPresenter(work, shop, show, decided, machines.mail_server)
        self.forms = {
            section: SettingsPresenter(work, shop, show, decided, groups, keys, *SAYS.get(section, ()))
            for section, (groups, keys) in FORMS.items()
        }

    def forget(self) -> None:
        """Somebody came: the page begins with its first section."""
        self._section, self._is_seen = SECTIONS[0], False
        self.printers.forget()
        self.devices.forget()
        self.mail.forget()
        for form in self.forms.values():
            form.forget()

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided; what is not saved yet stays."""
        self._changes = changes
        self.printers.look_again()
        self.devices.look_again()
        self.mail.look_again()
        for form in self.forms.values():
            form.look_again(changes)

    def come(self, *, seen: bool) -> None:
        """The page is seen, or not: only then are machines asked how they are."""
        self._is_seen = seen
        self._look_first()

    def choose_section(self, place: int) -> None:
        """The section at a place of the switch."""
        self.open(SECTIONS[place])

    def open(self, section: str) -> None:
        """One of SECTIONS."""
        self._section = section
        self._look_first()
        self._show()

    def _look_first(self) -> None:
        if self._is_seen and self._section in (ALL, PRINTERS):
            self.printers.come()

    def look(self) -> None:
        """Time passes, or something was printed: looks how the machines of the section that is seen are."""
        if self._is_seen and self._section in (ALL, PRINTERS):
            self.printers.look()

    def state(self) -> ShopState:
        """What the page shows."""
        return ShopState(self._section, self._state_of(self._section))

    @property
    def _last(self) -> Change | None:
        return next((each for each in self._changes if each.key in _OF_THE_PAGE), None)

    def undo_last(self) -> None:
        """Takes back what was changed last, as Changes does."""
        if self._last:
            self._work.do(undo_change, self._last.fact_id).then(lambda _: self._decided())

    def _overview(self) -> OverviewState:
        last, shop = self._last, self._shop
        rows = self.printers.state("").rows
        words = last_change_words(last, shop.playbook, shop.language, shop.settings.stations) if last else ""
        can_undo = last is not None and last.terminal in (None, shop.terminal)
        return overview(shop, rows, words, can_undo=can_undo)

    def _state_of(self, section: str) -> object:
        if section == ALL:
            return self._overview()
        if section == PRINTERS:
            return self.printers.state(last_words(self._changes, OF_PRINTERS, self._shop.language))
        if section in self.forms:
            return self.forms[section].state()
        return self.devices.state() if section == DEVICES else self.mail.state()
