"""What the pole display shows: what is added, what it comes to, the change, the promise. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap

from counter.devices.pole import COLUMNS, PoleLine, PoleLines
from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.language import Language
from counter.orders.model import Line
from counter.ui.desk.work import CurrentShop


class PolePresenter:
    """Shows the ticket in work as it grows, and what was sold until the next one begins."""

    def __init__(self, shop: CurrentShop, show: Callable[[PoleLines], None]) -> None:
        self._shop = shop
        self._show = show
        self._lines: tuple[Line, ...] = ()
        self._just_sold = False

    def show_ticket(self, open_ticket: OpenTicket) -> None:
        """The ticket changed. An empty one after a sale leaves standing what was sold."""
        before, self._lines = self._lines, open_ticket.priced.lines
        if not self._lines:
            if not self._just_sold:
                self._welcome()
            return
        self._just_sold = False
        language = self._language(open_ticket.draft.language)
        total = PoleLine(language.say("Total"), language.amount(open_ticket.priced.total))
        line = _newest(before, self._lines)
        title = PoleLine(f"{line.quantity} {line.name}", language.amount(line.total))
        self._show(PoleLines(title, PoleLine(weight) if (weight := _weight_words(line, language)) else total))

    def sold(self, sale: SaleResult) -> None:
        """The ticket is paid, or placed: what goes back, else what it came to, and when it will be ready."""
        self._just_sold, self._lines = True, ()
        language = self._language("")
        money, word = (sale.change, "Change") if sale.change else (sale.total, "Total")
        ready = ""
        if sale.due is not None:
            ready = language.say("Ready by {time}", time=language.clock(sale.due))
        elif sale.wait is not None:
            ready = language.wait(sale.wait.soonest, sale.wait.latest)
        self._show(PoleLines(PoleLine(language.say(word), language.amount(money)), PoleLine(ready)))

    def forget_the_last(self) -> None:
        """The last customer has read it."""
        if self._just_sold:
            self._just_sold = False
            self._welcome()

    def _welcome(self) -> None:
        words = self._language("").say("Welcome to {shop}", shop=self._shop.settings.shop_name)
        top, bottom = (*wrap(words, COLUMNS), "", "")[:2]
        self._show(PoleLines(PoleLine(top), PoleLine(bottom)))

    def _language(self, theirs: str) -> Language:
        """The customer's, or English where that is written in letters that no pole display has."""
        language = self._shop.language.to_customer(theirs)
        return language.to_customer("en") if language.reads_from_right else language


def _weight_words(line: Line, language: Language) -> str:
    """What it weighs at which price: whoever buys by weight sees both beside what it comes to."""
    weighed = line.weighed
    if weighed is None:
        return ""
    return f"{language.decimal(weighed.kilos, 3)} kg × {language.amount(weighed.per_kilo)}"


def _newest(before: tuple[Line, ...], now: tuple[Line, ...]) -> Line:
    """The line that was added or changed last; else the last one."""
    known = {line.line_id: line for line in before}
    changed = [line for line in now if known.get(line.line_id) != line]
    return (changed or now)[-1]
