"""The page by which an owner writes a scenario is enough to write one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from counter.kernel.errors import Refused
from counter.recovery.queries import unanswered
from counter.rehearsal.happened import WORDS
from counter.rehearsal.play import play_best
from counter.rehearsal.scenario import Good, Line, Scenario, read_scenario, scenarios
from rehearsal.playing import on_stage

ELEVENTH = """
title = "A wrong receipt"
situation = "Charged for two, drank one"
practises = "Look at it together, give it back now."
minutes = 3
customer = "Sam"
before = [
  { act = "ring_up", item = "Filter", quantity = 2, at = "-6:00" },
  { act = "pay", tenders = [{ tender = "card" }] },
  { act = "ready", order = "1", unmade = "made", at = "-3:00" },
  { act = "hand_over", order = "1" },
]
best = [
  { act = "greet", order = "1", at = "0:04" },
  { act = "said", steps = ["hear", "own", "promise", "thank"], at = "0:20" },
  { act = "mishap", order = "1", kind = "overcharged", their_words = "One filter, not two.", gestures = [
    { gesture = "apology" }, { gesture = "refund", amount = "2.80" } ], at = "0:30" },
  { act = "settled", mishap = "1a", answer = "yes", at = "1:00" },
]
[good]
gestures = ["refund"]
[[lines]]
at = "0:00"
says = "I think you charged me twice."
[[lines]]
after = ["refunded", "all right"]
says = "Thanks for looking."
ends = "Sam has the money back."
[[lines]]
at = "2:00"
unless = ["refunded"]
says = "Right. I’ll ask my bank, then."
ends = "Sam asks the bank."
"""


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs/rehearsal.md").read_text("utf-8")


def test_its_example_plays_to_the_end_it_says(page: str, tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example
    (tmp_path / "tea.toml").write_text(example[1], "utf-8")
    with on_stage(read_scenario(tmp_path / "tea.toml")) as stage:
        run = play_best(stage)
    assert (run.facts.count, run.ending) == (6, "Amir has a hot tea, and five minutes to drink it.")


def test_an_eleventh_in_the_shops_folder_is_played_like_the_ten(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios/wrong-receipt.toml").write_text(ELEVENTH, "utf-8")
    known = scenarios(tmp_path)
    assert len(known) == 11
    with on_stage(read_scenario(known["wrong-receipt"])) as stage:
        run = play_best(stage)
        assert (run.facts.count, run.ending) == (6, "Sam has the money back.")


def test_it_names_every_field_and_everything_that_can_happen(page: str) -> None:
    for name in (*Scenario.__struct_fields__, *Line.__struct_fields__, *Good.__struct_fields__):
        assert re.search(rf"`?\b{name}\b", page), name
    assert [word for word in WORDS if f"`{word}`" not in page] == []


def test_ten_come_along(page: str) -> None:
    titles = [read_scenario(path).title for path in scenarios().values()]
    assert len(set(titles)) == 10


def test_no_best_run_leaves_somebody_waiting(scenario: Scenario) -> None:
    with on_stage(scenario) as stage:
        play_best(stage)
        assert [mishap.kind for mishap in stage.shop.read(unanswered)] == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (('unless = ["refunded"]', 'unless = ["hugged"]'), "“hugged” is neither a line above it nor one of: .*greeted"),
        (('at = "2:00"', 'at = "two"'), "“two” is no moment of a scenario. Write it like 1:30."),
        (('at = "2:00"\nunless = ["refunded"]', ""), "Nobody knows when “Right. I’ll ask my bank, then.” is said"),
        (("minutes = 3", "minutes = 300"), "a length of 1 to 60 minutes"),
        (('customer = "Sam"', ""), "customer"),
        (("gestures = [", "gesture = ["), "gesture"),
        (("ends =", "name ="), "No line ends it|Two lines"),
        (("title =", "title ="), ""),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path: Path, change: tuple[str, str], why: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(ELEVENTH.replace(*change), "utf-8")
    if not why:
        assert read_scenario(path).customer == "Sam"
        return
    with pytest.raises(Refused, match=f"own.toml.*({why})"):
        read_scenario(path)
