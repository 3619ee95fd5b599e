"""Turns what would be otherwise in other shops, once something is pushed to them, into what is seen of it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counter.kernel.ids import ShopId
from counter.kernel.language import Language
from counter.settings.versions import TILES
from counter.shops.model import KnownShop
from counter.shops.versions import MENU, PLAYBOOK, Kind
from counter.ui.desk.push_told import LookTold, PushTold, RowTold
from counter.ui.office.push_state import DifferenceState, PushShopState, PushState, TaxState
from counter.ui.parts.mark import DONE, LATE_DONE, OVER, SAFE, SOON, Mark

KINDS: tuple[Kind, ...] = (MENU, PLAYBOOK)
"""What can be pushed, by its place."""
_TOLD = 4
"""So many sentences are read of one thing."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known of a push to one shop: what it would take, or why nobody knows; what came of it."""

    look: LookTold | None = None
    wrong: str = ""
    pushed: PushTold | None = None

    @property
    def refused(self) -> str:
        """Why it cannot be pushed, or was not; "" where neither."""
        return self.wrong or (self.pushed and self.pushed.refused) or (self.look and self.look.refused) or ""

    @property
    def moves(self) -> int:
        """How many things would be otherwise there."""
        return len(self.look.changing) if self.look else 0

    @property
    def asked(self) -> RowTold | None:
        """What has to be said before it can be pushed."""
        return self.look.asked if self.look else None

    @property
    def is_ready(self) -> bool:
        """Whether it can be pushed: something moves, or it is a version that the shop does not have yet."""
        if self.look is None or self.look.refused or self.pushed or self.asked:
            return False
        return bool(self.moves) or self.look.had != self.look.number


@dataclass(frozen=True, slots=True)
class ShopAsked:
    """A shop that can get it, as it is called beside the others."""

    shop: KnownShop
    name: str
    outlook: Outlook
    ticked: bool


@dataclass(frozen=True, slots=True)
class Pushing:
    """What is looked at: the place of the kind, the shops, which one is `seen`, why nothing was pushed (`reason`)."""

    kind: int
    shops: Sequence[ShopAsked]
    seen: ShopId | None
    reason: str
    is_busy: bool

    @property
    def going(self) -> tuple[ShopAsked, ...]:
        """The shops that get something."""
        return tuple(each for each in self.shops if each.ticked and each.outlook.is_ready)


def push_state(pushing: Pushing, named: Callable[[str], str], language: Language) -> PushState:
    """The page; `named` says what a part of the playbook is called."""
    say, is_busy = language.say, pushing.is_busy
    in_hand = next((each for each in pushing.shops if each.shop.shop == pushing.seen), None)
    outlook = in_hand.outlook if in_hand else Outlook()
    return PushState(
        kind=pushing.kind,
        shops=tuple(_shop(each, language, chosen=each is in_hand, is_busy=is_busy) for each in pushing.shops),
        about=say("What changes at {shop}", shop=in_hand.name) if in_hand else "",
        under="\n".join(_notes(outlook, language)),
        tax=_tax(outlook, in_hand.name, language) if in_hand and not is_busy else None,
        rows=() if outlook.pushed or outlook.look is None else tuple(_rows(outlook.look, named, language)),
        empty=_empty(pushing.kind, outlook, language),
        foot=pushing.reason or _foot(pushing, language),
        push=say("Pushing…") if is_busy else say("Push"),
        can_push=bool(pushing.going) and not is_busy,
    )


def _shop(asked: ShopAsked, language: Language, *, chosen: bool, is_busy: bool) -> PushShopState:
    is_going = is_busy and asked.ticked and asked.outlook.is_ready
    mark = Mark(language.say("Pushing…"), "hourglass", SOON) if is_going else _mark(asked.outlook, language)
    return PushShopState(asked.shop.shop.hex, asked.name, mark, asked.ticked, chosen)


def _mark(outlook: Outlook, language: Language) -> Mark:
    """How far it is with one shop, in a few words."""
    say, pushed = language.say, outlook.pushed
    if outlook.refused:
        return Mark(say("Cannot take it"), "octagon-alert", LATE_DONE)
    if pushed:
        there = Mark(say("Has version {number}", number=pushed.number), "circle-check", SAFE)
        return Mark(say("Waits for its server"), "clock", OVER) if pushed.trouble else there
    if outlook.look is None:
        return Mark(say("Looking…"), "hourglass", DONE)
    if outlook.asked:
        return Mark(say("Asks something"), "circle-question-mark", OVER)
    changes = language.say_count("{count} change", "{count} changes", outlook.moves)
    return Mark(changes, "arrow-right", SOON) if outlook.moves else Mark(say("Nothing changes"), "check", DONE)


def _notes(outlook: Outlook, language: Language) -> Iterator[str]:
    """What stands above the rows."""
    say, look, pushed = language.say, outlook.look, outlook.pushed
    if outlook.refused or look is None:
        return
    if pushed is None:
        yield from (say("It has version {number}.", number=look.had),) if look.had else ()
        yield from () if outlook.asked else look.about
        return
    yield language.say_count("{count} thing is otherwise there.", "{count} things are otherwise there.", pushed.changed)
    if pushed.kept:
        yield language.say_count("{count} is kept.", "{count} are kept.", pushed.kept)
    if pushed.trouble:
        yield say("It goes up once that shop’s server can be reached: with the next reading.")
    yield say("In that shop’s Changes it can be taken back.")


def _empty(kind: int, outlook: Outlook, language: Language) -> str:
    """What stands in place of rows."""
    say, look = language.say, outlook.look
    if outlook.refused:
        return outlook.refused
    if look is None:
        return say("Looking what is otherwise there…")
    if look.rows or look.kept or outlook.pushed:
        return ""
    return say("Its menu is as this shop’s already.") if kind == 0 else say("Its playbook is as this shop’s already.")


def _tax(outlook: Outlook, name: str, language: Language) -> TaxState | None:
    row = outlook.asked
    if row is None or outlook.look is None:
        return None
    asks = language.say(
        "{item} is taxed as “{tax}” here. What is that at {shop}?", item=row.name, tax=row.tax, shop=name
    )
    return TaxState(row.tax, asks, outlook.look.tax_classes)


def _rows(look: LookTold, named: Callable[[str], str], language: Language) -> Iterator[DifferenceState]:
    """What would be otherwise; then what it keeps, though it is no different by now."""
    names = {row.what: row.name for row in look.rows} | {what: str(name) for what, name in look.kept.items()}
    keep, same = language.say("Keep theirs"), language.say("It is the same by now.")
    for row in look.rows:
        told = "\n".join(row.words[:_TOLD])
        yield DifferenceState(row.what, _title(row.what, names, named, language), told, row.changed, row.kept, keep)
    listed = {row.what for row in look.rows}
    for what in look.kept:
        if what not in listed:
            yield DifferenceState(what, _title(what, names, named, language), same, "", kept=True, keep=keep)


def _title(what: str, names: Mapping[str, str], named: Callable[[str], str], language: Language) -> str:
    if what == TILES:
        return language.say("Tiles")
    return names[what] if ":" in what else named(what)


def _foot(pushing: Pushing, language: Language) -> str:
    say, shops = language.say, ", ".join(each.name for each in pushing.going)
    if pushing.is_busy:
        return say("Each shop gets it, one after the other. You can go on meanwhile.")
    if not shops:
        looks = any(each.outlook.look is None and not each.outlook.refused for each in pushing.shops)
        done = sum(each.outlook.pushed is not None and not each.outlook.refused for each in pushing.shops)
        if done:
            return language.say_count("{count} shop has it now.", "{count} shops have it now.", done)
        return say("Looking what is otherwise there…") if looks else say("Nothing to push.")
    if pushing.kind == 0:
        return say("This shop’s menu goes to {shops}. What they keep stays as they have it.", shops=shops)
    return say("This shop’s playbook goes to {shops}. What they keep stays as they have it.", shops=shops)
