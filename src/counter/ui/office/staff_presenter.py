"""What the page Staff shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows.open_shop import decide
from counter.flows.shop import Act
from counter.flows.staff import (
    add_staff,
    change_allowance,
    change_pin,
    change_role,
    check_is_free,
    rename,
    take_off_staff,
)
from counter.kernel.ids import StaffId
from counter.people.model import Staff
from counter.people.queries import read_staff, when_added
from counter.reports.changes import Change
from counter.reports.staff_changes import STAFF
from counter.settings.rights import ROLES, Right
from counter.store.unit import Connection
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_staff import AGAIN, Found, Since, staff_page
from counter.ui.office.build_state import last_words
from counter.ui.office.staff_draft import StaffDraft
from counter.ui.office.staff_state import StaffPageState

ONCE = "once"
"""The new PIN is asked for."""
OF_STAFF = (STAFF, "limits")
"""What the page changes."""


def all_staff(connection: Connection) -> Found:
    """Who works here, and since when."""
    return read_staff(connection), when_added(connection)


def save_person(act: Act, draft: StaffDraft) -> StaffId:
    """Writes what an owner changed about somebody, and what they and their role give alone; who it is."""
    if draft.was is None:
        check_is_free(act, None, draft.name.strip())
        staff_id = add_staff(act, draft.name, draft.role, draft.pin or "")
        change_allowance(act, staff_id, draft.own)
    else:
        staff_id = draft.was.staff_id
        rename(act, staff_id, draft.name)
        if draft.pin:
            change_pin(act, staff_id, draft.pin)  # before the role: an owner has one
        change_role(act, staff_id, draft.role)
        change_allowance(act, staff_id, draft.own)
        if draft.pin == "":
            change_pin(act, staff_id, "")
    if draft.is_limit_changed:
        decide(act, {"limits": draft.limits})
    return staff_id


class StaffPresenter:
    """`show` is called with news, `decided` once something is saved."""

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[], object], decided: Callable[[], object]
    ) -> None:
        self._work, self._shop, self._show, self._decided = work, shop, show, decided
        self._staff: tuple[Staff, ...] = ()
        self._since: Since = {}
        self._changes: tuple[Change, ...] = ()
        self._draft: StaffDraft | None = None
        self._kept: dict[StaffId, StaffDraft] = {}
        self._whose: StaffId | None = None
        self._note = ""

    def forget(self) -> None:
        """Somebody came: what was not saved waits for whoever wrote it, but for a PIN."""
        if self._whose and self._draft and self._draft.is_changed:
            self._kept[self._whose] = replace(self._draft, pin=None, first="", asks="")
        self._whose, self._note = self._work.by, ""
        self._draft = self._kept.pop(self._whose, None) if self._whose else None

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided; what is not saved yet stays."""
        self._changes = changes
        self._work.read(all_staff).then(self._take_in)

    def _take_in(self, found: Found) -> None:
        self._staff, self._since = found
        draft = self._draft
        if draft is None or not draft.is_changed:
            self._begin(draft.was.staff_id if draft and draft.was else None)
        elif draft.was is not None:
            now = next((each for each in self._staff if each.staff_id == draft.was.staff_id), draft.was)
            self._draft = replace(draft, was=now)
        self._show()

    def come(self, *, seen: bool) -> None:
        """The page is seen, or not."""
        if seen:
            self._work.read(all_staff).then(self._take_in)

    def look(self) -> None:
        """Time changes nothing of it."""

    def state(self) -> StaffPageState:
        """What the page shows."""
        language = self._shop.language
        last = last_words(self._changes, OF_STAFF, language)
        now = self._now()
        settings = self._shop.settings
        found = (self._staff, self._since)
        return staff_page(now, found, settings, last, self._note, self._work.by, language)

    def _now(self) -> StaffDraft:
        if self._draft is None:
            self._begin(None)
        assert self._draft is not None  # noqa: S101 - it has just begun
        return self._draft

    def _begin(self, staff_id: StaffId | None) -> None:
        """Takes somebody in hand, the first of all where they are not here."""
        first = self._staff[0] if self._staff else None
        was = next((each for each in self._staff if each.staff_id == staff_id), first)
        self._draft = StaffDraft.begin(was, self._shop.settings.limits, self._shop.playbook.times)

    def _change(self, draft: StaffDraft) -> None:
        self._draft, self._note = replace(draft, wrong=""), ""
        self._show()

    def _may_leave(self) -> bool:
        """Whether another can be taken in hand: what was changed is saved or discarded first."""
        if self._now().is_changed and (self._now().was is not None or self._now().name.strip()):
            self._note = self._shop.language.say("Save what you changed, or discard it first.")
            self._show()
            return False
        return True

    def choose(self, staff_id: StaffId | None) -> None:
        """Takes somebody in hand."""
        if staff_id is not None and self._may_leave():
            self._note = ""
            self._begin(staff_id)
            self._show()

    def add(self) -> None:
        """Somebody new."""
        if self._may_leave():
            self._change(StaffDraft.begin(None, self._shop.settings.limits, self._shop.playbook.times))

    def write_name(self, name: str) -> None:
        """What they are called."""
        self._change(replace(self._now(), name=name))

    def choose_role(self, place: int) -> None:
        """Barista, lead or owner."""
        self._change(replace(self._now(), role=ROLES[place]))

    def choose_whose(self, place: int) -> None:
        """What is set is what they give alone themselves (0), or everybody in their role."""
        self._change(replace(self._now(), of_role=place == 1))

    def move_limit(self, right: str, by: int) -> None:
        """What they, or all in their role, give alone: a step more, or less."""
        self._change(self._now().move(Right(right), by))

    def ask_pin(self) -> None:
        """A new PIN is typed, twice."""
        self._change(replace(self._now(), asks=ONCE, first="", pin_wrong=""))

    def enter_pin(self, pin: str) -> None:
        """The last digit was typed."""
        draft = self._now()
        if draft.asks == ONCE:
            self._change(replace(draft, asks=AGAIN, first=pin, pin_wrong=""))
        elif pin == draft.first:
            self._change(replace(draft, asks="", first="", pin=pin))
        else:
            wrong = self._shop.language.say("The two were not the same. Choose it once more.")
            self._change(replace(draft, asks=ONCE, first="", pin_wrong=wrong, tries=draft.tries + 1))

    def stop_asking(self) -> None:
        """No new PIN after all."""
        if self._now().asks:
            self._change(replace(self._now(), asks="", first=""))

    def clear_pin(self) -> None:
        """No PIN any more."""
        draft = self._now()
        self._change(replace(draft, pin="" if draft.was and draft.was.pin_digits else None))

    def discard(self) -> None:
        """Forgets what was not saved."""
        draft = self._now()
        self._begin(draft.was.staff_id if draft.was else None)
        self._note = ""
        self._show()

    def save(self) -> None:
        """Writes it; what is wrong is said in the form, and nothing is lost."""
        saving = self._work.do(save_person, self._now())
        saving.then(lambda who: self._done(who, self._shop.language.say("Saved.")))
        saving.otherwise(self._refuse)

    def take_off(self) -> None:
        """They work here no more; Changes can take that back."""
        was = self._now().was
        if was is not None:
            done = self._shop.language.say("{name} was taken off. Changes takes it back.", name=was.name)
            taking = self._work.do(take_off_staff, was.staff_id)
            taking.then(lambda _: self._done(None, done))
            taking.otherwise(self._refuse)

    def _done(self, who: StaffId | None, words: str) -> None:
        self._note, saved = words, self._draft
        self._work.read(all_staff).then(lambda found: self._take_saved(who, saved, found))

    def _take_saved(self, who: StaffId | None, saved: StaffDraft | None, found: Found) -> None:
        """Whoever was taken in hand since then stays."""
        self._staff, self._since = found
        if self._draft is saved:
            self._begin(who)
        self._decided()

    def _refuse(self, reason: str) -> None:
        self._draft = replace(self._now(), wrong=reason)
        self._show()
