"""Letters by e-mail: one goes to the shop's mail server over TLS, whose certificate is looked at, or it does not go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter.devices.mail_setup import MailServer, Secured
from counter.kernel.errors import MaybeSent, Refused, Unavailable
from counter.kernel.typed_text import plain_text

if TYPE_CHECKING:
    import smtplib
    from email.message import EmailMessage

SECONDS = 20
"""How long a mail server may take for one answer."""
_TAKEN, _GO_ON, _FOR_GOOD = range(200, 300), 354, range(500, 600)


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out. `key` tells it from every other: sent twice, it is one letter to whoever gets it.

    `at` is aware UTC, `language` is “de”. What is `attached` is a PDF, by its file's name.
    """

    key: str
    to: str
    sender_name: str
    subject: str
    text: str
    at: datetime
    language: str = ""
    attached: tuple[str, bytes] | None = None


class NotTaken(Unavailable):
    """The server is there and takes this letter later, if at all; it takes others."""


def send(server: MailServer, password: str, letter: Letter, *, seconds: float = SECONDS) -> None:
    """Gives one letter to the mail server, which answers within so many seconds each time.

    Unavailable where it is surely not sent and none would be now; NotTaken where that is this letter's alone.
    MaybeSent where the server had it whole and did not say that it takes it. Refused where it never will.
    """
    import smtplib  # noqa: PLC0415 - slow to load, and for the first letter

    written = _as_lines(message(server, letter).as_bytes())
    with _let_in(server, password, seconds) as client:
        with _told_apart(server):
            _check_sender(client.mail(server.sender), server)
            _check(client.rcpt(letter.to), server, letter.to)
            _check(client.docmd("DATA"), server)
        try:
            client.send(written)
            answer = client.getreply()
        except (OSError, smtplib.SMTPException) as fault:
            raise MaybeSent(
                "The mail server {host} went away in the middle: it is sent again, and says that it is a copy.",
                host=server.host,
            ) from fault
        _check(answer, server)
        with suppress(OSError, smtplib.SMTPException):  # it has the letter, however it says goodbye
            client.quit()


def check(server: MailServer, password: str, *, seconds: float = SECONDS) -> None:
    """Whether the mail server is there and lets us in; no letter is sent. Unavailable where it does not."""
    with _let_in(server, password, seconds):
        return


def message(server: MailServer, letter: Letter) -> EmailMessage:
    """The letter as it goes over the line: words from outside stand in it as words, never as lines of its head."""
    from email.headerregistry import Address  # noqa: PLC0415 - slow to load, and for the first letter
    from email.message import EmailMessage  # noqa: PLC0415 - the same
    from email.policy import SMTP  # noqa: PLC0415 - the same

    made = EmailMessage(policy=SMTP)
    made["From"] = Address(plain_text(letter.sender_name), addr_spec=server.sender)
    made["To"] = Address(addr_spec=letter.to)
    made["Subject"] = plain_text(letter.subject)
    made["Date"] = letter.at
    made["Message-ID"] = f"<{letter.key}@{server.sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text)
    if letter.attached:
        name, pdf = letter.attached
        made.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    if letter.language:
        made["Content-Language"] = letter.language
    return made


@contextmanager
def _let_in(server: MailServer, password: str, seconds: float) -> Iterator[smtplib.SMTP]:
    """The line to a server that proved who it is, and knows who we are."""
    with _told_apart(server):
        client = _connected(server, seconds)
    with closing(client):
        if server.user:
            with _told_apart(server):
                client.login(server.user, password)
        yield client


def _connected(server: MailServer, seconds: float) -> smtplib.SMTP:
    import smtplib  # noqa: PLC0415 - slow to load, and for the first letter
    import ssl  # noqa: PLC0415 - the same

    context = ssl.create_default_context()
    if server.secured is Secured.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, _OURSELVES, timeout=seconds, context=context)
    client = smtplib.SMTP(server.host, server.port, _OURSELVES, timeout=seconds)
    try:
        client.starttls(context=context)
    except smtplib.SMTPNotSupportedError as fault:
        client.close()
        raise Unavailable(
            "The mail server {host} offers no encrypted line, so nothing is sent.", host=server.host
        ) from fault
    except BaseException:
        client.close()
        raise
    return client


_OURSELVES = "[127.0.0.1]"
"""What we call ourselves to the server: RFC 5321, 4.1.3. The name of the machine is nobody's business."""


@contextmanager
def _told_apart(server: MailServer) -> Iterator[None]:
    """What a server, or the way to it, has against us before it has a letter."""
    import smtplib  # noqa: PLC0415 - slow to load, and for the first letter
    import ssl  # noqa: PLC0415 - the same

    host = server.host
    try:
        yield
    except ssl.SSLCertVerificationError as fault:
        raise Unavailable(
            "{host} cannot prove that it is your mail server ({fault}), so nothing is sent. Look at its name.",
            host=host,
            fault=plain_text(fault.verify_message),
        ) from fault
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError, UnicodeEncodeError) as fault:
        raise Unavailable("The mail server {host} does not take the user or the password.", host=host) from fault
    except (smtplib.SMTPException, OSError, UnicodeError) as fault:
        raise Unavailable(
            "The mail server {host} does not answer. What waits goes out when it does.", host=host
        ) from fault


def _check_sender(answer: tuple[int, bytes], server: MailServer) -> None:
    """That it does not take letters of ours at all is no single letter's fault."""
    try:
        _check(answer, server)
    except Refused as refusal:
        raise Unavailable(refusal.text, **refusal.values) from refusal


def _check(answer: tuple[int, bytes], server: MailServer, to: str = "") -> None:
    code, words = answer
    said = plain_text(words.decode("utf-8", "replace"))[:_MOST_SAID]
    if code in _TAKEN or code == _GO_ON:
        return
    if code in _FOR_GOOD and to:
        raise Refused("The mail server does not know {address}: {said}", address=to, said=said)
    if code in _FOR_GOOD:
        raise Refused("The mail server {host} does not take it: {said}", host=server.host, said=said)
    raise NotTaken("The mail server {host} takes it later: {said}", host=server.host, said=said)


_MOST_SAID = 120
"""Characters of a server's own words that are shown."""


def _as_lines(letter: bytes) -> bytes:
    """A letter as the line wants it (RFC 5321, 4.5.2): a point before each point that begins a line, one at the end."""
    return re.sub(rb"(?m)^\.", b"..", letter) + b".\r\n"
