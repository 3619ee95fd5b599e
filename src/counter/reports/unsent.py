"""What this terminal recorded that the shop's server does not have yet, by what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import ModuleType

from sqlalchemy import Connection

from counter.accounts import facts as accounts_facts
from counter.journal.heard import count_unsent, last_heard
from counter.journal.queries import facts_since
from counter.kernel.ids import TerminalId
from counter.orders import change_facts
from counter.orders import facts as orders_facts
from counter.people import facts as people_facts
from counter.promises import facts as promises_facts
from counter.receipts import facts as receipts_facts
from counter.recovery import facts as recovery_facts
from counter.regulars import facts as regulars_facts
from counter.reports.called_machines import called_machines
from counter.terminals.facts import TerminalJoined
from counter.terminals.queries import read_terminals
from counter.till import drawer_facts, received_facts, waste_facts
from counter.till import facts as till_facts
from counter.vouchers import facts as vouchers_facts

ORDERS, MONEY, VOUCHERS, MISHAPS, PEOPLE, REST = "orders", "money", "vouchers", "mishaps", "people", "rest"
"""What facts are about, as people count them."""
_ABOUT: Mapping[str, Iterable[ModuleType]] = {
    ORDERS: (orders_facts, change_facts, promises_facts, regulars_facts),
    MONEY: (till_facts, drawer_facts, received_facts, waste_facts, receipts_facts),
    VOUCHERS: (vouchers_facts, accounts_facts),
    MISHAPS: (recovery_facts,),
    PEOPLE: (people_facts,),
}
_OF = {fact.__name__: about for about, rooms in _ABOUT.items() for room in rooms for fact in room.FACTS}


@dataclass(frozen=True, slots=True)
class Unsent:
    """How many facts wait, by what they are about, in the order above; when each other terminal was last heard of.

    Those that left the shop are not among them. `called` is what people call each by its short name, as they do in
    `heard`; times are aware UTC.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    heard: Mapping[str, datetime] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)


def unsent_facts(connection: Connection, terminal: TerminalId) -> Unsent:
    """What `terminal`, this one, recorded that has no position in the shop's order yet."""
    counted = Counter[str]()
    for kind, count in count_unsent(connection).items():
        counted[_OF.get(kind, REST)] += count
    joined = facts_since(connection, TerminalJoined, datetime.min.replace(tzinfo=UTC))
    gone = {terminal} | {fact.was for entry, fact in joined if entry.terminal == terminal}
    gone |= {each.terminal for each in read_terminals(connection) if each.revoked_at is not None}
    called, heard = called_machines(connection), last_heard(connection)
    others = {called.get(each, each): at for each, at in heard.items() if each not in gone}
    return Unsent({about: counted[about] for about in (*_ABOUT, REST) if counted[about]}, others, called)
