"""A shop that is added: its server's address and a code, typed, then joined apart. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.kernel.ids import ShopId, StaffId
from counter.link.sealed_keys import read_code
from counter.link.typed_address import whole_address
from counter.ui.desk.other_shops import OtherShops
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_other_shops import add_form
from counter.ui.office.other_shops_state import AddShopState
from counter.ui.parts.join_draft import JoinDraft


class AddShopPresenter:
    """`show` is called with news, `done` once a shop was added.

    What is typed waits for whoever wrote it. One shop is added at a time: that goes on whoever looks meanwhile.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        others: OtherShops,
        show: Callable[[], object],
        done: Callable[[ShopId], object],
    ) -> None:
        self._work, self._shop, self._others = work, shop, others
        self._show, self._done = show, done
        self._drafts: dict[StaffId | None, tuple[JoinDraft, str]] = {}
        self._whose: StaffId | None = None
        self.is_open = self.is_busy = False

    def forget(self) -> None:
        """Somebody came: what they began to type is there still."""
        self._whose = self._work.by
        self.is_open = self._whose in self._drafts

    def open(self) -> None:
        """The form."""
        self.is_open = True
        self._keep(JoinDraft())

    def back(self) -> None:
        """No shop is added; what was typed is forgotten. A shop that is being added is added all the same."""
        self.is_open = False
        self._drafts.pop(self._whose, None)
        self._show()

    @property
    def _draft(self) -> JoinDraft:
        return self._drafts.get(self._whose, (JoinDraft(), ""))[0]

    def _keep(self, draft: JoinDraft, wrong: str = "") -> None:
        self._drafts[self._whose] = (draft, wrong)
        self._show()

    def write(self, key: str, text: str) -> None:
        """What is typed into a field."""
        self._keep(self._draft.write(key, text))

    def add(self) -> None:
        """Adds it; what is wrong is said in the form, and nothing that was typed is lost."""
        if self.is_busy:
            return
        draft, whose = self._draft.checked(self._shop.language), self._whose
        if not draft.wrong:
            self.is_busy = True
            adding = self._others.add(whole_address(draft.address), read_code(draft.code))
            adding.then(lambda added: self._take(whose, added))
            adding.otherwise(lambda reason: self._refuse(whose, draft, reason))
        self._keep(draft)

    def tick(self) -> None:
        """A second passed: says how far it is."""
        if self.is_busy:
            self._show()

    def _take(self, whose: StaffId | None, added: ShopId) -> None:
        self.is_busy = False
        self._drafts.pop(whose, None)
        if whose == self._whose:
            self.is_open = False
        self._done(added)

    def _refuse(self, whose: StaffId | None, draft: JoinDraft, reason: str) -> None:
        """Whoever went back meanwhile finds it, with the reason, where they add a shop."""
        self.is_busy = False
        self._drafts[whose] = (draft, reason)
        if whose == self._whose:
            self.is_open = True
        self._show()

    def state(self) -> AddShopState | None:
        """What is typed; None where nothing is."""
        if not self.is_open:
            return None
        language, busy = self._shop.language, ""
        draft, wrong = self._drafts.get(self._whose, (JoinDraft(), ""))
        if self.is_busy:
            busy = self._others.said or language.say("Asking that shop’s server…")
        return add_form(draft, wrong, busy, language)
