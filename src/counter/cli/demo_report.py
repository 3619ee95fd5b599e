"""What comes out of a demo: the day's page, its figures, and a few words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from counter.cli.say import counted
from counter.flows.shop import Shop
from counter.kernel.money import Money
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json
from counter.reports.day.owners_page import owners_page
from counter.reports.day.pdf import day_pdf


def write_day_report(shop: Shop, day: date, folder: Path) -> Path:
    """Puts the owner's page of a day into `folder`."""
    page = shop.report(owners_page, day, shop.clock.now(), shop.settings, shop.language, shop.playbook.pages)
    path = folder / f"day-{day.isoformat()}.pdf"
    path.write_bytes(day_pdf(page, shop.language))
    return path


def day_figures_json(shop: Shop, first: date) -> dict[str, Any]:
    """The figures of a day as `counter day --json` has them, work that went on into the next trading day included."""
    now = shop.clock.now()
    last = shop.settings.trading_day(now)
    days = (last - first).days + 1
    parts = [
        day_json(shop.report(day_figures, first + timedelta(days=n), shop.settings, until=last), now)
        for n in range(max(days, 1))
    ]
    whole = parts[0]
    for task in parts[1:]:
        whole = _sum(whole, task)
    if parts[1:]:
        recovery = whole["recovery"]
        recovery |= {of: _middle(recovery["each"], of) for of in ("seconds_to_first_word", "minutes_to_settled")}
    whole["vouchers"]["outstanding_minor"] = parts[-1]["vouchers"]["outstanding_minor"]
    return whole


def _sum(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {key: _added(one.get(key), other.get(key)) for key in one | other}


def _added(one: Any, other: Any) -> Any:
    """What one of the days does not say is what the other says."""
    if one is None or other is None:
        return other if one is None else one
    return _sum(one, other) if isinstance(one, dict) else one + other


def _middle(mishaps: list[dict[str, Any]], of: str) -> int | None:
    known = [each[of] for each in mishaps if each[of] is not None]
    return round(median(known)) if known else None


def _without_promise(never: int, later: int) -> list[str]:
    if not never + later:
        return []
    return [f"{counted(never + later, 'order', 'orders')} placed without a promise; {later} told a time later."]


def summary(shop: Shop, figures: dict[str, Any]) -> str:
    """The figures in a few lines, as a person reads them."""
    promises, mishaps, vouchers = figures["promises"], figures["mishaps"], figures["vouchers"]
    sales, takings = (
        shop.language.money(Money(figures[key], shop.settings.currency)) for key in ("sales_minor", "takings_minor")
    )
    told = counted(promises["told_before_due"], "customer", "customers")
    known = f"of the {promises['missed']} missed, {told} knew before"
    orders, receipts = (counted(figures[key], key.removesuffix("s"), key) for key in ("orders", "receipts"))
    made = counted(promises["made"], "promise", "promises")
    lines = [
        f"{orders}, {sales} sold, {takings} taken, {receipts}.",
        f"{promises['kept']} of {made} kept; {promises['reset']} made anew; {known}.",
        *_without_promise(promises["without"], promises["given_later"]),
        f"{mishaps['made_right']} of {counted(mishaps['total'], 'mishap', 'mishaps')} made right.",
        f"{counted(vouchers['issued'], 'voucher', 'vouchers')} given, {vouchers['redeemed']} came back.",
        f"The owner’s page: {figures['day_report']}",
        f"The shop: {figures['shop']} (counter --shop opens it)",
    ]
    return "\n".join(lines)
