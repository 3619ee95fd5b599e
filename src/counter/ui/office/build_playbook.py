"""Turns what an owner changes into what the playbook's page shows. Pure."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from babel import Locale

from counter.kernel.language import Language, _
from counter.kernel.money import Money, from_decimal, to_decimal
from counter.recovery.decided import WRITABLE, meant, unknown_blank, why_unknown
from counter.recovery.facts import GRAVE
from counter.recovery.offers import VOUCHER
from counter.recovery.playbook import FIRST, SLIP, STEPS, Gesture
from counter.recovery.rules import LATE
from counter.recovery.wording import LANGUAGES, check_words
from counter.recovery.worth import nearest_worth, worth_words
from counter.reports.change_words import language_name
from counter.reports.handbook import STEP_NAMES
from counter.ui.office.playbook_draft import PlaybookDraft
from counter.ui.office.playbook_state import GestureState, KindState, PlaybookState
from counter.ui.office.sentence_state import SentenceState
from counter.ui.parts.choices import Choices, Option

_NOTES = {
    SLIP: _("Printed on the apology slip."),
    FIRST: _("What staff do before a word is said, where there is something."),
}
_NOTE_LATE = _("Printed on the apology slip. Where a promise was missed, the slip says the times instead.")


def playbook_state(
    draft: PlaybookDraft, last: str, language: Language, printing: str, usual: Money | None = None
) -> PlaybookState:
    """The playbook's page; `last` says who changed it last.

    `printing` is what becomes of a handbook, "" where none is printed;
    `usual` is what an order usually comes to here, None where nobody knows.
    """
    say, pages = language.say, draft.book.pages
    sentences = tuple(_sentence(draft, step, language) for step in (*STEPS, SLIP, FIRST))
    kinds = tuple(
        KindState(page.kind, say(page.label), page.icon, draft.is_answered(page.kind)) for page in pages.values()
    )
    answered = sum(kind.answered for kind in kinds)
    stands_for = draft.sentences.get(draft.language) or draft.settings.sentence
    standing = _verdict(stands_for, draft.language)
    look_at_worth, nearest = _look_at_worth(draft, usual, language)
    looked_at = sum(1 for each in sentences if each.verdict) + bool(standing)
    return PlaybookState(
        answered=say("{count} of {all} kinds have an answer", count=answered, all=len(pages)),
        complete=answered == len(pages),
        languages=tuple(code.upper() for code in LANGUAGES),
        language=LANGUAGES.index(draft.language),
        in_language=say("What customers hear and read in {language}", language=language_name(draft.language, language)),
        from_right=str(Locale.parse(draft.language).character_order) == "right-to-left",
        kinds=kinds,
        kind=draft.kind,
        title=say(pages[draft.kind].label),
        grave=draft.severity == GRAVE,
        sentences=sentences,
        gestures=tuple(_gesture(draft, draft.book.gestures[each], language) for each in draft.offer),
        amount=draft.worth(draft.gesture, everywhere=draft.everywhere) if draft.worth(draft.gesture) else None,
        everywhere=draft.everywhere,
        look_at_worth=look_at_worth,
        nearest_worth=nearest,
        cap=draft.cap,
        stands_for=stands_for,
        stands_for_verdict=standing,
        bar=draft.meanwhile or printing or _bar(draft, looked_at, language),
        last=last,
        changed=draft.is_changed,
        can_add=bool(draft.not_offered),
        question=_question(draft, language),
    )


def _bar(draft: PlaybookDraft, looked_at: int, language: Language) -> str:
    if not draft.is_answered(draft.kind):
        return language.say("No answer yet: offer two ways to make it right besides the word, small and grave.")
    if looked_at and not draft.is_changed:
        return language.say_count("{count} sentence to look at.", "{count} sentences to look at.", looked_at)
    if looked_at:
        return language.say_count(
            "{count} sentence to look at. Save it all the same if you like.",
            "{count} sentences to look at. Save them all the same if you like.",
            looked_at,
        )
    return language.say("Not saved yet. Counts from the next word on, once it is.") if draft.is_changed else ""


def _sentence(draft: PlaybookDraft, step: str, language: Language) -> SentenceState:
    """What stands there and what is to be said of it; what staff do is no word to a customer."""
    text = draft.sentence(step) or draft.usual(step)
    label = language.say(STEP_NAMES[step])
    note = language.say(_NOTE_LATE if (step, draft.kind) == (SLIP, LATE) else _NOTES[step]) if step in _NOTES else ""
    if wrong := unknown_blank(text, step):
        blank = text[slice(*wrong)]
        why = language.say(why_unknown(step), blank=blank, known=", ".join(WRITABLE))
        instead = text.replace(blank, meant(blank), 1) if step in STEPS and meant(blank) else ""
        return SentenceState(step, label, text, note, why, instead, (wrong,), refused=True)
    found = check_words(text, draft.language) if step != FIRST else ()
    offered = found[0].instead if found else ""
    return SentenceState(
        step=step,
        label=label,
        text=text,
        note=note,
        verdict=" ".join(dict.fromkeys(each.why for each in found)),
        instead=draft.usual(step) if unknown_blank(offered, step) else offered,
        marks=tuple((each.start, each.end) for each in found),
    )


def _verdict(text: str, language: str) -> str:
    return " ".join(dict.fromkeys(each.why for each in check_words(text, language)))


def _gesture(draft: PlaybookDraft, gesture: Gesture, language: Language) -> GestureState:
    worth = _worth(draft, gesture, language)
    ticked = gesture.id in draft.ticked
    return GestureState(
        id=gesture.id,
        label=language.say(gesture.label),
        icon=gesture.icon,
        worth=worth,
        ticked=ticked,
        chosen=gesture.id == draft.gesture,
    )


def _look_at_worth(draft: PlaybookDraft, usual: Money | None, language: Language) -> tuple[str, str]:
    """What is to be said of a voucher's worth while it is in hand, and the nearest as an owner would type it."""
    typed = draft.worth(VOUCHER, everywhere=draft.everywhere).replace(",", ".")
    if draft.gesture != VOUCHER or usual is None:
        return "", ""
    try:
        worth = from_decimal(Decimal(typed), usual.currency)
    except (InvalidOperation, ValueError):
        return "", ""
    nearest = nearest_worth(worth, usual)
    return (worth_words(worth, usual, language), str(to_decimal(nearest))) if nearest else ("", "")


def _worth(draft: PlaybookDraft, gesture: Gesture, language: Language) -> str:
    """The amount in words; as it is typed while it is none."""
    typed = draft.worth(gesture.id)
    try:
        words = language.money(from_decimal(Decimal(typed.replace(",", ".")), draft.book.voucher.currency))
    except (InvalidOperation, ValueError):
        return typed
    return language.say("up to {most}", most=words) if gesture.up_to is not None else words


def _question(draft: PlaybookDraft, language: Language) -> Choices | None:
    """Which gesture is added."""
    if not draft.adds:
        return None
    options = tuple(Option(each, language.say(draft.book.gestures[each].label)) for each in draft.not_offered)
    return Choices(language.say("Add a gesture"), "", options, language.say("Back"))
