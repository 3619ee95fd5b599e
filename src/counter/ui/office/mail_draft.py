"""A mail server half typed: what an owner wrote until Save. Pure; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from counter.devices.mail_setup import PORTS, MailServer, Secured
from counter.kernel.errors import Refused

WAYS = (Secured.TLS, Secured.STARTTLS)
"""How the line is encrypted, in the order in which it is asked."""


@dataclass(frozen=True, slots=True)
class MailDraft:
    """What is typed. `was` is the server as it was when they began; `password` is "" while none is typed."""

    was: MailServer | None
    host: str = ""
    port: str = str(PORTS[Secured.TLS])
    secured: Secured = Secured.TLS
    sender: str = ""
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def begin(cls, was: MailServer | None) -> Self:
        """As it is set up."""
        return cls(was, was.host, str(was.port), was.secured, was.sender, was.user) if was else cls(None)

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return self != type(self).begin(self.was)

    @property
    def is_for_same(self) -> bool:
        """Whether it is the server and the user that a password was typed for before."""
        return self.was is not None and (self.host.strip(), self.user.strip()) == (self.was.host, self.was.user)

    def secure(self, place: int) -> Self:
        """The line is encrypted so; a port that is usual for the other way follows."""
        secured = WAYS[place]
        follows = self.port.strip() in ("", *(str(port) for port in PORTS.values()))
        return replace(self, secured=secured, port=str(PORTS[secured]) if follows else self.port)

    def to_save(self) -> MailServer:
        """The server that is meant. Refused where its port is no number."""
        port = self.port.strip()
        if not (port.isascii() and port.isdecimal()):
            raise Refused("A port is a number up to 65535: usually 465, or 587 with STARTTLS.")
        return MailServer(self.host.strip(), self.sender.strip(), self.user.strip(), int(port[:6]), self.secured)
