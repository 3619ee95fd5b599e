"""What acts answer about tickets and orders, as JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from counter.acts.values import money, percent
from counter.flows.ring_up import OpenTicket
from counter.kernel.money import Money, total
from counter.orders.model import Line, Reduction
from counter.orders.tax import TaxOfRate, tax_by_rate
from counter.promises.model import PromiseQuote


def ticket_answer(open_ticket: OpenTicket) -> dict[str, Any]:
    """The ticket as it stands."""
    priced, draft = open_ticket.priced, open_ticket.draft
    quote = open_ticket.quote
    return {
        "ticket": {
            "lines": lines_answer(priced.lines, to_go=draft.to_go),
            "subtotal": money(priced.gross),
            "reductions": money(priced.reduced),
            "service": money(priced.total * 0),
            "taxes": taxes_answer(priced.taxes),
            "total": money(priced.total),
            "promise": promise_answer(quote),
            "warnings": [],
            "missing": [],
        }
    }


def lines_answer(lines: Sequence[Line], *, to_go: bool) -> list[dict[str, Any]]:
    """Lines as they are or will be sold, each under its place, counted from 1."""
    return [
        {
            "line": place,
            "item": line.name,
            "size": None,
            "quantity": line.quantity,
            "modifiers": list(line.modifiers),
            "where": "to go" if to_go else "here",
            "unit_price": money(line.unit_price),
            "reductions": reductions_answer(line.reductions),
            "total": money(line.total),
            "tax": money(line.tax),
        }
        for place, line in enumerate(lines, start=1)
    ]


def reductions_answer(reductions: Iterable[Reduction]) -> list[dict[str, Any]]:
    """What lowered a price, each with why."""
    return [{"kind": each.kind, "amount": money(each.amount), "reason": each.reason} for each in reductions]


def taxes_answer(taxes: Iterable[TaxOfRate]) -> list[dict[str, Any]]:
    """What is taxed at each rate. A rate that is one percentage has no name of its own."""
    return [{"name": "", "percent": percent(tax.rate), "net": money(tax.net), "tax": money(tax.tax)} for tax in taxes]


def taxes_of(lines: Sequence[Line], currency: str) -> list[dict[str, Any]]:
    """What these lines were taxed at each rate."""
    return taxes_answer(tax_by_rate(lines, currency))


def promise_answer(quote: PromiseQuote | None) -> dict[str, Any] | None:
    """What is promised for a ticket: when, and how many minutes off that is."""
    return None if quote is None else {"due": quote.due.isoformat(), "minutes": quote.minutes}


def sum_of(amounts: Iterable[Money], currency: str) -> str:
    """Amounts added up; nothing gives zero."""
    return money(total(amounts, currency))
