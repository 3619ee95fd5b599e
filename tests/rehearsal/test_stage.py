"""A rehearsal has a shop of its own, on a faster clock, and is gone afterwards."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from msgspec import structs
from pypdf import PdfReader

from counter.journal.queries import entries
from counter.kernel.errors import Refused
from counter.rehearsal.play import play_best, run_of
from counter.rehearsal.scenario import Scenario, read_scenario
from counter.rehearsal.stage import PAPERS
from counter.ui.rehearsal.build_state import run_state
from rehearsal.playing import Watch, on_stage, shipped


def papers(folder: Path) -> dict[str, str]:
    read = {path.stem: PdfReader(BytesIO(path.read_bytes())) for path in (folder / PAPERS).glob("*.pdf")}
    return {name: "\n".join(page.extract_text() for page in pdf.pages) for name, pdf in read.items()}


def test_its_folder_is_gone_afterwards_even_where_it_fails() -> None:
    with on_stage(shipped("wrong-milk")) as stage:
        folder = stage.folder
        assert (folder / "counter.sqlite").exists()
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()

    def fails() -> None:
        nonlocal folder
        with on_stage(shipped("wrong-milk")) as stage:
            folder = stage.folder
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert not folder.exists()


def test_what_a_power_cut_left_is_gone_with_the_next_one_and_what_is_played_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / "counter-rehearsal-left"
    left.mkdir()
    for name in ("counter.lock", "counter.sqlite", "shop.key"):
        (left / name).touch()
    with on_stage(shipped("wrong-milk")) as one, on_stage(shipped("wrong-milk")) as other:
        assert not left.exists()
        assert (one.folder / "counter.sqlite").exists()
        assert (other.folder / "counter.sqlite").exists()


def test_two_rehearsals_have_keys_of_their_own() -> None:
    with on_stage(shipped("wrong-milk")) as one, on_stage(shipped("wrong-milk")) as other:
        assert one.shop.keys.vouchers != other.shop.keys.vouchers
        assert one.shop.keys.chain != other.shop.keys.chain


def test_every_paper_says_that_it_is_no_receipt() -> None:
    with on_stage(shipped("wrong-milk")) as stage:
        for act in (
            {"act": "mishap", "order": "1", "kind": "late", "gestures": [{"gesture": "voucher"}]},
            {"act": "refund", "order": "1", "all": True, "reason": "wrong milk", "approved_by": "Dana"},
            {"act": "gift_card", "sell": "20.00", "tenders": [{"tender": "cash"}]},
            {"act": "ring_up", "item": "Espresso"},
            {"act": "pay", "later": True, "name": "Kim"},
            {"act": "print_bill", "tab": "Kim"},
            {"act": "drawer_open", "float": "100.00"},
            {"act": "x"},
        ):
            stage.do(act)
        stage.print_what_waits()
        printed = papers(stage.folder)
    assert len(printed) >= 4, printed.keys()
    for name, words in printed.items():
        assert "NOT A RECEIPT" in words, name


def test_its_printer_is_a_folder_whatever_is_set() -> None:
    scenario = shipped("wrong-milk")
    with on_stage(scenario) as stage:
        answered = stage.do({"act": "set", "name": "Rosa’s"})
        assert answered["refused"] == "The shop of a rehearsal stays as it is."
        assert "folder" in vars(stage.shop.find_printer(stage.shop.settings, ""))


def test_its_clock_runs_four_times_as_fast_and_a_silent_barista_hears_it() -> None:
    watch = Watch()
    with on_stage(shipped("wrong-milk"), watch) as stage:
        assert stage.seconds == 0
        watch.seconds += 7.4
        assert stage.seconds == pytest.approx(29.6)
        assert len(stage.said()) == 1
        watch.seconds += 0.2
        assert stage.said()[-1].line.says == "Hello? I’m talking to you. Is this milk?"
        assert stage.do({"act": "greet", "order": "1"})["ok"]
        assert stage.happened[-1].seconds == pytest.approx(30.4)


def test_what_came_before_the_start_did_not_happen_in_it() -> None:
    with on_stage(shipped("wrong-milk")) as stage:
        assert stage.happened == []
        run = run_of(stage)
        assert (run.facts.first_word, run.facts.count) == (None, 1)


def test_an_act_that_is_refused_before_the_start_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'title = "t"\nsituation = "s"\npractises = "p"\nminutes = 2\ncustomer = "Ida"\nbest = []\n'
        'before = [{ act = "ring_up", item = "Stew" }]\n'
        '[[lines]]\nat = "0:00"\nsays = "Hm."\n[[lines]]\nat = "1:00"\nsays = ""\nends = "Over."\n',
        "utf-8",
    )
    with pytest.raises(Refused, match=r"Before it starts: ring_up: .*Stew"), on_stage(read_scenario(path)):
        pass


def test_the_best_run_is_as_good_as_can_be(scenario: Scenario) -> None:
    with on_stage(scenario) as stage:
        run = play_best(stage)
        assert run.facts.good == (True,) * 6, run.facts
        assert run.ending
        assert run.said[-1].line.ends == run.ending


def test_who_does_nothing_at_all_sees_it_end_badly(scenario: Scenario) -> None:
    with on_stage(scenario) as stage:
        stage.do({"act": "tick", "at": f"{scenario.minutes}:00"})
        run = run_of(stage)
    assert stage.ending() is not None
    assert run.facts.count <= 3, run.facts


def test_what_was_said_is_ticked_at_its_time_and_stands_in_no_book() -> None:
    with on_stage(shipped("wrong-milk")) as stage:
        facts = stage.shop.read(lambda connection: len(tuple(entries(connection))))
        assert stage.do({"act": "said", "steps": ["hear", "own"], "at": "0:12"})["ok"]
        assert [(each.what, round(each.seconds)) for each in stage.happened] == [("said: hear", 12), ("said: own", 12)]
        stage.take_back("said: own")
        assert run_of(stage).facts.said == ("hear",)
        assert stage.shop.read(lambda connection: len(tuple(entries(connection)))) == facts
        refused = stage.do({"act": "said", "steps": ["sorry"]})["refused"]
        assert refused == "There is no step sorry. They are: hear, own, promise, thank."


def test_what_is_given_for_an_order_is_held_against_the_most_that_can_be() -> None:
    with on_stage(shipped("wrong-milk")) as stage:
        assert stage.shop.read(stage.worth) is None
        refund = [{"gesture": "refund", "lines": [{"line": 1}]}, {"gesture": "remake", "lines": [{"line": 1}]}]
        assert stage.do({"act": "mishap", "order": "1", "kind": "allergy", "gestures": refund, "at": "0:20"})["ok"]
        worth = stage.shop.read(stage.worth)
    assert worth is not None
    assert (worth.given.minor, worth.most.minor, worth.is_within) == (430, 645, True)


def test_the_panel_says_how_many_they_ordered() -> None:
    with on_stage(structs.replace(shipped("wrong-milk"), customer="Kim")) as stage:
        for act in (
            {"act": "ring_up", "item": "Granola bowl", "quantity": 2},
            {"act": "customer", "name": "Kim"},
            {"act": "pay"},
        ):
            assert stage.do(act)["ok"]
        assert stage.shop.read(stage.order_of_customer).startswith("2 Granola bowl, ")


def test_for_two_the_panel_says_the_code_that_the_sheet_cannot_know() -> None:
    with on_stage(shipped("voucher-will-not-scan")) as stage:
        assert stage.voucher
        assert stage.voucher in run_state(stage, "", stage.shop.language, for_two=True).waits
        assert stage.voucher not in run_state(stage, "", stage.shop.language).waits
