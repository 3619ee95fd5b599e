"""E-mail addresses as somebody typed or said them: what is kept of one, and what no mail server would take."""

from __future__ import annotations

import re

from counter.kernel.errors import Refused
from counter.kernel.typed_text import plain_text

LONGEST = 254
"""Letters of a whole address: RFC 5321, 4.5.3.1.3, without its angle brackets."""
_LONGEST_LOCAL = 64
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.ASCII)
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)


def read_address(typed: str) -> str:
    """An address as it is kept: its domain in small letters, and as the mail system writes it where it has others.

    Refused where no mail server takes it. RFC 5321, 4.1.2, without quoted names and addresses in brackets.
    """
    text = plain_text(typed)
    local, _, domain = text.rpartition("@")
    host = _host(domain)
    if not host or len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local) or len(local) + len(host) >= LONGEST:
        raise Refused("“{typed}” is no e-mail address. Write it like mara@example.org.", typed=text[:60])
    return f"{local}@{host}"


def _host(domain: str) -> str:
    """A domain in the letters of the mail system; "" where there can be none of that name."""
    try:
        host = domain.lower().encode("idna").decode()
    except UnicodeError:
        return ""
    labels = host.split(".")
    is_one = len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdigit()
    return host if is_one else ""
