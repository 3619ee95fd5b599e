"""What the page Shop shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.choices import Choices
from counter.ui.parts.mark import Mark

ALL, WHO, TAXES, MONEY, PRINTERS, DEVICES = "all", "shop", "taxes", "money", "printers", "devices"
MAIL, LANGUAGE, PROMISE, VOUCHERS = "mail", "language", "promise", "vouchers"
"""The sections of the page; the first has all others in short."""
SECTIONS = (ALL, WHO, TAXES, MONEY, PRINTERS, DEVICES, MAIL, LANGUAGE, PROMISE, VOUCHERS)


@dataclass(frozen=True, slots=True)
class PrinterRowState:
    """A printer in the list: what goes there in words, how it is."""

    name: str
    prints: str
    mark: Mark
    chosen: bool


@dataclass(frozen=True, slots=True)
class TickState:
    """Something that holds or not: its key, its words, and whether it does; `note` says who has it otherwise."""

    key: str
    words: str
    on: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a printer, in a sentence, and whether that is its name or its place."""

    sentence: str = ""
    name: bool = False
    where: bool = False


NOTHING_WRONG = Wrong()


@dataclass(frozen=True, slots=True)
class PrinterFormState:
    """One printer: `way` is the place of how it is reached among `ways`, `found` are places that are there to tap.

    `thermal` is 1 where it takes letters, 0 where PDFs, None where there is no choice. `columns` and `paper` are places
    too, -1 where they say nothing. `model` and `speed` are "" where they say nothing.
    """

    title: str
    name: str
    ways: tuple[str, ...]
    way: int
    where: str
    where_hint: str
    found: tuple[str, ...]
    thermal: int | None
    model: str
    speed: str
    columns: int
    paper: int
    ticks: tuple[TickState, ...]
    wrong: Wrong
    can_remove: bool


@dataclass(frozen=True, slots=True)
class PrintersState:
    """The section Printers; `form` is None while none is chosen. `waiting` says how many documents are not on paper.

    `bar` says what will change or was done, `last` who changed them last; `can_undo`: what was taken off can come back.
    """

    rows: tuple[PrinterRowState, ...]
    form: PrinterFormState | None
    waiting: str
    bar: str
    last: str
    changed: bool
    can_undo: bool
    question: Choices | None = None


@dataclass(frozen=True, slots=True)
class ShopState:
    """The section that is seen, and what its view shows."""

    section: str
    page: object
