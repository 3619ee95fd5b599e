"""What the pages of a first start show, and nothing else. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.paper.document import Document
from counter.paper.laid_out import LaidOut
from counter.ui.parts.choices import Choices


@dataclass(frozen=True, slots=True)
class MarkState:
    """A step in the row of them all: its word, and whether it is done or the one that is `here`."""

    word: str
    done: bool = False
    here: bool = False


@dataclass(frozen=True, slots=True)
class FieldState:
    """Something to type: what it is called, what stands there, and what is wrong with it ("" where nothing is).

    A `secret` shows dots, a `half` shares its line with the next half, a `code` is typed on figures and letters, and
    what `goes_on` is the last of its page: whoever is through with it goes on.
    """

    key: str
    label: str
    text: str
    wrong: str = ""
    secret: bool = False
    half: bool = False
    code: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """Something to choose: what each option is kept as and what it is called."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class AskedState:
    """Something that is asked in a panel: what it is, the answer so far, and what is wrong with that."""

    key: str
    label: str
    answer: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class HeadingState:
    """Words between what is typed: what comes, and in small what to know about it."""

    key: str
    title: str
    note: str = ""


RowState = FieldState | ChoiceState | AskedState | HeadingState


@dataclass(frozen=True, slots=True)
class BeginState:
    """One of the things a menu can begin with."""

    key: str
    title: str
    detail: str
    icon: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MenuStepState:
    """What the menu begins with, by how much its prices move, and what is seen of it.

    `tiles` are name, price and icon of the first of `count`; `note` is what is to be known or what is wrong, `notes`
    what of a file is not understood and what becomes of it.
    """

    begins: tuple[BeginState, ...]
    moved: str
    moved_name: str
    can_move: bool
    can_less: bool
    can_more: bool
    categories: tuple[tuple[str, str], ...]
    tiles: tuple[tuple[str, str, str], ...]
    count: int
    note: str
    is_wrong: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DoneStepState:
    """What happened with the first coffee."""

    time: str
    icon: str
    words: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class DoneState:
    """The first coffee is sold: its story, its receipt, and the owner's sentence.

    `take_back` is "" once it was taken back.
    """

    steps: tuple[DoneStepState, ...]
    receipt: Document | None
    sentence: str
    take_back: str
    take_back_note: str


@dataclass(frozen=True, slots=True)
class SetupState:
    """The step that is seen: `rows` to fill in, or the `menu` to choose, or all of it `done`.

    `paper` is a receipt as it would be by what is filled in. `busy` says what is waited for; `can_join`: a shop that is
    there already can be joined instead.
    """

    step: str
    marks: tuple[MarkState, ...]
    marks_name: str
    title: str
    under: str
    language: str
    next: str
    can_back: bool
    can_next: bool
    wrong: str
    rows: tuple[RowState, ...] = ()
    paper: LaidOut | None = None
    menu: MenuStepState | None = None
    done: DoneState | None = None
    question: Choices | None = None
    can_join: bool = False
    can_skip: bool = True
    busy: str = ""


@dataclass(frozen=True, slots=True)
class HintState:
    """One thing to do next, in a sentence; `place` is the tab where it is done, with the `word` that leads there.

    `there` is the sentence for who is at that tab; all three are "" where it is done where they are. `done` is the word
    that says it is done, "" where something else shows that.
    """

    text: str
    word: str = ""
    place: str = ""
    there: str = ""
    done: str = ""
