"""What the office shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.paper.laid_out import LaidOut
from counter.settings.profiles import EU, PLAIN, UK, US, Profile
from counter.ui.office.shop_state import ShopState
from counter.ui.parts.choices import Choices

PLAYBOOK, RECEIPTS, SHOP, CHANGES = "playbook", "receipts", "shop", "changes"
"""The pages on the rail."""
WIDTHS = ("80", "58", "a4")
"""The papers one can look at."""
PROFILES: tuple[Profile, ...] = (EU, UK, US, PLAIN)
"""How receipts can show taxes."""


@dataclass(frozen=True, slots=True)
class KindState:
    """A kind of mishap in the list; one without an answer says so."""

    id: str
    label: str
    icon: str
    answered: bool = True


@dataclass(frozen=True, slots=True)
class SentenceState:
    """What is said at a step: its name and the sentence; `note` says where it is read, where that is not plain.

    `verdict` is what is wrong with it, "" where all is well, and `marks` are the places, from character up to
    character; `instead` is the sentence that is offered. `refused`: it cannot be saved so.
    """

    step: str
    label: str
    text: str
    note: str = ""
    verdict: str = ""
    instead: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class GestureState:
    """A gesture in its place: what it is worth in words, and whether it is ticked from the start."""

    id: str
    label: str
    icon: str
    worth: str
    ticked: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlaybookState:
    """The playbook's page: one kind, small or grave, in one language.

    `answered` counts the kinds with an answer, `complete` where that is all of them. `language` is the place of the one
    that is written, `in_language` says it in words; `from_right` how it is read. `amount` is what the chosen gesture is
    worth (None where it has no amount), here or `everywhere`. `stands_for` is the shop's sentence with the checker's
    `stands_for_verdict`. `look_at_worth` says that a voucher is worth too little or too much, `nearest_worth` is the
    nearest as it is typed; both empty where it is right. `bar` says what will change, `last` who changed it last.
    """

    answered: str
    complete: bool
    languages: tuple[str, ...]
    language: int
    in_language: str
    from_right: bool
    kinds: tuple[KindState, ...]
    kind: str
    title: str
    grave: bool
    sentences: tuple[SentenceState, ...]
    gestures: tuple[GestureState, ...]
    amount: str | None
    everywhere: bool
    cap: str
    stands_for: str
    stands_for_verdict: str
    bar: str
    last: str
    changed: bool
    can_add: bool
    look_at_worth: str = ""
    nearest_worth: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptState:
    """The shop's words on paper in one language (the place of it), with what the checker says, and the papers.

    `logo` is a PNG, empty without one. `papers` are the receipt and the slip on paper of the `width`
    with that place, none while they are set first. `profile` is the place of how they show taxes, and `profile_note`
    says what that is. `bar` says what will change.
    """

    language: int
    from_right: bool
    texts: tuple[SentenceState, ...]
    verdict: str
    is_good: bool
    logo: bytes
    profile: int
    profile_note: str
    width: int
    papers: tuple[LaidOut, ...]
    bar: str
    last: str
    changed: bool


@dataclass(frozen=True, slots=True)
class ChangeState:
    """Something that somebody decided: who and when, and what it was and became. `place` is its own in the list.

    `over` says who decided it anew since: it cannot be taken back then.
    """

    heading: str
    what: str
    place: int
    over: str = ""


@dataclass(frozen=True, slots=True)
class OfficeState:
    """The page that is seen, its state, and at most one question over it."""

    place: str
    playbook: PlaybookState
    receipts: ReceiptState
    shop: ShopState
    changes: tuple[ChangeState, ...]
    question: Choices | None = None
