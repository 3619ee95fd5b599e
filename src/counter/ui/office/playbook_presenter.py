"""What the playbook's page shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile

from counter.flows.documents import HANDBOOK
from counter.flows.playbook import decide_playbook
from counter.flows.print_handbook import print_handbook
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, StaffId
from counter.kernel.money import Money
from counter.recovery.facts import GRAVE, SMALL
from counter.recovery.wording import LANGUAGES
from counter.reports.changes import Change
from counter.reports.usual_order import usual_order_of
from counter.ui.desk.print_watch import PrintWatch
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_changes import meanwhile_words
from counter.ui.office.build_playbook import playbook_state
from counter.ui.office.build_state import last_words
from counter.ui.office.build_version_words import with_version
from counter.ui.office.playbook_draft import PlaybookDraft
from counter.ui.office.playbook_state import PlaybookState

OF_THE_PAGE = ("playbook", "sentences")
"""The settings that the playbook's page writes."""


def save(act: Act, draft: PlaybookDraft) -> None:
    """Writes what an owner changed. Refused where somebody else saved something since they began."""
    if draft.is_behind(act.settings):
        raise Refused("Somebody saved the playbook just now. Look at what they changed, then save again.")
    decide_playbook(act, draft.to_save(), draft.sentences)


class PlaybookPresenter:
    """`show` is called with news, `decided` once something is saved, `print_now` once paper is queued.

    What is typed stays in a draft until Save; Discard forgets it, and nothing else does.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        print_now: Callable[[], object],
    ) -> None:
        self._work, self._shop, self._show, self._decided = work, shop, show, decided
        self._printing = ""
        self._usual: Money | None = None
        self._watch = PrintWatch(work, shop, HANDBOOK, print_now, self._say_of_print)
        self._changes: tuple[Change, ...] = ()
        self._draft: PlaybookDraft | None = None
        self._whose: StaffId | None = None
        self._kept: dict[StaffId, PlaybookDraft] = {}

    def forget(self) -> None:
        """Somebody came: what was not saved waits for whoever wrote it."""
        if self._whose and self._draft and self._draft.is_changed:
            self._kept[self._whose] = self._draft
        self._whose = self._work.by
        self._draft = self._kept.pop(self._whose, None) if self._whose else None

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided; what is not saved yet stays."""
        self._changes = changes
        draft, shop = self._draft, self._shop
        if draft is None or not draft.is_changed:
            self._draft = self._anew()
        elif draft.is_behind(shop.settings):
            new = list(takewhile(lambda each: each.fact_id != draft.since, self._of_the_page))
            words = meanwhile_words(new, shop.playbook, shop.language)
            self._draft = draft.onto(shop.playbook, shop.settings, self._newest, words)
        today, currency = shop.settings.trading_day(shop.clock.now()), shop.settings.currency
        self._work.read(usual_order_of, today, currency).then(self._know_usual)

    def come(self, *, seen: bool) -> None:
        """All of it is at hand, seen or not."""

    def _know_usual(self, usual: Money | None) -> None:
        if usual != self._usual:
            self._usual = usual
            self._show()

    def state(self) -> PlaybookState:
        """What the page shows."""
        draft, language = self._draft or self._anew(), self._shop.language
        last = last_words(self._changes, OF_THE_PAGE, language)
        last = with_version(self._shop.settings.playbook_version, last, language)
        return playbook_state(draft, last, language, self._printing, self._usual)

    @property
    def _of_the_page(self) -> Iterator[Change]:
        """What was changed of the playbook, the newest first."""
        return (each for each in self._changes if each.key in OF_THE_PAGE)

    @property
    def _newest(self) -> FactId | None:
        return next((each.fact_id for each in self._of_the_page), None)

    def _anew(self) -> PlaybookDraft:
        """As the shop has it now, at the place where the owner is."""
        shop, before = self._shop, self._draft
        here = shop.language.locale.language
        begun = here if here in LANGUAGES else LANGUAGES[0]
        draft = PlaybookDraft.begin(shop.playbook, shop.settings, begun, self._newest)
        if before is None:
            return draft
        return replace(
            draft, kind=before.kind, severity=before.severity, language=before.language, gesture=before.gesture
        )

    def _change(self, change: Callable[[PlaybookDraft], PlaybookDraft]) -> None:
        self._draft, self._printing = change(self._draft or self._anew()), ""
        self._show()

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
        self._change(lambda draft: draft.write_amount(amount))

    def count_everywhere(self, place: int) -> None:
        """What is typed as the worth counts for this kind and severity alone (0), or for every one."""
        self._change(lambda draft: replace(draft, everywhere=bool(place)))

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
        self._show()

    def save(self) -> None:
        """Writes it; what is wrong is said in the strip, and nothing is lost.

        Where somebody else saved meanwhile, what they changed is said first, and nothing is written yet.
        """
        draft = self._draft
        if draft is not None and draft.is_behind(self._shop.settings):
            self._decided()
        elif draft is not None:
            self._work.do(save, draft).then(lambda _: self._saved(draft))

    def _saved(self, saved: PlaybookDraft) -> None:
        """What was typed while it was saved stays."""
        if self._draft is saved:
            self.discard()
        elif self._draft is not None:
            self._draft = self._draft.onto(self._shop.playbook, self._shop.settings, self._newest, "")
        self._decided()

    def print_handbook(self) -> None:
        """Prints the handbook as it is saved, in the language that is seen, and says at once that it is on its way."""
        self._say_of_print(self._shop.language.say("Printing…"))
        self._work.do(print_handbook, (self._draft or self._anew()).language).then(self._watch.queued)

    def look(self) -> None:
        """Time passes, or something was printed: looks what became of the handbook."""
        self._watch.look()

    def _say_of_print(self, words: str) -> None:
        """Stands in the bar until something is changed."""
        self._printing = words
        self._show()
