"""What the card below the keys asks, as the screen shows it. Pure."""

from __future__ import annotations

from dataclasses import replace

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.till.layout import till_document, title_of
from counter.till.till_report import TillReport
from counter.ui.till.build_state import REASONS, paper_state
from counter.ui.till.state import CASH_IN, OPEN, REPORT, QuestionState


def question_state(
    kind: str,
    amount: Money,
    report: TillReport | None,
    language: Language,
    *,
    typing: bool,
    around: tuple[int, int] = (0, 0),
) -> QuestionState:
    """What a key asks: an `amount` while somebody is `typing` it, then why; or a `report` once it is there.

    `around` are the numbers of the Zs before and after it, 0 where there is none.
    """
    say = language.say
    if kind == REPORT:
        if report is None:
            return QuestionState(REPORT, say("X report"))
        print_words = say("Print again") if report.number else say("Print")
        before, after = map(bool, around)
        paper = replace(paper_state(till_document(report, language), print_words), earlier=before, later=after)
        return QuestionState(REPORT, title_of(report, language), paper=paper)
    reasons = tuple(say(each) for each in REASONS[kind])
    if kind == OPEN:
        return QuestionState(OPEN, say("Why open it?"), say("The reason opens it."), reasons=reasons)
    said = language.money(amount)
    if typing:
        title = say("How much goes in?") if kind == CASH_IN else say("How much comes out?")
        return QuestionState(kind, title, amount=said, typing=True)
    note = say("The reason puts it in.") if kind == CASH_IN else say("The reason takes it out.")
    return QuestionState(kind, say("Why?"), note, said, reasons=reasons)
