"""What a scenario has a barista say owns the fault; what its customers say is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from counter.kernel import language
from counter.kernel.language import Language
from counter.recovery.playbook import STEPS
from counter.recovery.wording import check_words
from counter.rehearsal.happened import GIVEN_OUT, SAID, Happened
from counter.rehearsal.hint import hint, next_step
from counter.rehearsal.scenario import Scenario, read_scenarios, spoken
from rehearsal.playing import on_stage, shipped


def test_no_sentence_of_a_barista_hedges_or_excuses(scenario: Scenario) -> None:
    good = scenario.good
    said = (*good.did, good.next_time, good.because, scenario.practises)
    assert [(words, found) for words in said if (found := check_words(words, "en"))] == []


def test_every_hint_owns_the_fault_and_the_steps_come_in_their_order(scenario: Scenario) -> None:
    with on_stage(scenario) as stage:
        playbook = stage.shop.playbook
    happened: list[Happened] = []
    for step in STEPS:
        assert next_step(happened) == step
        words = hint(scenario, happened, playbook, Language())
        assert check_words(words, "en") == ()
        assert "{" not in words
        assert "“”" not in words
        happened.append(Happened(SAID.get(step, GIVEN_OUT), 1.0))
    assert hint(scenario, happened, playbook, Language()) == "Ask whether they are all right."


@pytest.mark.parametrize(("what", "step"), [("heard", "own"), ("apology", "hear"), ("promised anew", "hear")])
def test_what_was_done_needs_no_hint(what: str, step: str) -> None:
    assert next_step([Happened(what, 1.0)]) == step


def test_a_hint_speaks_to_the_customer_by_name() -> None:
    scenario = shipped("wrong-milk")
    with on_stage(scenario) as stage:
        words = hint(scenario, [Happened("heard", 1.0)], stage.shop.playbook, Language())
    assert words.startswith("Own: “")
    assert "Priya" in words


def test_a_scenario_is_played_in_the_language_of_whoever_plays_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = read_scenarios(tmp_path)[0]["birthday-cake"]
    says = scenario.lines[1].says
    catalogue = Catalog(locale="de")
    catalogue.add(scenario.title, "Der Geburtstagskuchen ist nicht da")
    catalogue.add(says, "Hallo? Der Kuchen für Jana?")
    file = tmp_path / "translations" / "de" / "LC_MESSAGES" / "counter.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalogue)
    monkeypatch.setattr(language, "resource", tmp_path.joinpath)
    german = spoken(scenario, Language("de"))
    assert (german.title, german.lines[1].says) == (
        "Der Geburtstagskuchen ist nicht da",
        "Hallo? Der Kuchen für Jana?",
    )
    assert german.best == scenario.best
