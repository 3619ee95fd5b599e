"""An owner types `counter sales`, `week` and `month`, and reads figures or JSON."""

import json
from collections.abc import Callable

import pytest

from cafe import Cafe
from cli.running import Answer, counter

Typed = Callable[..., Answer]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cafe: Cafe) -> Typed:
    """Two Mondays: one order on the first, two on the next; the shop is closed."""
    cafe.ready(cafe.sell("Latte"))
    cafe.forward(7 * 24 * 60)
    for names in (("Latte", "Croissant"), ("Mocha",)):
        cafe.ready(cafe.sell(*names))
    cafe.close()
    return lambda *words: counter(capsys, monkeypatch, "--shop", cafe.folder, *words)


def test_a_week_is_compared_with_the_one_before_unless_another_is_said(typed: Typed) -> None:
    said = json.loads(typed("week", "--from", "2026-11-30", "--json").out)
    assert (said["from"], said["to"], len(said["days"])) == ("2026-11-30", "2026-12-06", 7)
    assert (said["together"]["orders"], said["compared"]["orders"]) == (2, 1)
    assert said["days"][0]["promises"] == {"made": 2, "kept": 2, "missed": 0, "told_before_due": 0}
    other = json.loads(typed("week", "--from", "2026-11-30", "--compare", "2026-11-02", "--json").out)
    assert (other["compared"]["from"], other["compared"]["orders"]) == ("2026-11-02", 0)


def test_a_month_has_a_row_a_week(typed: Typed) -> None:
    said = json.loads(typed("month", "--from", "2026-11-01", "--json").out)
    assert (said["to"], len(said["days"]), len(said["weeks"])) == ("2026-11-30", 30, 6)
    assert said["together"]["takings_minor"] == sum(week["takings_minor"] for week in said["weeks"]) > 0


def test_sales_of_any_days_beside_any_others(typed: Typed) -> None:
    said = json.loads(typed("sales", "--from", "2026-11-30", "--compare", "2026-11-16..2026-11-29", "--json").out)
    assert (said["from"], said["to"], said["orders"]) == ("2026-11-30", "2026-11-30", 2)
    assert (said["compared"]["to"], said["compared"]["orders"]) == ("2026-11-29", 1)
    assert {each["name"]: each["count"] for each in said["items"]} == {"Latte": 1, "Croissant": 1, "Mocha": 1}


@pytest.mark.parametrize("command", ["week", "month", "sales"])
def test_it_reads_as_a_table_too(typed: Typed, command: str) -> None:
    said = typed(command, "--from", "2026-11-30", "--compare", "2026-11-23")
    assert said.code == 0
    assert "2026-11-23" in said.out


@pytest.mark.parametrize("words", [("--compare", "soon"), ("--from", "2026-11-30", "--to", "2026-11-29")])
def test_days_that_cannot_be_are_one_sentence(typed: Typed, words: tuple[str, ...]) -> None:
    said = typed("sales", *words)
    assert said.code == 2
    assert len(said.err.strip().splitlines()) == 1


def test_the_figures_of_an_empty_week_are_nothing(typed: Typed) -> None:
    said = json.loads(typed("sales", "--from", "2020-01-06", "--to", "2020-01-12", "--json").out)
    assert (said["orders"], said["sold_minor"], said["items"], said["taxes"]) == (0, 0, [], [])
