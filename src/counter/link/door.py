"""What stands between a machine and its server before anybody said who they are: certificates, and who is let in.

libpq and PostgreSQL give no code for it, only words; those are libpq's and an English server's.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from counter.kernel.errors import Refused

_HOST = re.compile(r'server at "([^"]*)"')


def said_at_the_door(fault: Exception) -> Refused | None:
    """One sentence for whoever stands there, where somebody has to do something about it; else None."""
    said = str(fault)
    host = _HOST.search(said)
    for words, tell in _TOLD.items():
        if found := re.search(words, said):
            return tell(host.group(1) if host else "", *found.groups())
    return None


def _nothing_to_know_it_by(host: str, path: str) -> Refused:
    return Refused(
        "Nothing here proves the server at {host}: copy its root.crt to {path}, or leave sslmode out of the address.",
        host=host,
        path=path,
    )


def _not_proved(host: str) -> Refused:
    return Refused(
        "The server at {host} does not prove that it is the shop’s: its certificate is too old, or not of the root.crt"
        " on this machine. Copy the server’s root.crt here, or have a new certificate made there.",
        host=host,
    )


def _of_another(host: str, named: str) -> Refused:
    return Refused(
        "The certificate of the server at {host} is of {named}. Type that address, or have one made for this.",
        host=host,
        named=named,
    )


def _encrypted_only(host: str) -> Refused:
    return Refused("The server at {host} speaks encrypted only. Leave sslmode out of the address.", host=host)


def _not_from_here(host: str) -> Refused:
    return Refused(
        "The server at {host} lets nobody in from where this machine is. Its pg_hba.conf says from where.", host=host
    )


_TOLD: dict[str, Callable[..., Refused]] = {
    r'root certificate file "(.*)" does not exist': _nothing_to_know_it_by,
    r'server certificate for "(.*?)".* does not match host name': _of_another,
    r"certificate verify failed": _not_proved,
    r"no pg_hba\.conf entry .*no encryption": _encrypted_only,
    r"no pg_hba\.conf entry": _not_from_here,
}
"""What is said, the first that fits; what it names goes with the host to whoever tells it."""
