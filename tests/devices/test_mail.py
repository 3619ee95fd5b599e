"""Letters go out over TLS to the server whose name we know, whole or not at all; what is wrong is told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.devices.mail import Letter, NotTaken, check, message, send
from counter.devices.mail_setup import MailServer, Secured
from counter.kernel.errors import MaybeSent, Refused, Unavailable
from counter.kernel.mail_address import read_address
from devices.smtp_server import PASSWORD, USER, SmtpServer, make_certificate, smtp_server

LETTER = Letter(
    key="0193",
    to="mara@example.org",
    sender_name="Rosa’s Café",
    subject="Rosa’s Café: Beleg T1-000001, 27. Nov. 2026",
    text="Flat white  3,80\n.\n..two points\nCafé\n",
    at=datetime(2026, 11, 27, 9, 0, tzinfo=UTC),
    language="de",
    attached=("T1-000001.pdf", b"%PDF-1.4 \x00\xff\n.\n"),
)
SOON = 0.4


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"), "localhost")


@pytest.fixture(autouse=True)
def _trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.fixture
def server(certificate: Path) -> Iterator[SmtpServer]:
    with smtp_server(certificate) as server:
        yield server


@pytest.mark.parametrize("secured", Secured)
def test_a_letter_arrives_as_it_was_written(certificate: Path, secured: Secured) -> None:
    with smtp_server(certificate, secured=secured) as server:
        send(server.setup, PASSWORD, LETTER)
        (taken,) = server.letters
        assert server.logins == [(USER, PASSWORD)]
        assert [line.split()[0] for line in server.in_clear] == (
            [] if secured is Secured.TLS else [b"ehlo", b"STARTTLS"]
        )
    assert (taken.sender, taken.to) == ("bar@example.org", "mara@example.org")
    assert taken.text.replace("\r\n", "\n") == LETTER.text
    assert taken.pdf == b"%PDF-1.4 \x00\xff\n.\n"
    read = taken.read
    assert read["Subject"] == LETTER.subject
    assert read["From"] == "Rosa’s Café <bar@example.org>"
    assert read["Message-ID"] == "<0193@example.org>"
    assert read["Content-Language"] == "de"


def test_a_server_that_asks_for_no_user_gets_no_password(server: SmtpServer) -> None:
    send(replace(server.setup, user=""), PASSWORD, LETTER)
    assert (len(server.letters), server.logins) == (1, [])


def test_nothing_goes_without_an_encrypted_line(certificate: Path) -> None:
    with (
        smtp_server(certificate, secured=Secured.STARTTLS, offers_tls=False) as server,
        pytest.raises(Unavailable, match="no encrypted line"),
    ):
        send(server.setup, PASSWORD, LETTER)
    assert server.had == []
    assert not any(b"AUTH" in line for line in server.in_clear)


@pytest.mark.parametrize("secured", Secured)
@pytest.mark.parametrize("who", ["a stranger", "one of another name"])
def test_nothing_goes_to_a_server_that_cannot_prove_who_it_is(
    certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secured: Secured, who: str
) -> None:
    other = make_certificate(tmp_path, "localhost" if who == "a stranger" else "elsewhere")
    if who != "a stranger":
        monkeypatch.setenv("SSL_CERT_FILE", str(other))
    with smtp_server(other, secured=secured) as server, pytest.raises(Unavailable, match="cannot prove"):
        send(server.setup, PASSWORD, LETTER)
    assert (server.had, server.logins) == ([], [])


def test_a_wrong_password_is_said(server: SmtpServer) -> None:
    for wrong in ("guess", "gueß"):
        with pytest.raises(Unavailable, match="user or the password"):
            send(server.setup, wrong, LETTER)
    assert server.had == []


@pytest.mark.parametrize(
    ("command", "answer", "fault", "said"),
    [
        ("MAIL", "550 you may not", Unavailable, "does not take it: you may not"),
        ("MAIL", "451 greylisted", NotTaken, "takes it later"),
        ("RCPT", "550 no such user", Refused, "does not know mara@example.org: no such user"),
        ("RCPT", "450 mailbox busy", NotTaken, "takes it later: mailbox busy"),
        ("DATA", "451 no room", NotTaken, "later"),
        (".", "552 too large", Refused, "too large"),
        (".", "452 no room", NotTaken, "later"),
    ],
)
def test_what_is_refused_for_good_is_told_from_what_goes_later(
    server: SmtpServer, command: str, answer: str, fault: type[Exception], said: str
) -> None:
    server.answers[command] = answer
    with pytest.raises(fault, match=said) as raised:
        send(server.setup, PASSWORD, LETTER)
    assert type(raised.value) is fault
    assert server.letters == []


@pytest.mark.parametrize("at", ["", "EHLO", "AUTH", "RCPT"])
def test_a_server_that_stalls_is_given_up(server: SmtpServer, at: str) -> None:
    server.stalls_at = at
    with pytest.raises(Unavailable) as raised:
        send(server.setup, PASSWORD, LETTER, seconds=SOON)
    assert type(raised.value) is Unavailable


def test_one_that_dies_with_the_whole_letter_may_have_sent_it(server: SmtpServer) -> None:
    server.dies_after = "."
    with pytest.raises(MaybeSent):
        send(server.setup, PASSWORD, LETTER)
    assert len(server.had) == 1


def test_one_that_dies_at_its_goodbye_has_the_letter(server: SmtpServer) -> None:
    server.dies_after = "DATA"
    send(server.setup, PASSWORD, LETTER)
    assert len(server.letters) == 1


def test_nobody_there_is_said() -> None:
    with pytest.raises(Unavailable, match="does not answer"):
        send(MailServer("localhost", "bar@example.org", port=1), "", LETTER)


def test_a_check_sends_nothing(server: SmtpServer) -> None:
    check(server.setup, PASSWORD)
    assert (server.logins, server.had) == ([(USER, PASSWORD)], [])


HOSTILE = st.text(st.sampled_from('\r\n\0\t\u2028 ,<>@:;"\\aé日\u202eBcc'), max_size=40)


@given(HOSTILE, HOSTILE)
def test_words_from_outside_are_no_lines_of_the_head(name: str, subject: str) -> None:
    made = message(MailServer("localhost", "bar@example.org"), replace(LETTER, sender_name=name, subject=subject))
    head = made.as_bytes().partition(b"\r\n\r\n")[0]
    names = [line.partition(b":")[0] for line in head.split(b"\r\n") if not line.startswith((b" ", b"\t"))]
    assert set(names) <= {
        *(b"From", b"To", b"Subject", b"Date", b"Message-ID", b"Auto-Submitted", b"Content-Language"),
        *(b"MIME-Version", b"Content-Type", b"Content-Transfer-Encoding"),
    }
    assert len(names) == len(set(names))
    assert str(made["From"].addresses[0].addr_spec) == "bar@example.org"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" mara@example.org ", "mara@example.org"),
        ("Mara.O'Neil+bar@Example.ORG", "Mara.O'Neil+bar@example.org"),
        ("mara@bücher.example", "mara@xn--bcher-kva.example"),
    ],
)
def test_an_address_is_kept_as_the_mail_system_writes_it(typed: str, kept: str) -> None:
    assert read_address(typed) == kept
    assert read_address(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "mara",
            "mara@",
            "@example.org",
            "mara@example",
            "mara@@example.org",
            "ma ra@example.org",
            "mära@example.org",
        ),
        *("mara@example..org", "mara.@example.org", "mara@-example.org", "mara@127.0.0.1", "mara@[127.0.0.1]"),
        *(
            '"ma ra"@example.org',
            "mara@example.org, ben@example.org",
            "Mara <mara@example.org>",
            f"{'a' * 65}@example.org",
        ),
        *(f"mara@{'a.' * 125}org", "mara@example.org\nBcc: all@example.org", "mara@exa\0mple.org"[:4]),
    ],
)
def test_what_is_no_address_is_refused_in_one_sentence(typed: str) -> None:
    with pytest.raises(Refused, match=r"is no e-mail address\. Write it like mara@example\.org\."):
        read_address(typed)


@given(st.text(st.characters(max_codepoint=0x2FFF), max_size=80) | HOSTILE)
def test_an_address_that_is_kept_breaks_no_line(typed: str) -> None:
    try:
        kept = read_address(f"{typed}@example.org")
    except Refused:
        return
    assert kept.isascii()
    assert kept.isprintable()
    assert not set(kept) & set(' <>,;:"\\()[]')
