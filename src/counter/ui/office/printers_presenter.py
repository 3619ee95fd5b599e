"""What the section Printers shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from counter.devices.condition import Condition
from counter.devices.found import found_places, ways_here
from counter.devices.setup import PrinterSetup, Reached
from counter.flows.print_queue import what_became_of
from counter.flows.printers import Decided, decided_of, print_test_page, put_back, remove_printer, save_printer
from counter.flows.shop import Act
from counter.flows.waiting_papers import at_work
from counter.kernel.errors import Refused
from counter.kernel.ids import JobId, StaffId
from counter.paper.thermal import models
from counter.settings.printers import COLUMNS, PAPERS, check_setup, find_setup
from counter.store.unit import Connection
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_own_words import own_words
from counter.ui.office.build_printers import (
    ALL_ELSE,
    CATEGORY,
    DRAWER,
    STANDS_IN,
    bar_words,
    category_question,
    model_question,
    printer_form,
    printer_rows,
    speed_question,
)
from counter.ui.office.printer_draft import PrinterDraft
from counter.ui.office.shop_state import NOTHING_WRONG, PrintersState, Wrong
from counter.ui.parts.choices import Choices

Check = Callable[[PrinterSetup], Pending[Condition]]
"""Asks a printer how it is; its answer comes later."""
MODEL, SPEED = "model", "speed"
OF_PRINTERS = ("printers", "printer", "printer_routes", "fallback_printer")
"""The settings that the section writes."""


def save(act: Act, draft: PrinterDraft) -> None:
    """Writes what an owner changed. Refused where somebody else saved something of this printer since they began."""
    if draft.is_behind(act.settings):
        raise Refused("Somebody changed this printer just now. Discard what you typed, and look at it again.")
    save_printer(act, draft.was, draft.to_save, draft.work)


def look_around(_connection: Connection) -> tuple[Mapping[Reached, tuple[str, ...]], tuple[str, ...]]:
    """What is found where, and the models that are known, away from the thread of the screen."""
    return found_places(), models()


class PrintersPresenter:
    """`show` is called with news, `decided` once something is saved, `print_now` once a test page is queued.

    `check` asks one printer how it is, on its own thread.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        print_now: Callable[[], object],
        check: Check,
    ) -> None:
        self._work, self._shop, self._show, self._decided = work, shop, show, decided
        self._print_now, self._check = print_now, check
        self._draft: PrinterDraft | None = None
        self._kept: dict[StaffId, PrinterDraft] = {}
        self._whose: StaffId | None = None
        self._conditions: dict[str, Condition] = {}
        self._asked: set[str] = set()
        self._printing: frozenset[str] = frozenset()
        self._waiting = 0
        self._found: Mapping[Reached, tuple[str, ...]] = {}
        self._models: tuple[str, ...] = ()
        self._wrong, self._note, self._question = NOTHING_WRONG, "", ""
        self._removed: tuple[str, Decided] | None = None
        self._tested: tuple[str, JobId] | None = None

    def forget(self) -> None:
        """Somebody came: what was not saved waits for whoever wrote it."""
        if self._whose and self._draft and self._draft.is_changed:
            self._kept[self._whose] = self._draft
        self._whose = self._work.by
        self._draft = self._kept.pop(self._whose, None) if self._whose else None
        self._wrong, self._note, self._question, self._removed, self._tested = NOTHING_WRONG, "", "", None, None

    def come(self) -> None:
        """The section is seen: looks how the printers are, and what is found on this machine."""
        self.look()
        self._work.report(look_around).then(self._take_found)

    def look(self) -> None:
        """Asks every printer that has nothing to do how it is; one that still thinks is not asked twice."""
        self._work.read(at_work).then(self._take_work)
        if self._tested:
            self._work.read(what_became_of, self._tested[1], self._shop.settings).then(self._say_of_test)

    def look_again(self) -> None:
        """Something was decided; what is not saved yet stays."""
        settings, draft = self._shop.settings, self._draft
        if draft is not None and not draft.is_changed and draft.was:
            self._draft = PrinterDraft.begin(settings, draft.was)
        names = {each.name for each in settings.printers}
        self._conditions = {name: was for name, was in self._conditions.items() if name in names}

    def _take_found(self, found: tuple[Mapping[Reached, tuple[str, ...]], tuple[str, ...]]) -> None:
        self._found, self._models = found
        self._show()

    def _take_work(self, at_work: tuple[frozenset[str], int]) -> None:
        self._printing, self._waiting = at_work
        for setup in self._shop.settings.printers:
            if setup.name not in self._printing and setup.name not in self._asked:
                self._asked.add(setup.name)
                self._check(setup).then(partial(self._take_condition, setup))
        self._show()

    def _take_condition(self, setup: PrinterSetup, condition: Condition) -> None:
        self._asked.discard(setup.name)
        if setup in self._shop.settings.printers:
            self._conditions[setup.name] = condition
        self._show()

    def state(self, last: str) -> PrintersState:
        """What the section shows; `last` says who changed it last."""
        settings, language, draft = self._shop.settings, self._shop.language, self._draft
        chosen = draft.was if draft else None
        return PrintersState(
            rows=printer_rows(settings, self._conditions, self._printing, chosen, language),
            form=printer_form(draft, settings, ways_here(), self._found, self._wrong, language) if draft else None,
            waiting=language.say_count("{count} waits", "{count} wait", self._waiting) if self._waiting else "",
            bar=self._note or bar_words(draft, language) or own_words(self._shop),
            last=last,
            changed=draft is not None and (draft.is_changed or not draft.was),
            can_undo=self._removed is not None,
            question=self._asks(draft),
        )

    def _asks(self, draft: PrinterDraft | None) -> Choices | None:
        if draft is None or not self._question:
            return None
        language = self._shop.language
        if self._question == CATEGORY:
            return category_question(draft, self._shop.menu.categories, language)
        if self._question == MODEL:
            return model_question(draft, self._models, language)
        return speed_question(draft, language)

    def choose(self, name: str) -> None:
        """Opens the form of a printer. What was typed of another one and not saved is said first, and stays."""
        draft = self._draft
        if draft is not None and draft.is_changed and draft.was != name:
            self._note_that(self._shop.language.say("Save what you changed, or discard it first."))
            return
        self._open(PrinterDraft.begin(self._shop.settings, name))

    def add(self) -> None:
        """Begins a new one."""
        if self._draft is not None and self._draft.is_changed:
            self._note_that(self._shop.language.say("Save what you changed, or discard it first."))
            return
        self._open(PrinterDraft.new(self._shop.settings, ways_here()[0]))

    def _open(self, draft: PrinterDraft | None) -> None:
        self._draft, self._wrong, self._note, self._removed = draft, NOTHING_WRONG, "", None
        self._show()

    def change(self, change: Callable[[PrinterDraft], PrinterDraft]) -> None:
        """Something of the printer in hand is typed or tapped."""
        if self._draft is not None:
            self._draft, self._wrong, self._note, self._removed = change(self._draft), NOTHING_WRONG, "", None
            self._show()

    def choose_way(self, place: int) -> None:
        """How it is reached, by its place among those that are offered."""
        ways, draft = ways_here(), self._draft
        if draft is not None and place < len(ways):
            self.change(lambda draft: draft.reach(ways[place]))

    def choose_columns(self, place: int) -> None:
        """How many letters a line has, by its place."""
        self.change(lambda draft: draft.choose_columns(tuple(COLUMNS)[place]))

    def choose_paper(self, place: int) -> None:
        """What PDFs are drawn for, by its place."""
        self.change(lambda draft: draft.choose_paper(PAPERS[place]))

    def tick(self, key: str) -> None:
        """Something that it prints or does, or does not any more."""
        own = {ALL_ELSE: PrinterDraft.send_all_else, STANDS_IN: PrinterDraft.stand_in, DRAWER: PrinterDraft.hang_drawer}
        if key == CATEGORY:
            self.ask(CATEGORY)
        else:
            self.change(own.get(key) or partial(PrinterDraft.send_key, key=key))

    def ask(self, question: str) -> None:
        """Asks for its MODEL or its SPEED; nothing any more where it is ""."""
        self._question = question
        self._show()

    def answer(self, chosen: str) -> None:
        """The answer to what was asked."""
        asked, self._question = self._question, ""
        if asked == MODEL:
            self.change(lambda draft: draft.choose_model(chosen))
        elif asked == CATEGORY:
            self.change(partial(PrinterDraft.send_key, key=chosen))
        else:
            self.change(lambda draft: draft.choose_baud(int(chosen)))

    def discard(self) -> None:
        """Forgets what was not saved."""
        self._open(
            PrinterDraft.begin(self._shop.settings, self._draft.was) if self._draft and self._draft.was else None
        )

    def save(self) -> None:
        """Writes it; what is wrong is said in the form, and nothing is lost."""
        draft = self._draft
        if draft is None:
            return
        setup, has_name = draft.to_save, bool(draft.to_save.name)
        try:
            check_setup(setup)
        except Refused as refusal:
            self._refuse(Wrong(self._shop.language.explain(refusal), name=not has_name, where=has_name))
            return
        saving = self._work.do(save, draft)
        is_taken = setup.name != draft.was and find_setup(self._shop.settings.printers, setup.name) is not None
        saving.otherwise(lambda reason: self._refuse(Wrong(reason, name=is_taken)))
        saving.then(lambda _: self._saved(setup.name))

    def _refuse(self, wrong: Wrong) -> None:
        self._wrong = wrong
        self._show()

    def _saved(self, name: str) -> None:
        self._open(PrinterDraft.begin(self._shop.settings, name))
        self._note_that(self._shop.language.say("{printer} is saved.", printer=name))
        self._print_now()
        self._decided()
        self.look()

    def remove(self) -> None:
        """Takes the printer in hand off, at once; Undo brings it back."""
        draft = self._draft
        if draft is not None and draft.was:
            before = decided_of(self._shop.settings)
            self._work.do(remove_printer, draft.was).then(lambda _: self._is_removed(draft.was, before))

    def _is_removed(self, name: str, before: Decided) -> None:
        self._open(None)
        self._removed = (name, before)
        self._note_that(self._shop.language.say("{printer} is taken off.", printer=name))
        self._decided()

    def undo(self) -> None:
        """The printer that was taken off is there again."""
        if self._removed is not None:
            name, before = self._removed
            self._work.do(put_back, name, before).then(lambda _: self._is_back(name))

    def _is_back(self, name: str) -> None:
        self._open(PrinterDraft.begin(self._shop.settings, name))
        self._decided()
        self.look()

    def test(self, name: str) -> None:
        """Prints the test page of a printer at once, and says what became of it."""
        if find_setup(self._shop.settings.printers, name) is not None:
            self._note_that(self._shop.language.say("{printer}: printing its test page…", printer=name))
            self._work.do(print_test_page, name).then(lambda job: self._is_queued(name, job))

    def _is_queued(self, name: str, job: JobId) -> None:
        self._tested = (name, job)
        self._print_now()

    def _say_of_test(self, fault: str | None) -> None:
        if self._tested is None:
            return
        name, say = self._tested[0], self._shop.language.say
        if fault:
            self._note_that(say("{printer}: the test page waits. {fault}", printer=name, fault=fault))
        elif fault is None:
            self._tested = None
            self._note_that(say("{printer} has its test page.", printer=name))

    def _note_that(self, words: str) -> None:
        """Stands in the bar until something is changed."""
        self._note = words
        self._show()
