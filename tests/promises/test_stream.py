"""The stream of `counter backtest`: one answer for each order and tick, at once, or one sentence and exit code 2."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

MENU = [
    {"item": "latte", "category": "coffee", "station": "espresso"},
    {"item": "toast", "category": "food", "station": "kitchen"},
]
SHOP = {"event": "shop", "target": 0.9, "timezone": "Europe/Lisbon", "menu": MENU}
COMMAND = [sys.executable, "-m", "counter", "backtest", "--stream", "-"]


@pytest.fixture
def program() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(10) == 0


def tell(process: subprocess.Popen[bytes], event: dict[str, object]) -> None:
    assert process.stdin is not None
    process.stdin.write(json.dumps(event).encode() + b"\n")


def ask(process: subprocess.Popen[bytes], event: dict[str, object]) -> dict[str, Any]:
    tell(process, event)
    assert process.stdout is not None
    answer: dict[str, Any] = json.loads(process.stdout.readline())
    return answer


def test_it_answers_in_lockstep(program: subprocess.Popen[bytes]) -> None:
    tell(program, SHOP)
    tell(program, {"event": "crew", "at": 1000.0, "barista": "b1", "on": True})
    order = {"event": "order", "at": 1020.5, "order": "o1", "items": [{"item": "latte", "quantity": 2}]}
    answer = ask(program, order)
    assert answer["order"] == "o1"
    due = answer["ready_by"]
    assert isinstance(due, int)
    assert due % 60 == 0
    assert due >= 1020.5
    tick = ask(program, {"event": "tick", "at": 1040.5})
    assert tick["tick"] == 1040.5
    (risk,) = tick["risks"]
    assert risk["order"] == "o1"
    tell(program, {"event": "started", "at": 1041.0, "order": "o1", "barista": "b1"})
    tell(program, {"event": "ready", "at": 1100.0, "order": "o1"})
    assert ask(program, {"event": "tick", "at": 1120.5})["risks"] == []


def test_hostile_streams_are_answered(program: subprocess.Popen[bytes]) -> None:
    tell(program, SHOP)
    tell(program, {"event": "ready", "at": 900.0, "order": "nobody"})
    for number in range(60):
        at = 5000.0 - number * 40
        items = [{"item": "latte" if number % 2 else "unheard-of", "quantity": 1}]
        answer = ask(program, {"event": "order", "at": at, "order": f"o{number}", "items": items})
        due = answer["ready_by"]
        assert isinstance(due, int)
        assert due >= at
    assert ask(program, {"event": "tick", "at": 10.0})["tick"] == 10.0


@pytest.mark.parametrize(
    "line",
    [b"no json", b'{"event":"order"}', b'{"event":"dance","at":1}', b'{"event":"tick","at":"noon"}', b"[1]"],
)
def test_a_line_that_cannot_be_read_ends_it_with_one_sentence(line: bytes) -> None:
    sent = json.dumps(SHOP).encode() + b"\n" + line + b"\n"
    done = subprocess.run(COMMAND, input=sent, capture_output=True, timeout=30, check=False)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1
    assert done.stderr.startswith(b"Line 2 of the stream")
