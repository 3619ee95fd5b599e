"""What the page Machines shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter.ui.parts.choices import Choices
from counter.ui.parts.mark import Mark

MACHINE, SERVER, FORM, CODE = "machine", "server", "form", "code"
"""What stands at the right: the machine in hand, the server, what is typed, the code for a new machine."""


@dataclass(frozen=True, slots=True)
class MachineRowState:
    """A machine in the list: its name, where it stands, when it was seen last, and what it has not sent.

    `is_unknown`: nobody can know yet what it has not sent.
    """

    terminal: str
    name: str
    under: str
    icon: str
    seen: Mark
    unsent: str
    is_unknown: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class MachineCardState:
    """The machine in hand: each line a label and a value.

    `rename`, `shows_bar` and `revoke` are the words of its buttons, "" where there is none.
    """

    terminal: str
    title: str
    under: str
    mark: Mark
    lines: tuple[tuple[str, str], ...]
    note: str
    rename: str
    shows_bar: str
    revoke: str
    revoke_note: str


@dataclass(frozen=True, slots=True)
class ServerState:
    """How the shop's server is: in a sentence, in a few words, and line by line."""

    title: str
    under: str
    mark: Mark
    lines: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class TypedState:
    """Something to type: its key, what it is called, and what stands there; a `secret` shows dots."""

    key: str
    label: str
    text: str
    secret: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class FormState:
    """What is typed until it is saved. `roles` are words to choose from, `role` the place of the chosen one.

    `busy` says what is being done with it.
    """

    title: str
    hint: str
    fields: tuple[TypedState, ...]
    roles: tuple[str, ...]
    role: int
    role_hint: str
    wrong: str
    busy: str
    save: str


@dataclass(frozen=True, slots=True)
class CodeState:
    """The code for one new machine, for how long it counts still, and what to do at that machine."""

    title: str
    code: str
    left: str
    is_over: bool
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AloneState:
    """Nothing is listed yet: what the page is for, how one comes to it, and the button's word and icon."""

    title: str
    words: str
    steps: tuple[str, ...]
    connect: str
    icon: str


@dataclass(frozen=True, slots=True)
class MachinesState:
    """The page. `alone` is None where the shop has a server; `right` is what stands at the right, "" for nothing.

    `add` is the word of that button, "" where this machine lets none in; `note` says where that is done, or what was.
    """

    alone: AloneState | None = None
    server: ServerState | None = None
    rows: tuple[MachineRowState, ...] = ()
    revoked: str = ""
    right: str = ""
    card: MachineCardState | None = None
    form: FormState | None = None
    code: CodeState | None = None
    add: str = ""
    note: str = ""
    question: Choices | None = None
