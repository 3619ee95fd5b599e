"""Turns what is not on paper into the panel that lists it. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable

from counter.flows.documents import (
    BILL,
    CARD_BACK,
    DAY,
    GIFT_CARD,
    HANDBOOK,
    LABEL,
    RECEIPT,
    RETURNED,
    SLIP,
    TEST_PAGE,
    TICKET,
    TILL,
)
from counter.flows.waiting_papers import WaitingPaper
from counter.kernel.ids import JobId
from counter.kernel.language import Language, _
from counter.ui.app.waiting_state import PaperRowState
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.mark import DONE, LATE_DONE, OVER, SOON, Mark

_KINDS = {
    RECEIPT: _("Receipt"),
    SLIP: _("Apology slip"),
    TILL: _("Till report"),
    BILL: _("Bill"),
    GIFT_CARD: _("Gift card"),
    CARD_BACK: _("Gift card taken back"),
    RETURNED: _("Money back"),
    DAY: _("Day"),
    HANDBOOK: _("Handbook"),
    TEST_PAGE: _("Test page"),
    TICKET: _("Bar ticket"),
    LABEL: _("Cup label"),
}
_PRINTING, _FAILED = Mark(_("Printing"), "printer", SOON), Mark(_("Not printed"), "octagon-alert", LATE_DONE)
_OLD, _WAITS = Mark(_("Print or skip?"), "history", OVER), Mark(_("Waits"), "hourglass", DONE)
_GONE, _CANCELLED = Mark(_("Waits no longer"), "check", DONE), Mark(_("Cancelled"), "x", DONE)


def paper_rows(
    papers: Iterable[WaitingPaper],
    gone: Container[JobId],
    cancelled: Container[JobId],
    printers: tuple[str, ...],
    language: Language,
) -> tuple[PaperRowState, ...]:
    """A row a document: those that are `gone` stay where they stood, what somebody `cancelled` here with Undo."""
    return tuple(
        _gone(paper, paper.job_id in cancelled, language)
        if paper.job_id in gone
        else _row(paper, any(name != paper.printer for name in printers), language)
        for paper in papers
    )


def paper_words(paper: WaitingPaper, language: Language) -> str:
    """“Receipt, order 12”."""
    kind = language.say(_KINDS[paper.kind]) if paper.kind in _KINDS else paper.title
    return language.say("{paper}, order {order}", paper=kind, order=paper.order) if paper.order else kind


def _gone(paper: WaitingPaper, is_cancelled: bool, language: Language) -> PaperRowState:  # noqa: FBT001 - the row's own
    mark = _CANCELLED if is_cancelled else _GONE
    undo = language.say("Undo") if is_cancelled else ""
    return PaperRowState(
        paper.job_id, paper_words(paper, language), _at(paper, language), _said(mark, language), undo=undo
    )


def _row(paper: WaitingPaper, can_move: bool, language: Language) -> PaperRowState:  # noqa: FBT001 - the row's own
    say, more = language.say, " · ".join(filter(None, (_at(paper, language), paper.fault)))
    what, mark = paper_words(paper, language), _PRINTING if paper.printing else _FAILED if paper.failed else _WAITS
    if paper.printing:
        return PaperRowState(paper.job_id, what, more, _said(mark, language))
    is_asked = paper.is_old and not paper.failed
    return PaperRowState(
        paper.job_id,
        what,
        more,
        _said(_OLD if is_asked else mark, language),
        now=say("Print") if is_asked else say("Print now"),
        move=say("Move") if can_move else "",
        away=say("Skip") if is_asked else say("Cancel"),
    )


def _said(mark: Mark, language: Language) -> Mark:
    return Mark(language.say(mark.words), mark.icon, mark.tone)


def _at(paper: WaitingPaper, language: Language) -> str:
    """“Bar, since 8:42”; of another day with that day."""
    since = language.clock(paper.since)
    if paper.is_old:
        since = f"{language.short_date(language.local_date(paper.since))} {since}"
    printer = paper.printer or language.say("the folder “printed”")
    return language.say("{printer}, since {time}", printer=printer, time=since)


def where_to(paper: WaitingPaper, printers: tuple[str, ...], language: Language) -> Choices:
    """Asks which printer prints it instead."""
    options = tuple(Option(name, name) for name in printers if name != paper.printer)
    title = language.say("Where is it printed instead?")
    return Choices(title, paper_words(paper, language), options, language.say("Back"))
