"""27. They checked back: only where they want it, and where to reach them is erased when it is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from acts.lines import AT, Acts, act
from cafe import Cafe
from counter.flows.follow_up import follow_up_done
from counter.flows.put_right import Answer, put_right

NUMBER, DUE = "030 5550 138", "2026-11-23T15:00:00+00:00"
COLD = (
    act("ring_up", item="Latte", at=AT), act("pay"),
    act("mishap", order="1", kind="not_good", gestures=[{"gesture": "apology"}]),
)  # fmt: skip


def follow_up(**said: str) -> dict[str, object]:
    return act("mishap", mishap="1a", gestures=[{"gesture": "follow_up", "due": DUE, **said}])


def test_nothing_is_asked_of_them_but_for_a_follow_up_and_its_contact_goes(cafe_acts: Acts) -> None:
    *_, promised, waits, done, after, gone = cafe_acts(
        *COLD, follow_up(kind="call", contact=NUMBER), act("mishaps"),
        act("follow_up_done", mishap="1a"), act("order", order="1"), act("mishaps"),
    )  # fmt: skip
    assert promised["ok"]
    (due,) = waits["follow_ups"]
    assert (due["mishap"], due["kind"], due["contact"], due["overdue"]) == ("1a", "call", NUMBER, False)
    assert done["ok"]
    assert gone["follow_ups"] == []
    assert NUMBER not in str(after)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"kind": "call"}, "Write where to reach them, or ask at their next visit."),
        ({"kind": "message"}, "Write where to reach them, or ask at their next visit."),
        ({"kind": "visit", "contact": NUMBER}, "Leave out where to reach them: we ask at their next visit."),
    ],
)
def test_where_to_reach_them_is_kept_where_it_is_needed_and_only_there(
    cafe_acts: Acts, said: dict[str, str], says: str
) -> None:
    *_, promised, waits = cafe_acts(*COLD, follow_up(**said), act("mishaps"))
    assert promised["refused"] == says
    assert waits["follow_ups"] == []


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ({"kind": "visit"}, "visit"),
        ({}, "visit"),
        ({"contact": NUMBER}, "call"),
        ({"contact": "i@example.com"}, "message"),
    ],
)
def test_a_visit_needs_nothing_of_them_and_what_they_give_tells_how(
    cafe_acts: Acts, said: dict[str, str], way: str
) -> None:
    *_, waits = cafe_acts(*COLD, follow_up(**said), act("mishaps"))
    assert [each["kind"] for each in waits["follow_ups"]] == [way]


def all_of(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_no_file_of_the_shop_keeps_it_once_we_called(cafe: Cafe) -> None:
    sold = cafe.pay(cafe.ring("Latte", customer="Ines"))
    due = cafe.clock.now().replace(hour=17)
    answer = Answer("not_good", sold.order_id, follow_up=due, contact=NUMBER, follow_up_kind="call")
    mishap_id = cafe.shop.do(cafe.ana, put_right, answer)
    assert NUMBER.encode() in all_of(cafe.folder)
    cafe.shop.do(cafe.ana, follow_up_done, mishap_id)
    cafe.close()
    assert NUMBER.encode() not in all_of(cafe.folder)
