"""A new owner goes from step to step; each answer is decided as it is given. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from counter.flows.bring_in import LookedInto
from counter.flows.first_start import PEOPLE, SAMPLE, Newcomer, answer, have_all, skip_rest
from counter.imports.model import AS_IT_IS, FileRead
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.menu.read_file import MenuFile, read_toml
from counter.menu.starter import first_menu
from counter.paper.document import Document
from counter.paper.format import ROLL_80
from counter.paper.laid_out import LaidOut, laid_out
from counter.people.queries import OWNER
from counter.settings.countries import country
from counter.settings.first_start import FILE, LEAST, MOST, SHOP, STEPS, Begins, FirstStart
from counter.settings.first_start import MENU as MENU_STEP
from counter.settings.first_start import PEOPLE as PEOPLE_STEP
from counter.store.unit import Connection
from counter.ui.desk.exporting import Exporting
from counter.ui.desk.joining import Joining
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.setup.build_menu import STEP, Seen, added_by, menu_step, refused_file
from counter.ui.setup.build_paper import sample_paper
from counter.ui.setup.build_state import LANGUAGE, Answers, setup_state
from counter.ui.setup.join_presenter import JoinPresenter
from counter.ui.setup.setup_draft import COUNTRY, SetupDraft, decided_by, people_of
from counter.ui.setup.state import MenuStepState, SetupState

_R = TypeVar("_R")
_NO_FILE = Refused("Choose the file your menu is in, or another way to begin.")


class SetupPresenter:
    """`show` takes the state, `files` reads a menu. `begun` is called with owner and PIN ("" for none) of a new shop.

    With `joining` this machine can join a shop instead.
    Until then nobody works here: what is decided is decided by the app `itself`.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        itself: StaffId,
        show: Callable[[SetupState], None],
        begun: Callable[[StaffId, str], None],
        files: Exporting,
        joining: Joining | None = None,
    ) -> None:
        self._files = files
        self.join = JoinPresenter(shop, joining, self._show_state) if joining else None
        self._work, self._shop, self._itself, self._show, self._begun = work, shop, itself, show, begun
        self._draft = SetupDraft()
        self._wrong: Refused | str = ""
        self._busy = self._is_over = self._draws = False
        self._asks = ""
        self._drawn: Document | None = None
        self._paper: LaidOut | None = None
        self._starter: MenuFile | None = None
        self._seen: Seen = None

    def refresh(self) -> None:
        """Looks again at how far the owner is."""
        if self._starter is None:
            self._work.report(_read_starter).then(self._take_starter)
        self._show_state()

    def _take_starter(self, starter: MenuFile) -> None:
        self._starter = starter
        self._look()

    @property
    def _first_start(self) -> FirstStart:
        return self._shop.settings.first_start

    @property
    def _joins(self) -> JoinPresenter | None:
        """The page on which this machine joins a shop, where that is seen."""
        return self.join if self.join and self.join.is_open else None

    def write(self, key: str, text: str) -> None:
        """What is typed into a field."""
        if self._joins:
            self._joins.write(key, text)
            return
        self._draft, self._wrong = self._draft.write(key, text), ""
        self._show_state()

    def choose(self, key: str, option: str) -> None:
        """One of the options of a row; a language is everywhere at once."""
        if key == LANGUAGE:
            self.speak(option)
        else:
            self.write(key, option)

    def ask(self, what: str) -> None:
        """Asks which language the owner reads (LANGUAGE), or in which country the shop is (COUNTRY)."""
        self._asks = what
        self._show_state()

    def stop_asking(self) -> None:
        """The same as before."""
        self._asks = ""
        self._show_state()

    def take_answer(self, key: str) -> None:
        """What is asked is answered."""
        if self._asks == COUNTRY:
            self._settle_in(key)
        else:
            self.speak(key)

    def speak(self, language: str) -> None:
        """All is said in this language from now on."""
        self._asks = ""
        self._decide(self._first_start, {"locale": language})

    def _settle_in(self, code: str) -> None:
        """The shop is in that country: it has its money and its taxes."""
        self._asks = ""
        here, draft = country(code), self._draft
        self._draft = replace(draft, wrong={key: why for key, why in draft.wrong.items() if key != COUNTRY})
        self._decide(replace(self._first_start, country=code), here.decided() if here else None)

    def begin_with(self, key: Begins) -> None:
        """What the menu begins with."""
        self._seen = None
        self._decide(replace(self._first_start, begins=key))

    def choose_file(self, path: str) -> None:
        """The menu the owner has."""
        self._seen = None
        self._decide(replace(self._first_start, begins=FILE, path=path))

    def move_prices(self, way: int) -> None:
        """All prices of the café's menu by one step up (1) or down (-1)."""
        percent = self._first_start.percent + way * STEP
        if LEAST <= percent <= MOST:
            self._decide(replace(self._first_start, percent=percent))

    def back(self) -> None:
        """The step before, as it was answered."""
        if self._joins:
            self._joins.back()
            return
        place = STEPS.index(self._first_start.step)
        if place:
            self._draft = SetupDraft()
            self._decide(replace(self._first_start, step=STEPS[place - 1]))

    def go_on(self) -> None:
        """The step is answered: the next one; what is wrong is said where it was typed."""
        if self._joins:
            self._joins.join()
            return
        first_start = self._first_start
        if self._busy:
            return
        if first_start.step == PEOPLE_STEP:
            self._have_all()
            return
        if first_start.step == MENU_STEP and first_start.begins == FILE and not added_by(self._seen):
            self._fail(refused_file(self._seen) if isinstance(self._seen, LookedInto) else _NO_FILE)
            return
        decided, answered, wrongs = decided_by(first_start.step, self._draft, self._shop.settings)
        if wrongs:
            self._draft = replace(self._draft, wrong=wrongs)
            self._fail("")
            return
        self._decide(replace(answered, step=STEPS[STEPS.index(first_start.step) + 1]), decided)

    def skip(self) -> None:
        """What was not answered yet is as usual; who answered nothing has a shop that says it is a sample."""
        if self._busy or self._starter is None:
            return
        step, settings = self._first_start.step, self._shop.settings
        decided, _answered, wrongs = decided_by(SHOP, self._draft, settings)
        if step == SHOP and wrongs.keys() - {COUNTRY}:
            usual: dict[str, object] = dict(SAMPLE)
            people = tuple(Newcomer(name, role) for name, role in PEOPLE)
        else:
            usual = decided if step == SHOP else {}
            people = (Newcomer(self._shop.language.say("Owner"), OWNER),)
        menu = self._menu() or self._starter
        self._as_itself(lambda: self._work.do(skip_rest, usual, menu, people)).then(lambda who: self._begin(who, ""))

    def _have_all(self) -> None:
        people, wrongs = people_of(self._draft, self._shop.settings)
        menu = self._menu()
        self._draft = replace(self._draft, wrong=wrongs)
        if wrongs or menu is None:
            self._fail("" if wrongs else _NO_FILE)
            return
        pin = people[0].pin
        self._as_itself(lambda: self._work.do(have_all, people, menu)).then(lambda who: self._begin(who, pin))

    def _begin(self, owner: StaffId, pin: str) -> None:
        self._is_over, self._busy = True, False
        self._draft = SetupDraft()
        self._begun(owner, pin)

    def _menu(self) -> MenuFile | FileRead | None:
        """What would be on sale; None where the file that it begins with is not read."""
        first_start = self._first_start
        if first_start.begins == FILE:
            return self._seen.read if isinstance(self._seen, LookedInto) and added_by(self._seen) else None
        return self._seen if isinstance(self._seen, MenuFile) else None

    def _look(self) -> None:
        """Looks at the menu that there would be."""
        first_start, settings = self._first_start, self._shop.settings
        if first_start.begins == FILE:
            if self._seen is None and first_start.path:
                looking = self._files.look_into(Path(first_start.path), AS_IT_IS)
                looking.then(self._take_file)
                looking.otherwise(self._fail)
        elif self._starter is not None:
            self._seen = first_menu(self._starter, first_start, settings.currency, Language(settings.locale))
        self._show_state()

    def _take_file(self, looked: LookedInto) -> None:
        self._seen = looked
        self._wrong = "" if added_by(looked) else refused_file(looked)
        self._show_state()

    def _decide(self, first_start: FirstStart, decided: dict[str, object] | None = None) -> None:
        self._wrong = ""
        self._as_itself(lambda: self._work.do(answer, first_start, decided)).then(lambda _: self._decided())

    def _decided(self) -> None:
        self._busy = False
        self._look()

    def _as_itself(self, do: Callable[[], Pending[_R]]) -> Pending[_R]:
        """As an act of the app: nobody works here yet. What is refused is said below the answers."""
        before, self._work.by, self._busy = self._work.by, self._itself, True
        pending = do()
        self._work.by = before
        pending.otherwise(self._fail)
        self._show_state()
        return pending

    def _fail(self, why: Refused | str) -> None:
        self._wrong, self._busy = why, False
        self._show_state()

    def _show_state(self) -> None:
        if self._is_over or self._first_start.step not in STEPS[:4]:
            return
        if self._joins:
            self._show(self._joins.state())
            return
        answers = Answers(self._shop.settings, self._draft, self._wrong, self._busy, self._asks, self._paper)
        state = setup_state(answers, self._shop.language, menu=self._menu_state())
        self._show(replace(state, can_join=self.join is not None and state.step == SHOP))
        self._draw()

    def _draw(self) -> None:
        """The receipt as it would be, one at a time: what is typed meanwhile is drawn after it."""
        if self._draws or self._first_start.step == MENU_STEP:
            return
        wanted = sample_paper(self._shop.settings, self._draft, self._shop.language, self._shop.clock.now())
        if wanted != self._drawn:
            self._draws, self._drawn = True, wanted
            self._work.report(_lay_out, wanted).then(self._take_paper)

    def _take_paper(self, paper: LaidOut) -> None:
        self._draws, self._paper = False, paper
        self._show_state()

    def _menu_state(self) -> MenuStepState | None:
        if self._first_start.step != MENU_STEP or self._starter is None:
            return None
        language, wrong, items = self._shop.language, self._wrong, self._starter.items
        said = wrong if isinstance(wrong, str) else language.explain(wrong)
        categories = len({each.category for each in items})
        return menu_step(self._first_start, self._seen, language, items=len(items), categories=categories, wrong=said)


def _lay_out(_connection: Connection, document: Document) -> LaidOut:
    return laid_out(document, ROLL_80)


def _read_starter(_connection: Connection) -> MenuFile:
    return read_toml(resource("menu", "starter.toml"))
