"""Says what to do until the first coffee is sold, and then its story. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from counter.kernel.language import Language
from counter.orders.rules import HANDED_OVER, PLACED
from counter.receipts.layout import receipt_document
from counter.receipts.rules import tender_within
from counter.reports.first_coffee import FirstCoffee
from counter.settings.paper_texts import logo_bytes
from counter.ui.setup.state import DoneState, DoneStepState, HintState

BAR = "bar"
_MINUTE = 60


def hint_of(coffee: FirstCoffee, language: Language) -> HintState | None:
    """The one thing to do next; None once they have it."""
    say, order = language.say, coffee.order
    if order is None and not coffee.is_rung_up:
        return HintState(say("Your first coffee: tap what somebody would order."))
    if order is None:
        return HintState(say("Now they pay: tap Cash exact. At that moment the promise is made."))
    if order.state == HANDED_OVER:
        return None
    go = say("Go to the Bar")
    if order.state == PLACED and coffee.promise:
        time = language.clock(coffee.promise.due)
        text = say("Sold, and promised by {time}. Make it, tick it at the Bar and tap Ready.", time=time)
        here = say("Sold, and promised by {time}. Make it, tick it here and tap Ready.", time=time)
        return HintState(text, go, BAR, here)
    if order.state == PLACED:
        here = say("Sold. Make it, tick it here and tap Ready.")
        return HintState(say("Sold. Make it, tick it at the Bar and tap Ready."), go, BAR, here)
    text = say("It is ready. Give it to them, and tap Handed over at the Bar.")
    return HintState(text, go, BAR, say("It is ready. Give it to them, and tap Handed over."), say("They have it"))


def under_done(coffee: FirstCoffee, language: Language, *, taken_back: bool) -> str:
    """What stands below the title."""
    say, promise, order = language.say, coffee.promise, coffee.order
    if taken_back:
        return say("The money went back. What was sold and what went back stands in Orders, as of any sale.")
    if promise is None or order is None or order.ready_at is None:
        return say("What you sell, promise and make right stands in the Day from now on.")
    spare = int((promise.first_due - order.ready_at).total_seconds()) // _MINUTE
    if order.ready_at > promise.first_due:
        return say("The promise was missed this time: the counter says so, and helps to make it right.")
    if not spare:
        return say("And your first promise is kept.")
    return language.say_count(
        "And your first promise is kept, with a minute to spare.",
        "And your first promise is kept, with {count} minutes to spare.",
        spare,
    )


def done_state(coffee: FirstCoffee, language: Language, *, sentence: str, logo: str, taken_back: bool) -> DoneState:
    """The first coffee's story, with its receipt."""
    say, receipt = language.say, coffee.receipt
    customer = coffee.order.customer if coffee.order else ""
    paper = receipt_document(receipt.content, customer, language, logo=logo_bytes(logo)) if receipt else None
    return DoneState(
        steps=tuple(_steps(coffee, language)),
        receipt=paper,
        sentence=sentence,
        take_back="" if taken_back else say("It was only a try, take it back"),
        take_back_note="" if taken_back else say("The sale is real and in the books until you do."),
    )


def _steps(coffee: FirstCoffee, language: Language) -> Iterator[DoneStepState]:
    say, order, promise = language.say, coffee.order, coffee.promise
    if order is None:
        return

    def step(at: datetime, icon: str, words: str, *, kept: bool = False) -> DoneStepState:
        return DoneStepState(language.clock(at), icon, words, kept=kept)

    yield step(order.placed_at, "coffee", _sold(coffee, language))
    if promise:
        yield step(promise.made_at, "clock", say("You promised it by {time}", time=language.clock(promise.first_due)))
    if order.ready_at and promise and order.ready_at <= promise.first_due:
        yield step(order.ready_at, "circle-check", say("Ready. Promise kept."), kept=True)
    elif order.ready_at:
        yield step(order.ready_at, "clock-alert", say("Ready."))
    if order.handed_over_at:
        words = say("Handed over, with your first receipt") if coffee.receipt else say("Handed over")
        yield step(order.handed_over_at, "hand-platter", words)


def _sold(coffee: FirstCoffee, language: Language) -> str:
    say, order = language.say, coffee.order
    assert order is not None  # noqa: S101 - asked only where there is one
    tenders = {payment.tender for payment in coffee.paid.payments} if coffee.paid else set()
    if len(tenders) != 1:
        return say("{what}, {total}", what=order.what, total=language.money(order.total))
    how = tender_within(tenders.pop(), language)
    return say("{what}, {total}, paid: {how}", what=order.what, total=language.money(order.total), how=how)
