"""Receipts by e-mail: queued in the act that wants them, and sent afterwards, each outside any transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Concatenate, ParamSpec

import msgspec

from counter.devices.mail import Letter, NotTaken, check, send
from counter.devices.mail_setup import MailServer
from counter.flows.documents import RECEIPT, ReceiptDocument, receipt_paper
from counter.flows.open_shop import decide
from counter.flows.shop import Act, Shop
from counter.flows.sign import signed_now
from counter.journal.mail_password import find_mail_password, keep_mail_password
from counter.journal.topics import Topic
from counter.kernel.errors import MaybeSent, Refused, Unavailable
from counter.kernel.ids import JobId, new_id
from counter.kernel.mail_address import read_address
from counter.kernel.typed_json import read_json
from counter.paper.columns import document_text
from counter.paper.pdf import document_pdf
from counter.printing.mail_queue import (
    Mail,
    begin_next_mail,
    drop_failed_mails,
    mark_mail_failed,
    mark_sent,
    next_mail_at,
    put_mail_back,
    send_failed_again,
    try_mails_now,
)
from counter.printing.queue import Job, Outcome
from counter.receipts.mail_words import mail_subject
from counter.receipts.sample import as_try, sample_receipt

log = logging.getLogger(__name__)
P = ParamSpec("P")
COLUMNS = 42
"""Letters across of a receipt in a letter's text."""


@dataclass(frozen=True, slots=True)
class NextMail:
    """The next letter to send; without one, in how many seconds one is tried again where one waits."""

    mail: Mail | None = None
    again_in: float | None = None


@dataclass(frozen=True, slots=True)
class MailPass:
    """How far the letters came: what the server said where it takes none, and in how many seconds they go again."""

    fault: str = ""
    again_in: float | None = None


def next_to_mail(act: Act) -> NextMail:
    """The next letter that is due, marked as being with the mail server from now on; none where none is set up."""
    if not act.settings.mails:
        return NextMail()
    mail = begin_next_mail(act.unit, act.keys.local.to_sign("mail"))
    if mail is None:
        due = act.read(next_mail_at)
        return NextMail(again_in=None if due is None else max(0.0, (due - act.at).total_seconds()))
    return NextMail(mail)


def mailed(act: Act, mail: Mail, outcome: Outcome, *, others: bool) -> None:
    """Notes that a letter is sent, or why it is not; where the server takes none, the `others` wait as long."""
    act.touch(Topic.PRINT_QUEUE)
    if outcome.away:
        put_mail_back(act.unit, mail.mail_id, outcome.fault, half=outcome.half, others=others)
    elif outcome.fault:
        mark_mail_failed(act.unit, mail.mail_id, outcome.fault)
    else:
        mark_sent(act.unit, mail.mail_id)


def mail_waiting(shop: Shop, run: Callable[..., Any] | None = None) -> MailPass:
    """Sends what is due, one after the other; stops where the server takes no letter.

    `run(flow, *args)` runs a flow where acts are run; without it they run here. Sending itself is outside of any. Only
    one at a time sends for a shop's terminal.
    """
    do = run or partial(shop.do, shop.itself)
    while (mail := (found := do(next_to_mail)).mail) is not None:
        outcome, others = _sent(shop, do, mail)
        do(mailed, mail, outcome, others=others)
        if others:
            return MailPass(outcome.fault, do(next_to_mail_in))
    return MailPass(again_in=found.again_in)


def next_to_mail_in(act: Act) -> float | None:
    """In how many seconds a letter is tried next; None where none waits."""
    due = act.read(next_mail_at)
    return None if due is None else max(0.0, (due - act.at).total_seconds())


def _sent(shop: Shop, do: Callable[..., Any], mail: Mail) -> tuple[Outcome, bool]:
    """How sending a letter went, and whether the server takes no other either."""
    if not mail.is_ours:
        log.error("letter %s was changed outside Counter", mail.mail_id)
        return Outcome(shop.language.say("It was changed outside Counter.")), False
    try:
        job = signed_now(shop, do, Job(mail.mail_id, RECEIPT, mail.title, mail.content, mail.is_copy))
        _send(shop, letter_of(shop, replace(mail, content=job.content)))
    except Unavailable as fault:
        half = isinstance(fault, MaybeSent)
        return Outcome(shop.language.explain(fault), away=True, half=half), not isinstance(fault, NotTaken)
    except Refused as refusal:
        return Outcome(shop.language.explain(refusal)), False
    except Exception as fault:
        log.exception("letter %s cannot be sent", mail.mail_id)
        return Outcome(f"{type(fault).__name__}: {fault}"), False
    return Outcome(), False


def _send(shop: Shop, letter: Letter) -> None:
    send(*_server(shop), letter)


def _server(shop: Shop) -> tuple[MailServer, str]:
    """The mail server and its password. Unavailable where one of them is missing."""
    server = shop.settings.mail
    if server is None:
        raise Unavailable("No mail server is set up.")
    password = find_mail_password(shop.folder, shop.journal.shop, server) if server.user else ""
    if password is None:
        raise Unavailable(
            "The password of the mail server {host} is not on this machine. Type it in.", host=server.host
        )
    return server, password


def check_server(shop: Shop) -> None:
    """Whether the mail server lets us in. Unavailable where it does not."""
    check(*_server(shop))


def has_password(shop: Shop, server: MailServer) -> bool:
    """Whether the password for that server and user is on this machine."""
    return find_mail_password(shop.folder, shop.journal.shop, server) is not None


def what_is_away(shop: Shop, does: Callable[Concatenate[Shop, P], None], *args: P.args, **kwargs: P.kwargs) -> str:
    """Does something with the mail server, and says what is away; "" where nothing is. Refused as that refuses."""
    try:
        does(shop, *args, **kwargs)
    except Unavailable as away:
        return shop.language.explain(away)
    return ""


def letter_of(shop: Shop, mail: Mail) -> Letter:
    """The receipt as text, and as a PDF with it, in its customer's language."""
    queued = read_json(mail.content, ReceiptDocument)
    language = shop.language.to_customer(queued.content.language)
    document = receipt_paper(mail.content, mail.is_copy, shop.language)
    return Letter(
        key=mail.mail_id.hex,
        to=mail.address,
        sender_name=queued.content.shop,
        subject=mail_subject(queued.content, language),
        text=document_text(document, COLUMNS),
        at=mail.queued_at,
        language=language.locale.language,
        attached=(f"{queued.content.number}.pdf", document_pdf(document)),
    )


def send_try(shop: Shop, address: str) -> None:
    """Sends a receipt that says itself that it is none, now. Refused or Unavailable where it does not go."""
    to, settings = read_address(address), shop.settings
    if not settings.mails:
        raise Refused("Set up a mail server first.")
    language = shop.language.to_customer()
    now = shop.clock.now()
    content = as_try(sample_receipt(settings, language.locale.language, language, now), language)
    written = msgspec.json.encode(ReceiptDocument(content, "", logo=settings.logo)).decode()
    _send(shop, letter_of(shop, Mail(JobId(new_id()), "", written, to, is_copy=False, queued_at=now)))


def set_up_mail(act: Act, server: MailServer | None, password: str | None = None) -> None:
    """Receipts go out by this server from now on; None: they do not, by e-mail. Its `password` stays on this machine.

    Without one, that which was typed for this server and user before goes on. Refused where there can be no such
    server, no server takes such a password, and where it is not theirs to decide.
    """
    decide(act, {"mail": server})
    if server is not None and password is not None:
        keep_mail_password(act.shop.folder, act.shop.journal.shop, server, password)
    try_mails_now(act.unit)
    act.touch(Topic.MAIL)


def send_failed_mails(act: Act) -> None:
    """Somebody wants the letters sent that failed."""
    send_failed_again(act.unit)
    act.touch(Topic.MAIL)


def drop_mails(act: Act) -> None:
    """Nobody wants them."""
    drop_failed_mails(act.unit)
    act.touch(Topic.MAIL)
