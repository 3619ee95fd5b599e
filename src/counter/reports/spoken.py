"""What the playbook says for a case: the sentences of its kind, their blanks filled with what is known."""

from __future__ import annotations

from datetime import datetime

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.orders.model import Order
from counter.orders.rules import PLACED
from counter.recovery.playbook import STEPS, PlaybookAnswer, words
from counter.reports.story import Story

_FROM_LEFT, _FROM_RIGHT = "\u200e", "\u200f"
"""Unseen marks that say which way a sentence is read."""


def words_to_say(
    answer: PlaybookAnswer | None,
    about: Story | None,
    language: Language,
    now: datetime,
    *,
    new_promise: datetime | None = None,
    voucher: Money | None = None,
) -> dict[str, str]:
    """A sentence for each step of the playbook's answer, in its order; none where it has no answer.

    `about` is the order's story, `new_promise` an aware time, `voucher` the worth of one that is given. What is said
    is what is so `now`.
    """
    if answer is None:
        return {}
    order = about.order if about else None
    language = language.to_customer(order.language if order else "")
    known = {
        "comma_name": language.say(", {name}", name=order.customer) if order and order.customer else "",
        "only_name": order.customer if order else "",
        "new_promise": language.clock(new_promise) if new_promise else "",
        "voucher": language.money(voucher) if voucher else "",
        "items": _items(order) if order else "",
        "told": _told(about, language) if about else "",
    }
    times = _times(about, now) if about else {}
    known |= {name: language.clock(at) if at else "" for name, at in times.items()}
    return {step: words(answer, step, known, language) for step in STEPS}


def new_time_to_say(order: Order, new: datetime, old: datetime, language: Language) -> str:
    """That it will be another time than was promised, in the language that is spoken with them."""
    theirs = language.to_customer(order.language)
    times = {"new": theirs.clock(new), "old": theirs.clock(old)}
    if not order.customer:
        return theirs.say("It will be {new}, not {old}. I’m sorry.", **times)
    begins = _FROM_RIGHT if theirs.reads_from_right else _FROM_LEFT  # whichever way the name at its beginning is read
    return begins + theirs.say("{name}, it will be {new}, not {old}. I’m sorry.", name=order.customer, **times)


def _items(order: Order) -> str:
    """The lines it is about: those that were left off, else all of them."""
    left_off = dict.fromkeys(line.sold.name for line in order.lines if line.left_off)
    return ", ".join(left_off) or order.what


def _told(about: Story, language: Language) -> str:
    """How long they were told that it takes, while they wait for what was promised no time."""
    wait = about.wait if about.promise is None and about.order.state == PLACED else None
    return language.wait(wait.soonest, wait.latest) if wait else ""


def _times(about: Story, now: datetime) -> dict[str, datetime | None]:
    """The blanks that are clock times; one that is not so now is None."""
    order, promise = about.order, about.promise
    if promise is None:
        return {}
    missed, waits = about.is_missed(now), order.state == PLACED
    return {
        "promised": promise.first_due,
        "missed": promise.first_due if missed else None,
        "overdue": promise.first_due if missed and waits else None,
        "ready": order.ready_at if missed else None,
        "due": promise.due if waits and promise.due >= now else None,
    }
