"""A new owner goes through the five steps in the window, by the names a screen reader says, and sells a coffee."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from counter.cli.first_shop import open_or_make
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.orders.queries import orders_of
from counter.people.queries import read_staff
from counter.reports.all_changes import all_changes
from counter.settings.first_start import FirstStart
from counter.till.queries import paid_for
from counter.ui.app.counter import Counter
from counter.ui.app.setting_up import SettingUp
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Text
from ui.reach import within_reach

Hands = Callable[..., None]
Writes = Callable[[str, str], None]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = open_or_make(tmp_path / "shop")
    yield shop
    shop.store.close()


@pytest.fixture
def asked() -> list[tuple[str, str]]:
    """Which addresses and codes somebody wanted to join a shop with."""
    return []


@pytest.fixture
def counter(qtbot: QtBot, shop: Shop, asked: list[tuple[str, str]]) -> Iterator[Counter]:
    def join(_folder: Path, url: str, code: str, _tell: object) -> object:
        asked.append((url, code))
        raise Refused("No server answers there. " * 9)

    counter = Counter(shop)
    SettingUp(counter, shop, join)
    qtbot.addWidget(counter.window)
    counter.open(windowed=True)
    yield counter
    counter.end()
    counter.deleteLater()


@pytest.fixture
def tap(qtbot: QtBot, counter: Counter) -> Hands:
    """Waits for each name to be there and tappable, then presses it as a screen reader does."""

    def is_pressed(name: str) -> bool:
        found = within_reach(counter.window, name)
        if found is not None:
            found.click()
        return found is not None

    def press(*names: str) -> None:
        for name in names:
            qtbot.waitUntil(partial(is_pressed, name), timeout=10_000)

    return press


@pytest.fixture
def write(qtbot: QtBot, counter: Counter) -> Writes:
    """Types into the field of that name, once it is there."""

    def there(name: str) -> list[Field]:
        fields = counter.window.findChildren(Field)
        return [field for field in fields if field.isVisible() and field.accessibleName() == name]

    def type_in(name: str, text: str) -> None:
        qtbot.waitUntil(lambda: bool(there(name)), timeout=10_000)
        field = there(name)[0]
        field.selectAll()
        qtbot.keyClicks(field, text)

    return type_in


def test_five_steps_end_with_a_sold_coffee_that_can_be_taken_back(
    qtbot: QtBot, shop: Shop, tap: Hands, write: Writes, found: Callable[[str], Tap | None]
) -> None:
    write("The shop’s name", "Nordlicht")
    write("Address, as it stands on receipts", "Hafenstraße 3")
    tap("Country: ", "Switzerland", "Next: menu", "All prices higher", "Next: money")
    write("Cash in the drawer now, if you counted it", "100")
    tap("Next: people")
    write("Your name", "Mira")
    write("Your PIN, four or six digits", "4711")
    write("The same PIN once more", "4711")
    write("Name of person 2", "Jo")
    tap("What Jo is: lead", "Next: first coffee")
    tap("Latte", "Cash exact")
    qtbot.waitUntil(lambda: found("Go to the Bar") is not None)
    tap("Lock, change who is here")
    assert (found("Go to the Bar"), found("Skip the rest")) == (None, None)  # no way past the PIN
    tap("Mira", *"4711")
    tap("Go to the Bar", "1 Latte", "Ready, order")
    qtbot.waitUntil(lambda: found("They have it") is not None)
    assert (found("Go to the Bar"), found("Skip the rest")) == (None, None)  # they are there, and it is nearly done
    tap("They have it")
    tap("It was only a try")
    day = shop.settings.trading_day(shop.clock.now())
    order = shop.read(orders_of, day)[0]
    qtbot.waitUntil(lambda: not shop.read(paid_for, order.order_id, "CHF").left)
    assert (order.total.currency, order.total.minor) == ("CHF", 400)  # 3.80 and 5%
    write("What do you stand for?", "A good coffee, on time.")
    tap("Open the counter")
    qtbot.waitUntil(lambda: shop.settings.first_start == FirstStart())
    assert shop.settings.sentence == "A good coffee, on time."
    assert [(each.name, each.role) for each in shop.read(read_staff)] == [("Mira", "owner"), ("Jo", "lead")]
    assert [each.key for each in shop.report(all_changes)] == ["sentence"]  # all else is what the shop began with


def test_who_skips_it_all_sells_in_the_sample_shop(qtbot: QtBot, counter: Counter, shop: Shop, tap: Hands) -> None:
    tap("Skip the rest", "Latte", "Cash exact")
    qtbot.waitUntil(lambda: bool(shop.read(orders_of, shop.settings.trading_day(shop.clock.now()))))
    assert shop.settings.is_sample
    assert counter.window.top_bar.isVisible()


def test_what_is_wrong_below_the_fold_is_seen(qtbot: QtBot, counter: Counter, tap: Hands, write: Writes) -> None:
    counter.window.resize(1024, 600)
    write("The shop’s name", "Nordlicht")
    write("Address, as it stands on receipts", "Hafenstraße 3")
    tap("Country: ", "Austria", "Next: menu", "Next: money")
    write("goods, to go, in percent", "200")
    tap("Next: people")
    wrong = "“200” is no share. Write a number from 0 to 100, in percent."

    def is_seen() -> bool:
        words = [each for each in counter.window.findChildren(Text) if each.text() == wrong]
        return any(each.visibleRegion().boundingRect().height() >= each.heightForWidth(each.width()) for each in words)

    qtbot.waitUntil(is_seen, timeout=10_000)


def test_on_the_least_screen_a_code_is_seen_whole_and_the_key_that_ends_it_joins(
    qtbot: QtBot, counter: Counter, asked: list[tuple[str, str]], tap: Hands, write: Writes
) -> None:
    window = counter.window
    window.resize(1024, 600)
    tap("Join a shop")
    write("The server’s address, like 192.168.1.10", "192.168.1.10")
    code = next(each for each in window.findChildren(Field) if "7KQ4" in each.accessibleName())
    code.wanted.emit()  # a finger
    keyboard = next(each for each in window.findChildren(Keyboard) if each.isVisible())
    qtbot.waitUntil(lambda: code.visibleRegion().boundingRect() == code.rect(), timeout=3000)
    assert code.mapTo(window, code.rect().bottomLeft()).y() < keyboard.mapTo(window, QPoint()).y()
    write("The code, like 7KQ4-M2XP-9TRB", "7KQ4-M2XP-9TRB")
    tap("Join")
    qtbot.waitUntil(lambda: asked == [("postgresql://192.168.1.10/counter", "7KQ4M2XP9TRB")], timeout=3000)
    qtbot.waitUntil(lambda: within_reach(window, "Back") is not None, timeout=3000)
    back, said = within_reach(window, "Back"), "No server answers there."
    wrong = next(each for each in window.findChildren(Text) if each.isVisible() and said in each.text())
    assert back is not None
    words = wrong.mapTo(window, QPoint(0, wrong.contentsRect().bottom())).y()
    qtbot.waitUntil(lambda: back.mapTo(window, QPoint()).y() >= words + 8, timeout=3000)
