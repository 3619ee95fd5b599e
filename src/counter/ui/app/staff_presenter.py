"""What the staff page shows: who is here, and whose PIN is asked for. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar

from counter.flows.approve import PinTried
from counter.flows.clock_in import break_with, come_with, go_with
from counter.flows.shop import Act
from counter.flows.staff import begin_as_owner, change_forgotten_pin, check_own_pin, sign_in, sign_in_with
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.kernel.language import Language, _
from counter.people.model import AtWork, Staff
from counter.people.queries import OWNER
from counter.people.rules import check_name
from counter.reports.day.to_do import LeftOpen, left_from_before
from counter.ui.app.people_said import BREAK, COME, GO, choices, greeting, people_today, tiles
from counter.ui.app.pin_draft import PinDraft, Step
from counter.ui.app.pin_words import pin_state
from counter.ui.app.state import Choice, NoteState, PinState, StaffState, StaffTileState
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.pin_wait import wait_after

P = ParamSpec("P")
R = TypeVar("R")

_SAMPLE = _(
    "This is a sample shop: its name, menu, prices and people are made up, and all it prints says so. "
    "“counter settings shop_name=…” makes it yours."
)
_WHOSE = _("Is this your shop? Say your name and choose a PIN: what is an owner’s asks for it from then on.")
_TOLD = 5
"""How many are told one by one in the morning."""


class StaffPresenter:
    """Greets, and signs in whoever picks their name."""

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[StaffState], None], signed_in: Callable[[Staff], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._signed_in = signed_in
        self._staff: tuple[Staff, ...] = ()
        self._here: Mapping[StaffId, AtWork] = {}
        self._people: tuple[StaffTileState, ...] = ()
        self._note: NoteState | None = None
        self._pin: PinDraft | None = None

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
        today = self._shop.settings.trading_day(self._shop.clock.now())
        self._work.read(people_today, today).then(self._show_people)
        self._work.read(left_from_before, today, _TOLD).then(self._write_note)

    def pick(self, staff_id: StaffId) -> None:
        """Somebody picked their name; who has a PIN is asked for it."""
        person = next((person for person in self._people if person.staff_id == staff_id), None)
        if person is not None and person.pin_digits:
            self._ask(PinDraft(person, choice="" if staff_id in self._here else COME))
            return
        self._pin = None
        self._work.by = staff_id
        self._work.do(sign_in).then(self._signed_in)

    def choose(self, key: str) -> None:
        """What is done with the PIN; a second tap takes it back."""
        if self._pin is not None:
            self._ask(replace(self._pin, choice="" if self._pin.choice == key else key))

    def forgot(self) -> None:
        """Whose PIN is asked for forgot it: an owner lets them choose another."""
        if self._pin is None or self._pin.step is not Step.OWN:
            return
        owners = [person for person in self._owners() if person.staff_id != self._pin.of.staff_id]
        owner = next((person for person in owners if person.pin_digits), None)
        if owner is not None:
            self._ask(replace(self._pin, step=Step.OWNER, owner=owner, wrong="", wait=None))
        elif owners:
            self._ask(replace(self._pin, owner=owners[0]).proved(""))

    def begin_as(self, name: str) -> str:
        """The first owner said their name, and chooses a PIN now; or what is wrong with the name, "" if nothing."""
        owner = self._first_owner()
        if owner is None:
            return ""
        try:
            name = check_name(name)
        except Refused as refusal:
            return self._shop.language.explain(refusal)
        self._ask(PinDraft(owner, Step.NEW, begins_as=name))
        return ""

    def _first_owner(self) -> StaffTileState | None:
        """Whose shop it will be: of a shop just made, its only owner, while they have no PIN."""
        owners = self._owners()
        if not self._shop.settings.is_sample or len(owners) != 1 or owners[0].pin_digits:
            return None
        return owners[0]

    def tick(self) -> None:
        """A second has passed: who waits is told how many are left."""
        self._show_state()

    def enter_pin(self, pin: str) -> None:
        """The last digit was typed. Until it is right, whoever was signed in is."""
        draft = self._pin
        if draft is None:
            return
        if draft.step is Step.NEW:
            self._ask(draft.first(pin))
        elif draft.step is Step.AGAIN:
            self._choose_new(draft, pin)
        elif draft.step is Step.OWNER:
            self._do_as(draft.asked.staff_id, check_own_pin, pin).then(lambda tried: self._proved(tried, pin))
        elif draft.choice in (BREAK, GO):
            flow = break_with if draft.choice == BREAK else go_with
            self._do_as(draft.of.staff_id, flow, pin).then(self._gone)
        else:
            coming = come_with if draft.choice == COME else sign_in_with
            self._do_as(draft.of.staff_id, coming, pin).then(lambda answer: self._come(draft.of.staff_id, answer))

    def _do_as(
        self, who: StaffId, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> Pending[R]:
        """As one act of somebody who typed their PIN; who is signed in stays so."""
        before, self._work.by = self._work.by, who
        pending = self._work.do(flow, *args, **kwargs)
        self._work.by = before
        return pending

    def _come(self, staff_id: StaffId, answer: Staff | PinTried) -> None:
        if isinstance(answer, PinTried):
            self._failed(answer)
            return
        self._pin = None
        self._work.by = staff_id
        self._signed_in(answer)

    def _gone(self, tried: PinTried) -> None:
        """They have a break, or went home: the next picks their name."""
        if tried.wrong is not None:
            self._failed(tried)
        else:
            self.begin_again()

    def _proved(self, tried: PinTried, typed: str) -> None:
        if tried.wrong is not None:
            self._failed(tried)
        elif self._pin is not None:
            self._ask(self._pin.proved(typed))

    def _choose_new(self, draft: PinDraft, again: str) -> None:
        if again != draft.new:
            wrong = self._shop.language.say("The two were not the same. Choose it once more.")
            self._ask(replace(draft.failed(wrong), step=Step.NEW, new=""))
            return
        if draft.begins_as:
            beginning = self._do_as(draft.of.staff_id, begin_as_owner, draft.begins_as, again)
            beginning.then(lambda owner: self._come(owner.staff_id, owner))
            return
        owner = draft.owner or draft.of
        changing = self._do_as(owner.staff_id, change_forgotten_pin, draft.of.staff_id, draft.typed, again)
        changing.then(lambda tried: self.begin_again() if tried.wrong is None else self._failed(tried))

    def _failed(self, tried: PinTried) -> None:
        draft, language = self._pin, self._shop.language
        if draft is not None and tried.wrong is not None:
            wait = wait_after(tried, draft.asked.name, self._shop.clock.now())
            self._ask(draft.failed(language.explain(tried.wrong), wait))

    def _ask(self, draft: PinDraft) -> None:
        self._pin = draft
        self._show_state()

    def _show_people(self, today: tuple[tuple[Staff, ...], Mapping[StaffId, AtWork]]) -> None:
        self._staff, self._here = today
        self._people = tiles(self._staff, self._here, self._shop.language)
        self._show_state()

    def _owners(self) -> list[StaffTileState]:
        owners = {person.staff_id for person in self._staff if person.role == OWNER}
        return [person for person in self._people if person.staff_id in owners]

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
        self._show(
            StaffState(
                greeting=greeting(self._shop.clock.now(), language),
                sentence=language.quoted(settings.stands_for(language.locale.language)),
                people=self._people,
                note=self._note,
                pin=self._pin_state(),
                customer_display=language.say("Customer display"),
                close=language.say("Close Counter"),
                take_back=language.say("Take the last digit back"),
                asks_pins=self.has_pins,
                sample=language.say(_SAMPLE) if settings.is_sample else "",
                first_owner=language.say(_WHOSE) if self._pin is None and self._first_owner() else "",
                begin=language.say("I am the owner"),
            )
        )

    def _pin_state(self) -> PinState | None:
        draft, language, now = self._pin, self._shop.language, self._shop.clock.now()
        if draft is None:
            return None
        person = next((person for person in self._staff if person.staff_id == draft.of.staff_id), None)
        can_choose: tuple[Choice, ...] = ()
        forgot = ""
        if draft.step is Step.OWN and person is not None:
            can_choose = choices(self._here.get(person.staff_id), person.role, draft.choice, now, language)
            forgot = self._forgot_said(person)
        return pin_state(draft, now, self._shop.settings.pin_digits, language, can_choose, forgot)

    def _forgot_said(self, person: Staff) -> str:
        """Who helps: an owner, or for the only owner this very machine."""
        language = self._shop.language
        say = language.say
        others = [owner.name for owner in self._owners() if owner.staff_id != person.staff_id]
        if others:
            return say("Forgot it? Ask {who}.", who=language.either(others))
        return say("Forgot it? “counter owner-pin” on this machine sets a new one.")


def _told(who: str, label: str, language: Language) -> str:
    what = language.within(language.say(label))
    return language.say("{who} ({what})", who=who, what=what) if who else what
