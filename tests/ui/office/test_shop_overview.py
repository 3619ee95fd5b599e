"""The office's page Shop, all its sections in short: what is so, what comes, and the last change taken back."""

from __future__ import annotations

import pytest

from counter.flows.open_shop import decide
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.shop_overview_state import CardState, OverviewState
from counter.ui.office.shop_state import ALL, ShopState
from counter.ui.office.state import SHOP, OfficeState
from ui.office.asked import asked
from ui.office.machines import machines_of
from ui.sync_desk import SyncDesk


class Overview:
    """The page as it was last shown."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[OfficeState] = []
        self.office = OfficePresenter(work, work.shop, self.states.append, lambda: None, machines_of(work, asked))
        self.office.forget()
        self.office.refresh()
        self.office.go(SHOP)

    @property
    def page(self) -> ShopState:
        page = self.states[-1].page
        assert isinstance(page, ShopState)
        return page

    @property
    def shown(self) -> OverviewState:
        assert isinstance(self.page.page, OverviewState)
        return self.page.page

    def card(self, title: str) -> CardState:
        return next(each for each in (*self.shown.left, *self.shown.right) if each.title == title)

    def lines(self, title: str) -> list[tuple[str, str]]:
        return [(each.label, each.value) for each in self.card(title).lines]


@pytest.fixture
def office(work: SyncDesk) -> Overview:
    return Overview(work)


def test_the_page_begins_with_all_sections_in_short(work: SyncDesk, office: Overview) -> None:
    assert office.page.section == ALL
    assert office.lines("When we are open") == [("Hours", "not said")]
    week = [{"opens": "07:00:00", "closes": "17:00:00"}] * 5 + [{"opens": "08:00:00", "closes": "16:00:00"}, None]
    rates = [
        {"tax_class": "food", "since": "2026-01-01", "here": "0.07", "to_go": "0.07"},
        {"tax_class": "food", "since": "2027-01-01", "here": "0.08", "to_go": "0.08"},
    ]
    work.do(decide, {"hours": week, "tax_rates": rates, "tax_number": "DE1"})
    office.office.refresh()
    assert office.lines("When we are open") == [
        ("Monday–Friday", "7:00–17:00"),
        ("Saturday", "8:00–16:00"),
        ("Sunday", "closed"),
    ]
    assert office.card("When we are open").note == "Day ends 4:00"
    assert [(each.value, each.comes) for each in office.card("Taxes").lines] == [
        ("7% here, 7% to go, since 1 Jan 2026", False),
        ("8% here, 8% to go, from 1 Jan 2027", True),
    ]
    assert ("Tax number", "DE1") in office.lines("Who we are")


def test_a_card_opens_its_section_and_the_last_change_is_taken_back(work: SyncDesk, office: Overview) -> None:
    assert not office.shown.can_undo
    work.do(decide, {"shop_name": "Nook"})
    office.office.refresh()
    assert office.shown.last == "Last change: Ana, Monday 23 November, The shop’s name: as it came → Nook"
    office.office.shop_page.undo_last()
    assert work.shop.settings.shop_name == "Counter Coffee"
    for section in (office.card("Who we are").section, office.card("Money").section):
        office.office.shop_page.open(section)
        assert office.page.section == section
