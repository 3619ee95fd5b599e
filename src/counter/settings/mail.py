"""Rules of the mail server that a shop's receipts go out by."""

from __future__ import annotations

import re

from counter.devices.mail_setup import MailServer
from counter.kernel.errors import Refused
from counter.kernel.mail_address import read_address

LONGEST_USER = 120
_HOST = re.compile(r"(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", re.ASCII)


def check_mail(server: MailServer | None) -> None:
    """Refused where no mail could go out there."""
    if server is None:
        return
    if not _HOST.fullmatch(server.host):
        raise Refused("“{host}” is no mail server. Write its name like smtp.example.org.", host=server.host)
    if not 0 < server.port < 1 << 16:
        raise Refused("A port is a number up to 65535: usually 465, or 587 with STARTTLS.")
    if read_address(server.sender) != server.sender:
        raise Refused("“{typed}” is no e-mail address. Write it like mara@example.org.", typed=server.sender)
    if not server.user.isprintable() or len(server.user) > LONGEST_USER:
        raise Refused("A mail server’s user has at most {most} letters, on one line.", most=LONGEST_USER)
