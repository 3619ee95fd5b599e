"""Turns the mail server in hand into what the section E-mail shows. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.language import Language
from counter.settings.rules import ASKED_RECEIPTS, NO_RECEIPTS, PRINTED_RECEIPTS, Receipts, Settings
from counter.ui.office.mail_draft import WAYS, MailDraft
from counter.ui.office.mail_state import MailState

RECEIPT_WAYS: tuple[Receipts, ...] = (PRINTED_RECEIPTS, ASKED_RECEIPTS, NO_RECEIPTS)
"""What becomes of a receipt by itself, in the order in which it is asked."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of asking the mail server, in words, and whether that is as it should be."""

    words: str = ""
    is_well: bool = False


def mail_state(  # noqa: PLR0913 - what is known, each from elsewhere
    draft: MailDraft,
    settings: Settings,
    language: Language,
    *,
    has_password: bool,
    begun: int,
    wrong: str,
    told: Told,
    note: str,
) -> MailState:
    """The section; `has_password`: that of the server that is set up is on this machine."""
    say = language.say
    is_set = has_password and draft.is_for_same
    known = say("Password: set on this machine") if is_set else say("Password: none on this machine")
    return MailState(
        host=draft.host,
        port=draft.port,
        secured=WAYS.index(draft.secured),
        sender=draft.sender,
        user=draft.user,
        password=known if draft.user.strip() else say("Password"),
        is_typed=bool(draft.password),
        begun=begun,
        wrong=wrong,
        told=told.words,
        is_well=told.is_well,
        can_try=settings.mail is not None and not draft.is_changed,
        can_take_off=settings.mail is not None,
        receipts=RECEIPT_WAYS.index(settings.receipts),
        bar=note or (say("Not saved yet.") if draft.is_changed else ""),
        changed=draft.is_changed,
    )
