"""The office's section E-mail: a mail server set up, tried and taken off; its password stands in nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from counter.devices.mail_setup import Secured
from counter.flows.mail import set_up_mail
from counter.reports.changes import setting_changes
from counter.ui.desk.mail_server import MailServerAsked
from counter.ui.office.build_changes import change_states
from counter.ui.office.mail_presenter import MailPresenter
from counter.ui.office.mail_state import MailState
from devices.smtp_server import PASSWORD, USER, SmtpServer, make_certificate, smtp_server
from ui.sync_desk import SyncDesk


class MailHarness:
    """The section as it was last shown."""

    def __init__(self, work: SyncDesk) -> None:
        self.work, self.decided = work, 0
        self.page = MailPresenter(work, work.shop, self._show, self._count, MailServerAsked(work.shop, work.run_now))
        self.state: MailState = self.page.state()

    def _show(self) -> None:
        self.state = self.page.state()

    def _count(self) -> None:
        self.decided += 1
        self.page.look_again()
        self._show()

    def type(self, **parts: str) -> None:
        for part, text in parts.items():
            self.page.write(part, text)

    def set_up(self, server: SmtpServer, password: str = PASSWORD) -> None:
        self.type(host="localhost", port=str(server.port), sender="bar@example.org", user=USER, password=password)
        self.page.save()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"), "localhost")


@pytest.fixture
def server(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmtpServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with smtp_server(certificate) as server:
        yield server


@pytest.fixture
def office(work: SyncDesk) -> MailHarness:
    return MailHarness(work)


def test_a_mail_server_is_set_up_asked_and_tried(work: SyncDesk, office: MailHarness, server: SmtpServer) -> None:
    assert (office.state.host, office.state.port, office.state.can_try) == ("", "465", False)
    office.set_up(server)
    assert work.shop.settings.mail == server.setup
    assert (office.state.told, office.state.is_well) == ("The mail server lets us in.", True)
    assert office.state.password == "Password: set on this machine"
    assert (office.state.changed, office.state.bar) == (False, "Receipts can go by e-mail now.")
    office.page.try_it("mara@example.org")
    assert [letter.to for letter in server.letters] == ["mara@example.org"]
    assert office.state.told == "The mail server took it. Look whether it came."
    office.page.try_it("mara")
    assert (office.state.told, office.state.is_well) == (
        "“mara” is no e-mail address. Write it like mara@example.org.",
        False,
    )
    office.page.take_off()
    assert work.shop.settings.mails is False
    assert (office.state.host, office.state.can_take_off, office.state.can_try) == ("", False, False)


def test_what_a_server_says_against_us_is_said_and_is_no_longer_once_it_is_mended(
    office: MailHarness, server: SmtpServer
) -> None:
    office.set_up(server, "guess")
    told = "The mail server localhost does not take the user or the password."
    assert (office.state.told, office.state.is_well) == (told, False)
    office.page.try_it("mara@example.org")
    assert office.state.told == told
    office.type(password=PASSWORD)
    assert (office.state.told, office.state.changed, office.state.is_typed) == ("", True, True)
    office.page.save()
    assert (office.state.is_well, office.state.is_typed) == (True, False)


def test_the_password_is_in_nothing_that_is_shown_or_kept_in_the_books(
    work: SyncDesk, office: MailHarness, server: SmtpServer
) -> None:
    office.type(password=PASSWORD)
    assert PASSWORD not in str(asdict(office.state))
    office.set_up(server)
    assert PASSWORD not in str(asdict(office.state))
    changes = work.shop.read(setting_changes)
    told = change_states(changes, work.shop.playbook, work.shop.language)
    assert ("localhost" in str(told), PASSWORD in str((told, changes))) == (True, False)
    assert PASSWORD not in str(work.cafe.sql("SELECT body, private FROM journal"))


def test_a_password_is_for_its_server_and_user_alone(office: MailHarness, server: SmtpServer) -> None:
    office.set_up(server)
    office.type(user="max")
    assert office.state.password == "Password: none on this machine"
    office.page.save()
    assert office.state.wrong == "Type the password of max, too."
    assert (office.state.user, office.state.changed) == ("max", True)
    office.page.discard()
    assert (office.state.user, office.state.wrong, office.state.changed) == (USER, "", False)


def test_the_usual_port_follows_how_the_line_is_encrypted(work: SyncDesk, office: MailHarness) -> None:
    office.page.secure(1)
    assert (office.state.secured, office.state.port) == (1, "587")
    office.type(port="2525")
    office.page.secure(0)
    assert office.state.port == "2525"
    office.type(host="smtp.example.org", sender="bar@example.org", port="x")
    office.page.save()
    assert office.state.wrong == "A port is a number up to 65535: usually 465, or 587 with STARTTLS."
    office.page.secure(1)
    office.type(port="587")
    office.page.save()
    assert work.shop.settings.mail
    assert (work.shop.settings.mail.secured, office.state.password) == (Secured.STARTTLS, "Password")


def test_what_somebody_else_decided_meanwhile_is_not_written_over(
    work: SyncDesk, office: MailHarness, server: SmtpServer
) -> None:
    office.type(host="smtp.example.org", sender="bar@example.org")
    work.do(set_up_mail, server.setup, PASSWORD)
    office.page.look_again()
    office.page.save()
    assert office.state.wrong.startswith("Somebody changed the mail server just now.")
    assert work.shop.settings.mail == server.setup
    office.page.discard()
    assert office.state.host == "localhost"


def test_what_becomes_of_receipts_at_this_till_is_decided_at_once(work: SyncDesk, office: MailHarness) -> None:
    assert office.state.receipts == 0
    office.page.receipts(1)
    assert (work.shop.settings.receipts, office.state.receipts, office.decided) == ("ask", 1, 1)
