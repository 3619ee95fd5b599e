"""Receipts by e-mail: queued like paper, sent once, in the customer's language, and no address is kept for longer."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from cafe import Cafe
from counter.flows import pay
from counter.flows.customer import speak
from counter.flows.forget import forget_customer
from counter.flows.mail import drop_mails, mail_waiting, next_to_mail, send_failed_mails, send_try, set_up_mail
from counter.flows.open_shop import decide
from counter.flows.receipt_ways import keep_way, mail_again, mail_and_keep, mail_receipt
from counter.flows.usual import forget_regular, note_regular, order_for
from counter.journal.mail_password import MAIL_PASSWORD, find_mail_password
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.printing.mail_queue import mails_left
from counter.regulars.queries import the_regular
from devices.smtp_server import PASSWORD, SmtpServer, make_certificate, smtp_server

MARA = "mara@example.org"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"), "localhost")


@pytest.fixture
def server(cafe: Cafe, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmtpServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with smtp_server(certificate) as server:
        cafe.shop.do(cafe.ana, set_up_mail, server.setup, PASSWORD)
        yield server


def wanted(cafe: Cafe, address: str = MARA, language: str = "") -> OrderId:
    """A latte whose receipt is wanted by e-mail and not on paper."""
    order_id = cafe.ring("Latte", customer="Mara")
    if language:
        cafe.shop.do(cafe.ana, speak, order_id, language)
    sold = cafe.shop.do(cafe.ana, pay.pay, order_id, (), they_know=True, way="none")
    cafe.shop.do(cafe.ana, mail_receipt, order_id, sold.receipt, address)
    return order_id


def left(cafe: Cafe) -> list[tuple[object, ...]]:
    return cafe.sql("SELECT address, state, is_copy FROM mails ORDER BY position")


def test_a_receipt_goes_once_and_its_address_is_gone(cafe: Cafe, server: SmtpServer) -> None:
    wanted(cafe, " Mara@Example.org ")
    assert left(cafe) == [("Mara@example.org", "waiting", 0)]
    for _ in range(2):
        assert mail_waiting(cafe.shop).fault == ""
    (taken,) = server.letters
    assert taken.to == "Mara@example.org"
    assert taken.read["Subject"] == "Counter Coffee: receipt T1-000001, 23 Nov 2026"
    assert "1 Latte" in taken.text
    assert "COPY" not in taken.text
    printed = PdfReader(BytesIO(taken.pdf)).pages[0].extract_text()
    assert "T1-000001" in printed
    assert left(cafe) == []
    assert cafe.sql("SELECT count(*) FROM print_jobs") == [(0,)]
    assert cafe.sql("SELECT count(*) FROM journal WHERE body LIKE '%example.org%' AND kind != 'SettingChanged'") == [
        (0,)
    ]


def test_it_speaks_the_customers_language(cafe: Cafe, server: SmtpServer) -> None:
    wanted(cafe, language="de")
    mail_waiting(cafe.shop)
    (taken,) = server.letters
    assert taken.read["Subject"] == "Counter Coffee: Beleg T1-000001, 23. Nov. 2026"
    assert taken.read["Content-Language"] == "de"
    assert "Summe" in taken.text or "Gesamt" in taken.text


def test_a_server_that_is_away_is_tried_again_later_and_later(cafe: Cafe, server: SmtpServer) -> None:
    server.answers |= {"EHLO": "421 not now", "HELO": "421 not now"}
    wanted(cafe)
    waits = []
    for _ in range(6):
        came = mail_waiting(cafe.shop)
        assert "localhost does not answer" in came.fault
        assert came.again_in is not None
        waits.append(round(came.again_in))
        cafe.forward(came.again_in / 60)
    assert waits == [5, 30, 120, 600, 1800, 1800]
    server.answers.clear()
    assert mail_waiting(cafe.shop).fault == ""
    assert ["COPY" in each.text for each in server.letters] == [False]


def test_a_server_that_lets_us_not_in_is_asked_once_for_all_that_waits(cafe: Cafe, server: SmtpServer) -> None:
    cafe.shop.do(cafe.ana, set_up_mail, server.setup, "guess")
    for _ in range(3):
        wanted(cafe)
    for _ in range(2):
        mail_waiting(cafe.shop)
    assert len(server.logins) == 1
    cafe.shop.do(cafe.ana, set_up_mail, server.setup, PASSWORD)
    mail_waiting(cafe.shop)
    assert len(server.letters) == 3


def test_what_waits_survives_a_restart(cafe: Cafe, server: SmtpServer) -> None:
    wanted(cafe)
    again = cafe.reopened()
    mail_waiting(again.shop)
    assert len(server.letters) == 1
    again.close()


def test_what_the_server_had_when_the_counter_died_goes_again_as_a_copy_under_the_same_id(
    cafe: Cafe, server: SmtpServer
) -> None:
    wanted(cafe)
    begun = cafe.shop.do(cafe.shop.itself, next_to_mail).mail
    assert begun
    again = cafe.reopened()
    mail_waiting(again.shop)
    (taken,) = server.letters
    assert "COPY" in taken.text
    assert taken.read["Message-ID"] == f"<{begun.mail_id.hex}@example.org>"
    again.close()


def test_a_letter_that_may_have_gone_is_a_copy_and_not_tried_for_ever(cafe: Cafe, server: SmtpServer) -> None:
    server.dies_after = "."
    wanted(cafe)
    for _ in range(5):
        if (came := mail_waiting(cafe.shop)).again_in is not None:
            cafe.forward(came.again_in / 60)
    assert ["COPY" in each.text for each in server.had] == [False, True, True]
    assert len({str(each.read["Message-ID"]) for each in server.had}) == 1
    assert left(cafe) == [(MARA, "failed", 1)]
    server.dies_after = None
    cafe.shop.do(cafe.ana, send_failed_mails)
    mail_waiting(cafe.shop)
    assert "COPY" in server.letters[0].text
    assert left(cafe) == []


def test_an_address_that_nobody_has_holds_up_no_other(cafe: Cafe, server: SmtpServer) -> None:
    wanted(cafe, "nobody@example.org")
    server.answers["RCPT"] = "550 no such user"
    assert mail_waiting(cafe.shop).fault == ""
    assert "does not know nobody@example.org: no such user" in cafe.shop.read(mails_left).fault
    del server.answers["RCPT"]
    wanted(cafe)
    mail_waiting(cafe.shop)
    assert [each.to for each in server.letters] == [MARA]
    assert (cafe.shop.read(mails_left).waiting, cafe.shop.read(mails_left).failed) == (0, 1)
    cafe.shop.do(cafe.ana, drop_mails)
    assert left(cafe) == []


def test_a_mailbox_that_is_busy_goes_later_and_the_next_at_once(cafe: Cafe, server: SmtpServer) -> None:
    server.answers["RCPT"] = "450 busy"
    wanted(cafe)
    assert mail_waiting(cafe.shop).again_in == pytest.approx(5)
    del server.answers["RCPT"]
    wanted(cafe, "ben@example.org")
    mail_waiting(cafe.shop)
    assert [each.to for each in server.letters] == ["ben@example.org"]
    cafe.forward(1)
    mail_waiting(cafe.shop)
    assert [each.to for each in server.letters] == ["ben@example.org", MARA]


def test_after_a_day_it_waits_for_a_word(cafe: Cafe, server: SmtpServer) -> None:
    server.answers["RCPT"] = "450 busy"
    wanted(cafe)
    cafe.forward(24 * 60)
    mail_waiting(cafe.shop)
    assert left(cafe) == [(MARA, "failed", 0)]


def test_what_was_changed_outside_counter_is_not_sent(cafe: Cafe, server: SmtpServer) -> None:
    wanted(cafe)
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        unit.connection.exec_driver_sql("UPDATE mails SET address = 'thief@example.org'")
    mail_waiting(cafe.shop)
    assert server.had == []
    assert cafe.sql("SELECT state, fault FROM mails") == [("failed", "It was changed outside Counter.")]


def test_another_server_does_not_get_the_password(cafe: Cafe, certificate: Path, server: SmtpServer) -> None:
    with smtp_server(certificate) as other:
        elsewhere = other.setup
        cafe.shop.do(cafe.ana, decide, {"mail": {**_plain(elsewhere), "user": "thief@example.org"}})
        wanted(cafe)
        assert "password of the mail server localhost is not on this machine" in mail_waiting(cafe.shop).fault
        assert (other.logins, other.had) == ([], [])


def _plain(server: object) -> dict[str, object]:
    return {name: getattr(server, name) for name in ("host", "sender", "user", "port", "secured")}


def test_the_password_is_in_no_book_and_nobody_elses_to_read(cafe: Cafe, server: SmtpServer) -> None:
    kept = cafe.folder / MAIL_PASSWORD
    assert kept.stat().st_mode & 0o077 == 0
    assert find_mail_password(cafe.folder, cafe.shop.journal.shop, server.setup) == PASSWORD
    books = b"".join(file.read_bytes() for file in cafe.folder.glob("counter.sqlite*"))
    assert b"SettingChanged" in books
    assert PASSWORD.encode() not in books


def test_a_regulars_way_is_kept_and_theirs_go_there_by_themselves(cafe: Cafe, server: SmtpServer) -> None:
    mara = cafe.shop.do(cafe.ana, note_regular, "Mara").regular_id

    def sell() -> pay.SaleResult:
        order_id = cafe.ring("Latte")
        cafe.shop.do(cafe.ana, order_for, order_id, mara)
        return cafe.pay(order_id)

    first = sell()
    assert first.way == "print"
    cafe.shop.do(cafe.ana, mail_and_keep, first.order_id, first.receipt, MARA, is_copy=True)
    cafe.shop.do(cafe.ana, note_regular, "Mara", "M1", known=mara)  # what else changes leaves it
    assert sell().way == "e-mail"
    mail_waiting(cafe.shop)
    assert [(each.to, "COPY" in each.text) for each in server.letters] == [(MARA, True), (MARA, False)]
    third = sell()
    cafe.shop.do(cafe.ana, keep_way, third.order_id, "none")
    assert sell().way == "none"
    assert cafe.shop.read(the_regular, mara).email == MARA
    assert cafe.sql("SELECT count(*) FROM print_jobs WHERE kind = 'receipt'") == [(1,)]


def test_whoever_wants_to_be_forgotten_gets_no_letter_and_no_address_is_left(cafe: Cafe, server: SmtpServer) -> None:
    mara = cafe.shop.do(cafe.ana, note_regular, "Mara").regular_id
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, order_for, order_id, mara)
    sold = cafe.pay(order_id)
    cafe.shop.do(cafe.ana, mail_and_keep, order_id, sold.receipt, MARA)
    cafe.shop.do(cafe.ana, forget_regular, mara)
    mail_waiting(cafe.shop)
    assert server.had == []
    assert cafe.sql("SELECT email FROM regulars") == [("",)]
    assert cafe.sql("SELECT count(*) FROM journal WHERE body LIKE '%mara@%' OR private LIKE '%mara@%'") == [(0,)]


def test_an_order_that_is_forgotten_is_not_sent(cafe: Cafe, server: SmtpServer) -> None:
    order_id = wanted(cafe)
    cafe.shop.do(cafe.ana, forget_customer, order_id)
    assert left(cafe) == []
    mail_waiting(cafe.shop)
    assert server.had == []


def test_a_receipt_goes_again_as_a_copy_which_is_a_fact(cafe: Cafe, server: SmtpServer) -> None:
    order_id = cafe.sell("Latte")
    cafe.shop.do(cafe.ana, mail_again, order_id, "", MARA)
    mail_waiting(cafe.shop)
    assert "COPY" in server.letters[0].text
    assert cafe.sql("SELECT count(*) FROM journal WHERE kind = 'ReceiptCopied'") == [(1,)]


def test_a_try_says_that_it_is_no_receipt(cafe: Cafe, server: SmtpServer) -> None:
    send_try(cafe.shop, MARA)
    assert "NOT A RECEIPT" in server.letters[0].text
    server.answers["RCPT"] = "550 who"
    with pytest.raises(Refused, match="does not know"):
        send_try(cafe.shop, MARA)


def test_without_a_server_it_is_said(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    with pytest.raises(Refused, match="No mail server is set up"):
        cafe.shop.do(cafe.ana, mail_receipt, order_id, "T1-000001", MARA)
    with pytest.raises(Refused, match="Set up a mail server first"):
        send_try(cafe.shop, MARA)


def test_a_shop_that_does_not_count_sends_nothing(cafe: Cafe, server: SmtpServer) -> None:
    wanted(cafe)
    cafe.shop.do(cafe.ana, decide, {"counts": False})
    mail_waiting(cafe.shop)
    assert server.had == []


@pytest.mark.parametrize(
    "wrong",
    [{"host": "smtp example"}, {"host": ""}, {"port": 0}, {"sender": "Bar <bar@example.org>"}, {"user": "a" * 200}],
)
def test_a_server_that_cannot_be_is_refused(cafe: Cafe, server: SmtpServer, wrong: dict[str, object]) -> None:
    with pytest.raises(Refused):
        cafe.shop.do(cafe.ana, decide, {"mail": _plain(server.setup) | wrong})
    assert cafe.shop.settings.mail == server.setup


def test_a_password_that_no_server_takes_is_refused(cafe: Cafe, server: SmtpServer) -> None:
    with pytest.raises(Refused, match="plain letters"):
        cafe.shop.do(cafe.ana, set_up_mail, server.setup, "gueß")
