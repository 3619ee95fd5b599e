"""The wired shop: what every flow works in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from counter.journal.journal import FactConflict, Journal, store_conflict
from counter.journal.seal import ShopKey
from counter.kernel.clock import Clock
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId, TerminalId
from counter.kernel.language import Language
from counter.menu.queries import read_menu
from counter.menu.rules import Menu
from counter.printing.queue import Printer, Render
from counter.promises.forecaster import BarOutlook, Forecaster
from counter.recovery.playbook import Playbook
from counter.settings.queries import read_settings
from counter.settings.rules import Settings
from counter.store.unit import Store, Unit

if TYPE_CHECKING:
    from sqlalchemy import Connection

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)


@dataclass
class Shop:
    """One shop at one terminal. `do` runs on one thread only; `read` and `report` each on another."""

    folder: Path
    store: Store
    journal: Journal
    key: ShopKey
    terminal: TerminalId
    clock: Clock
    itself: StaffId
    language: Language
    settings: Settings
    menu: Menu
    playbook: Playbook
    forecaster: Forecaster
    renderers: Mapping[str, Render]
    printer: Printer
    listeners: list[Callable[[frozenset[str]], None]] = field(default_factory=list)

    def do(self, by: StaffId, flow: Callable[Concatenate[Shop, Unit, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a flow as one act of `by`. When it returns, what it did is durable and the listeners know."""
        try:
            with self.store.unit(by, self.clock.now()) as unit:
                result = flow(self, unit, *args, **kwargs)
        except FactConflict as conflict:
            self._keep_aside(by, conflict)
            raise Refused("That was recorded before, otherwise. It is kept aside for the owner.") from conflict
        self._after(unit)
        return result

    def read(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Answers a question for a screen, in a short session that cannot write."""
        with self.store.read() as connection:
            return query(connection, *args, **kwargs)

    def report(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Answers a question that may take its time."""
        with self.store.read_report() as connection:
            return query(connection, *args, **kwargs)

    @property
    def outlook(self) -> BarOutlook:
        """What the forecast last published. Frozen; any thread may read it."""
        return self.forecaster.outlook

    def _after(self, unit: Unit) -> None:
        try:
            self.forecaster.feed(unit.recorded)
        finally:
            self._tell(unit)  # what was done is durable, whatever the forecast makes of it

    def _tell(self, unit: Unit) -> None:
        if "SettingChanged" in unit.touched:
            self.settings = self.read(read_settings)
            self.language = Language(self.settings.locale, self.settings.zone)
        if unit.touched & {"ItemAdded", "ModifierGroupAdded"}:
            self.menu = self.read(read_menu)
        if unit.touched:
            for tell in self.listeners:
                tell(frozenset(unit.touched))

    def _keep_aside(self, by: StaffId, conflict: FactConflict) -> None:
        log.error("kept aside: %s", conflict)
        with self.store.unit(by, self.clock.now()) as unit:
            store_conflict(unit, conflict.entry)
