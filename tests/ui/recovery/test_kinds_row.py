"""Where there is little room, the chosen kind stands with two more, and all twelve are one tap away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter.kernel.language import Language
from counter.ui.recovery.kinds_row import KindsRow
from counter.ui.recovery.state import Kind
from counter.ui.widgets.tap import Tap

KINDS = tuple(Kind(f"k{number}", f"Kind {number}", "clock") for number in range(1, 13))


@pytest.fixture
def chosen() -> list[str]:
    return []


@pytest.fixture
def kinds(qtbot: QtBot, chosen: list[str]) -> KindsRow:
    row = KindsRow(Language(), chosen.append)
    qtbot.addWidget(row)
    row.resize(728, 200)
    row.show()
    return row


def shown(row: KindsRow) -> list[str]:
    taps: list[Tap] = row.findChildren(Tap)
    visible = sorted((tap for tap in taps if tap.isVisible()), key=lambda tap: (tap.y(), tap.x()))
    return [tap.accessibleName() for tap in visible]


def tap(qtbot: QtBot, row: KindsRow, name: str) -> None:
    taps: list[Tap] = row.findChildren(Tap)
    qtbot.mouseClick(next(each for each in taps if each.accessibleName() == name), Qt.MouseButton.LeftButton)


def test_all_twelve_are_there_until_one_is_chosen(qtbot: QtBot, kinds: KindsRow, chosen: list[str]) -> None:
    kinds.show_kinds(KINDS, "")
    qtbot.waitUntil(lambda: shown(kinds) == [kind.label for kind in KINDS])
    tap(qtbot, kinds, "Kind 9")
    assert chosen == ["k9"]
    kinds.show_kinds(KINDS, "k9")
    qtbot.waitUntil(lambda: shown(kinds) == ["Kind 1", "Kind 2", "Kind 9", "All twelve"])


def test_all_twelve_come_back_with_one_tap_and_go_with_the_next(
    qtbot: QtBot, kinds: KindsRow, chosen: list[str]
) -> None:
    kinds.show_kinds(KINDS, "k1")
    tap(qtbot, kinds, "All twelve")
    assert len(shown(kinds)) == 12
    tap(qtbot, kinds, "Kind 1")
    assert chosen == ["k1"]
    qtbot.waitUntil(lambda: shown(kinds) == ["Kind 1", "Kind 2", "Kind 3", "All twelve"])
