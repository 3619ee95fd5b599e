"""Since when the shop's server lets this machine in no more, kept in its folder: a start later knows it still."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from counter.kernel.private_files import write_anew

SHUT_SINCE = "shut-out"
"""The file in a shop's folder; where there is none the server lets this machine in, or was not asked."""
log = logging.getLogger(__name__)


def shut_since(folder: Path, now: datetime) -> datetime:
    """When the server first said no, aware UTC: `now` where this is the first time."""
    path = folder / SHUT_SINCE
    with suppress(OSError, ValueError):
        return datetime.fromisoformat(path.read_text("ascii").strip()).astimezone(UTC)
    try:
        write_anew(path, f"{now.isoformat()}\n".encode("ascii"))
    except OSError as fault:
        log.warning("since when the server says no is not kept: %s", fault)
    return now


def let_in_again(folder: Path) -> None:
    """The server lets this machine in."""
    with suppress(OSError):
        (folder / SHUT_SINCE).unlink(missing_ok=True)
