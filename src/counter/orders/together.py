"""Two tickets become one, or one becomes two. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.kernel.typed_text import tidy_text
from counter.orders.draft import Draft, DraftLine, Wish, add_line
from counter.settings.taxes import Where


def apart(
    draft: Draft, leaving: Mapping[LineId, int], order_id: OrderId, new_line: Callable[[], LineId]
) -> tuple[Draft, Draft]:
    """What stays of a ticket, and the ticket `order_id` of so many of its lines that leave, without the deposits.

    A combo leaves as a whole. Both keep what the customer asked of the whole. A percentage is off both; an amount off
    it, and a voucher, stay. Refused where none or all would leave, or more than there are.
    """
    own = [line for line in draft.lines if line.belongs_to is None]
    wanted = {line_id: quantity for line_id, quantity in leaving.items() if quantity}
    _check_deposits(draft, wanted)
    for line_id, quantity in wanted.items():
        if not 0 < quantity <= draft.line(line_id).quantity:
            raise Refused("There are {most} of that line. Let no more leave.", most=draft.line(line_id).quantity)
    if not wanted:
        raise Refused("Say which lines leave.")
    wanted = _with_combos(own, wanted)
    if all(wanted.get(line.line_id) == line.quantity for line in own):
        raise Refused("Everything would leave. Hold the ticket instead, or leave a line on it.")
    stays: list[DraftLine] = []
    leaves: list[DraftLine] = []
    for line in own:
        many = wanted.get(line.line_id, 0)
        if many < line.quantity:
            stays.append(replace(line, quantity=line.quantity - many))
        if many == line.quantity:
            leaves.append(line)
        elif many:
            leaves.append(replace(line, line_id=new_line(), quantity=many, wishes=_shared(line.wishes)))
    rest = replace(draft, lines=tuple(stays), selected=stays[-1].line_id)
    return rest, replace(
        draft,
        order_id=order_id,
        lines=tuple(leaves),
        customer="",
        voucher_id=None,
        selected=leaves[-1].line_id,
        wishes=_shared(draft.wishes),
        told_late=None,
    )


def _check_deposits(draft: Draft, wanted: Mapping[LineId, int]) -> None:
    if any(line.belongs_to not in {None, *wanted} for line in draft.lines if line.line_id in wanted):
        raise Refused("A deposit follows what it is for. Change that line.")


def _with_combos(lines: Sequence[DraftLine], wanted: Mapping[LineId, int]) -> dict[LineId, int]:
    """So many of each line leave, where of a combo as much of each of its lines leaves as of any."""
    of_bundle: dict[UUID, int] = {}
    for line in lines:
        if line.bundle is not None:
            of_bundle[line.bundle.bundle] = max(
                of_bundle.get(line.bundle.bundle, 0), wanted.get(line.line_id, 0)
            )  # fmt: skip
    return {
        line.line_id: of_bundle[line.bundle.bundle] if line.bundle is not None else wanted.get(line.line_id, 0)
        for line in lines
    }


def joined(one: Draft, other: Draft) -> Draft:
    """One ticket with the lines of another as well, and what its customer asked: the earlier time, all of the rest.

    Refused where the whole of them is reduced or taxed differently, both have a voucher (take that off first), or their
    notes are too long together.
    """
    if not one.lines:
        one = replace(one, wishes=other.wishes, exempt=other.exempt, to_go=other.to_go, delivery=other.delivery)
    if one.wishes != other.wishes or one.exempt != other.exempt:
        raise Refused("One of them has something off the whole of it, or no tax. Take that off first, then merge.")
    if one.voucher_id and other.voucher_id:
        raise Refused("Both have a voucher. Take one off first, then merge.")
    for line in other.lines:
        if line.belongs_to is None:
            one = add_line(one, line_as_had(line, other.where, one.where))
    times = [at for at in (one.needed_by, other.needed_by) if at]
    return replace(
        one,
        customer=one.customer or other.customer,
        voucher_id=one.voucher_id or other.voucher_id,
        needed_by=min(times, default=None),
        told_late=None,
        bring_to=one.bring_to or other.bring_to,
        allergies=tuple(dict.fromkeys((*one.allergies, *other.allergies))),
        note=tidy_text(both_notes(one.note, other.note)),
        language=one.language or other.language,
    )


def both_notes(one: str, other: str) -> str:
    """What two notes say together; what both say once."""
    return " · ".join(dict.fromkeys(filter(None, (one, other))))


def _shared(wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
    """Of what is taken off, what both parts have: an amount is given once."""
    return tuple(wish for wish in wishes if wish.amount is None)


def line_as_had(line: DraftLine, there: Where, here: Where) -> DraftLine:
    """A line of what they have `there`, on what they have `here`, had where it was before."""
    where = line.where or there
    return replace(line, where=None if where == here else where)
