"""What the page Receipts shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from counter.flows.documents import RECEIPT
from counter.flows.paper_texts import decide_papers, logo_of, print_try
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.kernel.system_words import why
from counter.paper.document import Document
from counter.paper.format import FORMATS
from counter.paper.laid_out import LaidOut, laid_out
from counter.receipts.layout import receipt_document
from counter.receipts.sample import as_try, sample_receipt, sample_slip
from counter.recovery.wording import LANGUAGES
from counter.reports.changes import Change
from counter.settings.paper_texts import logo_bytes
from counter.store.unit import Connection
from counter.ui.desk.print_watch import PrintWatch
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_receipt import receipt_state
from counter.ui.office.build_state import last_words
from counter.ui.office.receipt_draft import ReceiptDraft
from counter.ui.office.receipt_state import PROFILES, WIDTHS, ReceiptState
from counter.vouchers.layout import apology_document

OF_PAPERS = ("paper_texts", "logo", "receipt_profile")
"""The settings that the page writes."""


def save_papers(act: Act, draft: ReceiptDraft) -> None:
    """Writes what an owner changed. Refused where somebody else saved something of it since they began."""
    if draft.is_behind(act.settings):
        raise Refused("Somebody saved the receipts just now. Look at what they changed, then save again.")
    decide_papers(act, draft.texts, draft.logo, draft.profile)


def set_on(_connection: Connection, documents: tuple[Document, ...], width: str) -> tuple[LaidOut, ...]:
    """Papers in their lines, away from the thread of the screen: a script's font takes a moment to load."""
    return tuple(laid_out(each, FORMATS[width]) for each in documents)


def read_logo(_connection: Connection, path: str) -> str:
    """A picture file as the setting has a logo. Refused where it is none, or cannot be read."""
    try:
        return logo_of(Path(path).read_bytes())
    except OSError as fault:
        raise Refused("{path} cannot be read: {fault}.", path=path, fault=why(fault)) from fault


class ReceiptPresenter:
    """`show` is called with news, `decided` once something is saved, `print_now` once a try is queued."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        print_now: Callable[[], object],
    ) -> None:
        self._decided = decided
        self._work, self._shop, self._show = work, shop, show
        self._draft: ReceiptDraft | None = None
        self._kept: dict[StaffId, ReceiptDraft] = {}
        self._changes: tuple[Change, ...] = ()
        self._whose: StaffId | None = None
        self._papers: tuple[LaidOut, ...] = ()
        self._drawn: tuple[tuple[Document, ...], str] | None = None
        self._draws = self._is_seen = False
        self._printing = ""
        self._watch = PrintWatch(work, shop, RECEIPT, print_now, self._say_of_print)

    def forget(self) -> None:
        """Somebody came: what was not saved waits for whoever wrote it."""
        if self._whose and self._draft and self._draft.is_changed:
            self._kept[self._whose] = self._draft
        self._whose, self._printing, self._is_seen = self._work.by, "", False
        self._draft = self._kept.pop(self._whose, None) if self._whose else None

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided; what is not saved yet stays."""
        draft, settings = self._draft, self._shop.settings
        self._changes = changes
        if draft is not None and draft.is_changed:
            self._draft = draft.onto(settings) if draft.is_behind(settings) else replace(draft, settings=settings)
        elif draft is not None:
            self._draft = replace(ReceiptDraft.begin(settings, draft.language), width=draft.width)
        if self._is_seen:
            self._draw()

    def come(self, *, seen: bool) -> None:
        """The page is seen, or not: only then are papers drawn."""
        self._is_seen = seen
        if seen:
            self._draw()

    def state(self) -> ReceiptState:
        """What the page shows."""
        language = self._shop.language
        last = last_words(self._changes, OF_PAPERS, language)
        return receipt_state(self._now(), self._papers, last, self._printing, language)

    def _now(self) -> ReceiptDraft:
        if self._draft is None:
            here = self._shop.language.locale.language
            self._draft = ReceiptDraft.begin(self._shop.settings, here if here in LANGUAGES else LANGUAGES[0])
        return self._draft

    def _change(self, draft: ReceiptDraft) -> None:
        self._draft, self._printing = draft, ""
        self._show()
        self._draw()

    def choose_language(self, place: int) -> None:
        """The language that is written and seen."""
        self._change(replace(self._now(), language=LANGUAGES[place]))

    def choose_width(self, place: int) -> None:
        """The paper that is seen."""
        self._change(replace(self._now(), width=WIDTHS[place]))

    def choose_profile(self, place: int) -> None:
        """How receipts show taxes."""
        self._change(self._now().choose(PROFILES[place]))

    def write(self, part: str, text: str) -> None:
        """What is typed."""
        self._change(self._now().write(part, text))

    def choose_logo(self, path: str) -> None:
        """A picture file as the logo."""
        self._work.report(read_logo, path).then(self._take_logo)

    def drop_logo(self) -> None:
        """No logo."""
        self._take_logo("")

    def _take_logo(self, logo: str) -> None:
        self._change(replace(self._now(), logo=logo))

    def discard(self) -> None:
        """Forgets what was not saved."""
        draft = self._now()
        self._change(replace(ReceiptDraft.begin(self._shop.settings, draft.language), width=draft.width))

    def save(self) -> None:
        """Writes it; what is wrong is said in the strip, and nothing is lost."""
        draft = self._now()
        if draft.is_behind(self._shop.settings):
            self._change(draft.onto(self._shop.settings))
            self._say_of_print(self._shop.language.say("Somebody saved meanwhile: look once more, then save."))
        else:
            self._work.do(save_papers, draft).then(lambda _: self._saved(draft))

    def _saved(self, saved: ReceiptDraft) -> None:
        """Says so, unless more was written meanwhile."""
        now = self._now()
        if (now.texts, now.logo, now.profile) == (saved.texts, saved.logo, saved.profile):
            self._say_of_print(self._shop.language.say("Saved."))
        self._decided()

    def print_try(self) -> None:
        """Prints the receipt that is seen; it says that it is none."""
        draft = self._now()
        language = self._shop.language.to_customer(draft.language)
        content = sample_receipt(draft.as_will_be, draft.language, language, self._shop.clock.now())
        self._say_of_print(self._shop.language.say("Printing…"))
        self._work.do(print_try, as_try(content, language), draft.logo).then(self._watch.queued)

    def look(self) -> None:
        """Time passes, or something was printed: looks what became of the try."""
        self._watch.look()

    def _say_of_print(self, words: str) -> None:
        self._printing = words
        self._show()

    def _documents(self) -> tuple[Document, ...]:
        draft, shop = self._now(), self._shop
        settings, now = draft.as_will_be, shop.clock.now().replace(second=0, microsecond=0)
        language = shop.language.to_customer(draft.language)
        receipt = receipt_document(
            sample_receipt(settings, draft.language, language, now), "Mara", language, logo=logo_bytes(draft.logo)
        )
        slip = apology_document(sample_slip(settings, draft.language, shop.playbook.voucher, now), language)
        return (receipt, slip)

    def _draw(self) -> None:
        """One at a time: what is typed meanwhile is drawn once the one before is there."""
        wanted = (self._documents(), self._now().width)
        if self._draws or wanted == self._drawn:
            return
        self._draws, self._drawn = True, wanted
        self._work.report(set_on, *wanted).then(self._take_papers)

    def _take_papers(self, papers: tuple[LaidOut, ...]) -> None:
        self._draws, self._papers = False, papers
        self._show()
        self._draw()
