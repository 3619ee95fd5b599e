"""What is made when it is wanted is made once, by whoever wants it first; in advance one after the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from counter.ui.widgets.when_wanted import InAdvance, WhenWanted


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
