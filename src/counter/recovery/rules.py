"""What a person may give away, and the words they own it with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counter.kernel.errors import Refused
from counter.kernel.language import SPOKEN, Language
from counter.kernel.money import Money
from counter.kernel.typed_text import tidy_text
from counter.orders.model import OrderLine
from counter.people.rules import could_be_pin
from counter.recovery.facts import GRAVE, SMALL
from counter.recovery.playbook import Allowance, Playbook
from counter.settings.stations import COUNTER
from counter.till.rules import check_no_card_number

LATE = "late"
CARD_OR_PRINTER = "card_or_printer"
LONGEST_STORY = 1000
"""The most that is kept of what a customer told us, in characters."""
SOLD_OUT, NOT_GOOD, OTHER, ALLERGY, TREATMENT = "sold_out", "not_good", "other", "allergy", "treatment"
ARRIVAL, WELCOME_BACK, MISHAP = "arrival", "welcome back", "mishap"
SEVERITIES = (SMALL, GRAVE)
OURS, MACHINE, SUPPLIER, PAYMENT_FIRM = "ours", "machine", "supplier", "payment firm"
CAUSES = (OURS, MACHINE, SUPPLIER, PAYMENT_FIRM)
"""Where a mishap can come from; to the customer it was us, whatever it was."""


def kind_of_left_off(why: str, playbook: Playbook) -> str:
    """The kind of mishap that it is where a line is left off for this reason ("sold out"); "other" unless it says."""
    kind = why.casefold().replace(" ", "_")
    return kind if kind in playbook.pages and kind != LATE else OTHER


def kind_of_reason(why: str, playbook: Playbook, language: Language) -> str:
    """The kind of mishap that a reason names by its word, in any language that staff read; "" where it names none."""
    reason = why.strip().casefold()
    for kind, page in playbook.pages.items():
        names = [kind, kind.replace("_", " "), *(language.to_person(each).say(page.label) for each in SPOKEN)]
        if kind != OTHER and reason in [name.casefold() for name in names]:
            return kind
    return ""


def station_of(lines: Sequence[OrderLine]) -> str:
    """Where most of these lines are made that nobody made yet, of all of them where all are; "" of none.

    What is at the counter keeps nobody waiting: it says so only where there is nothing else.
    """
    waiting = [line for line in lines if line.made_at is None] or lines
    made_somewhere = [line for line in waiting if line.sold.station != COUNTER] or waiting
    pieces: Counter[str] = Counter()
    for line in made_somewhere:
        pieces[line.sold.station] += line.sold.quantity
    return pieces.most_common(1)[0][0] if pieces else ""


def usual_severity(kind: str) -> str:
    """How much it is until somebody says otherwise: an allergy is grave."""
    return GRAVE if kind == ALLERGY else SMALL


def left_to_give(allowance: Allowance, given: Money) -> Money | None:
    """What is left of today's allowance; None is no limit."""
    if allowance.per_day is None:
        return None
    return Money(max(0, allowance.per_day.minor - given.minor), given.currency)


def within(allowance: Allowance, cost: Money, left: Money | None) -> bool:
    """Whether a person may give `cost` away alone now."""
    if allowance.per_gesture is not None and cost.minor > allowance.per_gesture.minor:
        return False
    return left is None or cost.minor <= left.minor


def cap(playbook: Playbook, paid: Money) -> Money:
    """The most that all gestures for one order may be worth together, without the owner's word."""
    return Money(paid.minor * playbook.cap_percent // 100, paid.currency)


def read_story(text: str) -> str:
    """What a customer told us as it is kept, on one line. Refused where it looks like a card number or a PIN."""
    if could_be_pin(text):
        raise Refused("That could be a PIN, and nothing of it is kept. Write their words.")
    return read_contact(text)


def read_contact(text: str) -> str:
    """Where we come back to them as it is kept, on one line. Refused where it looks like a card number."""
    check_no_card_number(text)
    return tidy_text(text, LONGEST_STORY)
