"""Printers set up by lines of text, what goes where, and what is not on paper yet."""

from __future__ import annotations

from acts.lines import SHOP, Acts, act

COUNTER = act("set_printer", printer="Counter", reached="network", where="127.0.0.1:9", drawer=True)
BAR = act("set_printer", printer="Bar", reached="network", where="127.0.0.1:19", columns=42)


def test_printers_are_set_up_routed_and_taken_off(acts: Acts) -> None:
    *_, route, fallback, removed = acts(
        SHOP,
        COUNTER,
        BAR,
        act("route", kind="ticket", station="kitchen", printer="Bar"),
        act("fallback", printer="Counter"),
        act("remove_printer", printer="Counter"),
    )
    assert [(each["printer"], each["columns"], each["drawer"]) for each in route["printers"]] == [
        ("Counter", 48, True),
        ("Bar", 42, False),
    ]
    assert route["routes"] == [{"kind": "ticket", "station": "kitchen", "category": "", "printer": "Bar"}]
    assert (fallback["all_else"], fallback["fallback"]) == ("Counter", "Counter")
    assert (removed["all_else"], removed["fallback"]) == ("Bar", "")


def test_what_is_not_on_paper_is_listed_moved_and_cancelled(acts: Acts) -> None:
    sale = (act("ring_up", item="Filter"), act("pay"))
    *_, listed, moved, cancelled, tested = acts(
        SHOP,
        COUNTER,
        BAR,
        *sale,
        act("waiting"),
        act("move_print", paper=1, printer="Bar"),
        act("cancel_print", paper=1),
        act("test_page", printer="Bar"),
    )
    (receipt,) = listed["waiting"]
    assert (receipt["kind"], receipt["order"], receipt["printer"], receipt["state"]) == (
        "receipt",
        "1",
        "Counter",
        "waiting",
    )
    assert [each["printer"] for each in moved["waiting"]] == ["Bar"]
    assert cancelled["waiting"] == []
    assert [each["title"] for each in tested["waiting"]] == ["test page Bar"]


def test_what_is_of_yesterday_waits_for_a_word(acts: Acts) -> None:
    *_, old, asked = acts(
        SHOP,
        COUNTER,
        act("ring_up", item="Filter"),
        act("pay"),
        act("waiting", at="2026-11-24T08:00:00+00:00"),
        act("print_now", paper=1),
    )
    assert [each["old"] for each in old["waiting"]] == [True]
    assert [each["old"] for each in asked["waiting"]] == [False]


def test_what_cannot_be_is_one_sentence(acts: Acts) -> None:
    _, address, model, none, _bar, station, category, paper, _usb, cable, port = acts(
        SHOP,
        act("set_printer", printer="Bar", reached="network", where="the bar"),
        act("set_printer", printer="Bar", reached="usb", where="/dev/usb/lp0", model="Gutenberg"),
        act("remove_printer", printer="Nowhere"),
        act("set_printer", printer="Bar", reached="network", where="127.0.0.1:9"),
        act("route", kind="ticket", printer="Bar", station="Nowhere"),
        act("route", kind="ticket", printer="Bar", category="Coffee"),
        act("cancel_print", paper=1),
        act("set_printer", printer="Bar", reached="usb", where="/dev/usb/lp0"),
        act("set_printer", printer="Label", reached="usb", where="/dev/usb/lp0"),
        act("set_device", device="scale", port="/dev/usb/lp0"),
    )
    assert station["refused"] == "There is no station “Nowhere”. There are espresso, brew, kitchen, counter."
    assert category["routes"] == [{"kind": "ticket", "station": "", "category": "Coffee", "printer": "Bar"}]
    assert address["refused"].startswith("“the bar” is no place on the network.")
    assert model["refused"].startswith("No thermal printer is called “Gutenberg”.")
    assert none["refused"] == "There is no printer “Nowhere”. Add it first."
    assert paper["refused"] == "No paper waits under 1. “waiting” lists them."
    assert cable["refused"] == "Two printers cannot hang at /dev/usb/lp0. Say where the other one is."
    assert port["refused"].startswith("Two devices cannot hang at /dev/usb/lp0.")
