"""What the owner's page shows beyond the day's figures, for a machine."""

from __future__ import annotations

from typing import Any

from counter.kernel.language import Language
from counter.reports.day.page import LastPromises, OwnersPage, Usual, UsualTally
from counter.reports.day.sentence import sentence


def page_json(page: OwnersPage, language: Language) -> dict[str, Any]:
    """The page as JSON values. Amounts are minor units, shares go from 0 to 1, times are minutes.

    `usual` are medians of the last so many of that weekday that traded, None where there are fewer than three;
    `last_promises` has the rate's 90% band (Wilson). A point has `taken` and `promised` from the order on. `goal` is
    what the shop stands for.
    """
    said = sentence(page, language)
    thing = page.one_thing
    return {
        "sentence": said.said,
        "still_wait": said.waits,
        "goal": float(page.goal),
        "usual": None if page.usual is None else _usual(page.usual),
        "last_promises": None if page.last is None else _last(page.last),
        "hours": [
            {"hour": each.hour, "kept": each.kept.count, "missed": each.kept.of - each.kept.count, "told": each.told}
            for each in page.hours
        ],
        "points": [
            {
                "order": point.called,
                "hour": point.hour,
                "promised": round(point.promised, 2),
                "taken": round(point.taken, 2),
                "kept": point.kept,
            }
            for point in page.points
        ],
        "gestures": dict(page.gestures),
        "still_to_do": [{"title": entry.title, "text": entry.text, "urgent": entry.urgent} for entry in page.to_do],
        "more_to_do": page.more_to_do,
        "done_apart": [
            {"title": each.title, "text": each.text, "amount_minor": each.amount.minor if each.amount else None}
            for each in page.apart
        ],
        "last_heard": {each.terminal: each.at.isoformat() for each in page.heard},
        "one_thing": None
        if thing is None
        else {"do": thing.what, "why": thing.why, "orders": thing.orders, "minutes": thing.minutes}
        | {"done": thing.done_at is not None},
        "vouchers_came_back": {"count": page.came_back.count, "of": page.came_back.of},
    }


def _usual(usual: Usual) -> dict[str, Any]:
    return {
        "days": usual.days,
        "kept": _tally(usual.kept),
        "told_before": _tally(usual.told_before),
        "made_right": _tally(usual.made_right),
        "takings_minor": usual.takings.minor,
        "gestures_cost_minor": usual.gestures_cost.minor,
    }


def _tally(tally: UsualTally | None) -> dict[str, Any] | None:
    return None if tally is None else {"share": round(float(tally.share), 4), "of": tally.of}


def _last(last: LastPromises) -> dict[str, Any]:
    return {"kept": last.kept.count, "of": last.kept.of, "low": float(last.low), "high": float(last.high)}
