"""How a bar ticket and a cup's label look on paper. They are for who makes it: in the shop's language, large."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from counter.kernel.language import Language, _
from counter.menu.allergens import allergies_said
from counter.orders.ticket import CANCELLED, MORE, OFF, REMAKE, ForWhom, LabelContent, TicketContent, TicketLine
from counter.paper.document import Align, Block, Document, Gap, Pair, Rule, Size, Text
from counter.settings.stations import station_alone
from counter.settings.taxes import DELIVERY, HERE, TO_GO

_KINDS = {
    MORE: _("ADDED"),
    OFF: _("TAKEN OFF"),
    CANCELLED: _("CANCELLED"),
    REMAKE: _("AGAIN, FIRST"),
}
_PLACES = {TO_GO: _("to go"), HERE: _("here"), DELIVERY: _("delivery")}


def ticket_document(content: TicketContent, language: Language, *, copy: bool = False) -> Document:
    """The ticket from top to bottom; one that may be on paper already says COPY."""
    say, whose = language.say, content.whose
    kind = say(_KINDS[content.kind]) if content.kind in _KINDS else ""
    station = station_alone(content.station, language)
    blocks = (
        *([_large(say("COPY"))] if copy else ()),
        *([_loud(kind)] if kind else ()),
        _loud(f"#{whose.called}"),
        *_who(whose, content.at, language),
        *_allergy(whose, language),
        Rule(),
        *(block for line in content.lines for block in _line(line, language)),
        *([Gap(), Text(whose.note, Size.READING)] if whose.note else ()),
        Rule(dashed=True),
        Pair(station, language.clock(content.at)),
    )
    title = say("Ticket of order {number}, {station}", number=whose.called, station=station)
    return Document(title, blocks, language.reads_from_right)


def label_document(content: LabelContent, language: Language, *, copy: bool = False) -> Document:
    """The label of one cup: whose, what, and what they must not have."""
    say, whose, line = language.say, content.whose, content.line
    blocks = (
        *([Text(say("COPY"))] if copy else ()),
        Pair(whose.customer or f"#{whose.called}", f"{content.nth}/{content.of}", Size.LARGE, bold=True),
        Text(line.name, Size.READING, bold=True),
        *(Text(words) for words in (*_weight(line, language), *line.modifiers)),
        *([Text(line.note)] if line.note else ()),
        *_allergy(whose, language),
        Text(" · ".join(filter(None, (f"#{whose.called}", _place(line, whose, language), _due(whose, language))))),
    )
    title = say("Label of order {number}", number=whose.called)
    return Document(title, blocks, language.reads_from_right)


def _who(whose: ForWhom, at: datetime, language: Language) -> Iterator[Block]:
    where = language.say(_PLACES[whose.where])
    yield Text(" · ".join(filter(None, (whose.customer, where, whose.bring_to))), Size.READING, Align.CENTRE)
    if whose.due is not None:
        yield _large(_due(whose, language))
        day = language.local_date(whose.due)
        if day != language.local_date(at):
            yield _large(language.day(day))


def _due(whose: ForWhom, language: Language) -> str:
    return language.say("Ready by {time}", time=language.clock(whose.due)) if whose.due else ""


def _allergy(whose: ForWhom, language: Language) -> Iterator[Block]:
    if whose.allergies:
        what = allergies_said(whose.allergies, language)
        yield _large(language.say("Allergy: {what}", what=what))


def _line(line: TicketLine, language: Language) -> Iterator[Block]:
    elsewhere = language.say(_PLACES[line.where]) if line.where else ""
    yield Pair(f"{line.quantity} {line.name}", elsewhere, Size.LARGE, bold=True)
    for words in filter(None, (*_weight(line, language), *line.modifiers, line.note)):
        yield Pair(words, "", Size.READING, indented=True)


def _weight(line: TicketLine, language: Language) -> Iterator[str]:
    if line.grams:
        yield f"{language.decimal(Decimal(line.grams).scaleb(-3), 3)} kg"


def _place(line: TicketLine, whose: ForWhom, language: Language) -> str:
    return language.say(_PLACES[line.where or whose.where])


def _loud(words: str) -> Text:
    return Text(words, Size.LOUD, Align.CENTRE, bold=True)


def _large(words: str) -> Text:
    return Text(words, Size.LARGE, Align.CENTRE, bold=True)
