"""The day's figures for a machine."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from counter.reports.account_books import AccountFigures
from counter.reports.day.figures import DayFigures, judge
from counter.reports.day.recovery_json import recovery_json
from counter.reports.day.tender_total import TenderTotal
from counter.reports.hours import StaffDay


def day_json(figures: DayFigures, now: datetime, *, with_causes: bool = True) -> dict[str, Any]:
    """The figures as JSON values, promises judged as of `now`. Amounts are minor units.

    A promise that is neither kept nor missed yet counts as made only; orders `without` one are in none of the others.
    `given_later`: those made to customers who were promised nothing as they ordered.
    `kept_within_grace`, where the shop has a grace:
    those kept, and those missed by no more than that. `reset`: promises that were made anew; `told_before_due`: of the
    missed ones, those whose customer was told before the first promise was due. Of the mishaps, `left` are those whose
    customer had left before anybody spoke to them: neither made right nor open. `with_causes`: for whoever may see
    where they came from. `payments` and `refunds` are by tender.
    `gift_cards` and `accounts` are left out while there are none; so is `staff` where nobody
    clocked in or was tipped:
    minutes worked with breaks taken off, what was tipped to each, and what for all (`shared_tips_minor`).
    """
    return {
        "orders": figures.orders,
        "promises": _promises(figures, now),
        "mishaps": {
            "total": len(figures.mishaps),
            "made_right": figures.made_right,
            "left": figures.had_left,
            "open": len(figures.mishaps) - figures.made_right - figures.had_left,
        },
        "recovery": recovery_json(figures, now, with_causes=with_causes),
        "vouchers": {
            "issued": figures.vouchers_issued,
            "redeemed": figures.vouchers_redeemed,
            "outstanding_minor": figures.outstanding.minor,
        },
        "sales_minor": figures.sales.minor,
        "reductions_minor": {kind: amount.minor for kind, amount in figures.reductions},
        "comps_cost_minor": figures.comps_cost.minor,
        "raised_minor": figures.raised.minor if figures.raised else 0,
        "takings_minor": figures.takings.minor,
        "payments": _by_tender(figures.payments),
        "refunds": _by_tender(figures.refunds),
        "rounding_minor": figures.rounding.minor,
        "tips_minor": figures.tips.minor,
        "receipts": figures.receipts,
        "voids": _voids(figures),
        "waste": _waste(figures),
        **_staff(figures, now),
        **_accounts(figures.accounts),
    }


def _promises(figures: DayFigures, now: datetime) -> dict[str, int]:
    kept, missed, within_grace = judge(figures.promises, now, figures.grace)
    return {
        "made": len(figures.promises),
        "without": figures.unpromised,
        "given_later": sum(promise.given_later for promise in figures.promises),
        "kept": len(kept),
        "missed": len(missed),
        **({"kept_within_grace": within_grace} if figures.grace else {}),
        "reset": sum(promise.was_reset for promise in figures.promises),
        "told_before_due": sum(promise.told_before for promise in missed),
    }


def _voids(figures: DayFigures) -> list[dict[str, Any]]:
    """The tickets that were thrown away before they were placed."""
    return [
        {
            "at": void.at.isoformat(),
            "by": void.by,
            "reason": void.reason,
            "what": void.what,
            "amount_minor": void.amount.minor,
        }
        for void in figures.voids
    ]


def _waste(figures: DayFigures) -> list[dict[str, Any]]:
    return [
        {"item": each.name, "quantity": each.quantity, "reason": each.reason, "cost_minor": each.cost.minor}
        for each in figures.waste
    ]


def _accounts(figures: AccountFigures) -> dict[str, dict[str, int]]:
    """Gift cards and house accounts, where there are any."""
    if not figures.is_any:
        return {}
    return {
        "gift_cards": {
            "sold": figures.cards,
            "sold_minor": figures.sold.minor,
            "used_minor": figures.used.minor,
            "outstanding_minor": figures.on_cards.minor,
        },
        "accounts": {
            "charged_minor": figures.charged.minor,
            "settled_minor": figures.settled.minor,
            "owed_minor": figures.owed.minor,
        },
    }


def _by_tender(totals: tuple[TenderTotal, ...]) -> dict[str, dict[str, int]]:
    return {each.tender: {"count": each.count, "amount_minor": each.amount.minor} for each in totals}


def _staff(figures: DayFigures, now: datetime) -> dict[str, Any]:
    if not figures.staff and not figures.shared_tips:
        return {}
    each = [_hours(person, now) for person in figures.staff]
    return {"staff": each, "shared_tips_minor": figures.shared_tips.minor}


def _hours(person: StaffDay, now: datetime) -> dict[str, Any]:
    minute = timedelta(minutes=1)
    return {
        "name": person.name,
        "minutes": person.worked(now) // minute,
        "break_minutes": person.breaks(now) // minute,
        "forgot_to_clock_out": person.forgot(now),
        "tips_minor": person.tips.minor,
    }
