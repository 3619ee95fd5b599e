"""The playbook on paper, to be read behind the bar: a kind of mishap a page of A4, small and grave."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.language import Language, _
from counter.kernel.money import Money
from counter.paper.sheet import BROWN, HEIGHT, SOFT, WIDTH, Box, Sheet
from counter.recovery.facts import GRAVE, SMALL
from counter.recovery.playbook import STEPS, Gesture, Playbook, PlaybookAnswer, PlaybookPage
from counter.settings.rules import Settings

STEP_NAMES = {
    "hear": _("Hear"),
    "own": _("Own"),
    "promise": _("Promise"),
    "thank": _("Thank"),
    "hand_over": _("Hand over"),
}
SEVERITY_NAMES = {SMALL: _("Small"), GRAVE: _("Grave")}
_MARGIN = 48.0
_WIDE = WIDTH - 2 * _MARGIN
_STEP = 96.0
_SIZES = (17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0)


@dataclass(frozen=True, slots=True)
class HandbookAnswer:
    """What is said, a name and a sentence a step, and what is done, in order; `chosen` is what is done unless asked."""

    severity: str
    says: tuple[tuple[str, str], ...]
    gestures: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """A kind of mishap; `first` is what to do before a word is said."""

    title: str
    first: str
    answers: tuple[HandbookAnswer, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """All of it, as it is printed: every word is there. `foot` says how much may be given together."""

    shop: str
    stands_for: str
    foot: str
    pages: tuple[HandbookPage, ...]


def handbook(book: Playbook, settings: Settings, language: Language) -> Handbook:
    """The playbook in the words of the shop, its sentences in a customer's `language`."""
    foot = language.say(
        "Together at most {percent}% of what was paid. Above it the owner says why.", percent=book.cap_percent
    )
    return Handbook(
        shop=settings.shop_name,
        stands_for=settings.stands_for(language.locale.language),
        foot=foot,
        pages=tuple(_page(page, book, language) for page in book.pages.values()),
    )


def _page(page: PlaybookPage, book: Playbook, language: Language) -> HandbookPage:
    answers = tuple(
        HandbookAnswer(
            severity=language.say(SEVERITY_NAMES[severity]),
            says=tuple((language.say(STEP_NAMES[step]), plain_sentence(answer, step, language)) for step in STEPS),
            gestures=tuple(_gesture(book.gestures[gesture], book, language) for gesture in answer.offer),
            chosen=", ".join(language.say(book.gestures[gesture].label) for gesture in answer.chosen),
        )
        for severity, answer in page.answers.items()
    )
    return HandbookPage(language.say(page.label), language.say(page.first) if page.first else "", answers)


def plain_sentence(answer: PlaybookAnswer, step: str, language: Language) -> str:
    """What is said at a step by whoever knows nothing of the case yet: the shop's own sentence, its blanks as words."""
    own = answer.own.get(language.locale.language, {}).get(step)
    if own is None:
        return language.to_customer().say(answer.say[step][-1]).replace("{comma_name}", "")
    return own.replace("{comma_name}", "").replace("{", "(").replace("}", ")")


def _gesture(gesture: Gesture, book: Playbook, language: Language) -> str:
    label = language.say(gesture.label)
    worth: Money | None = gesture.amount if gesture.id != "voucher" else gesture.amount or book.voucher
    if worth is not None:
        return f"{label} {language.money(worth)}"
    if gesture.up_to is not None:
        return language.say("{gesture} up to {most}", gesture=label, most=language.money(gesture.up_to))
    return label


def handbook_pdf(content: Handbook, language: Language) -> bytes:
    """The handbook as a PDF: an A4 page a kind, in letters as large as fit."""
    sheet = Sheet(f"{language.say('Handbook')}, {content.shop}")
    for place, page in enumerate(content.pages):
        if place:
            sheet.next_page()
        _draw(sheet, content, page, language)
    return sheet.pdf()


def _draw(sheet: Sheet, content: Handbook, page: HandbookPage, language: Language) -> None:
    sheet.text(_MARGIN, 74, page.title, sheet.fits(page.title, 34, _WIDE - 150, bold=True), bold=True)
    sheet.right(WIDTH - _MARGIN, 74, content.shop, sheet.fits(content.shop, 12, 140), colour=SOFT)
    top = sheet.block(Box(_MARGIN, 84, _WIDE, 0), f"“{content.stands_for}”", 13, colour=SOFT) + 4
    if page.first:
        top = sheet.block(Box(_MARGIN, top, _WIDE, 0), page.first, 14, bold=True) + 4
    room = HEIGHT - 66 - top
    size = next((each for each in _SIZES if _tall(sheet, page, each, language) <= room), _SIZES[-1])
    for answer in page.answers:
        top = _answer(sheet, answer, top, size, language)
    sheet.text(_MARGIN, HEIGHT - 40, content.foot, sheet.fits(content.foot, 12, _WIDE), colour=SOFT)


def _answer(sheet: Sheet, answer: HandbookAnswer, top: float, size: float, language: Language) -> float:
    sheet.line((_MARGIN, top + 4), (WIDTH - _MARGIN, top + 4))
    sheet.text(_MARGIN, top + 10 + size * 1.3, answer.severity, size * 1.3, bold=True)
    y = top + 18 + size * 1.5
    for name, sentence in answer.says:
        sheet.text(_MARGIN, y + size, name, sheet.fits(name, size * 0.9, _STEP - 8, bold=True), bold=True, colour=BROWN)
        y = sheet.block(Box(_MARGIN + _STEP, y, _WIDE - _STEP, 0), sentence, size) + size * 0.4
    for words, bold in ((_done(answer, language), True), (_in_order(answer), False)):
        y = sheet.block(Box(_MARGIN, y, _WIDE, 0), words, size * 0.9, bold=bold) + 3
    return y + 4


def _done(answer: HandbookAnswer, language: Language) -> str:
    return language.say("Do: {gestures}", gestures=answer.chosen)


def _in_order(answer: HandbookAnswer) -> str:
    return " · ".join(f"{place} {words}" for place, words in enumerate(answer.gestures, start=1))


def _tall(sheet: Sheet, page: HandbookPage, size: float, language: Language) -> float:
    """How much room the answers of a page take in letters of that size."""
    tall = 0.0
    for answer in page.answers:
        tall += (
            25
            + size * 1.5
            + sum(sheet.tall(sentence, size, _WIDE - _STEP) + size * 0.4 for _name, sentence in answer.says)
        )
        tall += sum(sheet.tall(words, size * 0.9, _WIDE) + 4 for words in (_done(answer, language), _in_order(answer)))
    return tall
