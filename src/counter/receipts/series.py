"""In which series receipts and Zs are numbered: a terminal's own, and a new one each time its books were put back."""

from __future__ import annotations

from hashlib import sha256

from counter.journal.fact import Entry
from counter.journal.known_queries import terminals
from counter.journal.queries import newest_first
from counter.kernel.codes import SYMBOLS
from counter.kernel.ids import TerminalId
from counter.settings.facts import BooksPutBack
from counter.settings.queries import last_put_back
from counter.store.unit import Connection

_LENGTH = 5


def receipt_series(connection: Connection, terminal: TerminalId) -> str:
    """The series of a terminal's next receipt: "T1", or "T1.K7Q2M" after its books were put back."""
    put_back = last_put_back(connection, terminal)
    return terminal if put_back is None else series_after(put_back)


def z_series(connection: Connection, terminal: TerminalId) -> str:
    """The series of a terminal's next Z: "" for its own, after its books were put back that of its receipts."""
    put_back = last_put_back(connection, terminal)
    return "" if put_back is None else series_after(put_back)


def series_after(put_back: Entry) -> str:
    """The series that begins with a BooksPutBack: of its id, so that two of the same backup never have the same."""
    digest = sha256(put_back.id.bytes).digest()
    return f"{put_back.terminal}.{''.join(SYMBOLS[each % len(SYMBOLS)] for each in digest[:_LENGTH])}"


def all_series(connection: Connection) -> tuple[str, ...]:
    """Every series that receipts here may have."""
    return (*terminals(connection), *map(series_after, newest_first(connection, BooksPutBack)))
