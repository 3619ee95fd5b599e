"""What a day, a week and a month were, and what they sold: acts answer what the commands print."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from acts.lines import SHOP, Acts, act
from cli.running import counter

PEOPLE = SHOP | {"staff": [{"name": "Ana"}, {"name": "Dana", "role": "lead"}, {"name": "Rosa", "role": "owner"}]}
LAST = "2026-11-24T08:10:00+00:00"
Said = Callable[..., dict[str, Any]]


@pytest.fixture
def said(acts: Acts, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """What a command prints of a shop that sold on the Mondays of two weeks, the second one is last week's."""
    sold = [act("ring_up", item="Latte", modifiers=["oat"]), act("pay"), act("ready", order=1)]
    acts.last(PEOPLE | {"at": "2026-11-16T08:00:00+00:00"}, *sold)
    acts.last(act("ring_up", item="Beans", at="2026-11-23T08:00:00+00:00"), *sold, act("bar", at=LAST))
    return lambda *words: json.loads(counter(capsys, monkeypatch, "--shop", acts.folder, *words, "--json").out)


@pytest.mark.parametrize("which", ["week", "month", "sales"])
def test_an_act_answers_what_the_command_prints(acts: Acts, said: Said, which: str) -> None:
    of = {"from": "2026-11-16", "to": "2026-11-22", "compare": "2026-11-23..2026-11-24"}
    answer = acts.last(act(which, by="Dana", **of))
    printed = said(which, *(word for name, value in of.items() for word in (f"--{name}", value)))
    assert {name: value for name, value in answer.items() if name not in ("act", "ok")} == printed
    usual = acts.last(act(which, by="Rosa", at=LAST))
    assert (usual["from"], usual["to"]) == {
        "week": ("2026-11-23", "2026-11-29"), "month": ("2026-11-01", "2026-11-30"), "sales": ("2026-11-24",) * 2,
    }[which]  # fmt: skip


def test_the_report_of_a_day_has_its_page(acts: Acts, said: Said) -> None:
    page = acts.last(act("report", day="2026-11-23", by="Rosa"))["page"]
    assert page == said("day", "2026-11-23")["page"]
    assert page["sentence"]


def test_a_barista_sees_days_without_money_and_no_sales(acts: Acts, said: Said) -> None:
    assert said("sales", "--from", "2026-11-23")["sold_minor"] == 1440
    week, sales = acts(act("week", by="Ana"), act("sales", by="Ana"))
    assert week["together"]["orders"] == 1
    assert "minor" not in json.dumps(week)
    assert sales["refused"] == "What was sold is for a lead or an owner to see."


def test_days_that_cannot_be_are_refused(acts: Acts, said: Said) -> None:
    assert said("week")
    for of in ({"from": "soon"}, {"compare": "soon"}, {"from": "2026-11-24", "to": "2026-11-23"}):
        (answer,) = acts(act("week", **of))
        assert not answer["ok"]
