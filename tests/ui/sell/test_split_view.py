"""The page that splits a bill: what a finger and a screen reader find there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.kernel.ids import LineId, new_id
from counter.kernel.language import Language
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.quick_state import QuickState
from counter.ui.sell.split_draft import BY_LINE
from counter.ui.sell.split_state import (
    NOW,
    PAID,
    WAITS,
    RowState,
    ShareState,
    SplitLineState,
    SplitState,
    SplitTenderState,
    SplitTipState,
    TakerState,
)
from counter.ui.sell.state import SellState
from counter.ui.sell.view import SellView
from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap
from ui.intents import Intents
from ui.sell.harness import sell_intents
from ui.typist import SCANNER, Typist

LEFT = Qt.MouseButton.LeftButton
LINES = tuple(
    SplitLineState(
        LineId(new_id()), "1", f"Ham and cheese on long sourdough {n}", "11.60",
        (TakerState("1", is_now=False), TakerState("2", is_now=True)), is_nobodys=n > 10,
    )
    for n in range(14)
)  # fmt: skip
ROWS = tuple(RowState(f"⅓ Ham and cheese on long sourdough {n}", "3.87") for n in range(14))
SPLIT = SplitState(
    title="Split €154.47",
    detail="Theo · 15 items",
    way=BY_LINE,
    count="5 shares",
    can_fewer=True,
    can_more=True,
    lines=LINES,
    less=RowState("Off the whole bill", "−6.05"),
    is_typing=False,
    typing="Tip €0.00",
    quick=(),
    shares=(
        ShareState(0, "Share 1", PAID, "Paid", "€20.07", ROWS, (RowState("Card", "20.07"), RowState("Tip", "2.00"))),
        ShareState(1, "Share 2", NOW, "Now", "€18.45", ROWS),
        *(ShareState(place, f"Share {place + 1}", WAITS, "Waits", "€15.95", ROWS) for place in (2, 3, 4)),
    ),
    now=1,
    can_choose=True,
    hint="Choose a share, then tap its lines. A line in two shares is halved.",
    tips=(
        SplitTipState("No tip", chosen=True),
        SplitTipState("€1", 100),
        SplitTipState("€2", 200),
        SplitTipState("Other", other=True),
    ),
    tip_for="For Mia Sophie",
    tip_mine=False,
    tenders=tuple(
        SplitTenderState(name, name, "wallet", chosen=name == "card")
        for name in ("cash", "card", "gift card", "house", "twint", "lunch card", "bike ride", "points")
    ),
    take="Take €18.45",
    below_take="",
    can_take=True,
    paid="€20.07 paid",
    paid_detail="1 of 5 shares",
    left="€34.40 left",
    left_detail="now 18.45, then 15.95",
    scale=(2007, 1845, 1595),
    change="Change €31.55",
)
QUICK = tuple(QuickState(words, minor) for words, minor in (("Exact €18.45", 1845), ("€20", 2000), ("€50", 5000)))
GIVING = replace(SPLIT, is_typing=True, quick=(*QUICK, QuickState("€100", 10000)), typing="Share 2: €18.45")
Named = Callable[[QWidget, str], Tap]
Asked = Intents[SellPresenter]


@pytest.fixture
def intents() -> Asked:
    return sell_intents()


@pytest.fixture
def split(qtbot: QtBot, language: Language, intents: Asked) -> SellView:
    view = SellView(language, intents.presenter)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show_state(SellState(pay=PayState(split=SPLIT)))
    with qtbot.waitExposed(view):
        view.show()
    return view


def _all_fits(page: QWidget) -> bool:
    taps = [tap for tap in page.findChildren(Tap) if tap.isVisibleTo(page)]
    taps = [tap for tap in taps if not tap.accessibleName().startswith("1 Ham")]  # those scroll
    corners = [tap.mapTo(page, tap.contentsRect().bottomRight()) for tap in taps]
    return all(page.rect().contains(corner) for corner in corners)


def _too_small(page: QWidget) -> list[str]:
    taps = [tap for tap in page.findChildren(Tap) if tap.isVisibleTo(page)]
    return [tap.accessibleName() for tap in taps if min(tap.width(), tap.height()) < tokens.TARGET]


@pytest.mark.parametrize("state", [SPLIT, replace(SPLIT, is_typing=True), GIVING])
@pytest.mark.parametrize("size", [(1024, 480), (1024, 540), (1024, 708), (1280, 740), (1920, 1020)])
def test_everything_fits_and_nothing_is_smaller_than_a_finger(
    qtbot: QtBot, split: SellView, size: tuple[int, int], state: SplitState
) -> None:
    split.resize(*size)
    split.show_state(SellState(pay=PayState(split=state)))
    qtbot.waitUntil(lambda: _all_fits(split) and _too_small(split) == [])


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        ("Evenly", ("split", "evenly")),
        ("One share more", ("count", 1)),
        ("One share fewer", ("count", -1)),
        ("Share 3, This one next", ("choose", 2)),
        ("1 Ham and cheese on long sourdough 0", ("take_line", LINES[0].line_id)),
        ("Tip €2", ("tip", 200, ("other", False))),
        ("cash", ("pay_by", "cash")),
        ("Take €18.45", ("take",)),
        ("Receipt", ("print_receipt", 0)),
        ("Give back", ("give_back", 0)),
        ("Back to paying", ("leave",)),
    ],
)
def test_a_tap_says_what_it_means(
    qtbot: QtBot, split: SellView, intents: Asked, named: Named, name: str, intent: tuple[object, ...]
) -> None:
    qtbot.mouseClick(named(split, name), LEFT)
    assert intents.asked == [intent]


def test_what_is_given_is_a_tap_or_typed(qtbot: QtBot, split: SellView, intents: Asked, named: Named) -> None:
    split.show_state(SellState(pay=PayState(split=GIVING)))
    qtbot.mouseClick(named(split, "€20"), LEFT)
    qtbot.mouseClick(named(split, "7"), LEFT)
    assert intents.asked == [("give", 2000), ("type_digits", "7")]


def test_a_gift_card_is_typed_and_an_account_asked_for(
    qtbot: QtBot, split: SellView, intents: Asked, named: Named
) -> None:
    qtbot.mouseClick(named(split, "gift card"), LEFT)
    for key in ("Q", "W", "OK"):
        qtbot.mouseClick(named(split, key), LEFT)
    wrong = PayState(split=SPLIT, code="QW", code_wrong="That is no gift card code.")
    split.show_state(SellState(pay=wrong))
    split.show_state(SellState(pay=replace(wrong, coded="QW", code="", code_wrong="")))
    qtbot.mouseClick(named(split, "house"), LEFT)
    assert intents.asked == [("attach_voucher", "QW"), ("ask_account",)]


def test_what_is_scanned_over_the_shares_is_a_code(split: SellView, intents: Asked) -> None:
    scanner = Typist(split.split, apart=SCANNER)
    scanner.type("7K3M-Q2")
    scanner.enter()
    assert ("attach_voucher", "7K3M-Q2") in intents.asked


def test_more_than_three_shares_are_one_tap_away(qtbot: QtBot, split: SellView, intents: Asked, named: Named) -> None:
    qtbot.mouseClick(named(split, "Shares after"), LEFT)
    qtbot.mouseClick(named(split, "Share 5, This one next"), LEFT)
    assert intents.asked == [("choose", 4)]


def test_in_a_narrow_window_the_shares_are_tabs(qtbot: QtBot, split: SellView, intents: Asked, named: Named) -> None:
    split.resize(1024, 540)
    qtbot.waitUntil(lambda: split.split.width() == 1024)
    split.show_state(SellState(pay=PayState(split=SPLIT)))
    qtbot.mouseClick(named(split, "Share 3 · Waits, €15.95"), LEFT)
    assert intents.asked == [("choose", 2)]
