"""What the top bar and the staff page show. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from counter.flows.approve import PinTried
from counter.flows.staff import sign_in, sign_in_with
from counter.kernel.ids import StaffId
from counter.kernel.language import Language, _
from counter.people.model import Staff
from counter.people.queries import read_staff
from counter.promises.model import PromiseQuote
from counter.reports.day.to_do import LeftOpen, left_from_before
from counter.ui.app.state import NoteState, PinState, StaffState, StaffTileState, TabState, TopState
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.phrases import role_name

_GREETINGS = ((0, _("Good evening")), (5, _("Good morning")), (12, _("Good afternoon")), (18, _("Good evening")))
_SAMPLE = _(
    "This is a sample shop: its name, menu, prices and people are made up, and all it prints says so. "
    "“counter settings shop_name=…” makes it yours."
)
_TOLD = 5
"""How many are told one by one in the morning."""
SELL, BAR, RECOVERY, ORDERS, TILL, DAY = "sell", "bar", "recovery", "orders", "till", "day"
"""The keys of the tabs."""
_TABS = {
    SELL: _("Sell"),
    BAR: _("Bar"),
    RECOVERY: _("Make it right"),
    ORDERS: _("Orders"),
    TILL: _("Till"),
    DAY: _("Day"),
}


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
        promising, short = _promising(outlook.promising, language)
        waiting = {RECOVERY: outlook.unanswered}
        self._show(
            TopState(
                tabs=tuple(_tab(key, word, waiting.get(key, 0), language) for key, word in _TABS.items()),
                promising=promising,
                promising_short=short,
                ahead=language.say("{count} ahead", count=outlook.ahead) if known else "",
                at_risk=language.say("{count} at risk", count=at_risk) if at_risk else "",
                who=self._who,
                who_name=language.say("{name}, change who is here", name=self._who),
            )
        )


def _promising(quote: PromiseQuote | None, language: Language) -> tuple[str, str]:
    """What is promised now, or how long it takes where nothing is; and the same in short."""
    if quote is None:
        return "", ""
    if quote.wait is None:
        promising = language.say("Promising {time}", time=language.minutes(quote.minutes))
        return promising, promising
    wait = language.range(quote.wait.soonest, quote.wait.latest)
    return language.say("{wait}, no promise", wait=wait), wait


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
        self._pin: PinState | None = None

    @property
    def has_pins(self) -> bool:
        """Whether anybody here has a PIN: then whoever leaves the counter locks it."""
        return any(person.pin_digits for person in self._people)

    def begin_again(self) -> None:
        """Nobody is asked for a PIN any more."""
        self._pin = None
        self.refresh()

    def refresh(self) -> None:
        """Looks again who works here and what is still open from before today."""
        self._work.read(read_staff).then(self._show_people)
        today = self._shop.settings.trading_day(self._shop.clock.now())
        self._work.read(left_from_before, today, _TOLD).then(self._write_note)

    def pick(self, staff_id: StaffId) -> None:
        """Somebody picked their name; who has a PIN is asked for it."""
        person = next((person for person in self._people if person.staff_id == staff_id), None)
        if person is not None and person.pin_digits:
            self._ask_pin(person, "")
            return
        self._pin = None
        self._work.by = staff_id
        self._work.do(sign_in).then(self._signed_in)

    def enter_pin(self, pin: str) -> None:
        """The last digit was typed. Until it is right, whoever was signed in is."""
        asked = self._pin
        if asked is None:
            return
        before, self._work.by = self._work.by, asked.staff_id
        trying = self._work.do(sign_in_with, pin)
        self._work.by = before
        trying.then(lambda answer: self._take_in_pin(asked.staff_id, answer))

    def _take_in_pin(self, staff_id: StaffId, answer: Staff | PinTried) -> None:
        if isinstance(answer, Staff):
            self._pin = None
            self._work.by = staff_id
            self._signed_in(answer)
            return
        person = next((person for person in self._people if person.staff_id == staff_id), None)
        if person is not None and answer.wrong is not None:
            self._ask_pin(person, self._shop.language.explain(answer.wrong))

    def _ask_pin(self, person: StaffTileState, wrong: str) -> None:
        say, hour = self._shop.language.say, self._shop.clock.now().astimezone(self._shop.language.zone).hour
        greeting = say("{greeting}, {name}", greeting=say(_greeting(hour)), name=person.name)
        self._pin = PinState(person.staff_id, greeting, say("Your PIN, please."), person.pin_digits, wrong)
        self._show_state()

    def _show_people(self, people: tuple[Staff, ...]) -> None:
        language = self._shop.language
        self._people = tuple(
            StaffTileState(person.staff_id, person.name, role_name(person.role, language), person.pin_digits)
            for person in people
        )
        self._show_state()

    def _write_note(self, left: LeftOpen) -> None:
        """Who from before today still waits for a word, and what it is about."""
        language, pages = self._shop.language, self._shop.playbook.pages
        told = [_told(who, pages[kind].label if kind in pages else kind, language) for who, kind in left.oldest]
        more = left.count - len(told)
        self._note = NoteState(
            language.say_count(
                "From before today, {count} is still open:", "From before today, {count} are still open:", left.count
            ),
            ", ".join(told) if more else language.listed(told),
            language.say_count(
                "and {count} more. They are all in Make it right.",
                "and {count} more. They are all in Make it right.",
                more,
            )
            if more
            else "",
        )
        if not left.count:
            self._note = None
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
                pin=self._pin,
                customer_display=language.say("Customer display"),
                close=language.say("Close Counter"),
                take_back=language.say("Take the last digit back"),
                sample=language.say(_SAMPLE) if settings.is_sample else "",
            )
        )


def _greeting(hour: int) -> str:
    for (since, words), (until, _words) in pairwise(_GREETINGS):
        if since <= hour < until:
            return words
    return _GREETINGS[-1][1]


def _told(who: str, label: str, language: Language) -> str:
    what = language.within(language.say(label))
    return language.say("{who} ({what})", who=who, what=what) if who else what
