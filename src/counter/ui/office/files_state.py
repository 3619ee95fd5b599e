"""What the page In and out shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.choices import Choices

START, FILE, ACCOUNTS = "start", "file", "accounts"
"""What is seen of the page: both ways, a file that was looked into, the names of accounts."""


@dataclass(frozen=True, slots=True)
class ColumnState:
    """A column of a file, what of ours it is in words, whether it is left out, and an example of it."""

    theirs: str
    ours: str
    left_out: bool
    example: str


@dataclass(frozen=True, slots=True)
class ComingState:
    """Something of the menu that a file changes: its name, what it costs now ("" of anything else), and what then."""

    name: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class NoteState:
    """A line that was not understood: where, what, and what becomes of it. A tap on that asks for something else."""

    key: str
    line: str
    what: str
    becomes: str


@dataclass(frozen=True, slots=True)
class FileState:
    """A file that was looked into: what it is, its columns, what was not understood, what would happen.

    Of what is `coming`, `more_coming` says how much is not told one by one. `counts` are numbers with their words. `go`
    stands on the button that brings it in, which can be tapped where it `can`; `undo`: it came in, and can be taken
    back.
    """

    title: str
    under: str
    format: str
    columns: tuple[ColumnState, ...]
    notes: tuple[NoteState, ...]
    noted: str
    hint: str
    more: str
    coming: tuple[ComingState, ...]
    more_coming: str
    counts: tuple[tuple[str, str], ...]
    bar: str
    says: str
    go: str
    can: bool
    undo: bool
    question: Choices | None = None


@dataclass(frozen=True, slots=True)
class ExportState:
    """What is to be written: the words to choose from with the place of the chosen one each, days, and the folder.

    `first` and `last` are as they are typed, where they are asked for (`between`). `says` is what came of it.
    """

    what: tuple[str, ...]
    chosen: int
    periods: tuple[str, ...]
    period: int
    between: bool
    first: str
    last: str
    forms: tuple[str, ...]
    form: int
    folder: str
    says: str
    is_wrong: bool
    busy: bool


@dataclass(frozen=True, slots=True)
class AccountState:
    """An account: what it is for, in words too, its name as it is typed, and as it is called from the start."""

    use: str
    words: str
    name: str
    usual: str


@dataclass(frozen=True, slots=True)
class AccountsState:
    """The names of the accounts; `bar` says what will change, `wrong` what is not right about them."""

    rows: tuple[AccountState, ...]
    wrong: str
    bar: str
    last: str
    changed: bool


@dataclass(frozen=True, slots=True)
class FilesState:
    """The page: what is seen of it; the path as it is typed, and what is said of it."""

    place: str
    path: str
    wrong: str
    busy: bool
    file: FileState | None
    export: ExportState
    accounts: AccountsState
