"""What the page Machines shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version

from counter.flows.terminals import note_revoked, show_bar_at
from counter.journal.heads import Head
from counter.kernel.ids import TerminalId
from counter.link.invite import Leaving, plan_leaving
from counter.link.joining_server import Machine
from counter.link.status import LinkState
from counter.reports.changes import Change
from counter.reports.machines import KnownMachine, known_machines
from counter.ui.desk.server_asked import ServerAsked
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_machine_card import (
    REVOKE,
    alone_state,
    machine_card,
    only_there,
    revoke_question,
    revoked_words,
    server_state,
)
from counter.ui.office.build_machines import AllMachines, called, machine_rows
from counter.ui.office.machine_form_presenter import MachineFormPresenter
from counter.ui.office.machines_state import CODE, FORM, MACHINE, SERVER, MachinesState

_VERSION = version("counter-pos")


class MachinesPresenter:
    """`show` is called with news, `decided` once something is saved. The server is asked on a thread of its own."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        server: ServerAsked,
    ) -> None:
        self._work, self._shop, self._show, self._decided, self._server = work, shop, show, decided, server
        self._known: tuple[KnownMachine, ...] = ()
        self._heard: Mapping[TerminalId, Machine] = {}
        self._is_seen = self._is_asking = False
        self.form = MachineFormPresenter(work, shop, server, show, self._done, lambda: self._known)
        self.forget()

    def forget(self) -> None:
        """Somebody came: nothing is typed or asked, and no code is seen any more."""
        self._sees_server, self._asks, self._note = False, False, ""
        self._chosen = self._shop.terminal
        self.form.forget()

    def look_again(self, _changes: tuple[Change, ...]) -> None:
        """Something was decided; what is typed stays."""
        self._look_here()

    def come(self, *, seen: bool) -> None:
        """The page is seen: it shows at once what the journal knows, and asks the server for the rest."""
        self._is_seen = seen
        self.look()

    def look(self) -> None:
        """Time passes: each machine may be away or back."""
        if not self._is_seen:
            return
        self._look_here()
        if self._work.link_status.state is LinkState.CONNECTED and not self._is_asking:
            self._is_asking = True
            asking = self._server.machines()
            asking.then(self._take_heard)
            asking.otherwise(lambda _reason: self._take_heard(()))

    def _look_here(self) -> None:
        settings = self._shop.settings
        begins, _ends = settings.hours_of(settings.trading_day(self._shop.clock.now()))
        self._work.read(known_machines, begins).then(self._take_known)

    def _take_known(self, known: tuple[KnownMachine, ...]) -> None:
        self._known, awaited = known, self.form.awaited
        if awaited and self.form.greet():
            self._chosen = awaited
        if self._all.of(self._chosen) is None:
            self._chosen = self._shop.terminal
        self._show()

    def _take_heard(self, heard: Sequence[Machine]) -> None:
        """Where the server did not answer, what it said before stays."""
        self._is_asking = False
        if heard:
            self._heard = {each.terminal: each for each in heard}
        self._show()

    @property
    def _all(self) -> AllMachines:
        shop = self._shop
        return AllMachines(
            known=self._known,
            heard=self._heard,
            status=self._work.link_status,
            this=shop.terminal,
            keeps=shop.keys.shop is not None,
            version=_VERSION,
            now=shop.clock.now(),
        )

    def state(self) -> MachinesState:
        """What the page shows."""
        machines, language = self._all, self._shop.language
        form, code = self.form.form_state(), self.form.code_state(machines.now)
        if machines.status.state is LinkState.ALONE:
            return MachinesState(alone_state(language), form=form, right=FORM if form else "")
        settings, chosen = self._shop.settings, machines.of(self._chosen)
        can_add = machines.keeps and machines.status.state is LinkState.CONNECTED and not (form or code)
        right = SERVER if self._sees_server else MACHINE
        return MachinesState(
            server=server_state(machines, settings, language),
            rows=machine_rows(machines, self._chosen, settings, language),
            revoked=revoked_words(machines, language),
            right=FORM if form else CODE if code else right,
            card=machine_card(machines, chosen, settings, language) if chosen else None,
            form=form,
            code=code,
            add=language.say("Add a machine") if can_add else "",
            note=self._note or only_there(machines, language),
            question=revoke_question(chosen, language) if chosen and self._asks else None,
        )

    def tick(self) -> None:
        """A second passed for a code."""
        self._show()

    def choose(self, terminal: str) -> None:
        """Takes a machine in hand; what was typed of another one is forgotten."""
        self._chosen = TerminalId(terminal)
        self.back()

    def see_server(self) -> None:
        """More about the server."""
        self.back()
        self._sees_server = True
        self._show()

    def back(self) -> None:
        """From what is typed, or from a code, to the machine in hand."""
        self.form.forget()
        self._sees_server, self._asks, self._note = False, False, ""
        self._show()

    def rename(self) -> None:
        """The machine in hand is called otherwise."""
        if machine := self._all.of(self._chosen):
            self.form.rename(machine, called(machine.terminal, self._shop.language))

    def let_show_bar(self) -> None:
        """The machine in hand shows the bar from now on: a promise is missed where it is missed there."""
        said = self._shop.language.say("The bar is shown there from now on. Changes takes it back.")
        self._work.do(show_bar_at, self._chosen).then(lambda _: self._done(said))

    def ask_revoke(self) -> None:
        """Asked once, since it cannot be undone."""
        self._asks = True
        self._show()

    def stop_asking(self) -> None:
        """It stays."""
        self._asks = False
        self._show()

    def answer(self, option: str) -> None:
        """It is revoked, at the server and in the shop's journal."""
        machine = self._all.of(self._chosen)
        self._asks = False
        if option == REVOKE and machine is not None:
            say, name = self._shop.language.say, called(machine.terminal, self._shop.language)
            done = say("{machine} was revoked.", machine=name)
            if self._shop.settings.bar_terminal == self._chosen:
                done = say("{machine} was revoked. It showed the bar: let another machine show it.", machine=name)
            planning = self._work.do(plan_leaving, self._chosen)
            planning.then(lambda leaving: self._shut_out(leaving, done))
            planning.otherwise(self._note_that)
        self._show()

    def _shut_out(self, leaving: Leaving, done: str) -> None:
        shutting = self._server.shut_out(leaving)
        shutting.then(lambda end: self._note_revoked(leaving, end, done))
        shutting.otherwise(self._note_that)

    def _note_revoked(self, leaving: Leaving, end: Head, done: str) -> None:
        noting = self._work.do(note_revoked, leaving.terminal, end)
        noting.then(lambda _: self._done(done))
        noting.otherwise(self._note_that)

    def _done(self, words: str) -> None:
        self._note_that(words)
        self._decided()
        self.look()

    def _note_that(self, words: str) -> None:
        self._note = words
        self._show()
