"""Lines of the till's cards, as they are painted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from counter.ui.theme import tokens
from counter.ui.till.rows import Moves
from counter.ui.till.state import MoveState
from counter.ui.widgets import paint


def painted(qtbot: QtBot, time: str, words: str) -> QImage:
    moves = Moves("What moved")
    qtbot.addWidget(moves)
    moves.resize(300, 62)
    moves.show_moves([MoveState(time, words, "", "")])
    return moves.grab().toImage()


@pytest.mark.parametrize("time", ["14:30", "12:30 PM"])
def test_what_moved_stands_clear_of_when_it_did(qtbot: QtBot, time: str) -> None:
    alone, both = painted(qtbot, time, ""), painted(qtbot, time, "Refund")
    rows, columns = range(alone.height()), range(alone.width())
    first = next(x for x in columns if any(alone.pixel(x, y) != both.pixel(x, y) for y in rows))
    assert first >= paint.text_width(time, 16, tokens.REGULAR) + tokens.GAP_4
