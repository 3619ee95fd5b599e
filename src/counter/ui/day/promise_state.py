"""What the page about our promises shows, every word ready to read; shares go from 0 to 1. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import ItemId


@dataclass(frozen=True, slots=True)
class StopShown:
    """A share to keep: its words, the minutes and the misses it would have meant, in words and beside the most.

    `note` says whether it is in force or looked at; `name` is all of it for a screen reader, `percent` its value there.
    """

    percent: int
    label: str
    minutes: str
    missed: str
    minutes_share: float
    missed_share: float
    name: str
    note: str = ""
    is_now: bool = False
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class KeptRow:
    """Some promises: how many of them were kept, in words and as a share; `share` None: too few for a bar.

    `low`: fewer than was said. `name` is the whole row for a screen reader.
    """

    label: str
    count: str
    share: float | None
    low: bool
    name: str


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """Rows under a heading."""

    heading: str
    rows: tuple[KeptRow, ...]


@dataclass(frozen=True, slots=True)
class SlowRow:
    """An item, how long it takes, how long the menu says, and how often it was timed."""

    item_id: ItemId
    label: str
    takes: str
    menu: str
    timed: str
    name: str


@dataclass(frozen=True, slots=True)
class PromiseState:
    """The page. `nothing` is why there is nothing more to see, and then there is none; else "".

    `worked_out` says when it was, `replayed` of what. `said` is what the chosen share would mean instead of the one in
    force; `stay` and `use` are the words of its keys, "" where nothing else than what is in force is looked at.
    `target` is the share that was said, `target_words` what the line at it means. `slow_question` asks whether the menu
    shall say how long an item takes, "" where nobody tapped one; `slow_yes` does it. `printing` is what became of what
    somebody printed; it can be printed where there is something to see and it is not on its way.
    """

    sentence: str
    worked_out: str
    nothing: str = ""
    replayed: str = ""
    stops: tuple[StopShown, ...] = ()
    said: str = ""
    stay: str = ""
    use: str = ""
    target: float = 0.0
    target_words: str = ""
    groups: tuple[KeptGroup, ...] = ()
    slow: tuple[SlowRow, ...] = ()
    slow_note: str = ""
    slow_question: str = ""
    slow_yes: str = ""
    printing: str = ""
    can_print: bool = False
