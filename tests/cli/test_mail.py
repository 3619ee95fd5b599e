"""An owner sets up the mail server, tries it, and nobody reads its password."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cafe import Cafe
from cli.running import Answer, counter
from devices.smtp_server import PASSWORD, USER, SmtpServer, make_certificate, smtp_server

Typed = Callable[..., Answer]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cafe: Cafe) -> Typed:
    cafe.close()
    return lambda *words: counter(capsys, monkeypatch, "--shop", cafe.folder, "mail", *words)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmtpServer]:
    certificate = make_certificate(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with smtp_server(certificate) as server:
        yield server


def test_a_server_is_set_up_tried_and_taken_off(
    typed: Typed, server: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No mail server is set up" in typed().out
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    where = f"localhost:{server.port}"
    done = typed("set", where, "--from", "bar@example.org", "--user", USER)
    assert PASSWORD not in done.out + done.err
    shown = typed().out
    assert f"{where} tls, from bar@example.org, user {USER}\nIt lets us in.\n0 waiting, 0 failed\n" in shown
    assert "took a try for mara@example.org" in typed("test", "mara@example.org").out
    assert "NOT A RECEIPT" in server.letters[0].text
    server.answers["AUTH"] = "535 no"
    assert "does not take the user or the password" in typed().out
    assert "does not take the user or the password" in typed("test", "mara@example.org").err
    assert "do not go out" in typed("off").out
    assert "No mail server is set up" in typed().out


def test_what_is_no_server_or_no_address_is_refused(typed: Typed, server: SmtpServer) -> None:
    assert "is no mail server" in typed("set", "localhost:smtp", "--from", "bar@example.org").err
    assert "is no e-mail address" in typed("set", "localhost", "--from", "bar").err
    typed("set", f"localhost:{server.port}", "--from", "bar@example.org")
    assert "is no e-mail address" in typed("test", "mara").err
    assert server.had == []
