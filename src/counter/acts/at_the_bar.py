"""Acts at the bar: who is there, what is made, ready and handed over, what is broken, what is promised anew."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from counter.acts.answers import asked_answer, wait_answer
from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.mishap_names import mishap_name
from counter.acts.names import OfOrder, order_id_named, order_line, order_named, person_named
from counter.acts.session import Session
from counter.acts.values import read_time
from counter.flows import make
from counter.flows.reset_promise import reset_promise as resetting
from counter.flows.reset_promise import take_back_promise
from counter.flows.second_apology import say_and_hand_over
from counter.flows.watch import tick as ticking
from counter.kernel.errors import Refused
from counter.orders.rules import PLACED
from counter.promises.queries import the_promise
from counter.recovery.queries import the_mishap
from counter.reports.bar_board import BarBoard, BarCard, bar_board
from counter.settings.stations import station_called

TROUBLES = {"fine": "", "slow": "slow", "down": "down"}


class OnBar(Fields, frozen=True, kw_only=True):
    """Who makes drinks from now on."""

    staff: tuple[str, ...]


class Made(OfOrder, frozen=True, kw_only=True):
    """A line is made, or is not after all."""

    line: int
    made: bool = True


class Ready(OfOrder, frozen=True, kw_only=True):
    """An order is ready; `unmade` says what is with the lines that are not ticked, `why` why they are left off.

    `allergy_confirmed`: it was made with care for what its customer must not have.
    """

    unmade: Literal["made", "explained"] | None = None
    why: str = ""
    allergy_confirmed: bool = False


class HandOver(OfOrder, frozen=True, kw_only=True):
    """The customer has it; `said`: whoever gave it to them spoke to them about what went wrong."""

    said: bool = False


class Trouble(Fields, frozen=True, kw_only=True):
    """How a station is."""

    station: str
    how: Literal["fine", "slow", "down"]


class ResetPromise(OfOrder, frozen=True, kw_only=True):
    """A new promise, and whether the customer was told."""

    due: str
    told: bool


def on_bar(session: Session, said: OnBar) -> dict[str, Any]:
    """Who makes drinks from now on."""
    session.do(make.staff_bar, tuple(person_named(session, name) for name in said.staff))
    return {}


def made(session: Session, said: Made) -> dict[str, Any]:
    """A line is made, or is not after all."""
    order = order_named(session, said.order, said.day)
    session.do(make.tick_line, order.order_id, order_line(order, said.line), made=said.made)
    return {}


def ready(session: Session, said: Ready) -> dict[str, Any]:
    """Everything of an order is made, or what is not is explained; then the mishap to make right is named."""
    order_id = order_id_named(session, said.order, said.day)
    mishap_id = session.do(
        make.ready, order_id, unmade=said.unmade, why=said.why, allergy_confirmed=said.allergy_confirmed
    )
    return {"mishap": mishap_name(session, session.opened.read(the_mishap, mishap_id))} if mishap_id else {}


def hand_over(session: Session, said: HandOver) -> dict[str, Any]:
    """The customer has it, with a word or without one."""
    order_id = order_id_named(session, said.order, said.day)
    session.do(say_and_hand_over if said.said else make.hand_over, order_id)
    return {}


def recall(session: Session, said: OfOrder) -> dict[str, Any]:
    """It was not ready after all."""
    session.do(make.recall, order_id_named(session, said.order, said.day))
    return {}


def take_back(session: Session, said: OfOrder) -> dict[str, Any]:
    """The last tap was a slip: it was not handed over and waits again, or was not ready and is back on the bar.

    While it is on the bar: its customer was not told the first promise that it was given there.
    """
    order = order_named(session, said.order, said.day)
    session.do(take_back_promise if order.state == PLACED else make.take_back, order.order_id)
    return {}


def trouble(session: Session, said: Trouble) -> dict[str, Any]:
    """A station is slow or down, or fine again."""
    station = station_called(session.opened.settings.stations, said.station)
    session.do(make.report_station, station, TROUBLES[said.how])
    return {}


def tick(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at the bar, as the screens do every ten seconds."""
    session.opened.do(session.opened.itself, ticking)
    return {}


def reset_promise(session: Session, said: ResetPromise) -> dict[str, Any]:
    """A new promise for an order on the bar, or the first one of an order that was promised nothing."""
    order_id = order_id_named(session, said.order, said.day)
    session.do(resetting, order_id, read_time(said.due), told=said.told)
    return {}


def told(session: Session, said: OfOrder) -> dict[str, Any]:
    """The customer was told of the new promise that stands. Refused where there is none, or they know."""
    order = order_named(session, said.order, said.day)
    promise = session.opened.read(the_promise, order.order_id)
    if promise is None or not promise.resets:
        raise Refused("Order {number} has no new promise to tell of.", number=order.called)
    if promise.resets[-1].told:
        raise Refused("The customer of order {number} was told already.", number=order.called)
    session.do(resetting, order.order_id, promise.due, told=True)
    return {}


def bar(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at the bar, in the order of the screen."""
    board: BarBoard = session.opened.read(bar_board)
    now = session.clock.now()
    return {"bar": [_card(session, card, now) for card in (*board.making, *board.waiting)]}


def _card(session: Session, card: BarCard, now: datetime) -> dict[str, Any]:
    outlook = session.opened.outlook
    order, promise = card.order, card.promise
    risk = outlook.risks.get(order.order_id)
    late = promise is not None and order.ready_at is None and now > promise.first_due
    offer = outlook.offers.get(order.order_id) if promise is None else None
    return {
        "order": order.called,
        "state": order.state,
        "due": promise.due.isoformat() if promise else None,
        "first_due": promise.first_due.isoformat() if promise else None,
        "minutes_left": int((promise.due - now).total_seconds() // 60) if promise else None,
        **(wait_answer(card.wait, session.opened.language) if promise is None else {}),
        **({"offer": offer.isoformat()} if offer else {}),
        "miss": round(risk.chance, 4) if risk else None,
        "cue": "late" if late else "tell" if order.order_id in outlook.to_tell else "none",
        **asked_answer(order),
        "lines": [
            {
                "line": line.place,
                "item": line.sold.name,
                "quantity": line.sold.quantity,
                "note": line.note,
                "made": line.made_at is not None,
                "left_off": line.left_off,
                "new": line.is_new,
            }
            for line in order.lines
        ],
        "off": [
            {"line": each.place, "item": each.piece.name, "quantity": each.piece.quantity}
            for each in order.taken_off
            if each.piece.belongs_to is None
        ],
    }


ACTS: dict[str, Kind[Any]] = {
    "on_bar": Kind(OnBar, on_bar),
    "made": Kind(Made, made),
    "ready": Kind(Ready, ready),
    "hand_over": Kind(HandOver, hand_over),
    "recall": Kind(OfOrder, recall),
    "take_back": Kind(OfOrder, take_back),
    "trouble": Kind(Trouble, trouble),
    "tick": Kind(Nothing, tick),
    "reset_promise": Kind(ResetPromise, reset_promise),
    "told": Kind(OfOrder, told),
    "bar": Kind(Nothing, bar),
}
