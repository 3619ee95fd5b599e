"""A mail server at a counter that is open: nobody waits for it, and what it refuses is said until it takes letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows import pay, ring_up
from counter.flows.mail import set_up_mail
from counter.flows.receipt_ways import mail_receipt
from counter.kernel.ids import OrderId, new_id
from counter.ui.desk.away import MAIL
from counter.ui.desk.desk import Desk
from devices.smtp_server import PASSWORD, SmtpServer, make_certificate, smtp_server


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"), "localhost")


@pytest.fixture
def server(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmtpServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with smtp_server(certificate) as server:
        yield server


@pytest.fixture
def desk(cafe: Cafe) -> Iterator[Desk]:
    desk = Desk(cafe.shop)
    desk.by = cafe.ana
    yield desk
    desk.end()


def sell(desk: Desk, cafe: Cafe) -> None:
    """A latte whose receipt goes by e-mail."""
    order_id = OrderId(new_id())
    desk.do(ring_up.add_item, order_id, cafe.item("Latte"))
    sold = desk.do(pay.pay, order_id, (), they_know=True, way="none")
    sold.then(lambda sale: desk.do(mail_receipt, order_id, sale.receipt, "mara@example.org"))


def test_a_letter_goes_by_itself(qtbot: QtBot, desk: Desk, cafe: Cafe, server: SmtpServer) -> None:
    desk.do(set_up_mail, server.setup, PASSWORD)
    sell(desk, cafe)
    qtbot.waitUntil(lambda: len(server.letters) == 1)
    qtbot.waitUntil(lambda: cafe.sql("SELECT count(*) FROM mails") == [(0,)])


def test_a_wrong_password_is_said_until_the_right_one_is_typed(
    qtbot: QtBot, desk: Desk, cafe: Cafe, server: SmtpServer
) -> None:
    desk.do(set_up_mail, server.setup, "guess")
    with qtbot.waitSignal(desk.unavailable) as away:
        sell(desk, cafe)
    assert away.args == [MAIL, "The mail server localhost does not take the user or the password."]
    with qtbot.waitSignal(desk.available):
        desk.do(set_up_mail, server.setup, PASSWORD)
    qtbot.waitUntil(lambda: len(server.letters) == 1)


def test_a_server_that_stalls_holds_up_no_sale_and_no_closing(qtbot: QtBot, cafe: Cafe, server: SmtpServer) -> None:
    desk = Desk(cafe.shop)
    desk.by = cafe.ana
    server.stalls_at = "EHLO"
    desk.do(set_up_mail, server.setup, PASSWORD)
    sell(desk, cafe)
    qtbot.waitUntil(lambda: cafe.sql("SELECT state FROM mails") == [("sending",)])
    begun = monotonic()
    for _ in range(3):
        sell(desk, cafe)
    qtbot.waitUntil(lambda: cafe.sql("SELECT count(*) FROM mails") == [(4,)])
    assert desk.end() is False
    assert monotonic() - begun < 3
    assert cafe.sql("SELECT count(*) FROM receipts") == [(4,)]
