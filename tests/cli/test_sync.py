"""`counter sync` and `counter acts` exchange facts with the shop's server, without a screen."""

import io
import json
from collections.abc import Iterator
from functools import partial

import pytest

from cafe import Cafe
from cli.running import Answer, counter
from counter.cli.acts import play
from link.tills import Tills
from pair import Pair


@pytest.fixture
def tills(pair: Pair, database_url: str) -> Iterator[Tills]:
    tills = Tills(pair, database_url)
    tills.one.cafe.sell("Latte", customer="Mia")
    pair.one.close()
    pair.two.close()
    yield tills
    tills.close()


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> partial[Answer]:
    return partial(counter, capsys, monkeypatch)


def test_sync_says_what_went_up_and_what_came_down(tills: Tills, typed: partial[Answer]) -> None:
    one, two = tills.one.cafe.folder, tills.two.cafe.folder
    first = typed("--shop", one, "sync", "--json")
    assert (first.code, first.err) == (0, "")
    said = json.loads(first.out)
    assert said["up"] > 3
    assert said["down"] == 0
    assert typed("--shop", two, "sync").out == f"0 facts went up.\n{said['up']} facts came down.\n"


def test_acts_say_all_to_the_others_at_their_end(tills: Tills, typed: partial[Answer]) -> None:
    lines = io.BytesIO(b'{"act": "ring_up", "item": "Latte", "at": "2026-11-23T09:05:00Z"}\n{"act": "pay"}\n')
    out = io.BytesIO()
    assert play(tills.two.cafe.folder, iter(lines.readline, b""), out) == 0
    assert [json.loads(line)["ok"] for line in out.getvalue().splitlines()] == [True, True]
    assert json.loads(typed("--shop", tills.one.cafe.folder, "sync", "--json").out)["down"] > 3


def test_a_shop_of_one_machine_has_nobody_to_exchange_with(cafe: Cafe, typed: partial[Answer]) -> None:
    cafe.close()
    said = typed("--shop", cafe.folder, "sync")
    assert (said.code, said.err) == (2, "This shop has no server: it is the only machine of the shop.\n")
