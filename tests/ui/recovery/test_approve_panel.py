"""A lead's yes beside the words to say: every key of it is as tall as a finger, also where the owner says why."""

from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.ui.parts.yes_state import ApproverState, YesState
from counter.ui.recovery.approve_panel import ApprovePanel
from counter.ui.recovery.approve_presenter import ApprovePresenter
from counter.ui.recovery.approve_state import ApproveState, MineState
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap
from ui.intents import Intents

TOP, LINE = 76, "Once, ends in 59 s. Maximiliane stays signed in, and with Oskar Schwarzenberg."
SIZES = ((1024, 600), (1024, 768), (1280, 800), (1920, 1080))


@pytest.mark.parametrize("why", [None, ""], ids=["within", "beyond"])
@pytest.mark.parametrize("wrong", ["", "Wrong PIN."], ids=["right", "wrong"])
@pytest.mark.parametrize("size", SIZES)
def test_its_keys_are_as_tall_as_a_finger(
    qtbot: QtBot, language: Language, size: tuple[int, int], wrong: str, why: str | None
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    panel = ApprovePanel(language, Intents(RecoveryPresenter, yes=ApprovePresenter).presenter)
    panel.setParent(window)
    wide = 325 if size[0] == 1024 else 400
    panel.setGeometry(size[0] - wide - 16, TOP, wide, size[1] - TOP - 16)
    people = (ApproverState(StaffId(uuid4()), "Rosa", "owner", chosen=True),)
    yes = YesState("The owner says yes", "gift", "Whole order on us", "with the voucher €6.80", "€3.80", "", people, 4,
                   once="", stays=LINE)  # fmt: skip
    panel.show_state(ApproveState(yes, wrong, "Or give what is yours, up to €2.70",
                                  (MineState("On the house: Croissant", "€2.60", "croissant"),), why))  # fmt: skip
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: all(tap.height() >= tokens.TARGET for tap in panel.findChildren(Tap) if tap.isVisible()))
    for tap in panel.findChildren(Tap):
        if tap.isVisible():
            assert tap.mapTo(panel, tap.rect().bottomLeft()).y() <= panel.height(), tap.accessibleName()
