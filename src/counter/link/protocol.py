"""What a terminal and the shop's server say to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from counter.journal.fact import Entry
from counter.journal.heads import Head
from counter.journal.receive import Positioned
from counter.kernel.ids import FactId, OrderId, Position, Seq, ShopId, TerminalId

PROTOCOL = 1
"""What this Counter speaks. A server serves terminals of its own number and of the one before."""
MOST_AT_ONCE = 500
"""Facts that one push or pull carries, about: never less than a whole act."""

Run = Callable[[Callable[[], Any]], Any]
"""Does something where acts are done, and waits for it."""


@dataclass(frozen=True, slots=True)
class Hello:
    """What the server says to a terminal that connects.

    `head` is the last fact of this terminal that the server has (Head(0, FIRST) where none), `position` how many facts
    of the shop have one, `digest` the running digest at the cursor the terminal named (None where the server knows no
    such position), `now` the server's clock, aware UTC.
    """

    protocol: int
    shop: ShopId
    terminal: TerminalId
    head: Head
    position: Position
    digest: bytes | None
    now: datetime


class Server(Protocol):
    """The shop's server, as one terminal may use it. Each call raises Unavailable where no answer comes in time.

    Refused where the server says no: this terminal was revoked, its chain forks, it is too old or too new.
    """

    def hello(self, cursor: Position) -> Hello:
        """Who I am, and how far the shop is; `cursor` is how far I know it."""

    def digest_at(self, position: Position) -> bytes | None:
        """The running digest of the shop's order at a position, as `journal.receive.digest_after`; None beyond it."""

    def push(self, entries: Sequence[Entry], erased: Sequence[FactId]) -> None:
        """Gives facts without a position, in the order they arrived here; of several terminals after a rewind.

        What the server has is passed over. `erased` are facts whose private part it drops. The answer means nothing:
        positions are learned by pulling.
        """

    def pull(self, after: Position, known: Seq, most: int = MOST_AT_ONCE) -> Sequence[Positioned]:
        """What comes after a position; facts of my own up to my number `known` without their entry.

        Own facts beyond it are those of a file that was put back from an older copy, and come whole. The last act may
        be cut.
        """

    def is_quiet(self) -> bool:
        """It answers; whether nobody pushed anything since the last pull over this connection."""

    def refill(self) -> None:
        """The keeper says that the server lost facts: for a day it takes those of others from any terminal."""

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """Who holds `what` now: `order_id`, unless another order was first. Asking twice is harmless."""

    def release(self, what: str, order_id: OrderId) -> None:
        """Gives back what this terminal claimed for an order that was not sold; nothing where it did not."""

    def new_voucher_keys(self, known: int) -> Mapping[int, bytes]:
        """Voucher keys beyond number `known`, by number, sealed for this terminal: others left the shop since."""
