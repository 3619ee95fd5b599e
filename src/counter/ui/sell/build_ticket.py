"""Turns the ticket in work, and those put aside, into what the Sell page shows of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import LineId
from counter.kernel.language import Language
from counter.kernel.money import total
from counter.menu.allergens import allergies_said
from counter.orders.customer import is_told_late
from counter.orders.draft import Draft, DraftLine
from counter.orders.model import COMBO, InCombo, Line
from counter.orders.words import line_words
from counter.promises.in_time import too_late_said
from counter.promises.model import PromiseQuote
from counter.settings.cash import CashRounding, round_cash
from counter.ui.parts.build_promise import next_promise, promise_state
from counter.ui.parts.phrases import line_detail
from counter.ui.parts.ticket_state import LineState, PromiseState
from counter.ui.sell.build_off import People, given_words, off_states
from counter.ui.sell.ticket_state import AgainState, AskedOf, OffState, TicketState
from counter.ui.sell.usual_state import UsualRowState


def ticket_state(  # noqa: PLR0913 - what stands on it
    open_ticket: OpenTicket,
    chosen: LineId | None,
    language: Language,
    *,
    promising: PromiseQuote | None,
    rounding: CashRounding | None,
    is_told: bool,
    again: AgainState | None,
    usual: UsualRowState | None,
    people: People,
    waiting: OffState | None,
) -> TicketState:
    """The ticket with its `chosen` line, its total as `rounding` makes it in cash.

    An empty one has what is `promising` to whoever comes next.

    `is_told`: whoever it is for knows that no time is promised for it. `waiting` is what is not taken off yet.
    """
    lacks = _lacks(open_ticket, language)
    count = sum(line.quantity for line in open_ticket.draft.lines if line.belongs_to is None)
    counted = language.say_count("{count} item", "{count} items", count)
    summary = " · ".join((counted, *_beside(open_ticket, language)))
    off = tuple(off_states(open_ticket, people, language))
    is_one = len(off) == 1 and waiting is None
    return TicketState(
        customer=open_ticket.draft.customer,
        to_go=open_ticket.draft.to_go,
        asked=_asked(open_ticket.draft, language),
        lines=line_states(open_ticket, chosen, people, language),
        summary=summary if count else language.say("Nothing rung up yet"),
        count=counted,
        tax="" if open_ticket.draft.exempt else language.say("VAT {tax}", tax=language.amount(open_ticket.priced.tax)),
        can_undo=open_ticket.can_undo,
        promise=_promise(open_ticket, language, is_told=is_told) if count else next_promise(promising, language),
        total=language.money(round_cash(open_ticket.priced.total, rounding)),
        again=again,
        usual=usual,
        off=(*off, *filter(None, (waiting,))),
        off_short=language.say("less {amount}", amount=off[0].amount.removeprefix("−")) if is_one else "",
        lacks=next(iter(lacks.values()), ""),
        waits=waiting.waits if waiting else "",
    )


def _asked(draft: Draft, language: Language) -> AskedOf:
    """Each in the words that there may be room for: what of it does not fit is counted, not cut."""
    say, what = language.say, allergies_said(draft.allergies, language)
    many = language.say_count("{count} allergy", "{count} allergies", len(draft.allergies))
    when = language.clock(draft.needed_by) if draft.needed_by else ""
    place = say("Delivery") if draft.delivery else draft.bring_to
    return AskedOf(
        (say("Allergy: {what}", what=what), what, many) if what else (),
        (say("Needed by {time}", time=when), say("By {time}", time=when), when) if when else (),
        (place,) if place else (),
        language.quoted(draft.note),
    )


def _promise(open_ticket: OpenTicket, language: Language, *, is_told: bool) -> PromiseState:
    """The promise; where that is later than they need it, by how much, and what would make it in time."""
    shown, late = promise_state(open_ticket.quote, language, is_told=is_told), open_ticket.late
    draft = open_ticket.draft
    if late is None or shown.told:
        return shown
    names = {line.line_id: line.name for line in open_ticket.priced.lines}
    without = names.get(late.without, "") if late.without else ""
    whom = language.say("Told {name}", name=draft.customer) if draft.customer else language.say("Told them")
    return replace(
        shown,
        below=too_late_said(late, language.within(without), language),
        told=whom,
        told_short=language.say("Told"),
        told_name=language.say("{told} that it is late", told=whom),
        is_told=is_told_late(draft, late.due),
        blocks=False,
    )


def _beside(open_ticket: OpenTicket, language: Language) -> Iterator[str]:
    """What stands in the total beside the prices of the lines, or inside them."""
    priced = open_ticket.priced
    if priced.service:
        yield language.say("service {amount}", amount=language.amount(priced.service.amount))
    tax = language.amount(priced.tax)
    if open_ticket.draft.exempt:
        yield language.say("no VAT")
    elif priced.prices_include_tax:
        yield language.say("VAT incl. {tax}", tax=tax)
    else:
        yield language.say("VAT +{tax}", tax=tax)


def line_states(
    open_ticket: OpenTicket, chosen: LineId | None, people: People, language: Language
) -> tuple[LineState, ...]:
    """The lines, each less what was taken off that very line; a combo is one line at its price."""
    drafts = {line.line_id: line for line in open_ticket.draft.lines}
    lacks = _lacks(open_ticket, language)
    together: dict[UUID, list[Line]] = {}
    for line in open_ticket.priced.lines:
        together.setdefault(line.combo.combo if line.combo else line.line_id, []).append(line)
    return tuple(
        _combo(lines, lines[0].combo, chosen, lacks, language)
        if lines[0].combo
        else _line(lines[0], drafts[lines[0].line_id], chosen, people, lacks, language)
        for lines in together.values()
    )


def _line(
    line: Line, draft: DraftLine, chosen: LineId | None, people: People, lacks: Mapping[LineId, str], language: Language
) -> LineState:
    own = total((each.amount for each in line.reductions if each.source is None), line.gross.currency)
    words = line_detail(line_words(line, language), language, language.quoted(draft.note))
    return LineState(
        line_id=line.line_id,
        count=str(line.quantity),
        title=line.name,
        detail=" · ".join(filter(None, (words, *given_words(draft.wishes, people, language)))),
        amount=language.amount(line.gross - own),
        chosen=line.line_id == chosen,
        was=language.amount(line.gross) if own else "",
        lacks=lacks.get(line.line_id, ""),
    )


def _combo(
    lines: Sequence[Line], combo: InCombo, chosen: LineId | None, lacks: Mapping[LineId, str], language: Language
) -> LineState:
    """All lines of a combo as one, with what it saves; its id is its first line's."""
    currency = lines[0].gross.currency
    taken = (each.amount for line in lines for each in line.reductions if each.source is None or each.kind == COMBO)
    whole, off = total((line.gross for line in lines), currency), total(taken, currency)
    says = [", ".join((line.name, *map(language.within, line_words(line, language)))) for line in lines]
    says += [language.say("saves {amount}", amount=language.amount(off))] if off else []
    return LineState(
        line_id=lines[0].line_id,
        count=str(lines[0].quantity),
        title=combo.name,
        detail=" · ".join(says),
        amount=language.amount(whole - off),
        chosen=any(line.line_id == chosen for line in lines),
        was=language.amount(whole) if off else "",
        lacks=next((lacks[line.line_id] for line in lines if line.line_id in lacks), ""),
    )


def _lacks(open_ticket: OpenTicket, language: Language) -> dict[LineId, str]:
    """What has to be chosen first, of each line that lacks it."""
    lacks: dict[LineId, str] = {}
    for each in open_ticket.priced.missing:
        lacks.setdefault(each.line_id, language.say("Choose the {group}", group=language.within(each.group)))
    return lacks
