"""What can go wrong, by who must act: every error of the house, what it derives from and where it stands.

Exception
  Refused            kernel/errors.py      the person: the shop says no, and what to do instead
    AlreadyOpen      store/lock.py         another process has this shop open
    ShopIsThere      journal/books.py      a shop was to be made where there is one
    BooksLost        journal/books.py      the owner: the books are damaged or gone; a backup can take their place
    ShapeChanged     store/shape.py        the owner: the books have other tables than Counter made
    Forked           journal/receive.py    the owner: this terminal's file is an older copy that went on by itself
    Forged           journal/receive.py    the owner: somebody has the role of a terminal and not its key
    ShutOut          link/faults.py        the owner: the shop's server lets this machine in with a new code alone
    NotRecognised    imports/recognise.py  the person: nobody knows which column of a file is which
    NotTheirs        flows/rights.py       the person: somebody else can say yes to it, with a PIN
    RefusedAndKept   flows/shop.py         the person: and that they tried is kept, though nothing else of it is
    RefusedWith      acts/refusals.py      whoever wrote the act: a refusal with fields that help
  Unavailable        kernel/errors.py      the world: something is away, and is tried again by itself
    AtTheDoor        link/faults.py        the owner: what the shop's server proves, or whom it lets in, is not right
    MaybePrinted     kernel/errors.py      the printer: it went away in the middle, and some may be on paper
    MaybeSent        kernel/errors.py      the mail server: it went away with the whole letter
    NotTaken         devices/mail.py       the mail server: it takes this letter later, and others now
  Damaged            kernel/errors.py      the owner: the database cannot be read any more; a backup can
  Tampered           journal/sealed.py     flows, which refuse then: a row or a fact is not what Counter wrote
  FactConflict       journal/journal.py    the owner: two facts came with one id; the second is kept aside
  NeedsClaim         journal/claims.py     Shop.do, which asks the shop's server and runs the flow again
  NotWanted          cli/from_backup.py    nobody: who looked into a backup does not want it here
  UnreadableLine     acts/run.py           whoever wrote the acts: one line of them is no JSON object
  ValueError
    BadLineError     cli/stream.py         whoever wrote the stream: one line of it cannot be read
    Nonsense         journal/sense.py      the journal: a fact that no Counter can have recorded, which does not count

Anything else is a bug: logged with its context, and shown plainly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


class Word(str):
    """What stands in a blank of a refusal and is translated itself, as what an order is: "handed over"."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What stands in a blank of a refusal and is several words of which any will do: “a text or a list”."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        *rest, last = self.words
        return f"{', '.join(rest)}{',' if len(rest) > 1 else ''} or {last}" if rest else last


class Sentence(str):
    """What is amiss or was found, in English, and as it is said in another language: `text` is a translatable sentence.

    `values` fill its braces; one of them can be such a sentence itself.
    """

    __slots__ = ("text", "values")
    text: str
    values: Mapping[str, object]

    def __new__(cls, text: str, **values: object) -> Self:
        """Its English: `text` with `values` in its braces."""
        made = super().__new__(cls, text.format(**values) if values else text)
        made.text, made.values = text, values
        return made


@dataclass(frozen=True, slots=True)
class Joined:
    """What stands in a blank of a sentence and is several, one after the other."""

    parts: tuple[Sentence, ...]

    def __str__(self) -> str:
        return "; ".join(self.parts)


NOTHING = Sentence("")
"""Nothing is amiss."""


class Refused(Exception):  # noqa: N818 - the word on the screen
    """The shop says no, and what to do instead. `text` is a translatable sentence, `values` fill its braces."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text = text
        self.values = values


class Unavailable(Exception):  # noqa: N818 - the word on the screen
    """Something outside is away (a printer, a server). Sentence as a banner and retried."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text = text
        self.values = values


class MaybePrinted(Unavailable):
    """A printer went away in the middle: what it was given may be on paper."""


class MaybeSent(Unavailable):
    """A mail server went away with the whole letter: it may be on its way."""


class Damaged(Exception):  # noqa: N818 - says what it is
    """The database is not one that Counter can read; `fault` is why, in a few words."""

    def __init__(self, fault: Sentence) -> None:
        super().__init__(fault)
        self.fault = fault
