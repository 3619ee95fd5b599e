"""The whole counter in one window, tapped by the names a screen reader says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.ui.app.counter import Counter
from counter.ui.widgets.tap import Tap
from ui.reach import within_reach

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def counter(qtbot: QtBot, cafe: Cafe) -> Iterator[Counter]:
    counter = Counter(cafe.shop)
    qtbot.addWidget(counter.window)
    counter.open(windowed=True)
    yield counter
    counter.end()
    counter.deleteLater()


@pytest.fixture
def found(counter: Counter) -> Callable[[str], Tap | None]:
    """What is there and tappable under the beginning of a name."""

    def find(name: str) -> Tap | None:
        return within_reach(counter.window, name)

    return find


@pytest.fixture
def tap(qtbot: QtBot, found: Callable[[str], Tap | None]) -> Callable[..., None]:
    """Waits for each name to be there and tappable, then taps it."""

    def there(name: str) -> bool:
        return found(name) is not None

    def press(*names: str) -> None:
        for name in names:
            qtbot.waitUntil(partial(there, name))
            qtbot.mouseClick(found(name), LEFT)

    return press
