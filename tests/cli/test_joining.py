"""A machine is invited, joins, is listed and taken out, by what somebody types."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cafe import Cafe
from cli.running import Answer, counter
from counter.link import sealed_keys

Typed = Callable[..., Answer]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    monkeypatch.setattr(sealed_keys, "_COST", 2**4)
    return lambda folder, *words: counter(capsys, monkeypatch, "--shop", folder, *words)


def test_a_machine_is_invited_joins_and_is_taken_out(
    cafe: Cafe, typed: Typed, database_url: str, tmp_path: Path
) -> None:
    cafe.sell("Latte", customer="Mia")
    cafe.close()
    first, second = cafe.folder, tmp_path / "second"
    refused = typed(first, "server", "invite", "Till 2")
    assert (refused.code, refused.err.strip()) == (
        2, "This shop has no server yet. Make one its server first: counter server init",
    )  # fmt: skip
    assert typed(first, "server", "init", database_url).code == 0
    said = typed(first, "server", "invite", "Till 2", "--place", "door", "--json")
    invited = json.loads(said.out)
    assert invited["terminal"] == "T2"
    assert "counter_test_admin" not in said.out
    joined = typed(second, "join", invited["url"], invited["code"])
    assert (joined.code, "This machine is T2, “Till 2”" in joined.out) == (0, True)
    listed = typed(first, "server", "machines").out  # the first machine has not heard of it yet
    assert "T2   Till 2               till" in listed
    bar = typed(first, "server", "invite", "Bar", "--role", "bar").out
    assert "Type at the new machine: counter join postgresql://" in bar
    assert "missed at T1, which shows the bar. To let this machine show it: counter settings bar_terminal=T" in bar
    here = {
        each["terminal"]: each for each in json.loads(typed(second, "server", "machines", "--json").out)["machines"]
    }
    assert here["T2"]["this"]
    assert (here["T2"]["name"], here["T2"]["place"], here["T2"]["role"]) == ("Till 2", "door", "till")
    assert here["T1"]["facts"] > 50
    needless = typed(second, "rejoin", invited["url"], "7KQ4-M2XP-9TRB")
    assert (needless.code, "needs no new name" in needless.err) == (2, True)
    assert typed(second, "server", "revoke", "T1", "--yes").code == 2
    out = typed(first, "server", "revoke", "T2", "--yes")
    assert (out.code, out.out) == (0, "T2 is out; its facts count up to number 1.\n")
    there = {
        each["terminal"]: each for each in json.loads(typed(first, "server", "machines", "--json").out)["machines"]
    }
    assert there["T2"]["revoked_at"] is not None
    assert "taken out" in typed(first, "server", "machines").out
    again = json.loads(typed(first, "server", "invite", "Till 2 again", "--json").out)
    anew = typed(second, "rejoin", again["url"], again["code"])
    assert (anew.code, "This machine is T4, “Till 2 again”, now." in anew.out) == (0, True)
    for folder in (first, second):
        assert typed(folder, "verify").code == 0
