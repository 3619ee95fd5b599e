"""The playbook: for each mishap what to say in which order, which gestures, up to how much."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_DOWN, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.kernel.money import Money, from_decimal
from counter.recovery.facts import GRAVE, SMALL
from counter.settings.rights import NEVER, ROLES, Limits, Own, Right, limit_of

HAND_OVER = "hand_over"
STEPS = ("hear", "own", "promise", "thank", HAND_OVER)
"""In this order: responsibility first, then repair. The last is for whoever hands it over, in other words."""
FIRST, SLIP = "first", "slip"
"""What to do before a word is said, and the apology slip's sentence: written like a step, but nothing is filled in."""
WRITTEN = (FIRST, *STEPS, SLIP)
"""All that a shop can say in its own words."""
_VOUCHER = "voucher"
_SHORT = {"name": ("only_name",), "time": ("new_promise", "due", "missed", "promised"), "amount": ("voucher",)}
BLANKS = frozenset(
    {"comma_name", "promised", "missed", "overdue", "ready", "due", "told", "new_promise", "voucher", "items", *_SHORT}
)
"""What a sentence can have filled in when it is said."""
_WRITTEN_FOR = Decimal("3.50")
"""What a usual item costs where the playbook's amounts are as they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """Something a person can do. `amount` is what it is worth, `up_to` the most; None where the order says."""

    id: str
    label: str
    icon: str
    note: str = ""
    amount: Money | None = None
    up_to: Money | None = None

    def worth(self, amount: Money | None) -> Gesture:
        """The same, worth so much, or up to so much; as it is without an amount."""
        if amount is None:
            return self
        return replace(self, up_to=amount) if self.up_to is not None else replace(self, amount=amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookAnswer:
    """What to say and do about one kind of mishap that is small, or grave.

    `say` has sentences by step, the most particular first. `offer` has the gestures in their order, `chosen` those that
    are ticked from the start; `own` the shop's own sentences, by language and what of `WRITTEN` they are; `amounts`
    what a gesture is worth for this alone.
    """

    say: Mapping[str, tuple[str, ...]]
    offer: tuple[str, ...]
    chosen: tuple[str, ...]
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    amounts: Mapping[str, Money] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookPage:
    """What the playbook says about one kind of mishap, an answer for each severity.

    `slip` is the sentence of an apology slip for it, `first` what to do before a word is said.
    """

    kind: str
    label: str
    icon: str
    answers: Mapping[str, PlaybookAnswer]
    slip: str
    first: str = ""

    def answer(self, severity: str) -> PlaybookAnswer:
        """The answer to it where it is as severe as that; a small one's where nobody said."""
        return self.answers.get(severity) or self.answers[SMALL]

    def slip_in(self, severity: str, language: str) -> str:
        """The slip's sentence for who reads a language ("de"): the shop's own, else the playbook's to be translated."""
        return self.answer(severity).own.get(language, {}).get(SLIP) or self.slip

    def first_in(self, severity: str, language: str) -> str:
        """What staff of a language ("de") do first: the shop's own, else the playbook's; "" where there is nothing."""
        return self.answer(severity).own.get(language, {}).get(FIRST) or self.first


@dataclass(frozen=True, slots=True)
class Allowance:
    """What somebody of a role may give away alone to make it right; None is no limit.

    `whole_order`: a whole order too.
    """

    per_gesture: Money | None
    per_day: Money | None
    whole_order: bool = True

    @property
    def is_unlimited(self) -> bool:
        """Whether nobody else needs to be asked."""
        return self.per_gesture is None and self.per_day is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """The whole playbook. `voucher` and `valid_months` are of the voucher for a missed promise.

    `times` is how many units of the currency an amount in euros is worth here; `allowances` follow the shop's limits.
    """

    voucher: Money
    valid_months: int
    cap_percent: int
    times: Decimal
    allowances: Mapping[str, Allowance]
    gestures: Mapping[str, Gesture]
    pages: Mapping[str, PlaybookPage]

    def allowance_of(self, role: str, own: Own) -> Allowance:
        """What somebody in a role may give alone, where `own` is what of it is another than the role's."""

        def most(right: Right, usual: Money | None) -> Money | None:
            return _money(own[right.value], self.voucher.currency) if right.value in own else usual

        usual = self.allowances.get(role, Allowance(None, None))
        per_gesture, per_day = most(Right.GESTURE, usual.per_gesture), most(Right.DAY, usual.per_day)
        return replace(usual, per_gesture=per_gesture, per_day=per_day)

    def answer(self, kind: str, severity: str = SMALL) -> PlaybookAnswer | None:
        """What to say and do about a kind of mishap as severe as that; None where there is no such kind."""
        page = self.pages.get(kind)
        return page.answer(severity) if page else None

    def about(self, kind: str, severity: str = SMALL) -> Playbook:
        """The playbook with what gestures and the voucher are worth for this kind, as severe as that."""
        answer = self.answer(kind, severity)
        if answer is None or not answer.amounts:
            return self
        gestures = {name: gesture.worth(answer.amounts.get(name)) for name, gesture in self.gestures.items()}
        return replace(self, gestures=gestures, voucher=answer.amounts.get(_VOUCHER, self.voucher))


@dataclass(frozen=True, slots=True)
class _Amounts:
    """Reads the playbook's amounts, in `currency`, in which a usual item costs so much, and times so much."""

    currency: str
    usual: Decimal
    times: Decimal

    def read(self, text: str) -> Money:
        return from_decimal(Decimal(text) * self.times, self.currency)

    def voucher(self, text: str) -> Money:
        """A voucher is worth a usual item at most: a third of a usual order, which is three. A round sum, then."""
        worth = Decimal(text) * self.times
        if worth > self.usual:
            power = Decimal(10) ** self.usual.adjusted()
            worth = max(step * power for step in (1, 2, 5) if step * power <= self.usual)
        return from_decimal(worth, self.currency)

    def find(self, entry: dict[str, Any], key: str) -> Money | None:
        return self.read(entry[key]) if key in entry else None


def read_playbook(path: Path, currency: str, limits: Limits | None = None) -> Playbook:
    """The playbook of a TOML file, its amounts worth as much in `currency`. Refused where it cannot be used.

    `limits` are what the shop decided about who may give how much.
    """
    try:
        whole = _whole(path)
        usual = Decimal(whole["usual_item"].get(currency, _WRITTEN_FOR))
        amounts = _Amounts(currency, usual, _times(usual))
        gestures = {g["id"]: _gesture(g, amounts) for g in whole["gesture"]}
        pages = {m["kind"]: _page(m) for m in whole["mishap"]}
        return Playbook(
            voucher=amounts.voucher(whole["missed_promise"]["voucher"]),
            valid_months=whole["missed_promise"]["valid_months"],
            cap_percent=int(whole["cap"]["percent"]),
            times=amounts.times,
            allowances={role: _allowance(limits or {}, role, amounts) for role in ROLES},
            gestures=gestures,
            pages=pages,
        )
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError) as fault:
        raise Refused("The playbook {path} cannot be read: {fault}.", path=path, fault=fault) from fault


@cache
def _whole(path: Path) -> dict[str, Any]:
    """A playbook as it is written: it comes with Counter, so it is read once, and not at every change of a menu."""
    return tomllib.loads(path.read_text("utf-8"))


def _times(usual: Decimal) -> Decimal:
    """What amounts are multiplied by where a usual item costs so much: 1, 2 or 5 times a power of ten, the nearest."""
    level = usual / _WRITTEN_FOR
    power = Decimal(10) ** level.adjusted()
    return min((step * power for step in (1, 2, 5, 10)), key=lambda times: abs((level / times).ln()))


def _gesture(entry: dict[str, Any], amounts: _Amounts) -> Gesture:
    return Gesture(
        id=entry["id"],
        label=entry["label"],
        icon=entry["icon"],
        note=entry.get("note", ""),
        amount=amounts.voucher(entry["amount"]) if entry["id"] == _VOUCHER else amounts.find(entry, "amount"),
        up_to=amounts.find(entry, "up_to"),
    )


def _page(entry: dict[str, Any]) -> PlaybookPage:
    return PlaybookPage(
        kind=entry["kind"],
        label=entry["label"],
        icon=entry["icon"],
        answers={SMALL: _answer(entry, entry), GRAVE: _answer(entry["grave"], entry)},
        slip=entry["slip"],
        first=entry.get("first", ""),
    )


def _answer(entry: dict[str, Any], small: dict[str, Any]) -> PlaybookAnswer:
    """What a step of a grave one does not say in words of its own is said as for a small one."""
    say = small["say"] | entry["say"]
    return PlaybookAnswer(
        say={step: tuple(say[step]) for step in STEPS}, offer=tuple(entry["offer"]), chosen=tuple(entry["chosen"])
    )


def _allowance(limits: Limits, role: str, amounts: _Amounts) -> Allowance:
    def most(right: Right) -> Money | None:
        return _money(limit_of(limits, right, role, amounts.times), amounts.currency)

    return Allowance(most(Right.GESTURE), most(Right.DAY), limit_of(limits, Right.WHOLE_ORDER, role) != NEVER)


def _money(limit: Decimal | None, currency: str) -> Money | None:
    if limit is None:
        return None
    coin = Decimal(1).scaleb(-get_currency_precision(currency))
    return from_decimal(limit.quantize(coin, ROUND_DOWN), currency)


def words(answer: PlaybookAnswer, step: str, known: Mapping[str, str], language: Language) -> str:
    """What to say at a step in a `language`: the first sentence whose blanks are all in `known` and not empty.

    The shop's own sentence comes before the playbook's. `comma_name` may be empty: that reads well without a name.
    """
    own = answer.own.get(language.locale.language, {}).get(step)
    for sentence in (*([own] if own else []), *map(language.say, answer.say[step])):
        try:
            said = sentence.format_map(_Blanks(known))
        except KeyError:
            continue
        return said
    return ""


class _Blanks(dict[str, str]):
    """Blanks to fill; an empty one counts as unknown. An owner may write some of them shorter."""

    def __getitem__(self, name: str) -> str:
        value = next(filter(None, (self.get(each, "") for each in (name, *_SHORT.get(name, ())))), "")
        if not value and name != "comma_name":
            raise KeyError(name)
        return value
