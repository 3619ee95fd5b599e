"""Something went wrong, and a person owns it: words, gestures, a new promise, all in one act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from counter.flows.apologise import miss_on_record, open_late
from counter.flows.follow_up import promise_follow_up
from counter.flows.gesture_plan import Yes, allow_plan, plan_gestures, yes_to
from counter.flows.gestures import GestureRequest, make_gesture
from counter.flows.reset_promise import reset_promise
from counter.flows.settle import name_cause, weigh
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import GestureId, MishapId, OrderId, derived_id, new_id
from counter.orders.model import Order
from counter.orders.queries import the_order
from counter.orders.rules import CANCELLED, PLACED
from counter.promises.queries import the_promise
from counter.recovery.facts import GreetingGiven, MishapOpened, MishapTold
from counter.recovery.model import Mishap
from counter.recovery.offers import check_no_second_slip, check_was_promised
from counter.recovery.queries import has_gestures, mishaps_by, mishaps_of, the_mishap
from counter.recovery.rules import LATE, MISHAP, read_contact, read_story, station_of, usual_severity
from counter.vouchers.queries import came_with_slip


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person did about something that went wrong.

    `kind` is one of the playbook's; `their_words` the customer's; `due` a new promise that was told to them
    (aware). `follow_up`: when (aware) we said we would come back to them, `contact` where, and `follow_up_kind` how
    ("call", "message", "visit"; "" as the contact tells). An answer with an `answer_id` gives its gestures once,
    however often it is recorded. `severity` and `cause` are said or "". `why` is the owner's word for more than all
    gestures for one order may come to.
    """

    kind: str
    order_id: OrderId | None = None
    mishap_id: MishapId | None = None
    their_words: str = ""
    gestures: tuple[GestureRequest, ...] = ()
    due: datetime | None = None
    follow_up: datetime | None = None
    contact: str = ""
    answer_id: UUID | None = None
    severity: str = ""
    cause: str = ""
    follow_up_kind: str = ""
    why: str = ""


def put_right(act: Act, answer: Answer, yes: Yes | None = None) -> MishapId:
    """Records what a person did, all of it or nothing; gives the mishap it is about, new or known.

    `yes` is somebody's who typed their PIN as the gesture was chosen that needs one: it counts for just that.

    Refused where nothing was done, where it is beyond their allowance or the cap, where a voucher is for being late
    with what was never promised, and where a text looks like a card number.
    """
    said = (answer.their_words, answer.due, answer.follow_up, answer.severity, answer.cause)
    if not (answer.gestures or any(said)):
        raise Refused("Choose what you did about it, then tap Record.")
    mishap_id = _mishap_of(act, answer)
    if act.read(has_gestures, mishap_id, _gesture_ids(answer)):
        return mishap_id
    _check_was_promised(act, mishap_id, answer)
    if answer.severity:
        weigh(act, mishap_id, answer.severity)
    if answer.cause:
        name_cause(act, mishap_id, answer.cause)
    words = read_story(answer.their_words)
    if words:
        act.record(MishapTold(mishap_id, words))
    if answer.due is not None and answer.order_id is not None:
        _promise_anew(act, answer.order_id, answer.due, answer.kind)
    _make_gestures(act, mishap_id, answer, yes)
    if answer.follow_up is not None:
        kind, contact = answer.follow_up_kind, answer.contact
        promise_follow_up(act, mishap_id, answer.follow_up, kind=kind, contact=contact)
    return mishap_id


def yes_for(act: Act, answer: Answer) -> Yes | None:
    """The yes that the gestures of an answer need, from whoever types their PIN; None where they are theirs to make.

    Nothing is recorded. Refused as `put_right` is where one cannot be given, or nobody said yes.
    """
    book = act.playbook.about(answer.kind, answer.severity or usual_severity(answer.kind))
    return yes_to(act, book, answer.order_id, answer.gestures)


def _make_gestures(act: Act, mishap_id: MishapId, answer: Answer, yes: Yes | None) -> None:
    if not answer.gestures:
        return
    mishap, why = act.read(the_mishap, mishap_id), read_contact(answer.why)
    plan = plan_gestures(act, act.playbook.about(mishap.kind, mishap.severity), answer.order_id, answer.gestures)
    approved_by = allow_plan(act, plan, yes, why)
    for planned, gesture_id in zip(plan.gestures, _gesture_ids(answer), strict=True):
        make_gesture(act, mishap_id, answer.order_id, planned, gesture_id=gesture_id, approved_by=approved_by, why=why)


def greet(
    act: Act,
    order_id: OrderId | None,
    mishap_id: MishapId | None = None,
    occasion: str = MISHAP,
) -> None:
    """A person spoke to the customer, on an `occasion` ("arrival", "welcome back", "mishap").

    With a `mishap_id` it answers that one; without, on "mishap", every open one of the order.
    """
    if mishap_id is not None:
        act.record(GreetingGiven(occasion, order_id, mishap_id))
        return
    waiting = _open_ones(act, order_id) if occasion == MISHAP else []
    for mishap in waiting:
        act.record(GreetingGiven(occasion, order_id, mishap.mishap_id))
    if not waiting:
        act.record(GreetingGiven(occasion, order_id, None))


def open_mishap(act: Act, kind: str, order_id: OrderId) -> MishapId:
    """Something went wrong with an order, and somebody has to answer it: what there is of that kind, else a new one."""
    return _mishap_of(act, Answer(kind, order_id))


def _mishap_of(act: Act, answer: Answer) -> MishapId:
    if answer.mishap_id is not None:
        return act.read(the_mishap, answer.mishap_id).mishap_id
    if answer.order_id is not None:
        known = _goes_on_with(act, answer.kind, act.read(the_order, answer.order_id))
        if known is not None:
            return known
    if answer.kind not in act.playbook.pages:
        raise Refused("Say what went wrong first.")
    mishap_id = MishapId(derived_id(answer.answer_id, "mishap") if answer.answer_id else new_id())
    if not act.read(mishaps_by, [mishap_id]):
        severity = answer.severity or usual_severity(answer.kind)
        opened = MishapOpened(mishap_id, answer.order_id, answer.kind, severity=severity)
        act.record(replace(opened, station=_station(act, answer)))
    return mishap_id


def _station(act: Act, answer: Answer) -> str:
    """Where it came from: of the lines that something is done about, of the whole order where nobody says which."""
    if answer.order_id is None:
        return ""
    lines = act.read(the_order, answer.order_id).to_make
    about = {line_id for asked in answer.gestures for line_id in asked.lines}
    return station_of([line for line in lines if line.line_id in about] or lines)


def _gesture_ids(answer: Answer) -> list[GestureId]:
    """An id for each gesture, in their order: the same for the same answer, so that a second tap gives nothing more."""
    first = answer.answer_id or new_id()
    return [GestureId(UUID(int=first.int + place)) for place in range(len(answer.gestures))]


def _goes_on_with(act: Act, kind: str, order: Order) -> MishapId | None:
    """The mishap of this kind that the order has: the open one first. A miss is one, whoever notes it first."""
    mishaps = act.read(mishaps_of, [order.order_id]).get(order.order_id, ())
    promise = act.read(the_promise, order.order_id) if kind == LATE else None
    if promise is not None and promise.first_due < (order.ready_at or act.at) and order.state != CANCELLED:
        miss = miss_on_record(mishaps, promise)
        return miss.mishap_id if miss else open_late(act, order.order_id)
    of_kind = sorted((mishap for mishap in mishaps if mishap.kind == kind), key=lambda mishap: not mishap.is_open)
    return of_kind[0].mishap_id if of_kind else None


def _check_was_promised(act: Act, mishap_id: MishapId, answer: Answer) -> None:
    """What they are promised in this very answer is not missed yet: it counts as it stood before."""
    if answer.order_id is None:
        return
    order, kind = act.read(the_order, answer.order_id), act.read(the_mishap, mishap_id).kind
    promise, came = act.read(the_promise, answer.order_id), act.read(came_with_slip, answer.order_id)
    for asked in answer.gestures:
        check_was_promised(asked.kind, order, kind, promise)
        check_no_second_slip(asked.kind, order, came_with_slip=came)


def _promise_anew(act: Act, order_id: OrderId, due: datetime, why: str) -> None:
    if act.read(the_order, order_id).state == PLACED:
        reset_promise(act, order_id, due, told=True, why=why)


def _open_ones(act: Act, order_id: OrderId | None) -> list[Mishap]:
    if order_id is None:
        return []
    mishaps = act.read(mishaps_of, [order_id]).get(order_id, ())
    return [mishap for mishap in mishaps if mishap.is_open]
