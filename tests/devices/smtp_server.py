"""A mail server, as others build them: it takes letters over TLS alone, refuses, stalls, and dies with a letter."""

from __future__ import annotations

import base64
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Event, Thread
from typing import Self

from counter.devices.mail_setup import MailServer, Secured

USER, PASSWORD = "rosa@example.org", "grinder-and-steam"


@dataclass(frozen=True)
class Taken:
    """A letter that the server took, or had whole: from whom, to whom, and its bytes as they stood on the line."""

    sender: str
    to: str
    raw: bytes

    @property
    def read(self) -> EmailMessage:
        message = message_from_bytes(self.raw, policy=default)
        assert isinstance(message, EmailMessage)
        return message

    @property
    def text(self) -> str:
        body = self.read.get_body(("plain",))
        assert body is not None
        return str(body.get_content())

    @property
    def pdf(self) -> bytes:
        (attached,) = self.read.iter_attachments()
        content: bytes = attached.get_content()
        return content


@dataclass
class SmtpServer:
    """`answers` are what it says to a command in place of yes; `dies_after` names one after which it hangs up.

    It stalls at the command `stalls_at`, "" before its first word. `wants_user`: nobody sends who has not logged in.
    """

    certificate: Path
    secured: Secured = Secured.TLS
    offers_tls: bool = True
    answers: dict[str, str] = field(default_factory=dict)
    dies_after: str | None = None
    stalls_at: str | None = None
    letters: list[Taken] = field(default_factory=list)
    had: list[Taken] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    in_clear: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._over = Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(self.certificate)
        Thread(target=self._serve, daemon=True).start()

    @property
    def setup(self) -> MailServer:
        """As an owner sets it up."""
        return MailServer("localhost", "bar@example.org", USER, self.port, self.secured)

    def switch_off(self) -> None:
        self._over.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            Thread(target=self._speak, args=(line,), daemon=True).start()

    def _speak(self, line: socket.socket) -> None:
        with suppress(OSError):
            if self.stalls_at == "":
                self._over.wait(5)
            with _Talk(self, line) as talk:
                talk.go_on()

    def wait(self) -> None:
        self._over.wait(5)

    def secure(self, line: socket.socket) -> ssl.SSLSocket:
        return self._context.wrap_socket(line, server_side=True)


class _Talk:
    def __init__(self, server: SmtpServer, line: socket.socket) -> None:
        self._server, self._line, self._kept = server, line, b""
        self._sender = self._to = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    def go_on(self) -> None:
        if self._server.secured is Secured.TLS:
            self._line = self._server.secure(self._line)
        self._say("220 here")
        while command := self._read_line():
            if not isinstance(self._line, ssl.SSLSocket):
                self._server.in_clear.append(command)
            word = command.split(maxsplit=1)[0].decode().upper()
            if self._server.stalls_at == word:
                self._server.wait()
                return
            if not self._answer(word, command.decode().partition(" ")[2]) or self._server.dies_after == word:
                return

    def _answer(self, word: str, rest: str) -> bool:
        if word in self._server.answers:
            self._say(self._server.answers[word])
        elif word == "EHLO":
            starts = self._server.secured is Secured.STARTTLS and self._server.offers_tls
            self._say("250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN" if starts else "250-here\r\n250 AUTH PLAIN")
        elif word == "STARTTLS":
            self._say("220 go on")
            self._line = self._server.secure(self._line)
        elif word == "AUTH":
            self._log_in(rest.split()[1])
        elif word == "DATA":
            return self._take()
        else:
            self._sender = rest.partition("<")[2].partition(">")[0] if word == "MAIL" else self._sender
            self._to = rest.partition("<")[2].partition(">")[0] if word == "RCPT" else self._to
            self._say("221 bye" if word == "QUIT" else "250 yes")
        return word != "QUIT"

    def _log_in(self, given: str) -> None:
        _, user, password = base64.b64decode(given).decode().split("\0")
        self._server.logins.append((user, password))
        self._say("235 yes" if (user, password) == (USER, PASSWORD) else "535 5.7.8 no")

    def _take(self) -> bool:
        self._say("354 go on")
        lines = []
        while (line := self._read_line()) not in (None, b"."):
            assert line is not None
            lines.append(line[1:] if line.startswith(b"..") else line)
        letter = Taken(self._sender, self._to, b"\r\n".join(lines))
        self._server.had.append(letter)
        if self._server.dies_after == ".":
            return False
        answer = self._server.answers.get(".", "250 taken")
        if answer.startswith("250"):
            self._server.letters.append(letter)
        self._say(answer)
        return True

    def _read_line(self) -> bytes | None:
        while b"\r\n" not in self._kept:
            read = self._line.recv(65536)
            if not read:
                return None
            self._kept += read
        line, _, self._kept = self._kept.partition(b"\r\n")
        return line

    def _say(self, words: str) -> None:
        self._line.sendall(words.encode() + b"\r\n")


def make_certificate(folder: Path, name: str) -> Path:
    """A certificate with its key for the host of that name, signed by itself."""
    path = folder / f"{name}.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    named = ["-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run([*made, *named, "-keyout", path, "-out", f"{path}.crt"], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@contextmanager
def smtp_server(certificate: Path, **how: object) -> Iterator[SmtpServer]:
    """One that is switched off in the end."""
    server = SmtpServer(certificate, **how)  # type: ignore[arg-type]
    try:
        yield server
    finally:
        server.switch_off()
