"""What the top bar and the staff page show. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from counter.flows.staff import sign_in
from counter.kernel.ids import OrderId, StaffId
from counter.kernel.language import Language, _
from counter.orders.model import Order
from counter.orders.queries import orders_by
from counter.people.model import Staff
from counter.people.queries import read_staff
from counter.recovery.model import Mishap
from counter.recovery.queries import unanswered
from counter.ui.app.state import NoteState, StaffState, StaffTileState, TabState, TopState
from counter.ui.desk.work import CurrentShop, Work

_GREETINGS = ((0, _("Good evening")), (5, _("Good morning")), (12, _("Good afternoon")), (18, _("Good evening")))
_ROLES = {"barista": _("barista"), "lead": _("lead"), "owner": _("owner")}
SELL, BAR, RECOVERY, DAY = "sell", "bar", "recovery", "day"
"""The keys of the tabs."""
_TABS = {SELL: _("Sell"), BAR: _("Bar"), RECOVERY: _("Make it right"), DAY: _("Day")}


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
        outlook, language = self._shop.outlook, self._shop.language
        at_risk = len(outlook.to_tell)
        known = outlook.at is not None
        waiting = {RECOVERY: outlook.unanswered}
        self._show(
            TopState(
                tabs=tuple(_tab(key, word, waiting.get(key, 0), language) for key, word in _TABS.items()),
                promising=language.say("Promising {time}", time=language.minutes(outlook.promising)) if known else "",
                ahead=language.say("{count} ahead", count=outlook.ahead) if known else "",
                at_risk=language.say("{count} at risk", count=at_risk) if at_risk else "",
                who=self._who,
                who_name=language.say("{name}, change who is here", name=self._who),
            )
        )


def _tab(key: str, text: str, waiting: int, language: Language) -> TabState:
    word = language.say(text)
    if not waiting:
        return TabState(key, word, word)
    description = language.say_count("{count} waits for an answer", "{count} wait for an answer", waiting)
    return TabState(key, word, f"{word} · {waiting}", description, waiting=True)


class StaffPresenter:
    """Greets, and signs in whoever picks their name."""

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[StaffState], None], signed_in: Callable[[Staff], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._signed_in = signed_in
        self._people: tuple[StaffTileState, ...] = ()
        self._note: NoteState | None = None

    def refresh(self) -> None:
        """Looks again who works here and what is still open from before today."""
        self._work.read(read_staff).then(self._show_people)
        self._work.read(unanswered).then(self._look_up)

    def pick(self, staff_id: StaffId) -> None:
        """Somebody picked their name."""
        self._work.by = staff_id
        self._work.do(sign_in).then(self._signed_in)

    def _show_people(self, people: tuple[Staff, ...]) -> None:
        say = self._shop.language.say
        self._people = tuple(
            StaffTileState(person.staff_id, person.name, say(_ROLES.get(person.role, person.role))) for person in people
        )
        self._show_state()

    def _look_up(self, mishaps: tuple[Mishap, ...]) -> None:
        settings, clock = self._shop.settings, self._shop.clock
        today = settings.trading_day(clock.now())
        before = [mishap for mishap in mishaps if settings.trading_day(mishap.opened_at) < today]
        if not before:
            self._note = None
            self._show_state()
            return
        orders = [before[0].order_id] if before[0].order_id else []
        self._work.read(orders_by, orders).then(lambda found: self._write_note(before, found))

    def _write_note(self, before: list[Mishap], orders: tuple[Order, ...]) -> None:
        language, first = self._shop.language, before[0]
        page = self._shop.playbook.pages.get(first.kind)
        wrong = language.within(language.say(page.label) if page else first.kind)
        who = _who(first.order_id, orders)
        more = language.say_count(
            "is still open, and {count} more.", "are still open, and {count} more.", len(before) - 1
        )
        self._note = NoteState(
            language.say("From before today:"),
            ", ".join(part for part in (who, wrong) if part),
            more if len(before) > 1 else language.say("is still open."),
        )
        self._show_state()

    def _show_state(self) -> None:
        settings, language = self._shop.settings, self._shop.language
        hour = self._shop.clock.now().astimezone(language.zone).hour
        self._show(
            StaffState(
                greeting=language.say(_greeting(hour)),
                sentence=f"“{settings.sentence}”" if settings.sentence else "",
                people=self._people,
                note=self._note,
                customer_display=language.say("Customer display"),
                close=language.say("Close Counter"),
            )
        )


def _greeting(hour: int) -> str:
    for (since, words), (until, _words) in pairwise(_GREETINGS):
        if since <= hour < until:
            return words
    return _GREETINGS[-1][1]


def _who(order_id: OrderId | None, orders: tuple[Order, ...]) -> str:
    order = next((order for order in orders if order.order_id == order_id), None)
    if order is None:
        return ""
    return order.customer or f"#{order.called}"
