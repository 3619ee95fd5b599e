"""The panel of a line: another price, how much of a choice, where they have it, its allergens."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cafe import eur
from counter.flows.open_shop import put_up_menu
from counter.flows.staff import change_pin
from counter.kernel.ids import GroupId, ItemId, new_id
from counter.kernel.language import Language
from counter.menu.facts import Amount, ItemAdded, Modifier, ModifierGroupAdded, Size
from counter.menu.read_file import MenuFile
from counter.ui.sell.line_panel_state import ChoiceRowState, LinePanelState
from counter.ui.sell.price_panel_state import PricePanelState
from counter.ui.sell.price_panel_view import PricePanel
from counter.ui.theme import tokens
from counter.ui.widgets.paint import text_width
from counter.ui.widgets.text import Text
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    return SellHarness(work)


def price(sell: SellHarness) -> PricePanelState:
    assert isinstance(sell.state.panel, PricePanelState)
    return sell.state.panel


def row(sell: SellHarness, title: str) -> ChoiceRowState:
    assert isinstance(sell.state.panel, LinePanelState)
    return next(row for row in sell.state.panel.rows if row.title == title)


def test_a_lead_types_another_price_and_says_why(sell: SellHarness, work: SyncDesk) -> None:
    work.by = work.cafe.staff("Dana")
    sell.tap("Latte")
    sell.presenter.line_panel.open()
    panel = sell.presenter.price_panel
    panel.open()
    assert (price(sell).listed, price(sell).shown) == ("€3.80 by the menu", "€3.80")
    for digits in ("3", "0", "0"):
        panel.type_digits(digits)
    assert price(sell).shown == "€3.00"
    panel.give_reason("Dented")
    latte = sell.lines[0]
    assert (latte.was, latte.amount, latte.detail) == ("3.80", "3.00", "M · whole · dented for €3.00 · Dana")
    assert price(sell).taken == "Take Dented for €3.00 back"
    panel.take_back()
    assert sell.state.ticket.total == "€3.80"
    panel.close()
    assert isinstance(sell.state.panel, LinePanelState)


def test_a_price_above_the_menus_takes_its_place(sell: SellHarness, work: SyncDesk) -> None:
    work.by = work.cafe.staff("Dana")
    sell.tap("Latte")
    panel = sell.presenter.price_panel
    panel.open()
    for digits in ("4", "00"):
        panel.type_digits(digits)
    panel.give_reason("As on the sign")
    assert (sell.state.ticket.total, sell.lines[0].was, price(sell).listed) == ("€4.00", "", "")


def test_a_barista_asks_and_what_is_wrong_is_said_on_the_panel(sell: SellHarness, work: SyncDesk) -> None:
    work.cafe.shop.do(work.cafe.staff("Rosa"), change_pin, work.cafe.staff("Dana"), "2222")
    sell.tap("Latte")
    panel = sell.presenter.price_panel
    panel.open()
    panel.give_reason("Dented")
    for digits in ("3", "8", "0"):
        panel.type_digits(digits)
    panel.finish()
    assert price(sell).wrong == "€3.80 is what it costs already."
    for _ in range(3):
        panel.delete_digit()
    for digits in ("3", "00"):
        panel.type_digits(digits)
    panel.give_reason("Dented")
    assert sell.state.ticket.total == "€3.80"
    work.wanted[-1].approve(work.cafe.staff("Dana"), "2222", print)
    assert (sell.state.ticket.total, work.by) == ("€3.00", work.cafe.ana)


@pytest.mark.parametrize("size", [(656, 470), (860, 640)])
def test_a_long_amount_is_read_to_its_first_digit(
    qtbot: QtBot, language: Language, sell: SellHarness, size: tuple[int, int]
) -> None:
    sell.tap("Latte")
    panel = PricePanel(language, sell.presenter.price_panel)
    qtbot.addWidget(panel)
    panel.resize(*size)
    sell.presenter.price_panel.open()
    sell.presenter.price_panel.type_digits("1234567899")
    panel.show_state(price(sell))
    with qtbot.waitExposed(panel):
        panel.show()
    [shown] = [text for text in panel.findChildren(Text) if text.text() == "€1,234,567.89"]
    assert text_width(shown.text(), shown.font().pixelSize(), tokens.BOLD) <= shown.width()
    sell.presenter.price_panel.delete_digit()
    assert price(sell).wrong == ""


def test_how_much_of_a_choice_opens_a_row_of_its_own(work: SyncDesk, sell: SellHarness) -> None:
    syrup = ModifierGroupAdded(
        group_id=GroupId(new_id()), name="Syrup", fewest=0, most=2,
        modifiers=(
            Modifier("Vanilla", eur("0.50"), amounts=(Amount("half", eur("0.50")), Amount("double", eur("1.00")))),
            Modifier("Honey", eur("0.40")),
        ),
    )  # fmt: skip
    chai = ItemAdded(
        item_id=ItemId(new_id()), name="Chai", category="Coffee", price=eur("4.00"), tax_class="drinks",
        station="espresso", position=0, groups=(syrup.group_id,),
    )  # fmt: skip
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(syrup,), items=(chai,), tax_classes=()))
    sell.presenter.refresh()
    sell.tap("Chai")
    sell.presenter.line_panel.open()
    line_id = sell.lines[0].line_id
    sell.presenter.choose_modifier(line_id, syrup.group_id, "Vanilla")
    under = row(sell, "Vanilla")
    assert ([chip.words for chip in under.chips], under.rule) == (["half", "double +0.50"], "how much")
    sell.presenter.line_panel.choose_amount(line_id, syrup.group_id, "Vanilla", "double")
    assert (sell.lines[0].detail, sell.lines[0].amount) == ("vanilla, double", "5.00")


def test_a_choice_says_what_it_adds_in_the_chosen_size(work: SyncDesk, sell: SellHarness) -> None:
    large, double = (Size("L", eur("0.80")),), (Size("L", eur("1.50")),)
    milk = ModifierGroupAdded(
        group_id=GroupId(new_id()), name="Milk", fewest=1, most=1,
        modifiers=(
            Modifier("Whole", eur("0.00"), default=True),
            Modifier("Oat", eur("0.60"), amounts=(Amount("double", eur("1.00"), double),), sizes=large),
        ),
    )  # fmt: skip
    chai = ItemAdded(
        item_id=ItemId(new_id()), name="Chai", category="Coffee", price=eur("4.00"), tax_class="drinks",
        station="espresso", position=0, groups=(milk.group_id,), sizes=(Size("M", eur("4.00")), Size("L", eur("4.50"))),
    )  # fmt: skip
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(milk,), items=(chai,), tax_classes=()))
    sell.presenter.refresh()
    sell.tap("Chai")
    sell.presenter.line_panel.open()
    line_id = sell.lines[0].line_id
    sell.presenter.choose_modifier(line_id, milk.group_id, "Oat")

    def said() -> list[str]:
        return [chip.words for title in ("Milk", "Oat") for chip in row(sell, title).chips]

    assert (said(), sell.lines[0].amount) == (["Whole", "Oat +0.60", "double +0.40"], "4.60")
    sell.presenter.choose_modifier(line_id, None, "L")
    assert (said(), sell.lines[0].amount) == (["Whole", "Oat +0.80", "double +0.70"], "5.30")
    assert sell.state.modifiers is not None
    assert "Oat +0.80" in [chip.words for group in sell.state.modifiers.groups for chip in group.chips]


def test_one_line_is_had_here_while_the_rest_is_to_go(sell: SellHarness) -> None:
    sell.tap("Latte", "Espresso")
    sell.presenter.line_panel.open()
    line_id = sell.lines[1].line_id
    here = next(chip for chip in row(sell, "Where").chips if chip.words == "Here")
    sell.presenter.line_panel.have(line_id, here.name)
    assert row(sell, "Where").rule == "this one only"
    assert sell.lines[1].detail.endswith("here")
    sell.presenter.line_panel.have(line_id, "")
    assert row(sell, "Where").rule == "as the rest"


def test_the_short_answer_about_allergens_changes_with_the_milk_and_one_tap_tells_all(
    work: SyncDesk, sell: SellHarness
) -> None:
    milk = ModifierGroupAdded(
        group_id=GroupId(new_id()), name="Milk", fewest=1, most=1,
        modifiers=(
            Modifier("Whole", eur("0.00"), default=True),
            Modifier("Oat", eur("0.50"), allergens=("gluten",), free_of=("milk",)),
        ),
    )  # fmt: skip
    mocha = ItemAdded(
        item_id=ItemId(new_id()), name="Mokka", category="Coffee", price=eur("4.00"), tax_class="drinks",
        station="espresso", position=0, groups=(milk.group_id,), allergens=("milk",), may_contain=("nuts",),
    )  # fmt: skip
    work.do(put_up_menu, MenuFile(currency="EUR", groups=(milk,), items=(mocha,), tax_classes=()))
    sell.presenter.refresh()
    sell.tap("Mokka")
    sell.presenter.line_panel.open()
    line_id = sell.lines[0].line_id

    def told() -> tuple[str, dict[str, str]]:
        assert isinstance(sell.state.panel, LinePanelState)
        return sell.state.panel.contains, {each.tone: each.names for each in sell.state.panel.allergens}

    assert told() == ("milk", {})
    sell.presenter.line_panel.tell_allergens(line_id)
    sell.presenter.choose_modifier(line_id, milk.group_id, "Oat")
    short, rows = told()
    assert (short, rows["late"], rows["at_risk"]) == ("gluten", "gluten", "nuts")
    assert len(rows["on_time"].split(", ")) == 12
    sell.presenter.line_panel.tell_allergens(line_id)
    assert told() == ("gluten", {})
