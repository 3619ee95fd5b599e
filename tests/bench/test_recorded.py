"""Recorded streams: played as the program answers them, with the forecast changed for as long as that, and fitted."""

import gzip
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from ablation import LEFT_OUT
from fit import AS_IT_IS, CONSTANTS, fitted_without
from made_up_bar import A_DAY, FIRST_DAY, Happened, stream
from made_up_shop import Shop
from recorded import Change, Outcome, Score, changed, play, score, worst_category

from counter.cli.stream import answers
from counter.promises.forecast import Engine

SEED = 5


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two days of a made-up shop with a cancelled order and ticks, and promises of ten minutes beside them."""
    shop, path = Shop.from_seed(SEED), tmp_path_factory.mktemp("streams") / "made-up.jsonl.gz"
    menu = [{"item": item.item, "category": item.category, "station": item.station} for item in shop.menu()]
    happened = stream(shop, days=2)
    lines: list[dict[str, object]] = [{"event": "shop", "target": 0.9, "menu": menu}]
    lines += chain.from_iterable(_lines(what) for what in happened)
    last = {"at": happened[-1].at + 1.0, "order": "unwanted"}
    lines += [{"event": "order", **last, "items": [{"item": menu[0]["item"]}]}, {"event": "cancelled", **last}]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))
    oracle = [
        {"order": what.order.name, "ready_by": what.at + 600.0}
        for what in happened
        if what.kind == "order" and what.order is not None
    ]
    path.with_name("made-up.oracle.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, oracle)).encode()))
    return path


def _lines(what: Happened) -> Iterator[dict[str, object]]:
    if what.order is None:
        yield from ({"event": "crew", "at": what.at, "barista": name, "on": True} for name in what.crew)
        return
    asked = [{"item": item, "quantity": what.order.items.count(item)} for item in dict.fromkeys(what.order.items)]
    yield {"event": what.kind, "at": what.at, "order": what.order.name} | (
        {"items": asked} if what.kind == "order" else {}
    )
    if what.kind == "order":
        yield {"event": "tick", "at": what.at + 0.5}


def test_a_stream_is_played_as_the_program_answers_it_from_the_second_day_on(recorded: Path) -> None:
    said = map(json.loads, answers(iter(gzip.decompress(recorded.read_bytes()).splitlines())))
    due = [answer["ready_by"] for answer in said if answer.get("order", "unwanted") != "unwanted"]
    outcomes = play(recorded)
    assert 100 < len(outcomes) < len(due)
    assert [outcome.due for outcome in outcomes] == due[-len(outcomes) :]
    assert min(outcome.at for outcome in outcomes) >= FIRST_DAY + A_DAY


def test_figures_are_set_beside_the_oracles(recorded: Path) -> None:
    outcomes = play(recorded)
    figures = score(outcomes)
    kept = sum(each.ready is not None and each.ready <= each.due for each in outcomes)
    assert figures.kept == pytest.approx(kept / len(outcomes))
    assert figures.minutes == pytest.approx(sum(each.due - each.at for each in outcomes) / (600.0 * len(outcomes)))
    for each in outcomes:
        each.due = each.oracle
    assert score(outcomes).pinball == pytest.approx(1.0)


def test_a_category_of_enough_orders_can_be_the_worst() -> None:
    tea = [Outcome(0.0, ("tea",), 60.0, 90.0 if number < 60 else 50.0, category="tea") for number in range(300)]
    cake = [Outcome(0.0, ("cake",), 60.0, 90.0, category="cake") for _ in range(299)]
    assert worst_category(tea + cake) == pytest.approx(0.8)


@pytest.mark.parametrize("changes", [*LEFT_OUT.values(), *((one.times(2.0),) for one in CONSTANTS)])
def test_what_is_changed_for_one_run_is_there_and_comes_back(changes: tuple[Change, ...]) -> None:
    with changed(changes):
        within = [change.put().value for change in changes]
    assert within == [change.value for change in changes]
    after = [change.put() for change in changes]
    assert [was.put().value for was in after] == [change.value for change in changes]
    assert all(was.value != change.value for was, change in zip(after, changes, strict=True))


def test_a_constant_counts_from_the_next_engine_on() -> None:
    unsure = Engine().work.bar.likely.pace.mean()[1]
    with changed((Change("priors", "PACE_SPREAD", 0.05),)):
        assert Engine().work.bar.likely.pace.mean()[1] < unsure / 2
    assert Engine().work.bar.likely.pace.mean()[1] == unsure


def test_a_constant_is_fitted_on_all_streams_but_the_one_it_is_measured_on() -> None:
    streams, moved = [Path("a"), Path("b"), Path("c")], CONSTANTS[0]
    ways = [AS_IT_IS, *(one.called(factor) for one in CONSTANTS for factor in one.factors)]
    scores = {(way, each): Score(0.9, 1.0, 1.2) for way in ways for each in streams}
    scores[moved.called(1.4), streams[2]] = Score(0.9, 1.0, 1.1)
    folds = fitted_without(streams, scores)
    assert [fitted[moved] for fitted in folds.values()] == [1.4, 1.4, 1.0]
    assert {fitted[one] for fitted in folds.values() for one in CONSTANTS[1:]} == {1.0}
