"""What a shop keeps as it has it, whatever another shop of its owner gives it, through lines of text."""

from __future__ import annotations

from acts.lines import SHOP, Acts, act


def test_what_is_kept_is_said_by_name_stands_in_changes_and_goes_back(acts: Acts) -> None:
    kept = act("set", own_menu={"Latte": "price", "Croissant": "all"}, own_playbook=["late.small"])
    answers = acts(SHOP, kept, act("changes"), act("undo_change", change=2), act("changes"))
    assert [answer["ok"] for answer in answers] == [True] * len(answers), answers
    said = {each["what"][0]["setting"].split(".")[0]: each["what"] for each in answers[2]["changes"]}
    assert sorted(each["after"] for each in said["own_menu"]) == ["Croissant", "Latte"]
    assert [each["after"] for each in said["own_playbook"]] == ["late.small"]
    assert len(answers[4]["changes"]) == len(answers[2]["changes"]) + 1


def test_what_is_no_item_and_no_kind_is_refused(acts: Acts) -> None:
    _, no_item, no_kind = acts(SHOP, act("set", own_menu={"Tea": "all"}), act("set", own_playbook=["everything"]))
    assert "Tea" in no_item["refused"]
    assert "nothing that a shop can keep" in no_kind["refused"]
