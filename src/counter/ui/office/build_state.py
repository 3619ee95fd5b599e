"""Turns what an owner changes into what the office shows. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counter.kernel.language import Language, _
from counter.kernel.money import to_decimal
from counter.recovery.facts import GRAVE
from counter.recovery.playbook import STEPS, Gesture
from counter.recovery.wording import LANGUAGES, check_words
from counter.reports.changes import Change, leaves
from counter.reports.handbook import SEVERITY_NAMES, STEP_NAMES
from counter.settings.taken_back import GONE
from counter.ui.office.playbook_draft import PlaybookDraft
from counter.ui.office.state import ChangeState, GestureState, KindState, PlaybookState, SentenceState
from counter.ui.parts.choices import Choices, Option

SETTING_NAMES = {"playbook": _("Playbook"), "sentences": _("What we stand for"), "sentence": _("What we stand for")}
_LONGEST_SHOWN = 90
_TOLD = 3


def playbook_state(draft: PlaybookDraft, last: Change | None, language: Language) -> PlaybookState:
    """The playbook's page."""
    say, pages = language.say, draft.book.pages
    sentences = tuple(_sentence(draft, step, language) for step in STEPS)
    answered = sum(1 for page in pages.values() if all(answer.offer and answer.say for answer in page.answers.values()))
    stands_for = draft.sentences.get(draft.language) or draft.settings.sentence
    standing = _verdict(stands_for, draft.language)
    looked_at = sum(1 for each in sentences if each.verdict) + bool(standing)
    return PlaybookState(
        answered=say("{count} of {all} kinds have an answer", count=answered, all=len(pages)),
        languages=tuple(code.upper() for code in LANGUAGES),
        language=LANGUAGES.index(draft.language),
        kinds=tuple(KindState(page.kind, say(page.label), page.icon) for page in pages.values()),
        kind=draft.kind,
        title=say(pages[draft.kind].label),
        grave=draft.severity == GRAVE,
        sentences=sentences,
        gestures=tuple(_gesture(draft, draft.book.gestures[each], language) for each in draft.offer),
        amount=_amount(draft, draft.gesture),
        cap=draft.cap,
        stands_for=stands_for,
        stands_for_verdict=standing,
        bar=_bar(draft, looked_at, language),
        last=_last(last, language),
        changed=draft.is_changed,
        can_add=bool(draft.not_offered),
    )


def _bar(draft: PlaybookDraft, looked_at: int, language: Language) -> str:
    if looked_at:
        return language.say_count(
            "{count} sentence to look at. Save it all the same if you like.",
            "{count} sentences to look at. Save them all the same if you like.",
            looked_at,
        )
    return language.say("Counts from the next word on, once it is saved.") if draft.is_changed else ""


def _sentence(draft: PlaybookDraft, step: str, language: Language) -> SentenceState:
    text = draft.sentence(step) or draft.usual(step)
    found = check_words(text, draft.language)
    return SentenceState(
        step=step,
        label=language.say(STEP_NAMES[step]),
        text=text,
        verdict=" ".join(dict.fromkeys(each.why for each in found)),
        instead=found[0].instead if found else "",
    )


def _verdict(text: str, language: str) -> str:
    return " ".join(dict.fromkeys(each.why for each in check_words(text, language)))


def _amount(draft: PlaybookDraft, gesture: str) -> str | None:
    known = draft.book.gestures.get(gesture)
    worth = (known.amount or known.up_to) if known else None
    if worth is None:
        return None
    return draft.amounts.get(gesture, str(to_decimal(worth)))


def _gesture(draft: PlaybookDraft, gesture: Gesture, language: Language) -> GestureState:
    worth = gesture.amount or gesture.up_to
    words = language.money(worth) if worth else ""
    if gesture.id in draft.amounts:
        words = draft.amounts[gesture.id]
    elif gesture.up_to is not None and worth:
        words = language.say("up to {most}", most=words)
    ticked = gesture.id in draft.ticked
    return GestureState(
        id=gesture.id,
        label=language.say(gesture.label),
        icon=gesture.icon,
        worth=words or (language.say("from the start") if ticked else ""),
        ticked=ticked,
        chosen=gesture.id == draft.gesture,
    )


def _last(last: Change | None, language: Language) -> str:
    if last is None:
        return ""
    return language.say(
        "Last change: {name}, {day}", name=last.by, day=language.short_date(language.local_date(last.at))
    )


def add_question(draft: PlaybookDraft, language: Language) -> Choices | None:
    """Which gesture is added."""
    if not draft.adds:
        return None
    options = tuple(Option(each, language.say(draft.book.gestures[each].label)) for each in draft.not_offered)
    return Choices(language.say("Add a gesture"), "", options, language.say("Back"))


def change_states(changes: Sequence[Change], language: Language) -> tuple[ChangeState, ...]:
    """Who decided what and when, the newest first."""
    return tuple(_change(change, place, language) for place, change in enumerate(changes))


def _change(change: Change, place: int, language: Language) -> ChangeState:
    when = f"{language.short_date(language.local_date(change.at))} {language.clock(change.at)}"
    parts = list(leaves(change.before, change.after))
    told = [_part(change.key, path, was, became, language) for path, was, became in parts[:_TOLD]]
    if len(parts) > _TOLD:
        told.append(language.say_count("and {count} more", "and {count} more", len(parts) - _TOLD))
    return ChangeState(language.say("{name}, {when}", name=change.by, when=when), "\n".join(told), place)


def _part(key: str, path: tuple[str, ...], was: Any, became: Any, language: Language) -> str:
    names = (_named(part, language) for part in (key, *path) if part not in ("pages", "say"))
    return f"{', '.join(names)}: {_shown(was, language)} → {_shown(became, language)}"


def _named(part: str, language: Language) -> str:
    kind, dot, severity = part.partition(".")
    if dot and severity in SEVERITY_NAMES:
        return f"{kind.replace('_', ' ')} ({language.say(SEVERITY_NAMES[severity])})"
    if part in STEP_NAMES:
        return language.say(STEP_NAMES[part])
    return language.say(SETTING_NAMES[part]) if part in SETTING_NAMES else part.replace("_", " ")


def _shown(value: Any, language: Language) -> str:
    if value is GONE or value in (None, "", [], {}):
        return language.say("as it came")
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
