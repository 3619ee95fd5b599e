"""The mail server's password: in the system's keyring, else in a file of its owner's, and never in the books.

It is kept with the server and the user that it was given for, and for no other: whoever names another server in the
settings does not have it sent there.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from counter.devices.mail_setup import MailServer
from counter.journal.system_keyring import in_keyring
from counter.kernel.errors import Refused
from counter.kernel.ids import ShopId
from counter.kernel.private_files import write_anew
from counter.kernel.typed_json import read_json

MAIL_PASSWORD = "mail.password"  # noqa: S105 - a file's name
"""The file in a shop's folder, where the system has no keyring."""


class _Kept(msgspec.Struct):
    host: str
    user: str
    password: str


def keep_mail_password(folder: Path, shop: ShopId, server: MailServer, password: str) -> None:
    """Keeps the password for that server and user on this machine. Refused where it has letters no server takes."""
    if not password.isascii():
        raise Refused(
            "Mail servers take plain letters, figures and signs in a password only. Choose another one there."
        )
    kept = msgspec.json.encode(_Kept(server.host, server.user, password))
    if in_keyring(_name(shop), kept.decode()) == kept.decode():
        (folder / MAIL_PASSWORD).unlink(missing_ok=True)
    else:
        write_anew(folder / MAIL_PASSWORD, kept)


def find_mail_password(folder: Path, shop: ShopId, server: MailServer) -> str | None:
    """The password for that server and user; None where none was typed on this machine."""
    file = folder / MAIL_PASSWORD
    written = file.read_bytes() if file.exists() else (in_keyring(_name(shop)) or "").encode()
    with suppress(msgspec.MsgspecError):
        kept = read_json(written, _Kept)
        if (kept.host, kept.user) == (server.host, server.user):
            return kept.password
    return None


def _name(shop: ShopId) -> str:
    return f"{shop.hex} mail"
