"""The machines of a shop, through lines of text: listed, called otherwise, and which of them shows the bar."""

from __future__ import annotations

from acts.lines import SHOP, Acts, act


def test_a_machine_is_called_otherwise_by_either_of_its_names(acts: Acts) -> None:
    first = acts.last(SHOP, act("rename_machine", machine="T1", name="Counter", place="by the door"))["machines"]
    assert [(each["name"], each["place"], each["role"], each["here"]) for each in first] == [
        ("Counter", "by the door", "till", True)
    ]
    again = acts.last(act("rename_machine", machine="counter", role="bar"))["machines"][0]
    assert (again["name"], again["place"], again["role"]) == ("Counter", "by the door", "bar")
    assert acts.last(act("machines"))["machines"][0] == again


def test_what_cannot_be_is_refused_and_changes_nothing(acts: Acts) -> None:
    acts.last(SHOP)
    for refused in (
        act("rename_machine", machine="T1", name=" "),
        act("rename_machine", machine="T1", role="kitchen"),
        act("rename_machine", machine="T2", name="Till 2"),
        act("bar_at", machine="T2"),
    ):
        assert not acts.last(refused)["ok"], refused
    assert acts.last(act("machines"))["machines"][0]["name"] == ""


def test_one_machine_shows_the_bar(acts: Acts) -> None:
    machines = acts.last(SHOP, act("bar_at", machine="T1"))["machines"]
    assert [each["bar"] for each in machines] == [True]
