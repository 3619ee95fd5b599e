"""A machine of the shop that is added or called otherwise, and the server's address: typed, then done. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter.flows.terminals import rename_terminal
from counter.journal.heads import Link
from counter.kernel.ids import TerminalId
from counter.link.install import begin_link
from counter.link.invite import Guest, Invitation, plan_guest
from counter.link.typed_address import whole_address, with_password
from counter.reports.machines import KnownMachine
from counter.terminals.rules import ROLES
from counter.ui.desk.pending import Pending
from counter.ui.desk.server_asked import ServerAsked
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_machine_forms import address_form, code_state, machine_form, usual_name
from counter.ui.office.machines_draft import AddressDraft, MachineDraft
from counter.ui.office.machines_state import CodeState, FormState


class MachineFormPresenter:
    """`show` is called with news, `done` with a sentence once something is done, `known` gives the shop's machines."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        server: ServerAsked,
        show: Callable[[], object],
        done: Callable[[str], object],
        known: Callable[[], tuple[KnownMachine, ...]],
    ) -> None:
        self._work, self._shop, self._server = work, shop, server
        self._show, self._done, self._known = show, done, known
        self.forget()

    def forget(self) -> None:
        """Nothing is typed, and no code is seen any more."""
        self._draft: MachineDraft | AddressDraft | None = None
        self._code: Invitation | None = None
        self._wrong, self._busy = "", ""

    def add(self) -> None:
        """A new machine."""
        role = ROLES[0]
        self._begin(MachineDraft(name=usual_name(role, self._known(), self._shop.language), role=role))

    def rename(self, machine: KnownMachine, name: str) -> None:
        """One that is there: it is called `name` now."""
        terminal = machine.terminal
        self._begin(MachineDraft(terminal.terminal, name, terminal.place, terminal.role, is_named=True))

    def connect(self) -> None:
        """The shop gets a server."""
        self._begin(AddressDraft())

    def _begin(self, draft: MachineDraft | AddressDraft) -> None:
        self.forget()
        self._draft = draft
        self._show()

    def write(self, key: str, text: str) -> None:
        """What is typed into a field."""
        if self._draft is not None:
            self._draft, self._wrong = self._draft.write(key, text), ""
            self._show()

    def choose_role(self, place: int) -> None:
        """What the machine mostly is."""
        if isinstance(self._draft, MachineDraft):
            role = ROLES[place]
            self._draft = self._draft.be(role, usual_name(role, self._known(), self._shop.language))
            self._show()

    def save(self) -> None:
        """Does it; what is wrong is said in the form, and nothing that was typed is lost."""
        draft, say = self._draft, self._shop.language.say
        if draft is None or self._busy:
            return
        self._wrong = ""
        if isinstance(draft, AddressDraft):
            self._busy = say("Connecting, and sending all that this shop ever did. That can take some minutes.")
            self._begin_link(self._server.prepare(with_password(whole_address(draft.text), draft.password)))
        elif draft.of:
            renaming = self._work.do(rename_terminal, TerminalId(draft.of), draft.name, draft.place, draft.role)
            renaming.then(lambda _: self._end(say("Saved.")))
            renaming.otherwise(self._refuse)
        else:
            self._busy = say("Asking the server for a code…")
            planning = self._work.do(plan_guest, draft.name, draft.place, draft.role)
            planning.then(lambda guest: self._invite(draft, guest))
            planning.otherwise(self._refuse)
        self._show()

    def _begin_link(self, preparing: Pending[Link]) -> None:
        """What is recorded while the server is prepared is sent before it gives the positions."""
        preparing.then(self._try_link)
        preparing.otherwise(self._refuse)

    def _try_link(self, link: Link) -> None:
        beginning = self._work.do(begin_link, link)
        beginning.then(self._linked)
        beginning.otherwise(self._refuse)

    def _linked(self, is_linked: bool) -> None:  # noqa: FBT001 - the answer of an act
        if is_linked:
            self._server.begin()
            self._end(self._shop.language.say("The shop has a server now."))
        else:
            self._begin_link(self._server.catch_up())

    def _invite(self, draft: MachineDraft, guest: Guest) -> None:
        inviting = self._server.invite(guest)
        inviting.then(lambda code: self._take_code(draft, code))
        inviting.otherwise(self._refuse)

    def _take_code(self, draft: MachineDraft, code: Invitation) -> None:
        if self._draft is draft:
            self._busy, self._code = "", code
            self._show()

    def _refuse(self, reason: str) -> None:
        self._wrong, self._busy = reason, ""
        self._show()

    def _end(self, words: str) -> None:
        self.forget()
        self._done(words)

    def greet(self) -> bool:
        """The machine with the code may be there: then the code is not needed any more; whether it is."""
        draft, code, say = self._draft, self._code, self._shop.language.say
        there = {each.terminal.terminal for each in self._known()}
        if code is None or not isinstance(draft, MachineDraft) or code.terminal not in there:
            return False
        shows = draft.role == "bar" and self._shop.settings.bar_terminal != code.terminal
        offer = say(
            "{machine} is there. Where drinks are made in front of it, let it show the bar.", machine=draft.name
        )
        self._end(offer if shows else say("{machine} is there.", machine=draft.name))
        return True

    @property
    def awaited(self) -> TerminalId | None:
        """Which machine comes with the code that is shown; None where none is."""
        return self._code.terminal if self._code else None

    def form_state(self) -> FormState | None:
        """What is typed; None where nothing is, or its code is shown."""
        draft, language = self._draft, self._shop.language
        if draft is None or self._code is not None:
            return None
        if isinstance(draft, AddressDraft):
            return address_form(draft, self._wrong, self._busy, language)
        return machine_form(draft, self._wrong, self._busy, language)

    def code_state(self, now: datetime) -> CodeState | None:
        """The code for a new machine; None where there is none."""
        if self._code is None or not isinstance(self._draft, MachineDraft):
            return None
        return code_state(self._code, self._draft.name, self._server.address, now, self._shop.language)
