"""A printer while an owner sets it up: nothing is decided before Save. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from counter.devices.setup import BARE, PrinterSetup, Reached
from counter.flows.printers import Decided, Sent, Work, decided_of, work_of
from counter.kernel.typed_text import tidy_text
from counter.paper.thermal import ANY_MODEL
from counter.settings.printers import COLUMNS, find_setup
from counter.settings.rules import Settings


@dataclass(frozen=True)
class PrinterDraft:
    """The printer called `was` as it will be; a new one where that is "". `began` is what was decided when it began."""

    began: Decided
    was: str
    saved: PrinterSetup
    saved_work: Work
    setup: PrinterSetup
    work: Work

    @classmethod
    def begin(cls, settings: Settings, name: str) -> PrinterDraft | None:
        """The printer of that name as it is set up; None where there is none."""
        setup, work = find_setup(settings.printers, name), work_of(settings, name)
        return cls(decided_of(settings), name, setup, work, setup, work) if setup else None

    @classmethod
    def new(cls, settings: Settings, reached: Reached) -> PrinterDraft:
        """One that nobody has described yet; the first of a terminal prints all."""
        setup = PrinterSetup("", reached, "", model=ANY_MODEL if reached in BARE else "")
        return cls(decided_of(settings), "", setup, Work(), setup, Work(all_else=not settings.printer))

    @property
    def is_changed(self) -> bool:
        """Whether Save would write something."""
        return (self.setup, self.work) != (self.saved, self.saved_work)

    def is_behind(self, settings: Settings) -> bool:
        """Whether somebody else changed this printer, or took it off, since it was begun."""
        if not self.was:
            return False
        return find_setup(settings.printers, self.was) != self.saved or work_of(settings, self.was) != self.saved_work

    def reach(self, reached: Reached) -> PrinterDraft:
        """It is reached in another way, so it is elsewhere, and what that way takes."""
        if reached is self.setup.reached:
            return self
        model = (self.setup.model or ANY_MODEL) if reached in BARE else ""
        return self._with(reached=reached, where="", model=model, drawer=self.setup.drawer and bool(model))

    def type(self, *, thermal: bool) -> PrinterDraft:
        """It is a thermal one that takes letters, or takes PDFs."""
        model = (self.setup.model or ANY_MODEL) if thermal else ""
        return self._with(model=model, drawer=self.setup.drawer and thermal)

    def name(self, name: str) -> PrinterDraft:
        """What people call it."""
        return self._with(name=name)

    def place(self, where: str) -> PrinterDraft:
        """Where it is."""
        return self._with(where=where)

    def choose_model(self, model: str) -> PrinterDraft:
        """Which thermal printer it is, by python-escpos's name."""
        return self._with(model=model)

    def choose_columns(self, columns: int) -> PrinterDraft:
        """How many letters a line has."""
        return self._with(columns=columns, dots=COLUMNS[columns])

    def choose_paper(self, paper: str) -> PrinterDraft:
        """What PDFs are drawn for."""
        return self._with(paper=paper)

    def choose_baud(self, baud: int) -> PrinterDraft:
        """How fast its serial line is."""
        return self._with(baud=baud)

    def hang_drawer(self) -> PrinterDraft:
        """The drawer hangs on it, or does not any more."""
        return self._with(drawer=not self.setup.drawer)

    def send_key(self, key: str) -> PrinterDraft:
        """As `send`, for what is written “label@espresso@”."""
        kind, station, category = key.split("@", 2)
        return self.send((kind, station, category))

    def send(self, sent: Sent) -> PrinterDraft:
        """Documents of a kind and station go to it, or do not any more."""
        return replace(self, work=replace(self.work, sent=self.work.sent ^ {sent}))

    def send_all_else(self) -> PrinterDraft:
        """All that has no printer of its own goes to it, or does not any more."""
        return replace(self, work=replace(self.work, all_else=not self.work.all_else))

    def stand_in(self) -> PrinterDraft:
        """It prints for one that is away, or does not any more."""
        return replace(self, work=replace(self.work, stands_in=not self.work.stands_in))

    @property
    def to_save(self) -> PrinterSetup:
        """The printer as it is saved: its name and place without needless spaces, a folder by its whole path."""
        where = self.setup.where.strip()
        if self.setup.reached is Reached.FILE and where:
            where = str(Path(where).expanduser().absolute())
        return replace(self.setup, name=tidy_text(self.setup.name), where=where)

    def _with(self, **changes: object) -> PrinterDraft:
        return replace(self, setup=replace(self.setup, **changes))  # type: ignore[arg-type] # by the callers' names
