"""The playbook as a handbook to be read behind the bar: a kind of mishap a page, small and grave. What it says."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.language import Language, _
from counter.kernel.money import Money
from counter.recovery.facts import GRAVE, SMALL
from counter.recovery.playbook import FIRST, HAND_OVER, SLIP, STEPS, Gesture, Playbook, PlaybookAnswer, PlaybookPage
from counter.settings.rules import Settings

STEP_NAMES = {
    "hear": _("Hear"),
    "own": _("Own"),
    "promise": _("Promise"),
    "thank": _("Thank"),
    HAND_OVER: _("Hand over"),
    SLIP: _("On the slip"),
    FIRST: _("Do first"),
}
SEVERITY_NAMES = {SMALL: _("Small"), GRAVE: _("Grave")}
_BLANK_NAMES = {"{name}": _("name"), "{time}": _("time"), "{amount}": _("amount")}


@dataclass(frozen=True, slots=True)
class HandbookAnswer:
    """What is said, a name and a sentence a step, and what is done: `chosen`, and then `gestures`, in their order.

    `first` is what to do before a word is said, where that is not the same for small and grave.
    """

    severity: str
    says: tuple[tuple[str, str], ...]
    gestures: tuple[str, ...]
    chosen: str
    first: str = ""


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """A kind of mishap; `first` is what to do before a word is said."""

    title: str
    first: str
    answers: tuple[HandbookAnswer, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """All of it, as it is printed: every word is there, in its `language` ("" is the shop's).

    `foot` says how much may be given together.
    """

    shop: str
    stands_for: str
    foot: str
    pages: tuple[HandbookPage, ...]
    language: str = ""


def handbook(book: Playbook, settings: Settings, language: Language, spoken: str = "") -> Handbook:
    """The playbook in the shop's words, in the language that is `spoken` with customers; without one the shop's."""
    speech = language.to_customer(spoken)
    foot = speech.say(
        "Together at most {percent}% of what was paid. Above it the owner says why.", percent=book.cap_percent
    )
    return Handbook(
        shop=settings.shop_name,
        stands_for=settings.stands_for(speech.locale.language),
        foot=foot,
        pages=tuple(_page(page, book, speech) for page in book.pages.values()),
        language=spoken,
    )


def _page(page: PlaybookPage, book: Playbook, speech: Language) -> HandbookPage:
    first = {severity: _first(page, severity, speech) for severity in page.answers}
    same = len(set(first.values())) == 1
    answers = tuple(
        _answer(answer, severity, book.about(page.kind, severity), speech, "" if same else first[severity])
        for severity, answer in page.answers.items()
    )
    return HandbookPage(speech.say(page.label), first[SMALL] if same else "", answers)


def _first(page: PlaybookPage, severity: str, speech: Language) -> str:
    first = page.first_in(severity, speech.locale.language)
    return speech.say(first) if first else ""


def _answer(answer: PlaybookAnswer, severity: str, book: Playbook, speech: Language, first: str) -> HandbookAnswer:
    done = {gesture: _gesture(book.gestures[gesture], book, speech) for gesture in answer.offer}
    return HandbookAnswer(
        severity=speech.say(SEVERITY_NAMES[severity]),
        says=tuple((speech.say(STEP_NAMES[step]), plain_sentence(answer, step, speech)) for step in STEPS),
        gestures=tuple(done[gesture] for gesture in answer.offer if gesture not in answer.chosen),
        chosen=speech.listed([done[gesture] for gesture in answer.chosen]),
        first=first,
    )


def plain_sentence(answer: PlaybookAnswer, step: str, language: Language) -> str:
    """What is said at a step by whoever knows nothing of the case yet: the shop's own sentence, its blanks as words."""
    speech = language.to_customer()
    own = answer.own.get(language.locale.language, {}).get(step)
    said = (speech.say(answer.say[step][-1]) if own is None else own).replace("{comma_name}", "")
    for blank, name in _BLANK_NAMES.items():
        said = said.replace(blank, f"({speech.say(name)})")
    return said.replace("{", "(").replace("}", ")")


def _gesture(gesture: Gesture, book: Playbook, speech: Language) -> str:
    label = speech.say(gesture.label)
    worth: Money | None = gesture.amount if gesture.id != "voucher" else gesture.amount or book.voucher
    if worth is not None:
        return f"{label} {speech.money(worth)}"
    if gesture.up_to is not None:
        return speech.say("{gesture} up to {most}", gesture=label, most=speech.money(gesture.up_to))
    return label
