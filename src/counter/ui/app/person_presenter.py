"""What the person's menu shows, and does: their hours, their PIN, and who else takes over. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from counter.flows.approve import PinTried
from counter.flows.clock_in import begin_break, clock_in, clock_out
from counter.flows.staff import change_own_pin, check_own_pin, prefer_screens, sign_in, sign_in_with
from counter.kernel.ids import StaffId
from counter.kernel.language import SPOKEN, Language
from counter.people.model import AtWork, Preferences, Staff
from counter.reports.hours import StaffDay, staff_day
from counter.settings.rights import NEVER, Right, limit_of
from counter.settings.rules import Settings
from counter.store.unit import Connection
from counter.ui.app.people_said import (
    BACK,
    BREAK,
    COME,
    DARK_BAR,
    LANGUAGE,
    LARGE_TYPE,
    LEFT_HAND,
    OFFICE,
    PIN,
    choices,
    how_long,
    languages,
    people_today,
    screens,
    tiles,
)
from counter.ui.app.pin_draft import PinDraft, Step
from counter.ui.app.pin_words import pin_state
from counter.ui.app.state import Choice, PersonState, StaffTileState
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.phrases import role_name
from counter.ui.parts.pin_wait import wait_after

_SWITCHES = (LARGE_TYPE, LEFT_HAND, DARK_BAR)
"""What is on or off, by its name among what somebody prefers."""
Today = tuple[tuple[Staff, ...], Mapping[StaffId, AtWork], tuple[StaffDay, ...]]


def _today(connection: Connection, day: date, settings: Settings) -> Today:
    staff, here = people_today(connection, day)
    return staff, here, staff_day(connection, day, settings)


class PersonPresenter:
    """The menu of whoever is signed in. `signed_in` is somebody else, `leave` is called where nobody is any more.

    `prefer` is told how whoever is signed in likes their screens from now on.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[PersonState], None],
        signed_in: Callable[[Staff], None],
        leave: Callable[[], None],
        close: Callable[[], None],
        prefer: Callable[[Preferences], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._signed_in = signed_in
        self._leave = leave
        self._close = close
        self._prefer = prefer
        self._asks_language = False
        self._today: Today = ((), {}, ())
        self._pin: PinDraft | None = None

    def refresh(self) -> None:
        """Looks again who is here."""
        now, settings = self._shop.clock.now(), self._shop.settings
        self._work.read(_today, settings.trading_day(now), settings).then(self._take_in)

    def begin(self) -> None:
        """The menu opens, at its beginning."""
        self._pin, self._asks_language = None, False
        self.refresh()

    def choose(self, key: str) -> None:
        """A row of the menu. Who has a break or goes home leaves the counter to somebody else."""
        if key == PIN:
            self._choose_pin()
        elif key in (LANGUAGE, BACK):
            self._asks_language = key == LANGUAGE
            self._show_state()
        elif key in (*_SWITCHES, *SPOKEN):
            self._choose_screens(key)
        elif key == COME:
            self._work.do(clock_in).then(lambda _: self._close())
        else:
            self._work.do(begin_break if key == BREAK else clock_out).then(lambda _: self._leave())

    def pick(self, staff_id: StaffId) -> None:
        """Somebody else takes over; who has a PIN types it here, and until it is right nothing changes."""
        person = next((each for each in self._others() if each.staff_id == staff_id), None)
        if person is not None and person.pin_digits:
            self._ask(PinDraft(person))
            return
        self._work.by = staff_id
        self._work.do(sign_in).then(self._taken_over)

    def back(self) -> None:
        """No PIN after all."""
        self._pin = None
        self._show_state()

    def tick(self) -> None:
        """A second has passed: who waits is told how many are left."""
        self._show_state()

    def enter_pin(self, pin: str) -> None:
        """The last digit was typed."""
        draft = self._pin
        if draft is None:
            return
        if draft.step is Step.OWN:
            before, self._work.by = self._work.by, draft.of.staff_id
            trying = self._work.do(sign_in_with, pin)
            self._work.by = before
            trying.then(lambda answer: self._take_over(draft.of.staff_id, answer))
        elif draft.step is Step.OLD:
            self._work.do(check_own_pin, pin).then(lambda tried: self._proved(tried, pin))
        elif draft.step is Step.NEW:
            self._ask(draft.first(pin))
        elif pin != draft.new:
            wrong = self._shop.language.say("The two were not the same. Choose it once more.")
            self._ask(replace(draft.failed(wrong), step=Step.NEW, new=""))
        else:
            self._work.do(change_own_pin, draft.typed, pin).then(self._changed)

    def _choose_screens(self, key: str) -> None:
        """It is so at once, and at every sign-in from now on."""
        me, self._asks_language = self._me(), False
        if me is None:
            return
        said: Any = {key: not getattr(me.prefers, key)} if key in _SWITCHES else {"language": key}
        self._work.do(prefer_screens, replace(me.prefers, **said)).then(self._preferred)

    def _preferred(self, prefers: Preferences) -> None:
        self._prefer(prefers)
        self.refresh()

    def _me(self) -> Staff | None:
        staff, _, _ = self._today
        return next((person for person in staff if person.staff_id == self._work.by), None)

    def _choose_pin(self) -> None:
        me = next((each for each in self._tiles() if each.staff_id == self._work.by), None)
        if me is not None:
            draft = PinDraft(me, Step.OLD)
            self._ask(draft if me.pin_digits else draft.proved(""))

    def _take_over(self, staff_id: StaffId, answer: Staff | PinTried) -> None:
        if isinstance(answer, PinTried):
            self._failed(answer)
        else:
            self._work.by = staff_id
            self._taken_over(answer)

    def _taken_over(self, staff: Staff) -> None:
        self._close()
        self._signed_in(staff)

    def _proved(self, tried: PinTried, typed: str) -> None:
        if tried.wrong is not None:
            self._failed(tried)
        elif self._pin is not None:
            self._ask(self._pin.proved(typed))

    def _changed(self, tried: PinTried) -> None:
        if tried.wrong is not None:
            self._failed(tried)
        else:
            self._close()

    def _failed(self, tried: PinTried) -> None:
        draft, language = self._pin, self._shop.language
        if draft is not None and tried.wrong is not None:
            wait = wait_after(tried, draft.asked.name, self._shop.clock.now())
            self._ask(draft.failed(language.explain(tried.wrong), wait))

    def _ask(self, draft: PinDraft) -> None:
        self._pin = draft
        self._show_state()

    def _take_in(self, today: Today) -> None:
        self._today = today
        self._show_state()

    def _tiles(self) -> tuple[StaffTileState, ...]:
        staff, here, _ = self._today
        return tiles(staff, here, self._shop.language)

    def _others(self) -> tuple[StaffTileState, ...]:
        return tuple(each for each in self._tiles() if each.staff_id != self._work.by)

    def _show_state(self) -> None:
        me = self._me()
        if me is None:
            return
        language, others, now = self._shop.language, self._others(), self._shop.clock.now()
        digits = self._shop.settings.pin_digits
        self._show(
            PersonState(
                name=me.name,
                role=role_name(me.role, language),
                others_label=language.say("Somebody else"),
                others=() if self._asks_language else others,
                more=language.say("All …"),
                rows=languages(language) if self._asks_language else self._rows(me, language),
                hours=self._hours_said(me, language),
                pin=None if self._pin is None else pin_state(self._pin, now, digits, language),
                back=language.say("Back"),
                take_back=language.say("Take the last digit back"),
            )
        )

    def _rows(self, me: Staff, language: Language) -> tuple[Choice, ...]:
        _, here, _ = self._today
        of_hours = choices(here.get(me.staff_id), me.role, "", self._shop.clock.now(), language)
        office = Choice(OFFICE, language.say("Office"), language.say("Menu, staff, shop and more"))
        decides = limit_of(self._shop.settings.limits, Right.SETTINGS, me.role) != NEVER
        mine = (*screens(me.prefers, language), Choice(PIN, language.say("My PIN")))
        return (*((office,) if decides else ()), *mine, *of_hours)

    def _hours_said(self, me: Staff, language: Language) -> str:
        """How long they worked today, and the tips that were theirs alone."""
        _, _, days = self._today
        day = next((each for each in days if each.staff_id == me.staff_id), None)
        if day is None:
            return ""
        worked = day.worked(self._shop.clock.now())
        said = language.say("Today {hours}", hours=how_long(worked, language)) if worked >= timedelta(minutes=1) else ""
        tips = language.say("{amount} in tips", amount=language.money(day.tips)) if day.tips.minor else ""
        return " · ".join(part for part in (said, tips) if part)
