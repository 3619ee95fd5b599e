"""What the top bar shows. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from counter.kernel.language import Language, _
from counter.people.model import Staff
from counter.promises.model import PromiseQuote
from counter.ui.app.state import TabState, TopState
from counter.ui.desk.work import CurrentShop

SELL, BAR, RECOVERY, ORDERS, TILL, DAY = "sell", "bar", "recovery", "orders", "till", "day"
"""The keys of the tabs."""
OFFICE = "office"
"""The key of the owner's pages, which have no tab: the menu of the owner's name is their door."""
REHEARSE = "rehearse"
"""The key of the page on which one chooses what to rehearse; it is reached from Make it right, and stands there."""
_TABS = {
    SELL: _("Sell"),
    BAR: _("Bar"),
    RECOVERY: _("Make it right"),
    ORDERS: _("Orders"),
    TILL: _("Till"),
    DAY: _("Day"),
}


_A_DAY = timedelta(days=1)


class TopPresenter:
    """Shows the tabs, what the forecast published last, and who is here."""

    def __init__(self, shop: CurrentShop, show: Callable[[TopState], None]) -> None:
        self._shop = shop
        self._show = show
        self._who = ""

    def signed_in(self, staff: Staff) -> None:
        """Everything that is tapped from now on is theirs."""
        self._who = staff.name
        self.refresh()

    def refresh(self) -> None:
        """Looks at the outlook again."""
        outlook, language, now = self._shop.outlook, self._shop.language, self._shop.clock.now()
        at_risk = len(outlook.to_tell)
        known = outlook.at is not None
        promising, short = _promising(outlook.promising, language)
        opens = "" if outlook.ahead else _opens(self._shop.settings.opens_next(now), now, language)
        waiting = {RECOVERY: outlook.unanswered}
        self._show(
            TopState(
                tabs=tuple(_tab(key, word, waiting.get(key, 0), language) for key, word in _TABS.items()),
                promising="" if opens else promising,
                promising_short=short,
                ahead=language.say("{count} ahead", count=outlook.ahead) if known and not opens else "",
                at_risk=language.say("{count} at risk", count=at_risk) if at_risk else "",
                opens=opens,
                who=self._who,
                who_name=language.say("{name}, your own menu", name=self._who),
                lock=language.say("Lock, change who is here"),
            )
        )


def _promising(quote: PromiseQuote | None, language: Language) -> tuple[str, str]:
    """What is promised now, or how long it takes where nothing is; and the same in short."""
    if quote is None:
        return "", ""
    if quote.wait is None:
        time = language.minutes(quote.minutes)
        return language.say("Promising {time}", time=time), time
    wait = language.range(quote.wait.soonest, quote.wait.latest)
    return language.say("{wait}, no promise", wait=wait), wait


def _opens(opens: datetime | None, now: datetime, language: Language) -> str:
    """When a shop opens that is closed `now`; with its day where that is more than a day away."""
    if opens is None:
        return ""
    time = language.clock(opens)
    if opens - now < _A_DAY:
        return language.say("Opens {time}", time=time)
    return language.say("Opens {day} {time}", day=language.weekday(language.local_date(opens)), time=time)


def _tab(key: str, text: str, waiting: int, language: Language) -> TabState:
    word = language.say(text)
    name = language.say("{place}, {count} open", place=word, count=waiting) if waiting else word
    return TabState(key, word, name, waiting)
