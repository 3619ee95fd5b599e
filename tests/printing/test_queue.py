"""Printing is a second act: a jam undoes no sale, the queue survives a restart, a copy says so."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest
from pypdf import PdfReader

from cafe import Cafe, Died
from counter.bootstrap import PRINTED, open_shop
from counter.devices.printers import CupsPrinter, FolderPrinter
from counter.flows import issue_receipt
from counter.flows.print_queue import (
    LONGEST_WAIT,
    drop_what_is_left_over,
    print_left_over,
    print_waiting,
    what_is_left_over,
)
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import OrderId, new_id
from counter.paper.document import Pages
from counter.printing.queue import LeftOver, begin_next, queue_document, waiting_jobs
from counter.settings.printers import routes_of


def words(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_receipt_and_an_apology_come_out_once(cafe: Cafe) -> None:
    order_id = cafe.miss("Latte", customer="Mia")
    assert print_waiting(cafe.shop) == ""
    assert [title for title, _ in cafe.paper.printed] == ["receipt T1-000001", "apology order 1"]
    receipt, slip = (words(pdf) for _, pdf in cafe.paper.printed)
    assert "Mia" in receipt
    assert cafe.code(order_id) in slip
    assert cafe.code(order_id) not in receipt
    assert print_waiting(cafe.shop) == ""
    assert len(cafe.paper.printed) == 2


@pytest.mark.parametrize("name", ["Zoë", "北京 Ωmega", "عمر", "😀", "<b>&amp;", "\x1b@\u202eneB", "W" * 80])
def test_every_name_can_be_printed(cafe: Cafe, name: str) -> None:
    cafe.miss("Latte", customer=name)
    assert print_waiting(cafe.shop) == ""
    assert len(cafe.paper.printed) == 2
    assert cafe.shop.read(waiting_jobs) == ()


def test_a_jam_undoes_no_sale_and_everything_prints_later_in_order(cafe: Cafe) -> None:
    cafe.paper.away = True
    for _ in range(3):
        cafe.sell("Latte")
        assert print_waiting(cafe.shop) == "The paper is out."
    assert cafe.sql("SELECT count(*) FROM orders") == [(3,)]
    assert len(cafe.shop.read(waiting_jobs)) == 3
    cafe.paper.away = False
    assert print_waiting(cafe.shop) == ""
    assert [title for title, _ in cafe.paper.printed] == [f"receipt T1-00000{n}" for n in (1, 2, 3)]
    assert cafe.shop.read(waiting_jobs) == ()


def test_the_queue_survives_a_restart(cafe: Cafe) -> None:
    cafe.sell("Latte")
    again = cafe.reopened()
    assert print_waiting(again.shop) == ""
    assert len(again.paper.printed) == 1
    again.close()


def test_a_copy_says_copy_and_is_otherwise_the_same(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", customer="Mia")
    cafe.shop.do(cafe.ana, issue_receipt.print_again, order_id)
    print_waiting(cafe.shop)
    first, copy = (words(pdf) for _, pdf in cafe.paper.printed)
    assert "COPY" in copy
    assert "COPY" not in first
    assert copy.replace("COPY", "").split() == first.split()
    with pytest.raises(Refused, match="no receipt"):
        cafe.shop.do(cafe.ana, issue_receipt.print_again, OrderId(new_id()))


def signed(cafe: Cafe) -> Callable[..., bytes]:
    return cafe.shop.keys.local.to_sign("print")


def test_a_document_that_cannot_be_drawn_keeps_no_other_waiting(cafe: Cafe) -> None:
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        queue_document(unit, signed(cafe), "riddle", "nobody draws this", {})
    cafe.sell("Latte")
    assert print_waiting(cafe.shop) == ""
    assert [title for title, _ in cafe.paper.printed] == ["receipt T1-000001"]
    assert left(cafe) == LeftOver(old=0, failed=1)
    assert cafe.sql("SELECT kind, fault FROM print_jobs") == [("riddle", "KeyError: 'riddle'")]


def test_a_printer_that_fails_at_one_document_prints_the_others(cafe: Cafe) -> None:
    cafe.paper.fails_at = "receipt T1-000002"
    for _ in range(3):
        cafe.sell("Latte")
    assert print_waiting(cafe.shop) == ""
    assert [title for title, _ in cafe.paper.printed] == ["receipt T1-000001", "receipt T1-000003"]
    assert cafe.sql("SELECT title, fault FROM print_jobs") == [("receipt T1-000002", "ValueError: no such paper")]
    cafe.paper.fails_at = ""
    assert print_waiting(cafe.shop) == ""
    assert len(cafe.paper.printed) == 2  # it is not tried again by itself
    cafe.shop.do(cafe.ana, print_left_over)
    print_waiting(cafe.shop)
    assert [title for title, _ in cafe.paper.printed][2:] == ["receipt T1-000002"]
    assert "COPY" not in words(cafe.paper.printed[2][1])


def test_what_the_printer_had_when_the_counter_died_comes_again_as_a_copy(cafe: Cafe) -> None:
    cafe.miss("Latte", customer="Mia")
    cafe.sell("Latte", customer="Ben")
    cafe.paper.dies_after = 2  # the receipt and the slip are on paper, and nobody could write down the second
    with pytest.raises(Died):
        print_waiting(cafe.shop)
    again = cafe.reopened()
    assert print_waiting(again.shop) == ""
    papers = [(title, "COPY" in words(pdf)) for title, pdf in again.paper.printed]
    assert papers == [
        ("receipt T1-000001", False),
        ("apology order 1", False),
        ("apology order 1", True),
        ("receipt T1-000002", False),
    ]
    again.close()


def test_what_the_printer_refused_is_no_copy_when_it_comes(cafe: Cafe) -> None:
    cafe.paper.away = True
    cafe.sell("Latte")
    print_waiting(cafe.shop)
    cafe.paper.away = False
    print_waiting(cafe.shop)
    assert ["COPY" in words(pdf) for _, pdf in cafe.paper.printed] == [False]


def left(cafe: Cafe) -> LeftOver:
    return cafe.shop.read(what_is_left_over, cafe.clock.now())


@pytest.mark.parametrize("wanted", [True, False])
def test_what_nobody_waits_for_any_more_prints_only_if_somebody_says_so(cafe: Cafe, *, wanted: bool) -> None:
    cafe.paper.away = True
    for _ in range(6):
        cafe.sell("Latte")
    print_waiting(cafe.shop)
    cafe.forward(LONGEST_WAIT.total_seconds() / 60 + 1)
    cafe.paper.away = False
    cafe.sell("Flat white")
    assert print_waiting(cafe.shop) == ""
    assert [title for title, _ in cafe.paper.printed] == ["receipt T1-000007"]
    assert left(cafe) == LeftOver(old=6, failed=0)
    cafe.shop.do(cafe.ana, print_left_over if wanted else drop_what_is_left_over)
    assert left(cafe) == LeftOver(old=0, failed=0)
    print_waiting(cafe.shop)
    assert len(cafe.paper.printed) == 1 + 6 * wanted
    assert cafe.shop.read(waiting_jobs) == ()


def test_a_long_queue_costs_a_sale_nothing(cafe: Cafe) -> None:
    def fill(how_many: int) -> None:
        with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
            for _ in range(how_many):
                queue_document(unit, signed(cafe), "riddle", "nobody draws this", {"words": "x" * 2_000})

    def seconds() -> float:
        begun = perf_counter()
        for _ in range(10):
            with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
                begin_next(unit, "", routes_of(cafe.shop.settings), unit.at - LONGEST_WAIT, signed(cafe))
                cafe.shop.read(what_is_left_over, unit.at)
        return perf_counter() - begun

    fill(100)
    short = seconds()
    fill(20_000)
    assert seconds() < 10 * short


def test_what_is_on_paper_is_kept_in_the_queue_no_longer(cafe: Cafe) -> None:
    cafe.miss("Latte", customer="Xanthippe")
    assert cafe.sql("SELECT count(*) FROM print_jobs WHERE content LIKE '%Xanthippe%'") == [(2,)]
    print_waiting(cafe.shop)
    assert cafe.sql("SELECT count(*) FROM print_jobs") == [(0,)]


def test_a_folder_takes_every_document_under_a_name_of_its_own(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "out")
    for content in (b"one", b"two"):
        printer.print_paper("receipt ../../T1: 1", Pages(content))
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {
        "receipt-..-..-T1-1.pdf": b"one",
        "receipt-..-..-T1-1-2.pdf": b"two",
    }


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable, match="takes no receipts"):
        FolderPrinter(tmp_path / "file").print_paper("receipt", Pages(b""))


def test_a_printer_that_cups_does_not_have_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="bar-printer does not answer"):
        CupsPrinter("bar-printer").print_paper("receipt", Pages(b""))
    (tmp_path / "lpstat").write_text("#!/bin/sh\necho 'printer bar-printer is idle.'\n")
    (tmp_path / "lp").write_text("#!/bin/sh\ncat > /dev/null\necho 'lp: The printer is on fire.' >&2\nexit 1\n")
    for program in ("lpstat", "lp"):
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(Unavailable, match="says: The printer is on fire"):
        CupsPrinter("bar-printer").print_paper("receipt", Pages(b""))


def test_unless_told_otherwise_paper_goes_to_the_shops_folder(cafe: Cafe) -> None:
    cafe.sell("Latte")
    cafe.close()
    shop = open_shop(cafe.folder, cafe.clock)
    print_waiting(shop)
    shop.store.close()
    assert [path.name for path in (cafe.folder / PRINTED).iterdir()] == ["receipt-T1-000001.pdf"]
