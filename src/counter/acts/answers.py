"""What acts answer about tickets and orders, as JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from counter.acts.session import Session
from counter.acts.values import money, percent
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import LineId, RegularId
from counter.kernel.language import Language
from counter.kernel.money import Money, total
from counter.orders.allergies import allergens_on
from counter.orders.customer import is_told_late
from counter.orders.draft import Draft
from counter.orders.model import Line, Order, Reduction
from counter.orders.pricing import PricedTicket
from counter.orders.tax import TaxOfRate, tax_by_rate
from counter.promises.in_time import too_late_said
from counter.promises.model import PromiseQuote, Wait
from counter.regulars.queries import the_regular
from counter.settings.taxes import Where


def ticket_answer(session: Session, open_ticket: OpenTicket) -> dict[str, Any]:
    """The ticket as it stands; where no time is promised for it, `why` and the `wait` that is said instead."""
    priced, draft = open_ticket.priced, open_ticket.draft
    quote = open_ticket.quote
    return {
        "ticket": {
            "lines": lines_answer(priced.lines, draft.where),
            "subtotal": money(priced.gross),
            "reductions": money(priced.reduced),
            "service": money(priced.service.amount if priced.service else priced.total * 0),
            "taxes": taxes_answer(priced.taxes),
            "total": money(priced.total),
            "promise": promise_answer(quote),
            **wait_answer(quote.wait if quote else None, session.opened.language),
            **asked_answer(draft),
            "warnings": warnings_answer(session, open_ticket),
            "missing": missing_answer(priced),
            "usual": None if draft.regular_id is None else usual_answer(session, draft.regular_id),
        }
    }


def usual_answer(session: Session, regular_id: RegularId) -> dict[str, Any]:
    """A regular: how they are known, and what is on their punch card, where the shop has one."""
    regular, card = session.opened.read(the_regular, regular_id), session.opened.settings.punch_card
    return {
        "name": regular.name,
        "code": regular.code,
        "own_cup": regular.own_cup,
        "punches": regular.punches,
        "full": card.full if card else None,
    }


def asked_answer(asked: Draft | Order) -> dict[str, Any]:
    """What a customer asks of the whole of it."""
    return {
        "customer": asked.customer,
        "needed_by": asked.needed_by.isoformat() if asked.needed_by else None,
        "allergies": list(asked.allergies),
        "table": asked.bring_to,
        "note": asked.note,
        "language": asked.language,
    }


def warnings_answer(session: Session, open_ticket: OpenTicket) -> list[dict[str, Any]]:
    """What has to be said before they pay: that it is too late for them, that a line has what they must not have."""
    found: list[dict[str, Any]] = []
    draft, late = open_ticket.draft, open_ticket.late
    places = {line.line_id: place for place, line in enumerate(draft.lines, start=1)}
    names: dict[LineId | None, str] = {line.line_id: line.name for line in open_ticket.priced.lines}
    language = session.opened.language
    if late is not None:
        found.append(
            {
                "warning": "needed_by",
                "needed_by": late.needed_by.isoformat(),
                "due": late.due.isoformat(),
                "minutes": late.minutes,
                "in_time_without": places[late.without] if late.without else None,
                "then": late.then.isoformat() if late.then else None,
                "told": is_told_late(draft, late.due),
                "says": too_late_said(late, names.get(late.without, ""), language),
            }
        )
    for line_id, answer in allergens_on(draft, session.opened.menu).items():
        found.append(
            {
                "warning": "allergy",
                "line": places[line_id],
                "contains": [each for each in answer.contains if each in draft.allergies],
                "may_contain": [each for each in answer.may_contain if each in draft.allergies],
            }
        )
    return found


def missing_answer(priced: PricedTicket) -> list[dict[str, Any]]:
    """Choices that have to be made before the ticket is paid: of which line, and of which group."""
    places = {line.line_id: place for place, line in enumerate(priced.lines, start=1)}
    return [{"line": places[each.line_id], "group": each.group} for each in priced.missing]


def order_lines_answer(order: Order) -> list[dict[str, Any]]:
    """The lines that are on an order, each under the place it keeps."""
    rows = lines_answer(order.sold, order.where)
    return [row | {"line": line.place, "note": line.note} for row, line in zip(rows, order.lines, strict=True)]


def lines_answer(lines: Sequence[Line], where: Where) -> list[dict[str, Any]]:
    """Lines as they are or will be sold, each under its place, counted from 1."""
    places = {line.line_id: place for place, line in enumerate(lines, start=1)}
    return [
        {
            "line": place,
            "item": line.name,
            "size": line.size or None,
            "quantity": line.quantity,
            "modifiers": list(line.modifiers),
            "where": line.where or where,
            "weight": f"{line.weighed.kilos:.3f}" if line.weighed else None,
            "combo": line.combo.name if line.combo else None,
            "deposit_of": places.get(line.belongs_to) if line.belongs_to else None,
            "unit_price": money(line.unit_price),
            "reductions": reductions_answer(line.reductions),
            "raised": {"amount": money(line.more), "reason": line.raised.reason} if line.raised else None,
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
    return [
        {"name": tax.name, "percent": percent(tax.rate), "net": money(tax.net), "tax": money(tax.tax)} for tax in taxes
    ]


def taxes_of(order: Order) -> list[dict[str, Any]]:
    """What an order was taxed at each rate."""
    return taxes_answer(tax_by_rate(order.taxed, order.total.currency))


def promise_answer(quote: PromiseQuote | None) -> dict[str, Any] | None:
    """What is promised for a ticket: when, and how many minutes off that is."""
    promised = quote is not None and quote.wait is None
    return {"due": quote.due.isoformat(), "minutes": quote.minutes} if quote is not None and promised else None


def wait_answer(wait: Wait | None, language: Language) -> dict[str, Any]:
    """Why no time is promised and what is said instead, in minutes; nothing where one is."""
    if wait is None:
        return {}
    why = language.say(
        "That takes {wait}, and we stand for {longest} minutes at most: no time is promised.",
        wait=language.wait(wait.soonest, wait.latest),
        longest=wait.longest,
    )
    return {"why": why, "wait": {"soonest": wait.soonest, "latest": wait.latest}}


def sum_of(amounts: Iterable[Money], currency: str) -> str:
    """Amounts added up; nothing gives zero."""
    return money(total(amounts, currency))
