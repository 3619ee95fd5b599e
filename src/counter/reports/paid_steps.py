"""How an order was paid, as steps of its story."""

from __future__ import annotations

from collections.abc import Mapping

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.receipts.rules import tender_within
from counter.reports.cases import KnownCase
from counter.reports.past_step import PastStep
from counter.till.model import Corrected, Payment


def paid_steps(known: KnownCase, language: Language) -> tuple[PastStep, ...]:
    """How an order was paid: a step for each payment, those that went back too, and for each that was put right."""
    if known.story is None:
        return ()
    paid, names = known.story.paid, known.names
    steps = [_paid(payment, names, language) for payment in (*paid.payments, *paid.returned)]
    steps += [_corrected(each, names, language) for each in known.story.corrected]
    return tuple(sorted(steps, key=lambda step: step.at))


def _paid(payment: Payment, names: Mapping[StaffId, str], language: Language) -> PastStep:
    what = language.say("Paid {amount}", amount=language.money(payment.amount))
    how = tender_within(payment.tender, language)
    who = language.say("by {name}", name=names.get(payment.by, ""))
    return PastStep(payment.at, "banknote", what, f"{how}, {who}")


def _corrected(each: Corrected, names: Mapping[StaffId, str], language: Language) -> PastStep:
    say, amount = language.say, language.money(each.amount)
    who, was = say("by {name}", name=names.get(each.by, "")), tender_within(each.was, language)
    if not each.now:
        return PastStep(
            each.at, "undo-2", say("{amount} given back before all was paid", amount=amount), f"{was}, {who}"
        )
    way = say("{was}, now {now}", was=was, now=tender_within(each.now, language))
    what = say("{amount} put down to another tender", amount=amount)
    return PastStep(each.at, "arrow-right-left", what, ", ".join(filter(None, (way, each.reason, who))))
