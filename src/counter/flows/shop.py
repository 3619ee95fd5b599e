"""The wired shop, and the act of one person in it: what every flow works in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from counter.devices.card_terminal import ByHand, CardTerminal
from counter.flows.configuration import Configuration, read_configuration
from counter.flows.hearing import Hearing
from counter.flows.signing import Signing
from counter.journal.claims import Claims, OwnClaims, claiming, drop_claim
from counter.journal.fact import Entry, Fact, FactOfADay
from counter.journal.journal import FactConflict, Journal, store_conflict
from counter.journal.seal import Keyring
from counter.journal.topics import Topic
from counter.kernel.clock import Clock
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, JobId, OrderId, StaffId, TerminalId
from counter.kernel.language import Language
from counter.menu.rules import Menu
from counter.people.model import Approval
from counter.people.queries import staff_member
from counter.printing.queue import Printer, Render, queue_document
from counter.printing.routes import BY_ROUTE, Destination
from counter.promises.forecaster import Forecaster
from counter.promises.model import BarOutlook
from counter.recovery.playbook import Playbook
from counter.settings.rules import Settings
from counter.store.unit import Connection, Store, Unit
from counter.till.opens_drawer import opens_drawer

P = ParamSpec("P")
R = TypeVar("R")
CONFIGURING = frozenset({Topic.SETTINGS, Topic.MENU})
"""What the shop's configuration is made anew after."""

log = logging.getLogger(__name__)


class RefusedAndKept(Refused):
    """A refusal that is not forgotten: nothing of the act is kept but what `keep` writes in a unit of its own."""

    def __init__(self, refusal: Refused, keep: Callable[[Unit], None]) -> None:
        super().__init__(refusal.text, **refusal.values)
        self.keep = keep


@dataclass
class Shop:
    """One shop at one terminal. `do` runs on one thread only; `read` and `report` each on another.

    `find_printer` gives a printer of the settings in force by its name, asked for each job; `find_card_terminal`
    what takes cards. `claims` grants what is spent once in the whole shop. `signing` signs receipts where there is a
    unit for it. `hearing` is what this terminal of several knows of the others. `reads` is the language of whoever is
    at the counter ("de"), "" the shop's. `proved` are the very values that were held against the sealed facts, for the
    acts' thread (`flows/proof.py`).
    """

    folder: Path
    store: Store
    journal: Journal
    clock: Clock
    itself: StaffId
    configuration: Configuration
    forecaster: Forecaster
    renderers: Mapping[str, Render]
    find_printer: Callable[[Settings, str], Printer]
    find_card_terminal: Callable[[Settings], CardTerminal] = lambda _settings: ByHand()
    claims: Claims = field(default_factory=OwnClaims)
    signing: Signing | None = None
    hearing: Hearing = field(default_factory=Hearing)
    reads: str = ""
    proved: dict[object, object] = field(default_factory=dict)
    listeners: list[Callable[[frozenset[Topic]], None]] = field(default_factory=list)

    def do(self, by: StaffId, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a flow as one act of `by`. When it returns, what it did is durable and the listeners know.

        Where the flow raises (Refused, or a bug) nothing of it is kept. A fact that conflicts with one of the same id
        is kept aside, and the act refused. What has to be claimed is asked for in between, and the flow runs again.
        """
        return self._do(by, None, lambda act: flow(act, *args, **kwargs))

    def do_approved(
        self, approval: Approval, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs a flow as one act of whoever asked, with somebody else's yes to it. Otherwise as `do`."""
        return self._do(approval.asked_by, approval, lambda act: flow(act, *args, **kwargs))

    def _do(self, by: StaffId, approval: Approval | None, run: Callable[[Act], R]) -> R:
        unit = partial(self.store.unit, by, self.clock.now())
        return claiming(self.claims, unit, partial(self._act, by, approval, run))

    def _act(self, by: StaffId, approval: Approval | None, run: Callable[[Act], R]) -> R:
        try:
            with self.store.unit(by, self.clock.now()) as unit:
                result = run(Act(self, unit, approval))
        except RefusedAndKept as refusal:
            with self.store.unit(by, self.clock.now()) as unit:
                refusal.keep(unit)
            raise
        except FactConflict as conflict:
            self._store_conflict(by, conflict)
            raise Refused("That was recorded before, otherwise. It is kept aside for the owner.") from conflict
        self._after(unit)
        return result

    def read(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Answers a question for a screen, in a short session that cannot write."""
        with self.store.read() as connection:
            return query(connection, *args, **kwargs)

    def read_beside(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Answers a question for what links this terminal with others, beside all screens."""
        with self.store.read_beside() as connection:
            return query(connection, *args, **kwargs)

    def report(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Answers a question that may take its time."""
        with self.store.read_report() as connection:
            return query(connection, *args, **kwargs)

    @property
    def terminal(self) -> TerminalId:
        """Which of the shop's terminals this is."""
        return self.journal.terminal

    @property
    def keys(self) -> Keyring:
        """What this terminal may sign with."""
        return self.journal.keys

    @property
    def of_several(self) -> bool:
        """Whether the shop has other terminals, too, and a server between them."""
        return self.configuration.of_several

    @property
    def settings(self) -> Settings:
        """What the shop decided."""
        return self.configuration.settings

    @property
    def menu(self) -> Menu:
        """What is on sale."""
        return self.menu_at(self.clock.now())

    def menu_at(self, at: datetime) -> Menu:
        """What is on sale at an aware time, at the prices of its trading day."""
        return self.configuration.menu.on(self.settings.trading_day(at))

    @property
    def language(self) -> Language:
        """How things are said to whoever is at the counter."""
        return self.configuration.language.to_person(self.reads)

    @property
    def playbook(self) -> Playbook:
        """What to do when something went wrong, its amounts in the shop's currency."""
        return self.configuration.playbook

    @property
    def outlook(self) -> BarOutlook:
        """What the forecast last published. Frozen; any thread may read it."""
        return self.forecaster.outlook

    def _after(self, unit: Unit) -> None:
        if unit.recorded:
            self.clock.recorded(unit.at)
        try:
            self.forecaster.feed(unit.recorded)
        finally:
            self._tell_listeners(unit)  # what was done is durable, whatever the forecast makes of it

    def _tell_listeners(self, unit: Unit) -> None:
        touched = frozenset(topic for topic in unit.touched if isinstance(topic, Topic))
        if touched & CONFIGURING:
            self.configuration = self.read(read_configuration, self.terminal)
        if touched:
            for tell in self.listeners:
                tell(touched)

    def _store_conflict(self, by: StaffId, conflict: FactConflict) -> None:
        log.error("kept aside: %s", str(conflict))
        with self.store.unit(by, self.clock.now()) as unit:
            store_conflict(unit, conflict.entry)


@dataclass(frozen=True, slots=True)
class Act:
    """What one person does in one moment: some facts, one unit, one commit. Every flow takes it first.

    `approval` is another person's yes to what is not theirs to do alone.
    """

    shop: Shop
    unit: Unit
    approval: Approval | None = None

    def record(self, fact: Fact, *, fact_id: FactId | None = None) -> Entry:
        """Writes a fact into the journal and applies it to the tables; FactConflict as `Journal.record`.

        One that the books of a day count is today's. One that needs the drawer open says so.
        """
        if opens_drawer(fact):
            self.touch(Topic.DRAWER_OPENS)
        if isinstance(fact, FactOfADay) and fact.business_date is None:
            fact = replace(fact, business_date=self.settings.trading_day(self.at))  # type: ignore[type-var]
        return self.shop.journal.record(self.unit, fact, fact_id=fact_id)

    def read(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Answers a question as things stand within this act."""
        return query(self.unit.connection, *args, **kwargs)

    def print(
        self,
        kind: str,
        title: str,
        document: object,
        *,
        is_copy: bool = False,
        to: Destination = BY_ROUTE,
        is_theirs: bool = False,
    ) -> JobId:
        """Queues a document (a frozen dataclass) for a printer; it prints once the act is durable.

        One that `is_theirs` is for whoever does it, and in the language they read.
        """
        self.touch(Topic.PRINT_QUEUE)
        sign = self.keys.local.to_sign("print")
        if is_theirs:
            to = replace(to, language=self.read(staff_member, self.by).prefers.language)
        return queue_document(self.unit, sign, kind, title, document, is_copy=is_copy, to=to)

    def claim(self, what: str, order_id: OrderId) -> OrderId:
        """Who holds `what` ("voucher:0193…") now, to spend it in this act; as `journal.claims.Claims`."""
        holder = self.shop.claims.claim(what, order_id)
        if holder == order_id:
            drop_claim(self.unit.connection, what)
        return holder

    def touch(self, topic: Topic) -> None:
        """Says that working state changed which no fact tells of."""
        self.unit.touched.add(topic)

    @property
    def at(self) -> datetime:
        """When it happens, aware UTC."""
        return self.unit.at

    @property
    def by(self) -> StaffId:
        """Who does it."""
        return self.unit.by

    @property
    def terminal(self) -> TerminalId:
        """Where it happens."""
        return self.shop.terminal

    @property
    def settings(self) -> Settings:
        """What the shop decided."""
        return self.shop.configuration.settings

    @property
    def menu(self) -> Menu:
        """What is on sale."""
        return self.shop.menu_at(self.at)

    @property
    def language(self) -> Language:
        """How this shop says things."""
        return self.shop.configuration.language

    @property
    def playbook(self) -> Playbook:
        """What to do when something went wrong."""
        return self.shop.configuration.playbook

    @property
    def forecaster(self) -> Forecaster:
        """What promises are asked of."""
        return self.shop.forecaster

    @property
    def keys(self) -> Keyring:
        """What this terminal may sign with; voucher codes are derived from it."""
        return self.shop.keys
