"""Whatever a stream says, it is answered line by line by the rules of the protocol, or ended with one sentence."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.cli.backtest import run
from counter.cli.stream import answers

START = 1_800_000_000.0
MENU = [
    {"item": "latte", "category": "coffee", "station": "espresso"},
    {"item": "toast", "category": "food", "station": "kitchen"},
    {"item": "cookie", "category": "pastry", "station": "counter"},
]
SHOP: dict[str, Any] = {"event": "shop", "target": 0.9, "timezone": "Europe/Lisbon", "menu": MENU}
Said = dict[str, Any]


def replies(*said: Said, err: io.StringIO | None = None) -> list[Said]:
    """What is answered to these lines."""
    lines = (json.dumps(line).encode() + b"\n" for line in said)
    return [json.loads(answer) for answer in answers(lines, err or io.StringIO())]


def order(at: float, name: str, *items: str, quantity: int = 1) -> Said:
    lines = [{"item": item, "quantity": quantity} for item in items]
    return {"event": "order", "at": at, "order": name, "items": lines}


def tick(at: float) -> Said:
    return {"event": "tick", "at": at}


MOMENTS = st.one_of(
    st.floats(0, 3600), st.floats(-5 * 86_400, 400 * 86_400), st.sampled_from([0.0, -0.5, -4e9, 5400.0, 9000.0])
)
NAMES = st.sampled_from(["a", "b", "c", "d", ""])
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "item": st.sampled_from(["latte", "toast", "cookie", "never heard of", ""]),
            "quantity": st.sampled_from([1, 1, 2, 0, -3, 10**9, 2**63]),
        }
    ),
    max_size=4,
)
HAPPENED = st.one_of(
    st.builds(lambda name, items: {"event": "order", "order": name, "items": items}, NAMES, LINES),
    st.builds(lambda name: {"event": "ready", "order": name}, NAMES),
    st.builds(lambda name: {"event": "cancelled", "order": name}, NAMES),
    st.builds(lambda name, who: {"event": "started", "order": name, "barista": who}, NAMES, st.sampled_from(["x", ""])),
    st.builds(
        lambda who, on: {"event": "crew", "barista": who, "on": on, "mood": "good"},
        st.sampled_from("xyz"),
        st.booleans(),
    ),
    st.just({"event": "tick"}),
)


def hold_to_the_rules(said: list[Said], answered: Iterator[Said]) -> None:
    """The rules of the protocol, as whoever measures the engine holds it to them."""
    due: dict[str, float] = {}
    for line in said:
        kind, at = line["event"], line["at"]
        if kind == "order":
            answer = next(answered)
            assert answer["order"] == line["order"]
            assert whole_minute(answer["ready_by"], at)
            due[line["order"]] = answer["ready_by"]
        elif kind in ("ready", "cancelled"):
            due.pop(line["order"], None)
        elif kind == "tick":
            answer = next(answered)
            assert answer["tick"] == at
            names = [risk["order"] for risk in answer["risks"]]
            assert len(names) == len(set(names))
            assert set(names) == {name for name, minute in due.items() if minute >= at}
            assert all(0 <= risk["miss_probability"] <= 1 for risk in answer["risks"])
            assert all(whole_minute(risk["reset_to"], at) for risk in answer["risks"])
    assert next(answered, None) is None


def whole_minute(value: object, now: float) -> bool:
    return type(value) is int and value % 60 == 0 and now <= value < now + 1e9


@settings(max_examples=150, deadline=None)
@given(story=st.lists(st.tuples(HAPPENED, MOMENTS), max_size=30), ahead=st.booleans())
def test_whatever_is_said_is_answered_by_the_rules(story: list[tuple[Said, float]], ahead: bool) -> None:
    moments = sorted(moment for _, moment in story) if ahead else [moment for _, moment in story]
    said = [line | {"at": START + moment} for (line, _), moment in zip(story, moments, strict=True)]
    hold_to_the_rules(said, iter(replies(SHOP, *said)))


def test_an_id_that_is_open_already_is_the_new_order() -> None:
    said = [order(START, "a", "latte"), order(START + 5, "a", "toast", quantity=3), tick(START + 400)]
    first, second, ticked = replies(SHOP, *said)
    assert second["ready_by"] > first["ready_by"]
    assert [risk["order"] for risk in ticked["risks"]] == ["a"]
    alone = replies(SHOP, order(START + 5, "b", "toast", quantity=3))[0]
    assert second["ready_by"] == alone["ready_by"]


def test_an_order_given_up_is_still_at_risk_where_the_clock_goes_back() -> None:
    said = [order(START, "lost", "latte"), order(START + 3 * 3600, "later", "latte"), tick(START + 1)]
    (risk,) = [risk for risk in replies(SHOP, *said)[-1]["risks"] if risk["order"] == "lost"]
    assert risk["miss_probability"] == 1


def test_a_line_for_nothing_is_promised_like_an_empty_ticket() -> None:
    for quantity in (0, -3):
        assert replies(SHOP, order(START, "a", "latte", quantity=quantity)) == replies(SHOP, order(START, "a"))


def test_a_share_that_cannot_be_promised_is_the_nearest_that_can() -> None:
    for said, taken in ((0.5, 0.8), (0.999, 0.98)):
        err = io.StringIO()
        assert replies(SHOP | {"target": said}, order(START, "a", "latte"), err=err) == replies(
            SHOP | {"target": taken}, order(START, "a", "latte")
        )
        assert err.getvalue().count("\n") == 1


def test_an_unknown_zone_is_noted_and_answered() -> None:
    err = io.StringIO()
    assert replies(SHOP | {"timezone": "Mars/North"}, order(START, "a", "latte"), err=err)
    assert "Mars/North" in err.getvalue()


def test_blank_lines_line_ends_and_a_byte_order_mark_are_no_fault() -> None:
    shop, asked = json.dumps(SHOP).encode(), json.dumps(tick(START)).encode()
    lines = [b"\xef\xbb\xbf" + shop + b"\r\n", b"\n", b"  \r\n", asked + b"\r\n", asked]
    assert [json.loads(answer)["tick"] for answer in answers(iter(lines))] == [START, START]


@pytest.mark.parametrize(
    "line",
    [
        b'{"event":"tick","at":NaN}',
        b'{"event":"tick","at":-Infinity}',
        b'{"event":"order","at":1e400,"order":"a","items":[]}',
        b'{"event":"order","at":1800000000000,"order":"a","items":[]}',
        b'{"event":"ready","order":"a"}',
        b'{"event":"order","at":1,"order":"a","items":[{"item":"latte","quantity":1.5}]}',
        b'{"event":"order","at":1,"order":"\\ud800","items":[]}',
        b'{"event":"tick","at":1,"x":' + b"[" * 100_000,
        json.dumps(SHOP).encode(),
        b"\xff\xfe",
    ],
)
def test_what_cannot_be_read_ends_it_with_one_sentence_after_all_answers(line: bytes) -> None:
    source = io.BytesIO(b"\n".join([json.dumps(SHOP).encode(), json.dumps(tick(START)).encode(), line]))
    out, err = io.BytesIO(), io.StringIO()
    assert run(source, out, err) == 2
    assert json.loads(out.getvalue()) == {"tick": START, "risks": []}
    assert err.getvalue().startswith("Line 3 of the stream cannot be read: ")
    assert err.getvalue().count("\n") == 1


@pytest.mark.parametrize("target", [0, 1, -1, 90])
def test_a_target_that_is_no_share_is_refused_in_a_sentence(target: float) -> None:
    err = io.StringIO()
    source = io.BytesIO(json.dumps(SHOP | {"target": target}).encode() + b"\n")
    assert run(source, io.BytesIO(), err) == 2
    assert "share of promises" in err.getvalue()
