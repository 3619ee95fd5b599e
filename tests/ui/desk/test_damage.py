"""Damage that shows while the counter is open is said, and the next start looks at every page."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.bootstrap import open_shop
from counter.journal.books import BooksLost
from counter.orders.queries import orders_of
from counter.ui.desk.away import DAMAGE
from counter.ui.desk.desk import Desk

PAGE = 4096


def write_over(books: Path, page: int, written: bytes) -> bytes:
    with books.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        before = file.read(PAGE)
        file.seek((page - 1) * PAGE)
        file.write(written)
    return before


def test_a_page_that_cannot_be_read_is_said_and_the_next_start_does_not_pass_over_it(qtbot: QtBot, cafe: Cafe) -> None:
    ((root,),) = cafe.sql("SELECT rootpage FROM sqlite_schema WHERE name = 'orders'")
    assert isinstance(root, int)
    cafe.sell("Latte")
    cafe = cafe.reopened()
    desk = Desk(cafe.shop)
    desk.by = cafe.ana
    before = write_over(cafe.database, root, b"\xa5" * PAGE)
    with qtbot.waitSignal(desk.unavailable) as said:
        desk.read(orders_of, cafe.clock.now().date())
    assert said.args == [
        DAMAGE,
        "The shop’s books are damaged. Close Counter and open it again: it offers your newest backup.",
    ]
    desk.end()
    cafe.close()
    with pytest.raises(BooksLost, match="is damaged"):
        open_shop(cafe.folder)
    write_over(cafe.database, root, before)
    open_shop(cafe.folder).store.close()
    write_over(cafe.database, root, b"\xa5" * PAGE)
    open_shop(cafe.folder).store.close()  # nobody noticed anything: a start that looks at all of it would take long
