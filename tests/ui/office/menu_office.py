"""The office’s page Menu as tests press it."""

from __future__ import annotations

from datetime import date, timedelta

from counter.flows.print_queue import print_waiting
from counter.menu.rules import Item
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.office.menu_state import ComboFormState, GroupFormState, ItemFormState, MenuState, OptionState
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.state import CHANGES, MENU, OfficeState
from ui.office.asked import asked
from ui.office.machines import machines_of
from ui.sync_desk import SyncDesk


class Office:
    """The presenter and what it shows, on the page Menu."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.states: list[OfficeState] = []
        self.presenter = OfficePresenter(
            work, work.shop, self.states.append, lambda: print_waiting(work.shop), machines_of(work, asked)
        )
        self.presenter.refresh()
        self.presenter.go(MENU)

    @property
    def page(self) -> MenuPresenter:
        return self.presenter.menu

    @property
    def state(self) -> MenuState:
        state = self.states[-1].page
        assert isinstance(state, MenuState)
        return state

    @property
    def form(self) -> ItemFormState:
        assert isinstance(self.state.form, ItemFormState)
        return self.state.form

    @property
    def group(self) -> GroupFormState:
        assert isinstance(self.state.form, GroupFormState)
        return self.state.form

    @property
    def combo(self) -> ComboFormState:
        assert isinstance(self.state.form, ComboFormState)
        return self.state.form

    def open_milk(self) -> None:
        self.open("Latte")
        self.page.open_group(self.form.groups[0].key)

    def oat(self) -> OptionState:
        return next(each for each in self.group.options if each.name == "Oat")

    def write_oat(self, **values: str) -> None:
        place = [each.name for each in self.group.options].index("Oat")
        self.page.change_group(lambda draft: draft.change_row(place, **values))

    def day(self, days: int) -> date:
        return self.work.shop.settings.trading_day(self.work.shop.clock.now()) + timedelta(days=days)

    def adds(self, days: int, size: str = "", name: str = "Oat") -> int:
        """What oat milk adds so many days from now."""
        menu = self.work.shop.configuration.menu.on(self.day(days))
        return menu.item(self.work.cafe.item("Latte")).groups[0].modifier(name).price_of("", size).minor

    def is_changed(self) -> bool:
        return self.state.changed

    def is_out(self) -> bool:
        return bool(self.form.sold_out)

    def open(self, name: str) -> None:
        self.page.search(name)
        self.page.choose(next(row.key for row in self.state.rows if row.name == name))
        self.page.search(None)

    def item(self, name: str) -> Item:
        return self.work.shop.menu.item(self.work.cafe.item(name))

    def said(self, days: int) -> str:
        return self.work.shop.language.day(self.day(days))

    def choose_day(self, days: int | None) -> None:
        self.page.ask("when")
        self.page.answer("" if days is None else str(self.day(days)))

    def write_day(self, text: str) -> None:
        self.page.ask("when")
        self.page.answer("other")
        self.page.write_day(text)

    def price_from(self, days: int | None, text: str, place: int = 0) -> None:
        """Saves a price from so many days from now on; None: at once."""
        self.choose_day(days)
        self.page.change(lambda draft: draft.write_price(place, text))
        self.page.save()

    def costs(self, *days: int) -> list[int]:
        """What affogato costs so many days from now."""
        menu, item = self.work.shop.configuration.menu, self.work.cafe.item("Affogato")
        return [menu.on(self.day(each)).item(item).price.minor for each in days]

    def sizes(self, days: int) -> list[int]:
        """What latte costs in its sizes so many days from now."""
        menu = self.work.shop.configuration.menu.on(self.day(days))
        return [size.price.minor for size in menu.item(self.work.cafe.item("Latte")).sizes]

    def changes(self) -> tuple[str, ...]:
        self.presenter.go(CHANGES)
        told = self.states[-1].page
        assert isinstance(told, tuple)
        self.presenter.go(MENU)
        return tuple(each.what for each in told)
