"""What stands between a machine and its server before anybody said who they are: certificates, and who is let in.

libpq and PostgreSQL give no code for it, only words; those are libpq's and an English server's.
"""

from __future__ import annotations

import re

from counter.kernel.errors import Refused
from counter.kernel.language import _

_HOST = re.compile(r'server at "(?P<host>[^"]*)"')
_TRIED = re.compile(r"(?=connection to server at )")
_WHERE = re.compile(r'server at "[^"]*"(?: \([^)]*\))?')
_TOLD = {
    r'root certificate file "(?P<path>.*)" does not exist': _(
        "Nothing here proves the server at {host}: copy its root.crt to {path}, or leave sslmode out of the address."
    ),
    r'server certificate for "(?P<named>.*?)".* does not match host name': _(
        "The certificate of the server at {host} is of {named}. Type that address, or have one made for this."
    ),
    r"certificate verify failed": _(
        "The server at {host} does not prove that it is the shop’s: its certificate is too old, or not of the root.crt"
        " on this machine. Copy the server’s root.crt here, or have a new certificate made there."
    ),
    r"no pg_hba\.conf entry .*no encryption": _(
        "The server at {host} speaks encrypted only. Leave sslmode out of the address."
    ),
    r"no pg_hba\.conf entry|pg_hba\.conf rejects connection": _(
        "The server at {host} lets nobody in from where this machine is. Its pg_hba.conf says from where."
    ),
}
"""What is said there, the first that fits, and what somebody should do."""


def said_at_the_door(fault: Exception) -> Refused | None:
    """One sentence for whoever stands there, where somebody has to do something about it; else None."""
    said = _first_of_each_place(str(fault))
    host = _HOST.search(said)
    for words, sentence in _TOLD.items():
        if found := re.search(words, said):
            return Refused(sentence, host=host["host"] if host else "", **found.groupdict())
    return None


def _first_of_each_place(said: str) -> str:
    """What was said where libpq tried first: refused encrypted, it tries the same place again without."""
    tried = dict[str, str]()
    for part in _TRIED.split(said):
        where = _WHERE.search(part)
        tried.setdefault(where[0] if where else "", part)
    return "".join(tried.values())
