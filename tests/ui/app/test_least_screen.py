"""On the least screen, 1024 × 600, every workplace shows what one can tap: nothing is cut, covered or small."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from cafe import Cafe, eur
from counter.flows import held
from counter.flows.open_shop import put_up_menu
from counter.flows.staff import add_staff, change_pin
from counter.kernel.ids import ItemId, StaffId, new_id
from counter.link.status import LinkState, LinkStatus
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.ui.app.counter import Counter
from counter.ui.app.state import NoteState, StaffState, StaffTileState
from counter.ui.sell.ticket import Ticket
from counter.ui.theme import tokens
from counter.ui.till.rows import PaperLines
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Text

Hand = Callable[..., None]
LEAST = (1024, 600)
LARGER = ((1024, 768), (1280, 800))
LONG = "Vegan gluten-free double chocolate hazelnut and almond brownie with salted caramel sauce"


@pytest.fixture
def screen(qtbot: QtBot, counter: Counter) -> Iterator[Counter]:
    """The counter on the least screen."""
    resize(qtbot, counter, LEAST)
    yield counter
    assert (counter.window.width(), counter.window.height()) == LEAST


def resize(qtbot: QtBot, counter: Counter, size: tuple[int, int]) -> None:
    counter.window.resize(*size)
    qtbot.waitUntil(lambda: counter.window.width() == size[0])
    QApplication.processEvents()  # what lays itself out anew a moment later has done so


@pytest.fixture
def shows_all(qtbot: QtBot, screen: Counter) -> Callable[[], None]:
    """Fails with the names of what is cut, small, or lies under something else, on the least screen or a larger one.

    What one tapped one's way to is looked at in each size: the whole app is not opened anew for every one.
    """

    def check() -> None:
        qtbot.waitUntil(lambda: not faults(screen.window), timeout=2000)

    def look() -> None:
        for size in (LEAST, *LARGER):
            resize(qtbot, screen, size)
            try:
                check()
            except Exception:  # noqa: BLE001 - the faults say more than that time ran out
                pytest.fail(f"{size}\n" + "\n".join(faults(screen.window)))
            assert (screen.window.width(), screen.window.height()) == size
        resize(qtbot, screen, LEAST)

    return look


def faults(window: QWidget) -> list[str]:
    """What is wrong with what can be tapped now."""
    found: list[str] = []
    seen: list[tuple[str, QRect]] = []
    for tap in tappable(window):
        name, area = tap.accessibleName(), tap.contentsRect().translated(tap.mapTo(window, QPoint()))
        reach = within_parents(QRect(tap.mapTo(window, QPoint()), tap.size()), tap, window)
        if in_a_list(tap):  # it scrolls inside its card
            area = area.intersected(reach)
            if area.isEmpty():
                continue
        elif not reach.contains(area):
            found.append(f"cut: {name} {area} to {reach}")
        elif min(reach.width(), reach.height()) < tokens.TARGET:
            found.append(f"small: {name} {reach}")
        found += [f"{name} lies over {other}" for other, there in seen if area.intersects(there)]
        seen.append((name, area))
    return found


def tappable(window: QWidget) -> list[Tap]:
    """What a finger can reach: of a dimmed page only the sheet, above a keyboard only what is not under it."""
    taps: list[Tap] = [tap for tap in window.findChildren(Tap) if tap.isVisible()]
    panels = [panel for panel in window.findChildren(DimmedPanel) if panel.isVisible()]
    boards = [board for board in window.findChildren(Keyboard) if board.isVisible()]
    if panels:
        taps = [tap for tap in taps if panels[-1].isAncestorOf(tap)]
    for board in boards:
        taps = [
            tap
            for tap in taps
            if board.isAncestorOf(tap) or not on_window(tap, window).intersects(on_window(board, window))
        ]
    return taps


def on_window(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def within_parents(area: QRect, part: QWidget, window: QWidget) -> QRect:
    """What is left of an area where everything around it cuts what reaches over its edge."""
    parent = part.parentWidget()
    while parent is not None:
        area = area.intersected(on_window(parent, window) if parent is not window else window.rect())
        parent = parent.parentWidget() if parent is not window else None
    return area


def in_a_list(part: QWidget) -> bool:
    parent = part.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent is not None


@pytest.fixture
def crowded(cafe: Cafe) -> None:
    """A menu of 40 categories, 200 items in one of them, long names and an item with many choices."""
    latte = next(item for item in cafe.shop.menu.items if item.name == "Latte")
    wanted = [("Tea", f"Tea {n}") for n in range(200)] + [(f"Category {n}", LONG) for n in range(34)]
    items = tuple(
        ItemAdded(
            item_id=ItemId(new_id()),
            name=name,
            category=category,
            price=eur("123.40"),
            tax_class=latte.tax_class,
            station=latte.station,
            position=1000 + place,
            icon="coffee",
            groups=tuple({group.group_id: None for item in cafe.shop.menu.items for group in item.groups}),
        )
        for place, (category, name) in enumerate(wanted)
    )
    cafe.shop.do(cafe.ana, put_up_menu, MenuFile(currency="EUR", groups=(), items=items, tax_classes=()))


def test_the_server_is_away(screen: Counter, tap: Hand, shows_all: Hand) -> None:
    """The banner takes its place, and the grid keeps its fifteen tiles."""
    tap("Ana", "Latte")
    screen.desk.linking.show(LinkStatus(state=LinkState.AWAY, waiting=14))
    shows_all()
    screen.desk.refused.emit("The shop’s server is away, so nobody can see whether this voucher was used. " * 2)
    shows_all()
    tap("OK", "Show")
    shows_all()


def test_who_is_here(tap: Hand, shows_all: Hand) -> None:
    shows_all()
    tap("Ana", "Lock")
    shows_all()


@pytest.mark.parametrize("people", [5, 14])
def test_many_people_and_a_long_note(screen: Counter, shows_all: Hand, people: int) -> None:
    names = ("Ana", "Maximiliane", "Zoë", "Ben-Luca von der Heide")
    tiles = tuple(StaffTileState(StaffId(new_id()), names[n % 4], "barista") for n in range(people))
    note = NoteState(
        "From before today:", "Oskar Hirschfeld-Brandenburg, wrong milk", "is still open, and 9 more. " * 3
    )
    screen.window.staff.show_state(StaffState("Good morning", "“…”", tiles, note, "Customer display", "Close Counter"))
    shows_all()


def has_room(words: Text) -> bool:
    return words.height() == words.heightForWidth(words.width())


@pytest.mark.parametrize("size", [LEAST, *LARGER])
def test_a_note_is_as_tall_as_its_words(qtbot: QtBot, screen: Counter, size: tuple[int, int]) -> None:
    resize(qtbot, screen, size)
    tiles = tuple(StaffTileState(StaffId(new_id()), "Ana", "barista") for _ in range(5))
    for told in (8, 1, 2, 4):
        open_ones = ", ".join(["Oskar, not good"] * told)
        note = NoteState("From before today, 4 are still open:", open_ones, "and more. They are all in Make it right.")
        screen.window.staff.show_state(StaffState("Good morning", "“…”", tiles, note, "Customer display", "Close"))
        (words,) = (text for text in screen.window.staff.findChildren(Text) if "Oskar" in text.text())
        qtbot.waitUntil(partial(has_room, words))
    resize(qtbot, screen, LEAST)


def test_ringing_up(tap: Hand, shows_all: Hand) -> None:
    tap("Ana")
    shows_all()
    tap("Latte", "Oat")
    shows_all()
    tap("Flat white", "Mocha", "Filter", "Cappuccino", "Iced latte", "Espresso", "Macchiato", "Cortado", "Americano")
    shows_all()
    tap("Lines before")
    shows_all()
    tap("Note")
    shows_all()


@pytest.mark.usefixtures("crowded")
def test_ringing_up_from_a_crowded_menu(tap: Hand, shows_all: Hand) -> None:
    tap("Ana", "Tea", "Page 2", "Tea 20", "More choices")
    shows_all()
    tap("Done", "More pages", "More categories")
    shows_all()
    tap("More categories")
    tap("Vegan")
    shows_all()


def test_all_choices_of_a_line_a_discount_and_another_price(tap: Hand, shows_all: Hand) -> None:
    tap("Ana", "Latte", "More choices", "How many")
    shows_all()
    tap("Discount")
    shows_all()
    tap("10%", "Regular")
    shows_all()
    tap("Back to the items", "More choices", "Price")
    shows_all()


def test_saying_what_is_sold_out(tap: Hand, shows_all: Hand) -> None:
    tap("Ana", "Latte", "Sold out")
    shows_all()
    tap("Latte", "Mocha", "3 left")
    shows_all()
    tap("Back to selling")
    shows_all()


def test_how_many_are_left_is_said_in_full_from_the_first_time_on(
    qtbot: QtBot, tap: Hand, found: Callable[[str], Tap | None], screen: Counter
) -> None:
    resize(qtbot, screen, LARGER[0])
    tap("Ana", "Sold out", "Latte", "8 left")
    eight, more = found("8 left"), found("One more left")
    assert eight is not None
    assert more is not None
    assert on_window(more, screen.window).top() > on_window(eight, screen.window).bottom()
    resize(qtbot, screen, LARGER[1])
    assert on_window(more, screen.window).center().y() == on_window(eight, screen.window).center().y()
    resize(qtbot, screen, LEAST)
    qtbot.waitUntil(lambda: found("8 left") is None)


def test_looking_for_an_item(tap: Hand, shows_all: Hand) -> None:
    tap("Ana", "Search", "c", "o")
    shows_all()
    tap("Add Cortado", "Close the search")
    shows_all()


def test_the_keyboard_is_up(qtbot: QtBot, tap: Hand, screen: Counter, shows_all: Hand) -> None:
    tap("Ana", "Latte")
    field = next(field for field in screen.window.findChildren(Field) if field.isVisible())
    field.wanted.emit()
    shows_all()


@pytest.fixture
def code(cafe: Cafe) -> str:
    """Mara's apology voucher."""
    return cafe.code(cafe.miss("Latte", customer="Mara"))


def test_paying(code: str, tap: Hand, screen: Counter, shows_all: Hand) -> None:
    tap("Ana", "Latte", "Mocha", "Pay", "Card terminal", "Voucher")
    shows_all()
    next(field for field in screen.window.findChildren(Field) if field.isVisible()).setText(code)
    tap("OK", "Greeting")
    shows_all()


@pytest.fixture
def eight_held(cafe: Cafe) -> None:
    """More held tickets than the panel shows at once."""
    for name in ("Ana", "Ben", "Cem", "Dana", "Eva", "Finn", "Gül", "Hanna-Luise Wohlrabe-Schönfelder"):
        cafe.shop.do(cafe.ana, held.hold, cafe.ring("Latte", customer=name))


@pytest.mark.usefixtures("eight_held")
def test_sold_and_held(tap: Hand, shows_all: Hand) -> None:
    tap("Ana, barista", "Latte", "Cash exact", "Latte")
    shows_all()
    tap("Held")
    shows_all()


def test_a_strip_leaves_room_for_the_tiles(tap: Hand, screen: Counter, shows_all: Hand) -> None:
    tap("Ana", "Latte", "Oat")
    screen.window.show_message("This voucher was used on Monday. Tap Make it right if something is still open.", "OK")
    shows_all()
    tap("Pay")
    screen.window.show_message("This voucher was used on Monday. Tap Make it right if something is still open.", "OK")
    screen.window.show_banner("The receipt printer is away: nothing prints until it is back.", "printer")
    shows_all()


def test_the_day(tap: Hand, shows_all: Hand) -> None:
    tap("Ana", "Latte", "Cash exact", "Day")
    shows_all()


def test_the_customer_display(qtbot: QtBot, screen: Counter) -> None:
    """It has nothing to tap; it takes whatever size it is given."""
    for size in (*LARGER, LEAST):
        resize(qtbot, screen, size)
        screen.workplaces.board.resize(screen.window.size())
        screen.workplaces.board.show()
        assert screen.workplaces.board.size() == screen.window.size()


def test_the_orders(tap: Hand, shows_all: Hand) -> None:
    tap("Ana", "Latte", "Cash exact", "Orders")
    shows_all()
    tap("#1 ")
    shows_all()
    tap("Reprint")
    shows_all()


def test_the_till(tap: Hand, shows_all: Hand) -> None:
    tap("Ana", "Till", "€20, how", "5")
    shows_all()
    tap("Open the drawer", "Cash in")
    shows_all()
    tap("Cash out", "5", "Next")
    shows_all()
    for key in ("Gift card", "Accounts", "X report"):
        tap(key)
        shows_all()
    tap("Open drawer")
    tap("Count the drawer")
    shows_all()
    tap("Next", "Next", "5")
    shows_all()


def test_the_day_is_closed_and_the_next_float_is_counted(
    qtbot: QtBot, screen: Counter, tap: Hand, found: Callable[[str], Tap | None], shows_all: Hand
) -> None:
    """The Z and the keys of the float have room for a finger each, if need be one after the other."""

    def tap_until(name: str, follows: Callable[[], bool]) -> None:
        """A tap where one was a moment ago is a slip, and does nothing: it is tapped again."""

        def has_followed() -> bool:
            if not follows() and found(name) is not None:
                tap(name)
            return follows()

        qtbot.waitUntil(has_followed)

    tap("Ana", "Till", "€20, how", "5", "Open the drawer")
    tap_until("Count the drawer", lambda: found("Finished counting") is not None)
    tap("€20, how", "5")
    tap_until("Finished counting", lambda: found("Close the day") is not None)
    tap_until("Close the day", lambda: reads_z(screen))
    shows_all()
    tap("€50, how", "2")
    shows_all()
    tap("last close")
    qtbot.waitUntil(lambda: reads_z(screen))
    tap("Open the drawer", "Cash in")
    shows_all()


def reads_z(counter: Counter) -> bool:
    return any(paper.isVisible() and paper.accessibleName() == "Z 0001" for paper in papers(counter))


def papers(counter: Counter) -> list[PaperLines]:
    return counter.window.findChildren(PaperLines)


@pytest.mark.usefixtures("many_with_pins")
def test_too_many_wrong_pins_of_somebody_with_a_long_name(qtbot: QtBot, tap: Hand, screen: Counter) -> None:
    """The greeting is read from its first letter to its last, and the people stand there whole."""
    tap("Maximiliane von Hohenzollern")
    for _ in range(5):
        tap("9", "9", "9", "9")
    qtbot.waitUntil(lambda: any("Try again in" in words.text() for words in screen.window.findChildren(Text)))
    greeting, scroll = screen.window.staff._greeting, screen.window.staff._scroll
    assert greeting.sizeHint().width() <= greeting.width()
    qtbot.waitUntil(lambda: scroll.height() >= tokens.PERSON_LOW)
    resize(qtbot, screen, (1024, 768))
    qtbot.waitUntil(lambda: scroll.height() >= 2 * tokens.PERSON_LOW + tokens.GAP_16)
    resize(qtbot, screen, LEAST)


@pytest.mark.usefixtures("many_with_pins")
def test_a_pin_and_the_persons_menu(tap: Hand, shows_all: Hand) -> None:
    tap("Ana, barista")
    shows_all()
    tap("1", "3", "5", "7", "Ana, your own menu")
    shows_all()
    tap("My PIN")
    shows_all()


@pytest.fixture
def many_with_pins(cafe: Cafe) -> None:
    """A dozen people with long names, of whom two have a PIN."""
    for name in ("Maximiliane von Hohenzollern-Sigmaringen", "Zoë", "Ben-Luca Hohenstein", "Jo", "Eva", "Gül", "Cem"):
        cafe.shop.do(cafe.staff("Rosa"), add_staff, name, "barista")
    cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.ana, "1357")
    cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.staff("Maximiliane von Hohenzollern-Sigmaringen"), "2468")


def test_the_keys_of_the_whole_ticket_have_all_of_their_words(
    qtbot: QtBot, tap: Hand, screen: Counter, shows_all: Hand
) -> None:
    tap("Ana", "Latte", "One more")
    screen.window.findChildren(Ticket)[0].name_field.wanted.emit()
    tap("Done")
    keys = ("Discount", "Note", "Tax exempt", "Name and hold", "For later", "Throw away")

    def have_room(least: Callable[[Button], int]) -> bool:
        shown = {button.accessibleName(): button for button in screen.window.findChildren(Button) if button.isVisible()}
        return all(key in shown and shown[key].width() >= least(shown[key]) for key in keys)

    for size in LARGER:
        resize(qtbot, screen, size)
        qtbot.waitUntil(lambda: have_room(lambda button: button.least_width))
    resize(qtbot, screen, LEAST)
    qtbot.waitUntil(lambda: have_room(lambda _button: tokens.TARGET))
    tap("Allergy: Nuts")
    shows_all()
    tap("Throw away")
    shows_all()
