"""What is pushed to other shops, before and after, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.mark import Mark


@dataclass(frozen=True, slots=True)
class PushShopState:
    """A shop that gets it where it is `ticked`; `mark` says how far it is, `chosen` that its preview is seen."""

    shop: str
    name: str
    mark: Mark
    ticked: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class DifferenceState:
    """One thing that would be otherwise there, with what it is there now and what it becomes.

    `changed` says who changed it there. `keep` is the word of the button; `kept`: it stays as that shop has it.
    """

    what: str
    title: str
    told: str
    changed: str
    kept: bool
    keep: str


@dataclass(frozen=True, slots=True)
class TaxState:
    """What a tax class of this shop is in the other one, which has no such: `asks`, and the classes to choose from."""

    tax: str
    asks: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PushState:
    """The page: `kind` is the place of what is pushed, 0 the menu, 1 the playbook.

    `about` says whose preview is seen, `under` what is to be known of it, `tax` what has to be said
    before anything can be pushed, `empty` why there are no rows.

    `foot` says what Push does; `push` is the word of the button.
    """

    kind: int
    shops: tuple[PushShopState, ...]
    about: str
    under: str
    tax: TaxState | None
    rows: tuple[DifferenceState, ...]
    empty: str
    foot: str
    push: str
    can_push: bool
