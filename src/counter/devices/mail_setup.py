"""Where a shop's mail goes out, as its owner set it up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Secured(StrEnum):
    """How the line to the mail server is encrypted: from its first byte, or by STARTTLS. It never goes without."""

    TLS = "tls"
    STARTTLS = "starttls"


PORTS = {Secured.TLS: 465, Secured.STARTTLS: 587}
"""Where mail servers take letters from programs: RFC 8314, 3.2 and 3.3."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server, and in whose name it is spoken to: `user`, "" where it asks for none.

    `sender` is the address that letters come from. Its password stands elsewhere (`journal/mail_password.py`).
    """

    host: str
    sender: str
    user: str = ""
    port: int = PORTS[Secured.TLS]
    secured: Secured = Secured.TLS
