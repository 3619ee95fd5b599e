"""After a sale: the change, the receipt another way, and the next customer, on a real shop and on the screen."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.flows.open_shop import decide
from counter.kernel.ids import OrderId, new_id
from counter.kernel.language import Language
from counter.paper.qr import qr_modules
from counter.receipts.as_text import LONGEST
from counter.ui.parts.ticket_state import PromiseState
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.sold_state import PieceState, ReceiptWent, SoldState
from counter.ui.sell.state import SellState
from counter.ui.sell.ticket_state import AgainState, TicketState
from counter.ui.sell.view import SellView
from counter.ui.theme import tokens
from counter.ui.widgets.tap import Tap
from ui.intents import Intents
from ui.sell.harness import SellHarness, sell_intents
from ui.sync_desk import SyncDesk

LEFT = Qt.MouseButton.LeftButton
Named = Callable[[QWidget, str], Tap]


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    sell = SellHarness(work)
    sell.tap("Latte")
    return sell


def sold(sell: SellHarness) -> SoldState:
    assert sell.state.sold
    return sell.state.sold


def printed(work: SyncDesk) -> list[tuple[object, ...]]:
    return work.cafe.sql("SELECT title, is_copy FROM print_jobs ORDER BY position")


def test_no_receipt_is_remembered_and_the_one_wanted_after_all_is_no_copy(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.paying.cash_exact()
    assert sold(sell).went.printed
    sell.presenter.last_sold.no_receipt()
    sell.tap("Latte")
    sell.presenter.paying.cash_exact()
    assert not sold(sell).went.printed
    assert printed(work) == [("receipt T1-000001", 0)]
    for _ in range(2):
        sell.presenter.last_sold.print_receipt()
    assert printed(work) == [("receipt T1-000001", 0), ("receipt T1-000002", 0)]
    sell.tap("Latte")
    sell.presenter.paying.cash_exact()
    assert printed(work)[2:] == [("receipt T1-000003", 0)]


def test_the_receipt_is_there_as_a_code_that_says_it_whole(sell: SellHarness) -> None:
    sell.presenter.paying.cash_exact()
    sell.presenter.last_sold.show_code()
    text = sold(sell).went.qr
    assert "1 Latte" in text
    assert "Receipt T1-000001" in text
    sell.presenter.last_sold.show_code()
    assert sold(sell).went.qr == ""


def test_the_longest_receipt_still_makes_a_code(sell: SellHarness) -> None:
    for name in [tile.name for tile in sell.state.grid.tiles if not tile.sold_out] * 2:
        sell.tap(name)
        sell.presenter.write_note(sell.lines[-1].line_id, "ü" * 70)
    sell.presenter.paying.cash_exact()
    sell.presenter.last_sold.show_code()
    text = sold(sell).went.qr
    assert len(text.encode()) <= LONGEST + 4
    assert qr_modules(text, "l")
    assert sold(sell).note == "Too long for a code: its middle is left out"


@pytest.fixture
def mails(work: SyncDesk) -> None:
    """A mail server is set up."""
    work.do(decide, {"mail": {"host": "localhost", "sender": "bar@example.org"}})


def letters(work: SyncDesk) -> list[tuple[object, ...]]:
    return work.cafe.sql("SELECT address, is_copy FROM mails ORDER BY position")


def test_there_is_no_key_for_mail_before_a_server_is_set_up(sell: SellHarness) -> None:
    sell.presenter.paying.cash_exact()
    assert not sold(sell).can_mail


@pytest.mark.usefixtures("mails")
def test_an_address_is_asked_for_and_what_is_wrong_with_it_said_there(work: SyncDesk, sell: SellHarness) -> None:
    work.do(decide, {"receipts": "ask"})
    sell.presenter.paying.cash_exact()
    assert (sold(sell).can_mail, sold(sell).went.way, printed(work)) == (True, "ask", [])
    sell.presenter.last_sold.mail_receipt()
    assert sold(sell).went.asks
    sell.presenter.last_sold.enter_address("mara@example")
    went = sold(sell).went
    assert (went.asks, went.typed) == (True, "mara@example")
    assert went.wrong == "“mara@example” is no e-mail address. Write it like mara@example.org."
    sell.presenter.last_sold.enter_address("mara@example.org")
    assert (sold(sell).went.asks, sold(sell).note) == (False, "Receipt to mara@example.org")
    assert letters(work) == [("mara@example.org", 0)]
    sell.presenter.last_sold.print_receipt()  # on paper after all: a copy
    assert printed(work) == [("receipt T1-000001 copy", 1)]
    assert work.shop.settings.receipts == "ask"


@pytest.mark.usefixtures("mails")
def test_what_is_printed_already_goes_as_a_copy_and_a_slip_of_the_hand_is_put_right(
    work: SyncDesk, sell: SellHarness
) -> None:
    sell.presenter.paying.cash_exact()
    sell.presenter.last_sold.mail_receipt()
    sell.presenter.last_sold.leave_address()
    assert not sold(sell).went.asks
    for address in ("mara@exmaple.org", "mara@example.org"):
        sell.presenter.last_sold.mail_receipt()
        sell.presenter.last_sold.enter_address(address)
    assert letters(work) == [("mara@exmaple.org", 1), ("mara@example.org", 1)]


@pytest.mark.usefixtures("mails")
def test_a_regulars_way_is_theirs_alone(work: SyncDesk, sell: SellHarness) -> None:
    def sell_to_mara() -> None:
        sell.tap("Latte")
        sell.presenter.name_customer("Mara")
        sell.presenter.usual.take()
        sell.presenter.paying.cash_exact()

    sell_to_mara()
    sell.presenter.last_sold.mail_receipt()
    sell.presenter.last_sold.enter_address("mara@example.org")
    sell_to_mara()
    assert (sold(sell).went.way, sold(sell).note) == ("e-mail", "Receipt to mara@example.org")
    assert letters(work) == [("mara@example.org", 1), ("mara@example.org", 0)]
    sell.presenter.last_sold.no_receipt()
    sell.tap("Latte")
    sell.presenter.paying.cash_exact()
    assert sold(sell).went.printed  # everybody else's is printed as before
    sell_to_mara()
    assert sold(sell).went.way == "none"
    sell.presenter.last_sold.mail_receipt()  # one tap: we know where
    assert sold(sell).note == "Receipt to mara@example.org"


def test_cash_rounding_and_tips_stand_beside_the_change(work: SyncDesk, sell: SellHarness) -> None:
    work.do(decide, {"cash_rounding": {"step": "0.50", "method": "half up"}})
    sell.presenter.paying.begin()
    sell.presenter.paying.give(1000)
    sell.presenter.paying.tip(10)
    sell.presenter.paying.take()
    assert (sold(sell).big, sold(sell).aside) == ("€5.62", "Cash rounding 0.20 · Tip €0.38")


def test_a_tab_says_what_is_left_and_has_no_receipt_yet(sell: SellHarness) -> None:
    sell.presenter.paying.pay_later("Theo")
    assert (sold(sell).title, sold(sell).big_title, sold(sell).big) == ("Tab: Theo · #1", "Left to pay", "€3.80")
    assert not sold(sell).has_receipt


def test_what_is_left_to_pay_is_what_was_left_last(sell: SellHarness) -> None:
    """After the second part, too, and after one of them went back."""
    paying = sell.presenter.paying
    paying.begin()
    for left in ("€2.80", "€1.80"):
        paying.type_digits("100")
        paying.take()
        paying.leave()
        assert (sold(sell).big_title, sold(sell).big) == ("Left to pay", left)
        paying.pay_order(sold(sell).order_id)
    paying.take_off(sell.pay.taken[0].payment_id)
    paying.leave()
    assert sold(sell).big == "€2.80"


def test_what_was_taken_too_much_is_said(sell: SellHarness) -> None:
    sell.presenter.paying.begin()
    sell.presenter.paying.pay_by("card")
    sell.presenter.paying.type_digits("500")
    assert sell.pay.below_take == "€1.20 more than is left"
    sell.presenter.paying.take()
    assert sold(sell).warning == "€1.20 too much was taken"


def test_the_empty_ticket_is_one_tap_on_the_tab_away(sell: SellHarness) -> None:
    sell.presenter.paying.cash_exact()
    sell.presenter.last_sold.forget()
    assert sell.state.sold is None


def test_the_order_is_one_tap_away(sell: SellHarness) -> None:
    sell.presenter.paying.cash_exact()
    order_id = sold(sell).order_id
    sell.presenter.last_sold.see_order()
    assert sell.seen == [order_id]


SOLD = SoldState(
    order_id=OrderId(new_id()),
    title="Sold: Bartholomew Featherstonehaugh · #146",
    short_title="Bartholomew Featherstonehaugh · #146",
    detail="€12.10 · receipt T1-004512",
    big_title="Give back",
    big="€1,007.90",
    given="from €1,020.00",
    pieces=tuple(PieceState(words, is_note=True) for words in ("€200",) * 5 + ("€5", "€2", "€0.50", "€0.20", "€0.20")),
    aside="Cash rounding 0.02 · Tip €0.38",
    promise=PromiseState("Ready by 8:42", "Say: “8:42, Mara. Thank you.”"),
)

MAILED = replace(
    SOLD,
    can_mail=True,
    note="Receipt to bartholomew.feathe…-domain.example.org",
    went=ReceiptWent("e-mail", printed=False, to="bartholomew.featherstonehaugh@a-very-long-domain.example.org"),
)
AGAIN = TicketState(again=AgainState("Same again as Bartholomew", "€12.10"))


@pytest.fixture
def intents() -> Intents[SellPresenter]:
    return sell_intents()


@pytest.fixture
def view(qtbot: QtBot, language: Language, intents: Intents[SellPresenter]) -> SellView:
    view = SellView(language, intents.presenter)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show_state(SellState(sold=SOLD, ticket=AGAIN))
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        ("See order", "see_order"),
        ("Receipt, Printed", "print_receipt"),
        ("Receipt, QR code", "show_code"),
        ("Receipt, None", "no_receipt"),
        ("Receipt, E-mail", "mail_receipt"),
        ("Same again", "take"),
    ],
)
def test_a_tap_says_what_it_means(
    qtbot: QtBot, view: SellView, intents: Intents[SellPresenter], named: Named, name: str, intent: str
) -> None:
    view.show_state(SellState(sold=replace(SOLD, can_mail=True), ticket=AGAIN))
    qtbot.mouseClick(named(view, name), LEFT)
    assert intents.asked == [(intent,)]


@pytest.mark.parametrize(
    "state", [SOLD, replace(SOLD, can_mail=True), replace(MAILED, went=ReceiptWent(qr="1 Latte 3.80\n" * 90)), MAILED]
)
@pytest.mark.parametrize("size", [(1024, 480), (1024, 540), (1024, 708), (1280, 740), (1920, 1020)])
def test_everything_fits(qtbot: QtBot, view: SellView, size: tuple[int, int], state: SoldState) -> None:
    view.resize(*size)
    view.show_state(SellState(sold=state, ticket=AGAIN))

    def fits() -> bool:
        parts = [part for part in view.ring_up._sold.get().findChildren(Tap) if part.isVisibleTo(view)]
        whole = all(view.rect().contains(part.mapTo(view, part.rect().bottomRight())) for part in parts)
        return whole and view.height() == size[1] and all(part.height() >= tokens.TARGET for part in parts)

    qtbot.waitUntil(fits)


@pytest.mark.parametrize("size", [(1024, 480), (1024, 540), (1280, 740)])
@pytest.mark.parametrize("lines", [12, 60])
def test_telephones_read_the_code_off_the_screen(
    qtbot: QtBot, view: SellView, size: tuple[int, int], lines: int
) -> None:
    text = ("Café Größe\n" + "1 Flat white  3.80\n" * lines)[:LONGEST].strip()
    view.resize(*size)
    view.show_state(SellState(sold=replace(SOLD, can_mail=True, went=ReceiptWent(qr=text)), ticket=AGAIN))
    code = view.ring_up._sold.get()._code
    qtbot.waitUntil(lambda: code.module >= 2)
    picture = Image.frombuffer("RGBA", *_pixels(code))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [text]
    read = subprocess.run(["zbarimg", "-q", "--raw", "-"], input=_png(picture), capture_output=True, check=True)
    assert read.stdout.decode().strip() == text


def _pixels(widget: QWidget) -> tuple[tuple[int, int], bytes]:
    drawn = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    return (drawn.width(), drawn.height()), bytes(drawn.constBits())


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def test_nothing_of_the_last_ticket_is_left_to_tap(view: SellView) -> None:
    """Arrows of a long ticket stood there after it was paid."""
    names = [tap.accessibleName() for tap in view.findChildren(Tap) if tap.isVisibleTo(view)]
    assert not {"Lines before", "Lines after", "Hold", "Pay, card …"} & set(names)
