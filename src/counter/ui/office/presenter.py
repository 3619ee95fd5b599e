"""What the office shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows.playbook import decide_playbook, undo_change
from counter.flows.print_handbook import print_handbook
from counter.flows.shop import Act
from counter.recovery.facts import GRAVE, SMALL
from counter.recovery.wording import LANGUAGES
from counter.reports.changes import Change, setting_changes
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_state import add_question, change_states, playbook_state
from counter.ui.office.playbook_draft import PlaybookDraft
from counter.ui.office.state import PLAYBOOK, OfficeState


def save(act: Act, draft: PlaybookDraft) -> None:
    """Writes what an owner changed."""
    decide_playbook(act, draft.to_save(), draft.sentences)


class OfficePresenter:
    """`show` takes the state. What is typed stays in a draft until Save; Discard forgets it."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[OfficeState], None]) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._place = PLAYBOOK
        self._changes: tuple[Change, ...] = ()
        self._draft: PlaybookDraft | None = None

    def refresh(self) -> None:
        """Looks again at what was decided; what is not saved yet stays."""
        self._work.read(setting_changes).then(self._take_in)

    def forget(self) -> None:
        """Somebody else is here: what was not saved is gone, and the office begins with its first page."""
        self._draft, self._place = None, PLAYBOOK

    def go(self, place: str) -> None:
        """A page of the rail."""
        self._place = place
        self._show_state()

    def _take_in(self, changes: tuple[Change, ...]) -> None:
        self._changes = changes
        if self._draft is None or not self._draft.is_changed:
            self._draft = self._anew()
        self._show_state()

    def _anew(self) -> PlaybookDraft:
        """As the shop has it now, at the place where the owner is."""
        shop, before = self._shop, self._draft
        here = shop.language.locale.language
        draft = PlaybookDraft.begin(shop.playbook, shop.settings, here if here in LANGUAGES else LANGUAGES[0])
        if before is None:
            return draft
        return replace(
            draft, kind=before.kind, severity=before.severity, language=before.language, gesture=before.gesture
        )

    def _show_state(self) -> None:
        draft, language = self._draft or self._anew(), self._shop.language
        last = next((each for each in self._changes if each.key in ("playbook", "sentences")), None)
        self._show(
            OfficeState(
                place=self._place,
                playbook=playbook_state(draft, last, language),
                changes=change_states(self._changes, language),
                question=add_question(draft, language),
            )
        )

    def _change(self, change: Callable[[PlaybookDraft], PlaybookDraft]) -> None:
        self._draft = change(self._draft or self._anew())
        self._show_state()

    def choose_kind(self, kind: str) -> None:
        """Another kind of mishap."""
        self._change(lambda draft: replace(draft, kind=kind, gesture=""))

    def weigh(self, place: int) -> None:
        """Small (0) or grave."""
        self._change(lambda draft: replace(draft, severity=GRAVE if place else SMALL, gesture=""))

    def choose_language(self, place: int) -> None:
        """The language that the sentences are seen and written in."""
        self._change(lambda draft: replace(draft, language=LANGUAGES[place]))

    def write(self, step: str, sentence: str) -> None:
        """What is typed as the sentence of a step."""
        self._change(lambda draft: draft.write(step, sentence))

    def stand_for(self, sentence: str) -> None:
        """What is typed as the shop's own sentence."""
        self._change(lambda draft: draft.stand_for(sentence))

    def choose_gesture(self, gesture: str) -> None:
        """Takes a gesture in hand."""
        self._change(lambda draft: replace(draft, gesture=gesture))

    def move(self, by: int) -> None:
        """The gesture in hand a place up (-1) or down."""
        self._change(lambda draft: draft.move(by))

    def tick(self) -> None:
        """The gesture in hand is ticked from the start, or not."""
        self._change(PlaybookDraft.tick)

    def take_off(self) -> None:
        """The gesture in hand is not offered any more."""
        self._change(PlaybookDraft.take_off)

    def ask_what_to_add(self) -> None:
        """Asks which gesture is added."""
        self._change(lambda draft: replace(draft, adds=True))

    def add(self, gesture: str) -> None:
        """This one."""
        self._change(lambda draft: draft.add(gesture))

    def stop_adding(self) -> None:
        """None after all."""
        if self._draft and self._draft.adds:
            self._change(lambda draft: replace(draft, adds=False))

    def write_amount(self, amount: str) -> None:
        """What the gesture in hand is worth."""
        self._change(lambda draft: replace(draft, amounts={**draft.amounts, draft.gesture: amount}))

    def write_cap(self, cap: str) -> None:
        """How much all gestures may be worth together, in percent."""
        self._change(lambda draft: replace(draft, cap=cap))

    def discard(self) -> None:
        """Forgets what was not saved."""
        place = self._draft
        self._draft = None
        if place:
            self._draft = replace(
                self._anew(), kind=place.kind, severity=place.severity, language=place.language, gesture=""
            )
        self._show_state()

    def save(self) -> None:
        """Writes it; what is wrong is said in the strip, and nothing is lost."""
        if self._draft is not None:
            self._work.do(save, self._draft).then(lambda _: self._saved())

    def _saved(self) -> None:
        self.discard()
        self.refresh()

    def undo(self, place: int) -> None:
        """Takes a change of the list back."""
        self._work.do(undo_change, self._changes[place].fact_id).then(lambda _: self._saved())

    def print_handbook(self) -> None:
        """Prints the handbook as it is saved."""
        self._work.do(print_handbook)
