"""A count of a drawer, half done: how many of each note and coin, and what was typed last. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from counter.kernel.money import Money, total
from counter.settings.rules import Settings
from counter.till.denominations import Denominations, denominations_of

CARD_MACHINE, STAYS = "card", "stays"
"""The fields that are an amount: what the card machine says, what stays in the drawer."""
_OWN = "own "
_LONGEST, _MANY = 9, 4
"""Digits of an amount, and of how many there can be of a coin."""

Key = int | str
"""Which field: a coin by its minor units, a note with "n" before them; or an amount's name."""


def own_key(tender: str) -> Key:
    """The field of what was taken by a tender of the shop's own."""
    return f"{_OWN}{tender}"


def tender_of(key: Key) -> str:
    """Of which of the shop's own tenders a field is; "" of none."""
    return str(key).removeprefix(_OWN) if str(key).startswith(_OWN) else ""


def is_amount(key: Key) -> bool:
    """Whether a field is an amount; else it is how many."""
    return key in {CARD_MACHINE, STAYS} or bool(tender_of(key))


@dataclass(frozen=True, slots=True)
class CountDraft:
    """What was typed so far, by field. `finished`: nothing more comes. `left`: who waits may wait until tomorrow.

    `own` are the shop's own tenders, whose takings are asked for as the card machine's are.
    """

    denominations: Denominations
    is_float: bool
    chosen: Key = ""
    typed: dict[Key, str] = field(default_factory=dict)
    finished: bool = False
    reason: str = ""
    left: bool = False
    own: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every field in the order in which Next walks down."""
        money = (*(f"n{note.minor}" for note in self.denominations.notes), *self._coins())
        return money if self.is_float else (*money, CARD_MACHINE, *map(own_key, self.own), STAYS)

    @property
    def others(self) -> dict[str, Money]:
        """What was typed for the shop's own tenders."""
        typed = {tender: self.amount(own_key(tender)) for tender in self.own}
        return {tender: amount for tender, amount in typed.items() if amount is not None}

    def _coins(self) -> tuple[Key, ...]:
        return tuple(coin.minor for coin in self.denominations.coins)

    @property
    def here(self) -> Key:
        """The field that is typed into: the first one where none was chosen."""
        return self.chosen or self.keys[0]

    def many(self, key: Key) -> int:
        """How many of a coin or note, or the amount of a field in minor units."""
        return int(self.typed.get(key) or 0)

    @property
    def counted(self) -> Money:
        """What all of it comes to."""
        notes = (note * self.many(f"n{note.minor}") for note in self.denominations.notes)
        coins = (coin * self.many(coin.minor) for coin in self.denominations.coins)
        return total((*notes, *coins), self.denominations.coins[0].currency)

    def amount(self, key: Key) -> Money | None:
        """What was typed as an amount, None where nothing was."""
        return Money(self.many(key), self.counted.currency) if self.typed.get(key) else None

    def choose(self, key: Key) -> CountDraft:
        """Goes to a field."""
        return replace(self, chosen=key)

    def following(self) -> CountDraft:
        """Goes to the next field, from the last one to the first."""
        keys = self.keys
        return replace(self, chosen=keys[(keys.index(self.here) + 1) % len(keys)])

    def with_digits(self, digits: str) -> CountDraft:
        """More digits in the field; no more than anybody can mean. What changes is counted anew."""
        key = self.here
        typed = (self.typed.get(key, "").lstrip("0") + digits)[: _LONGEST if is_amount(key) else _MANY]
        return self._with(key, typed)

    def without_last_digit(self) -> CountDraft:
        """The last digit of the field away."""
        return self._with(self.here, self.typed.get(self.here, "")[:-1])

    def _with(self, key: Key, typed: str) -> CountDraft:
        return replace(self, typed=self.typed | {key: typed}, finished=self.finished and key == STAYS)


def new_count(settings: Settings, *, is_float: bool) -> CountDraft:
    """A count of the notes and coins that the shop has, nothing typed yet."""
    own = () if is_float else settings.tenders
    return CountDraft(denominations_of(settings.currency, settings.cash_rounding), is_float, own=own)


def reasons_and_stays(counted: Mapping[str, tuple[Money, str]]) -> tuple[str, dict[str, Money]]:
    """Of drawers by their name what stays in each and why its count was off: all reasons in one, and what stays."""
    reasons = dict.fromkeys(reason for _, reason in counted.values() if reason)
    return "; ".join(reasons), {name: stays for name, (stays, _) in counted.items()}
