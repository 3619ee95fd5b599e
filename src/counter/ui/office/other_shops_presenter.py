"""What the page All shops shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from counter.kernel.ids import ShopId
from counter.reports.changes import Change
from counter.shops.model import KnownShop
from counter.ui.desk.other_shops import OtherShops
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.add_shop_presenter import AddShopPresenter
from counter.ui.office.build_other_shops import (
    LEAVE,
    AllShops,
    alone,
    leave_question,
    read_words,
    shop_card,
    shop_rows,
)
from counter.ui.office.other_shops_state import ADD, PUSH, SHOP, OtherShopsState
from counter.ui.office.push_presenter import PushPresenter


class OtherShopsPresenter:
    """`show` is called with news. What takes long is done apart, and goes on whoever looks meanwhile."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[], object], others: OtherShops) -> None:
        self._shop, self._show, self._others = shop, show, others
        self._known: tuple[KnownShop, ...] = ()
        self._missing = ""
        self._is_seen = self._is_reading = False
        self.adding = AddShopPresenter(work, shop, others, show, self._added)
        self.pushing = PushPresenter(shop, others, show, lambda: self._all.others, self.look)
        self.forget()

    def forget(self) -> None:
        """Somebody came: nothing is in hand or asked."""
        self._chosen: ShopId | None = None
        self._asks, self._note = False, ""
        self.adding.forget()
        self.pushing.forget()

    def look_again(self, _changes: tuple[Change, ...]) -> None:
        """Something was decided in this shop: the others are as they were."""

    def come(self, *, seen: bool) -> None:
        """The page is seen: it shows what is known of the shops."""
        self._is_seen = seen
        self.look()

    def look(self) -> None:
        """Time passes: a shop may have been read meanwhile."""
        if self._is_seen:
            looking = self._others.known()
            looking.then(self._take)
            looking.otherwise(self._know_nothing)

    def _know_nothing(self, reason: str) -> None:
        """Other shops are there, and nothing of them was read yet."""
        self._known, self._missing = (), reason
        self._show()

    def _take(self, known: tuple[KnownShop, ...]) -> None:
        self._known, self._missing = known, ""
        if self._all.of(self._chosen) is None:
            self._chosen = next((each.shop for each in self._all.others), None)
        self._show()

    @property
    def _all(self) -> AllShops:
        return AllShops(self._known, self._shop.settings, self._shop.clock.now())

    def state(self) -> OtherShopsState:
        """What the page shows."""
        shops, language, form = self._all, self._shop.language, self.adding.state()
        if not (shops.others or self._missing):
            return OtherShopsState(alone(language), in_hand=ADD if form else SHOP, form=form, note=self._note)
        chosen, pushing = shops.of(self._chosen), self.pushing.state()
        return OtherShopsState(
            rows=shop_rows(shops, self._chosen, language),
            in_hand=PUSH if pushing else ADD if form else SHOP,
            card=shop_card(shops, chosen, language) if chosen else None,
            form=form,
            pushing=pushing,
            read=language.say("Reading…") if self._is_reading else language.say("Read now"),
            is_reading=self._is_reading,
            push=language.say("Push") if shops.others else "",
            add="" if form else language.say("Add a shop"),
            note=self._note or self._missing,
            question=leave_question(shops.name_of(chosen), language) if chosen and self._asks else None,
        )

    def choose(self, shop: str) -> None:
        """Takes a shop in hand; what was typed of another one is forgotten."""
        self._chosen = ShopId(UUID(shop))
        self._note, self._asks = "", False
        self.adding.back()

    def add(self) -> None:
        """One more shop."""
        self._note = ""
        self.adding.open()

    def read_now(self) -> None:
        """Hears every shop's server now, and adds up what came."""
        if not self._is_reading:
            self._is_reading, self._note = True, ""
            reading = self._others.read()
            reading.then(self._take_read)
            reading.otherwise(self._read_in_vain)
            self._show()

    def _take_read(self, known: tuple[KnownShop, ...]) -> None:
        self._is_reading, self._note = False, read_words(known, self._shop.language)
        self._take(known)

    def _read_in_vain(self, reason: str) -> None:
        self._is_reading, self._note = False, reason
        self._show()

    def _added(self, added: ShopId) -> None:
        self._chosen, self._note = added, self._shop.language.say("The shop was added.")
        self.look()

    def ask_leave(self) -> None:
        """Asked once."""
        self._asks = True
        self._show()

    def stop_asking(self) -> None:
        """It stays."""
        self._asks = False
        self._show()

    def answer(self, option: str) -> None:
        """This machine leaves the shop in hand."""
        shop, self._asks = self._all.of(self._chosen), False
        if option == LEAVE and shop is not None:
            leaving, name = self._others.leave(shop.shop), self._all.name_of(shop)
            leaving.then(lambda _: self._left(name))
            leaving.otherwise(self._note_that)
        self._show()

    def _left(self, name: str) -> None:
        self._note_that(self._shop.language.say("{shop} is not read any more.", shop=name))
        self.look()

    def _note_that(self, words: str) -> None:
        self._note = words
        self._show()
