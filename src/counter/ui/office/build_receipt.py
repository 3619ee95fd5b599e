"""Turns what an owner writes for paper into what the page Receipts shows. Pure."""

from __future__ import annotations

from base64 import b64decode

from babel import Locale

from counter.kernel.language import Language, _
from counter.paper.laid_out import LaidOut
from counter.recovery.wording import LANGUAGES, check_words
from counter.reports.change_words import language_name
from counter.settings.paper_texts import LACKS, lacks, unknown_blank, why_unknown
from counter.settings.profiles import EU, PLAIN, UK, US
from counter.ui.office.receipt_draft import PARTS, ReceiptDraft
from counter.ui.office.receipt_state import PROFILES, WIDTHS, ReceiptState
from counter.ui.office.sentence_state import SentenceState

LABELS = {
    "above": _("Under the address"),
    "talk": _("Somebody to talk to"),
    "below": _("Last line"),
    "headline": _("Slip: headline"),
    "own": _("Slip: second sentence"),
    "worth": _("Slip: what it takes off"),
    "until": _("Slip: until when"),
    "use": _("Slip: how it is used"),
    "closing": _("Slip: last line"),
}
_NOTES = {
    "above": _("Opening hours, or whatever should be read first."),
    "below": _("Your page, a thank-you."),
    "headline": _("{name} is the customer."),
    "worth": _("{amount} is what the voucher is worth."),
    "until": _("{date} is its last day."),
}
_PROFILE_NOTES = {
    EU: _("Below the payments each rate with its letter, the net and the tax."),
    UK: _("Below the payments gross, net and VAT of each rate."),
    US: _("Each tax by its name."),
    PLAIN: _("No more about taxes than the sum needs."),
}


def receipt_state(
    draft: ReceiptDraft, papers: tuple[LaidOut, ...], last: str, printing: str, language: Language
) -> ReceiptState:
    """The page; `papers` are receipt and slip, `last` who changed it last, `printing` what prints."""
    texts = tuple(_text(draft, part, language) for part in PARTS)
    profile = draft.as_will_be.profile
    to_look_at = sum(1 for each in texts if each.verdict)
    return ReceiptState(
        language=LANGUAGES.index(draft.language),
        from_right=str(Locale.parse(draft.language).character_order) == "right-to-left",
        texts=texts,
        verdict=_verdict(to_look_at, language),
        is_good=not to_look_at,
        logo=b64decode(draft.logo),
        profile=PROFILES.index(profile),
        profile_note=language.say(_PROFILE_NOTES[profile]),
        width=WIDTHS.index(draft.width),
        papers=papers,
        bar=printing or _bar(draft, language),
        last=last,
        changed=draft.is_changed,
    )


def _text(draft: ReceiptDraft, part: str, language: Language) -> SentenceState:
    text = draft.text(part) or draft.usual(part)
    if missing := lacks(part, text):
        return _refused(draft, part, language.say(LACKS, sentence=text, filled_in=missing), language)
    if blank := unknown_blank(part, text):
        return _refused(draft, part, language.explain(why_unknown(part, blank)), language)
    found = check_words(text, draft.language)
    return SentenceState(
        step=part,
        label=language.say(LABELS[part]),
        text=text,
        note=language.say(_NOTES[part]) if part in _NOTES else "",
        verdict=" ".join(dict.fromkeys(each.why for each in found)),
        instead=draft.usual(part) if found and draft.usual(part) != text else "",
        marks=tuple((each.start, each.end) for each in found),
    )


def _refused(draft: ReceiptDraft, part: str, why: str, language: Language) -> SentenceState:
    text = draft.text(part) or draft.usual(part)
    return SentenceState(part, language.say(LABELS[part]), text, "", why, draft.usual(part), refused=True)


def _verdict(to_look_at: int, language: Language) -> str:
    if not to_look_at:
        return language.say("The words own the fault. Nothing to look at.")
    return language.say_count("{count} text to look at.", "{count} texts to look at.", to_look_at)


def _bar(draft: ReceiptDraft, language: Language) -> str:
    if draft.changed_texts:
        name = language_name(draft.language, language)
        return language.say_count(
            "{count} text changed. You are writing {language}.",
            "{count} texts changed. You are writing {language}.",
            draft.changed_texts,
            language=name,
        )
    if draft.is_logo_changed:
        return language.say("The logo is changed.")
    return language.say("Receipts show taxes another way.") if draft.is_changed else ""
