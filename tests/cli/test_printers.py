"""An owner adds printers, tries them, and says what goes where."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cafe import Cafe
from cli.running import Answer, counter
from devices.socket_printer import SocketPrinter, socket_printer
from paper.escpos_reader import read

Typed = Callable[..., Answer]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cafe: Cafe) -> Typed:
    cafe.close()
    return lambda *words: counter(capsys, monkeypatch, "--shop", cafe.folder, "printers", *words)


@pytest.fixture
def there() -> Iterator[SocketPrinter]:
    with socket_printer() as printer:
        yield printer


def listed(typed: Typed) -> dict[str, object]:
    said: dict[str, object] = json.loads(typed("list", "--json").out)
    return said


def test_a_shop_without_printers_prints_into_its_folder(typed: Typed) -> None:
    assert typed().out == "All else goes to the folder “printed”.\n"
    assert listed(typed) == {"printers": [], "printer": "", "fallback": ""}


def test_the_first_printer_prints_everything_and_the_next_what_is_sent_to_it(
    typed: Typed, there: SocketPrinter, tmp_path: Path
) -> None:
    assert typed("add", "Counter", "--network", there.where, "--columns", "42", "--drawer").code == 0
    assert typed("add", "Office", "--file", tmp_path / "office", "--paper", "a4").code == 0
    assert typed("route", "page", "Office").code == 0
    assert typed("route", "ticket@kitchen", "Office").code == 0
    assert typed("route", "label", "Office", "--category", "Food").code == 0
    assert typed("route", "label", "Counter", "--category", "Cold").code == 0
    assert typed("route", "label", "", "--category", "Cold").code == 0
    assert typed("fallback", "Office").code == 0
    found = listed(typed)
    assert found["printer"] == "Counter"
    assert found["fallback"] == "Office"
    assert found["printers"] == [
        {
            "name": "Counter", "reached": "network", "where": there.where, "what": "default, 42 columns",
            "drawer": True, "state": "ready", "waiting": 0, "prints": ["everything"],
        },
        {
            "name": "Office", "reached": "file", "where": str(tmp_path / "office"), "what": "PDF a4",
            "drawer": False, "state": "ready", "waiting": 0, "prints": ["page", "ticket@kitchen", "label of Food"],
        },
    ]  # fmt: skip
    there.switch_off()
    assert f"Counter does not answer at {there.where}" in typed("list").out


def test_a_test_page_comes_out_of_the_printer_that_was_named(typed: Typed, there: SocketPrinter) -> None:
    typed("add", "Bar", "--network", there.where, "--columns", "32")
    assert typed("test", "Bar").out == "Bar has its test page.\n"
    (job,) = there.wait_for(1)
    lines = read(job).lines
    assert "12345678901234567890123456789012" in lines
    assert f"Reached by network {there.where}" in " ".join(lines)
    there.switch_off()
    refused = typed("test", "Bar")
    assert refused.code == 2
    assert "Bar does not answer" in refused.err
    assert "There is no printer “Till”" in typed("test", "Till").err


def test_a_printer_that_is_removed_leaves_nothing_that_goes_to_it(typed: Typed, tmp_path: Path) -> None:
    for name in ("Counter", "Bar"):
        typed("add", name, "--file", tmp_path / name)
    typed("route", "bill", "Counter")
    typed("fallback", "Counter")
    assert typed("remove", "Counter").code == 0
    found = listed(typed)
    assert (found["printer"], found["fallback"]) == ("Bar", "")
    assert "There is no printer “Counter”" in typed("remove", "Counter").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "Bar"), "Say in one way how it is reached"),
        (("add", "Bar", "--network", "a", "--usb", "b"), "Say in one way how it is reached"),
        (("add", "Bar", "--network", "the bar"), "is no place on the network"),
        (("add", "", "--network", "bar"), "Give the printer a name"),
        (("route", "test", "Bar"), "Nothing printed is a “test”."),
        (("add", "Bar", "--usb", "/dev/usb/lp0", "--model", "Gutenberg"), "No thermal printer is called “Gutenberg”"),
        (("add", "Bar", "--file", "x", "--drawer"), "A drawer hangs on a thermal printer"),
        (("route", "receipt", "Nowhere"), "There is no printer “Nowhere”"),
        (("route", "riddle", "Nowhere"), "Nothing printed is a “riddle”"),
        (("route", "ticket", "Nowhere", "--category", "Fish"), "The menu has no category “Fish”. Write one of C"),
        (("route", "ticket@Nowhere", "Counter"), "There is no station “Nowhere”. There are espresso, brew"),
        (("fallback", "Nowhere"), "There is no printer “Nowhere”"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(typed: Typed, words: tuple[str, ...], said: str) -> None:
    answer = typed(*words)
    assert answer.code != 0
    assert said in answer.err


def test_what_waits_is_cancelled_or_printed_elsewhere(cafe: Cafe, typed: Typed, tmp_path: Path) -> None:
    open_again = Cafe.opened_in(cafe.folder, cafe.clock.now())
    for _ in range(2):
        open_again.sell("Latte")
    open_again.close()
    typed("add", "Bar", "--network", "127.0.0.1:9")
    typed("add", "Office", "--file", tmp_path / "office")
    assert [line.split()[:5] for line in typed("waiting").out.splitlines()] == [
        ["1", "receipt", "T1-000001", "Bar", "waiting"],
        ["2", "receipt", "T1-000002", "Bar", "waiting"],
    ]
    assert typed("cancel", "1").code == 0
    assert typed("move", "1", "Office").code == 0
    assert typed("waiting").out.split()[:4] == ["1", "receipt", "T1-000002", "Office"]
    assert "Nothing waits under 2" in typed("cancel", "2").err
    assert "There is no printer “Till”" in typed("move", "1", "Till").err
