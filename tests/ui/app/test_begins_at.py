"""Whoever signs in begins where this machine is used mostly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.flows.terminals import rename_terminal
from counter.ui.app.begins_at import begins_at
from counter.ui.app.counter import Counter
from counter.ui.app.presenter import BAR, DAY, SELL


def make_it(cafe: Cafe, role: str) -> None:
    cafe.shop.do(cafe.staff("Rosa"), rename_terminal, cafe.shop.terminal, "Machine", "", role)


@pytest.mark.parametrize(("role", "place"), [("till", SELL), ("bar", BAR), ("office", DAY)])
def test_each_role_has_its_first_page(cafe: Cafe, role: str, place: str) -> None:
    make_it(cafe, role)
    assert cafe.shop.read(begins_at, cafe.shop.terminal) == place


def test_a_bar_screen_opens_on_the_bar(qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Callable[..., None]) -> None:
    counter.desk.by = cafe.staff("Rosa")
    with qtbot.waitCallback() as answered:
        counter.desk.do(rename_terminal, cafe.shop.terminal, "Machine", "", "bar").then(answered)
    tap("Ana")
    qtbot.waitUntil(lambda: counter.window.is_at(BAR))
