"""What is pushed to other shops: looked at first, shop by shop, with what each keeps; then pushed. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from counter.kernel.ids import ShopId
from counter.reports.change_words import ChangeWords
from counter.shops.model import KnownShop
from counter.shops.names import names_of
from counter.ui.desk.other_shops import OtherShops
from counter.ui.desk.push_told import LookTold, PushTold
from counter.ui.desk.work import CurrentShop
from counter.ui.office.build_push import KINDS, Outlook, Pushing, ShopAsked, push_state
from counter.ui.office.push_state import PushState


class PushPresenter:
    """`show` is called with news, `others` gives the shops that can get it, `done` is called once something went out.

    What is being pushed is pushed whoever looks meanwhile; what came of it is seen when the page is opened next.
    """

    def __init__(
        self,
        shop: CurrentShop,
        asked: OtherShops,
        show: Callable[[], object],
        others: Callable[[], tuple[KnownShop, ...]],
        done: Callable[[], object],
    ) -> None:
        self._shop, self._asked, self._show, self._others, self._done = shop, asked, show, others, done
        self._is_open = self._is_busy = self._is_unseen = False
        self._kind, self._outlooks, self._left_out = 0, dict[ShopId, Outlook](), set[ShopId]()
        self._seen: ShopId | None = None
        self._round, self._reason = 0, ""

    def forget(self) -> None:
        """Somebody came: the page is shut. What is being pushed goes on."""
        self._is_open = False

    def open(self) -> None:
        """Looks what would be otherwise in each of the shops; first at what came of a push that nobody saw."""
        is_new, self._is_open, self._is_unseen = not (self._is_busy or self._is_unseen), True, False
        if is_new:
            self._kind, self._left_out = 0, set()
            self._seen = next((each.shop for each in self._others()), None)
            self._look_at_all()
        self._show()

    def back(self) -> None:
        """To the list of shops."""
        self._is_open = False
        self._show()

    def choose_kind(self, place: int) -> None:
        """The menu or the playbook."""
        if not self._is_busy and place != self._kind:
            self._kind = place
            self._look_at_all()
            self._show()

    def see(self, shop: str) -> None:
        """The preview of that shop."""
        self._seen = ShopId(UUID(shop))
        self._show()

    def tick(self, shop: str) -> None:
        """That shop gets it, or does not."""
        if not self._is_busy:
            self._left_out ^= {ShopId(UUID(shop))}
            self._show()

    def _look_at_all(self) -> None:
        self._round, self._reason = self._round + 1, ""
        self._outlooks = {each.shop: Outlook() for each in self._others()}
        self._look_at(*self._outlooks)

    def _look_at(self, *shops: ShopId, taxes: Mapping[str, str] | None = None) -> None:
        looking = self._asked.look_at_push(KINDS[self._kind], shops, taxes)
        looking.then(partial(self._take_look, self._round))
        looking.otherwise(partial(self._refuse, self._round, shops))

    def _take_look(self, asked: int, found: Sequence[LookTold]) -> None:
        for each in found:
            self._take(asked, each.shop, Outlook(each))

    def _refuse(self, asked: int, shops: Sequence[ShopId], reason: str) -> None:
        """What was known of them stands still."""
        for shop in shops:
            self._take(asked, shop, replace(self._outlooks.get(shop, Outlook()), wrong=reason))

    def _take(self, asked: int, shop: ShopId, found: Outlook) -> None:
        """What was asked of the other kind is not wanted any more."""
        if asked == self._round:
            self._outlooks[shop] = found
            self._show()

    def keep(self, what: str, *, kept: bool) -> None:
        """The shop in hand keeps it as it has it, from now on, or no longer: seen at once, decided apart."""
        shop, asked = self._seen, self._round
        before = self._outlooks.get(shop, Outlook()) if shop else Outlook()
        if shop is not None and before.look and not self._is_busy:
            self._take(asked, shop, Outlook(before.look.keeping(what, kept=kept)))
            keeping = self._asked.keep(shop, what, kept=kept)
            keeping.otherwise(lambda reason: self._take(asked, shop, replace(before, wrong=reason)))

    def say_tax(self, tax_class: str) -> None:
        """What the tax class that is asked about is at the shop in hand."""
        shop = self._seen
        asks = self._outlooks.get(shop, Outlook()).asked if shop else None
        if shop is not None and asks and not self._is_busy:
            self._look_at(shop, taxes={asks.tax: tax_class})

    def push(self) -> None:
        """Each of the shops that are ticked gets it."""
        shops = [each.shop.shop for each in self._pushing.going]
        if shops and not self._is_busy:
            self._is_busy, self._reason = True, ""
            pushing = self._asked.push(KINDS[self._kind], shops)
            pushing.then(self._take_pushed)
            pushing.otherwise(self._push_in_vain)
            self._show()

    def _take_pushed(self, done: Sequence[PushTold]) -> None:
        """What came of it, shop by shop."""
        self._is_busy, self._is_unseen = False, not self._is_open
        for each in done:
            self._outlooks[each.shop] = replace(self._outlooks[each.shop], pushed=each)
        self._done()
        self._show()

    def _push_in_vain(self, reason: str) -> None:
        self._is_busy, self._is_unseen, self._reason = False, not self._is_open, reason
        self._show()

    @property
    def _pushing(self) -> Pushing:
        others = self._others()
        names = names_of(others)
        shops = [
            ShopAsked(each, names[each.shop], self._outlooks.get(each.shop, Outlook()), each.shop not in self._left_out)
            for each in others
        ]
        return Pushing(self._kind, shops, self._seen, self._reason, self._is_busy)

    def state(self) -> PushState | None:
        """What is seen of it; None where it is not open."""
        if not self._is_open:
            return None
        language = self._shop.language
        return push_state(self._pushing, ChangeWords(self._shop.playbook, language).named, language)
