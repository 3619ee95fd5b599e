"""Several printers: each kind of paper at its own, one that is away holds up no other and is tried again by itself."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from cafe import Cafe, RecordingPrinter
from counter.devices.setup import PrinterSetup, Reached
from counter.flows import drawer, printers
from counter.flows.documents import TEST_PAGE, renderers
from counter.flows.print_handbook import print_handbook
from counter.flows.print_queue import is_saved, print_at, print_waiting, waiting_at, what_became_of
from counter.kernel.errors import MaybePrinted, Refused
from counter.paper.document import Paper
from counter.printing.away import PAUSES, printers_away
from counter.printing.routes import ROUTED
from counter.recovery.queries import mishaps_of
from counter.rehearsal.print_sheet import SHEET


class Printers:
    """Recording printers by name, put in the place of the shop's."""

    def __init__(self, cafe: Cafe, *names: str) -> None:
        self.cafe, self.named = cafe, {name: RecordingPrinter() for name in (*names, "")}
        for name in names:
            printers_setup = PrinterSetup(name, Reached.NETWORK, f"{name}:9100", model="default")
            cafe.shop.do(cafe.shop.itself, printers.set_up_printer, printers_setup)
        cafe.shop.find_printer = lambda _settings, name: self.named[name]

    def __getitem__(self, name: str) -> RecordingPrinter:
        return self.named[name]

    def titles(self, name: str) -> list[str]:
        return [title for title, _ in self.named[name].printed]

    def decide(self, flow: Callable[..., None], *args: object) -> None:
        self.cafe.shop.do(self.cafe.shop.itself, flow, *args)

    def waiting(self) -> dict[str, int]:
        return self.cafe.shop.read(waiting_at, self.cafe.shop.settings)


@pytest.fixture
def two(cafe: Cafe) -> Printers:
    found = Printers(cafe, "Counter", "Bar")
    found.decide(printers.send_to, "slip", "Bar")
    return found


def test_every_kind_of_document_has_a_printer_that_can_be_chosen(cafe: Cafe) -> None:
    kinds = [kind for documents in ROUTED.values() for kind in documents]
    assert len(kinds) == len(set(kinds))
    assert {*renderers(cafe.shop.keys), SHEET} - {TEST_PAGE} == set(kinds)


def test_each_kind_goes_where_it_was_sent_and_all_else_to_the_main_one(cafe: Cafe, two: Printers) -> None:
    cafe.miss("Latte")
    cafe.shop.do(cafe.ana, drawer.print_x)
    assert print_waiting(cafe.shop) == ""
    assert two.titles("Counter") == ["receipt T1-000001", "X report"]
    assert two.titles("Bar") == ["apology order 1"]
    two.decide(printers.send_to, "slip", "")
    two.decide(printers.send_to, printers.EVERYTHING, "Bar")
    cafe.miss("Latte")
    print_waiting(cafe.shop)
    assert two.titles("Bar")[1:] == ["receipt T1-000002", "apology order 2"]


def test_pages_of_a4_go_to_the_folder_where_the_main_printer_is_a_roll(cafe: Cafe, two: Printers) -> None:
    cafe.shop.do(cafe.ana, print_handbook)
    print_waiting(cafe.shop)
    assert two.titles("") == ["handbook"]
    assert is_saved(cafe.shop.settings, "handbook")
    assert not is_saved(cafe.shop.settings, "receipt")
    with pytest.raises(Refused, match="prints no pages of A4"):
        two.decide(printers.send_to, "page", "Bar")


def test_one_that_is_away_holds_up_no_other_and_prints_in_order_when_it_is_back(cafe: Cafe, two: Printers) -> None:
    two["Counter"].away = True
    for _ in range(3):
        cafe.miss("Latte")
    assert print_waiting(cafe.shop) == "The paper is out."
    assert len(two.titles("Bar")) == 3
    assert two.waiting() == {"Counter": 3}
    two["Counter"].away = False
    assert print_waiting(cafe.shop) == ""
    assert two.titles("Counter") == [f"receipt T1-00000{n}" for n in (1, 2, 3)]
    assert two.waiting() == {}


def test_it_is_tried_again_after_1_2_5_15_and_then_every_60_seconds(cafe: Cafe, two: Printers) -> None:
    two["Counter"].away = True
    cafe.sell("Latte")
    assert print_at(cafe.shop, "Counter").again_in == PAUSES[0]
    for pause, after in zip((*PAUSES, 60), (*PAUSES[1:], 60, 60), strict=True):
        early = print_at(cafe.shop, "Counter", asked=False)
        assert (early.fault, early.again_in) == ("", pause)
        cafe.clock.forward(pause)
        assert print_at(cafe.shop, "Counter", asked=False).again_in == after
    assert print_at(cafe.shop, "Counter").fault == "The paper is out."  # at once when somebody wants paper
    two["Counter"].away = False
    cafe.clock.forward(60)
    assert print_at(cafe.shop, "Counter", asked=False).again_in is None
    assert cafe.shop.read(printers_away) == ()


def test_another_prints_for_one_that_is_away_for_a_minute_and_no_longer_once_it_is_back(
    cafe: Cafe, two: Printers
) -> None:
    two.decide(printers.stand_in, "Bar")
    two["Counter"].away = True
    cafe.sell("Latte")
    for _ in range(6):
        print_waiting(cafe.shop)
        cafe.clock.forward(9)
    assert two.titles("Bar") == []
    cafe.clock.forward(9)
    print_waiting(cafe.shop)
    assert two.titles("Bar") == ["receipt T1-000001"]
    cafe.sell("Latte")
    print_waiting(cafe.shop)
    assert two.titles("Bar")[1:] == ["receipt T1-000002"]
    two["Counter"].away = False
    cafe.clock.forward(61)
    cafe.sell("Latte")
    print_waiting(cafe.shop)
    assert two.titles("Counter") == ["receipt T1-000003"]


class StopsInTheMiddle(RecordingPrinter):
    """Prints, and says then that it may not have."""

    stops = True

    def print_paper(self, title: str, paper: Paper) -> None:
        super().print_paper(title, paper)
        if self.stops:
            raise MaybePrinted("It stopped in the middle.")


def test_what_a_printer_stopped_in_the_middle_of_comes_as_a_copy_and_three_times_at_most(
    cafe: Cafe, two: Printers
) -> None:
    stopping = two.named["Counter"] = StopsInTheMiddle()
    cafe.sell("Latte")
    for _ in range(5):
        print_waiting(cafe.shop)
    copies = ["COPY" in PdfReader(BytesIO(pdf)).pages[0].extract_text() for _, pdf in stopping.printed]
    assert copies == [False, True, True]
    assert cafe.sql("SELECT state, fault, is_copy FROM print_jobs") == [("failed", "It stopped in the middle.", 1)]


def test_where_the_copy_comes_at_once_nothing_went_wrong(cafe: Cafe, two: Printers) -> None:
    stopping = two.named["Counter"] = StopsInTheMiddle()
    order_id = cafe.sell("Latte")
    print_waiting(cafe.shop)
    assert cafe.shop.read(mishaps_of, [order_id])[order_id][0].is_open
    stopping.stops = False
    print_waiting(cafe.shop)
    assert [mishap.closed_as for mishap in cafe.shop.read(mishaps_of, [order_id])[order_id]] == ["nothing"]


def test_what_became_of_a_document_is_what_its_own_printer_says(cafe: Cafe, two: Printers) -> None:
    two["Counter"].away = True
    cafe.sell("Latte")
    print_waiting(cafe.shop)
    there, elsewhere = (cafe.shop.do(cafe.shop.itself, printers.print_test_page, name) for name in ("Counter", "Bar"))
    assert cafe.shop.read(what_became_of, there, cafe.shop.settings) == "The paper is out."
    assert cafe.shop.read(what_became_of, elsewhere, cafe.shop.settings) == ""
    print_waiting(cafe.shop)
    assert cafe.shop.read(what_became_of, elsewhere, cafe.shop.settings) is None
    assert two.titles("Bar") == ["test page Bar"]


def test_what_waits_for_a_printer_that_is_removed_goes_where_all_else_goes(cafe: Cafe, two: Printers) -> None:
    two["Bar"].away = True
    cafe.miss("Latte")
    print_waiting(cafe.shop)
    two.decide(printers.remove_printer, "Bar")
    assert print_waiting(cafe.shop) == ""
    assert two.titles("Counter") == ["receipt T1-000001", "apology order 1"]
