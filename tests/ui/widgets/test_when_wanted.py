"""What is made when it is wanted is made once, by whoever wants it first; in advance one after the other."""

from __future__ import annotations

from functools import partial
from time import monotonic

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from counter.ui.widgets.when_wanted import InAdvance, WhenWanted, put_off


def test_it_is_made_when_it_is_wanted_and_once() -> None:
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    part = WhenWanted(make)
    assert part.made is None
    assert not made
    assert part.get() is part.get() is part.made is made[0]
    assert len(made) == 1


def test_what_nobody_wants_is_made_in_advance_in_its_order_and_nothing_twice(qtbot: QtBot) -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name

    pay, line, split = (WhenWanted(partial(make, name)) for name in ("pay", "line", "split"))
    parent = QObject()
    InAdvance(parent, (pay, line, split))
    line.get()
    qtbot.waitUntil(lambda: len(made) == 3)
    assert made == ["line", "pay", "split"]


def test_of_two_that_are_made_in_advance_one_part_is_made_at_a_time_and_a_tap_comes_first(qtbot: QtBot) -> None:
    made: list[tuple[str, float]] = []

    def make(name: str) -> str:
        made.append((name, monotonic()))
        return name

    parent = QObject()
    for page in ("sell", "bar"):
        InAdvance(parent, [WhenWanted(partial(make, f"{page} {part}")) for part in (1, 2)])
    qtbot.waitUntil(lambda: len(made) == 1)
    put_off()
    qtbot.waitUntil(lambda: len(made) == 4)
    assert [name for name, _ in made] == ["sell 1", "sell 2", "bar 1", "bar 2"]
    first, second, third, fourth = (at for _, at in made)
    assert second - first > 0.2
    assert min(third - second, fourth - third) > 0.03


def test_what_belongs_to_a_page_that_is_gone_is_not_made(qtbot: QtBot) -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name

    gone, there = QObject(), QObject()
    for page, name in ((gone, "gone"), (there, "there")):
        InAdvance(page, [WhenWanted(partial(make, name))])
    gone.deleteLater()
    qtbot.waitUntil(lambda: bool(made))
    assert made == ["there"]
