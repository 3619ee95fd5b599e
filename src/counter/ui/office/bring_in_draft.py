"""A file that is looked into before it comes in: what is meant by it, and what is asked about it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from counter.flows.bring_in import LookedInto
from counter.imports.formats import LEAVE_OUT
from counter.imports.model import AS_IT_IS, Meant, Noted
from counter.imports.plan import Plan
from counter.imports.taxes import CLASS_NOT_OURS, TAX_NOT_OURS

FORMAT, COLUMN, LINE = "format", "column", "line"
"""What can be asked about a file."""
AS_PROPOSED, WITHOUT, NEW_CLASS = "", LEAVE_OUT, "+"
"""Answers about a line, beside the tax classes: as we would have it, nothing of it, or a new class for its tax."""


def tax_said(note: Noted) -> str:
    """What the file calls a tax that is not ours; "" where a note is about something else."""
    return note.values["tax"] if note.what in (TAX_NOT_OURS, CLASS_NOT_OURS) else ""


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A file in hand: what is `meant` by it, what was found, what is asked (a kind and its key).

    `out` are the notes of lines that are left out, `came` is what came in, `says` what was said of it last.
    """

    path: Path
    meant: Meant = AS_IT_IS
    looked: LookedInto | None = None
    asks: tuple[str, str] = ("", "")
    out: tuple[Noted, ...] = ()
    came: Plan | None = None
    says: str = ""

    @property
    def notes(self) -> tuple[Noted, ...]:
        """What was not understood, also of lines that are left out, by line."""
        plan = self.looked.plan if self.looked else None
        return tuple(sorted((*(plan.notes if plan else ()), *self.out), key=lambda note: note.line))

    def answer(self, chosen: str) -> FileDraft:
        """With the answer to what was asked; it has to be looked into again."""
        kind, key = self.asks
        answered = replace(self, asks=("", ""), says="")
        if kind == FORMAT:
            return replace(answered, meant=Meant(format=chosen), out=())
        if kind == COLUMN:
            columns = {theirs: ours for theirs, ours in self.meant.columns.items() if ours != chosen or ours == WITHOUT}
            return replace(answered, meant=replace(self.meant, columns=columns | {key: chosen}, new_taxes=frozenset()))
        return answered.become(self.notes[int(key)], chosen) if kind == LINE else answered

    def become(self, note: Noted, chosen: str) -> FileDraft:
        """What becomes of a line: as proposed, with one of our tax classes or a new one, or nothing."""
        without, meant = self.meant.without - {note.line}, self.meant
        others = tuple(each for each in self.out if each.line != note.line)
        if chosen == WITHOUT:
            there = tuple(each for each in self.notes if each.line == note.line)
            return replace(self, meant=replace(meant, without=without | {note.line}), out=(*others, *there))
        if said := tax_said(note):
            is_new = chosen == NEW_CLASS
            new = meant.new_taxes | {said} if is_new else meant.new_taxes - {said}
            meant = replace(meant, taxes=meant.taxes if is_new else {**meant.taxes, said: chosen}, new_taxes=new)
        return replace(self, meant=replace(meant, without=without), out=others)
