"""What a shop decided otherwise than the playbook that comes with Counter: words, gestures, amounts, the cap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import msgspec

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal
from counter.kernel.typed_json import read_plain
from counter.settings.taken_back import taken_back

CAP = (0, 1000)
"""The least and the most percent of what was paid that all gestures for an order can be worth together."""
LONGEST_SENTENCE = 200


@dataclass(frozen=True)
class PageDecided:
    """One kind of mishap, small or grave. `say` has the shop's own sentences by language and step.

    `offer` has the gestures in their order, `chosen` those that are ticked; empty where the playbook's hold. `amounts`
    is what a gesture is worth for this alone, in whole units; without one it is worth what it is everywhere.
    """

    say: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    offer: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    amounts: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class PlaybookDecided:
    """`pages` by kind and severity (“late.small”), `amounts` by gesture, in whole units of the shop's currency.

    `cap_percent` is what all gestures for one order may be worth together, of what was paid; None as it comes.
    """

    pages: Mapping[str, PageDecided] = field(default_factory=dict)
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    cap_percent: int | None = None


_MOST_GIVEN = 100_000
"""The most that a gesture gives, in minor units: 1,000 euros, 100,000 yen."""


def on_top(now: PlaybookDecided, before: PlaybookDecided, mine: PlaybookDecided) -> PlaybookDecided:
    """What somebody else decided by `now`, with what I changed since `before` on top; where both did, mine."""
    plain = (msgspec.to_builtins(each) for each in (now, mine, before))
    return read_plain(taken_back(*plain), PlaybookDecided, strict=False)


def check_playbook(decided: PlaybookDecided, currency: str) -> None:
    """Refused where a cap, an amount in the shop's `currency` or the length of a sentence cannot be."""
    if decided.cap_percent is not None and not CAP[0] <= decided.cap_percent <= CAP[1]:
        raise Refused(
            "All gestures together can be {least}% to {most}% of what was paid, not {percent}%. Choose one between.",
            least=CAP[0],
            most=CAP[1],
            percent=decided.cap_percent,
        )
    amounts = [*decided.amounts.values(), *(each for page in decided.pages.values() for each in page.amounts.values())]
    if any(not amount.is_finite() or amount <= 0 for amount in amounts):
        raise Refused("A gesture gives. Choose an amount above nothing.")
    most = Money(_MOST_GIVEN, currency)
    if any(from_decimal(amount, currency) > most for amount in amounts):
        raise Refused("A gesture gives at most {most}. Choose a smaller amount.", most=most)
    sentences = [each for page in decided.pages.values() for say in page.say.values() for each in say.values()]
    if any(len(each) > LONGEST_SENTENCE for each in sentences):
        raise Refused("A sentence has at most {most} characters. Say it shorter.", most=LONGEST_SENTENCE)
